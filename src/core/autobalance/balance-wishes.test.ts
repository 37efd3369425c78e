import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance } from './balance';
import type { BalanceProblem, BalanceResult } from './balance-problem';
import { boundsOf } from './bounds';
import { lumpyProblem, type TestProblem } from './test-problem';
import { verifyPlan } from './verify';

function run(problem: BalanceProblem, seed = 1): BalanceResult {
  const steps = balance(problem, { seed, effort: 'fast' });
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** 20 × 20 hexes in vertical strips: a sound plan to start from. */
function strips(territoryCount: number): Int32Array {
  return Int32Array.from({ length: 400 }, (_, unit) => Math.floor(((unit % 20) * territoryCount) / 20));
}

/** Potential falls from west to east and workload rises: both cannot be even and compact at once. */
function conflicting(factor: number, rest: TestProblem): BalanceProblem {
  const west = Float64Array.from({ length: 400 }, (_, unit) => factor ** (19 - (unit % 20)));
  const east = Float64Array.from({ length: 400 }, (_, unit) => factor ** (unit % 20));
  return lumpyProblem(20, 20, 8, 1, { weights: [west, east], ...rest });
}

describe('a maximum', () => {
  it('holds in every territory where there is room for it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.integer({ min: 2, max: 8 }), (seed, k) => {
        const plain = lumpyProblem(20, 20, k, seed);
        const accounts = Float64Array.from({ length: 400 }, (_, unit) => (unit * 7 + seed) % 3);
        const total = accounts.reduce((sum, value) => sum + value, 0);
        const weights = [...plain.criteria.map(criterion => criterion.weights), accounts];
        const problem = lumpyProblem(20, 20, k, seed, { weights, band: 0.15, most: (1.2 * total) / k });
        const result = run(problem, seed);
        const check = verifyPlan(problem, result.territoryOf);
        for (let t = 0; t < k; t++) expect(check.loads[3 * t + 2]).toBeLessThanOrEqual((1.2 * total) / k + 1e-9);
        expect(result.worstDeviation[2]).toBe(0);
      }),
      { numRuns: 12 },
    );
  });

  it('scales with the capacity share', () => {
    const accounts = new Float64Array(400).fill(1);
    const base = lumpyProblem(20, 20, 3, 4);
    const weights = [...base.criteria.map(criterion => criterion.weights), accounts];
    const shares = Float64Array.of(1, 2, 1);
    const problem = lumpyProblem(20, 20, 3, 4, { weights, most: 115, shares, band: 0.3 });
    const { loads } = verifyPlan(problem, run(problem).territoryOf);
    expect(loads[2]).toBeLessThanOrEqual(115);
    expect(loads[5]).toBeLessThanOrEqual(230);
    expect(loads[8]).toBeLessThanOrEqual(115);
  });

  it('below the mean is said before the run, with the least that works', () => {
    const accounts = new Float64Array(400).fill(1);
    const base = lumpyProblem(20, 20, 4, 4);
    const weights = [...base.criteria.map(criterion => criterion.weights), accounts];
    const remarks = boundsOf(lumpyProblem(20, 20, 4, 4, { weights, most: 80 }));
    expect(remarks[0].kind).toBe('maximum');
    expect(remarks[0].value).toBeCloseTo(1.25, 9);
    expect(remarks[0].text).toContain('plan 5 territories');
  });
});

describe('a limit on what may move', () => {
  it('is never exceeded from a sound plan, whatever it is counted by', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0, max: 0.4, noNaN: true }),
        fc.boolean(),
        (seed, mostMoved, byHexes) => {
          const problem = lumpyProblem(20, 20, 5, seed, {
            start: strips(5),
            keep: 0,
            mostMoved,
            disruption: byHexes ? new Float64Array(400).fill(1) : null,
          });
          const result = run(problem, seed);
          const check = verifyPlan(problem, result.territoryOf);
          expect(check.moved).toBeLessThanOrEqual(mostMoved + 1e-9);
          expect(result.moved).toBe(check.moved);
          expect(result.maxPieces).toBe(1);
        },
      ),
      { numRuns: 15 },
    );
  });

  it('is used, and named as what keeps territories outside', () => {
    const weights = [Float64Array.from({ length: 400 }, (_, unit) => 1 + (unit % 20))];
    const problem = lumpyProblem(20, 20, 5, 2, { weights, start: strips(5), mostMoved: 0.15 });
    const free = verifyPlan(problem, strips(5)).worstDeviation[0];
    const result = run(problem);
    expect(result.worstDeviation[0]).toBeLessThan(free);
    expect(result.moved).toBeGreaterThan(0.1);
    expect(result.remarks.map(remark => remark.kind)).toContain('moved');
  });
});

describe('hardness', () => {
  it('lets the criterion to try give way to the must', () => {
    const both = conflicting(1.2, { band: 0.04 });
    const [potential, workload] = both.criteria;
    const easy: BalanceProblem = { ...both, criteria: [potential, { ...workload, hardness: 'try' }] };
    const hard = run(both);
    const eased = run(easy);
    expect(eased.worstDeviation[0]).toBeLessThanOrEqual(0.04 + 1e-9);
    expect(inertia(easy, eased)).toBeLessThan(inertia(both, hard));
  });
});

describe('the balance ↔ compactness choice of a criterion', () => {
  it('trades its own evenness for short travel', () => {
    const base = conflicting(1.4, { band: 0.02 });
    const [potential, workload] = base.criteria;
    const strict: BalanceProblem = { ...base, criteria: [potential, { ...workload, compact: 0.2 }] };
    const loose: BalanceProblem = { ...base, criteria: [potential, { ...workload, compact: 1 }] };
    const one = run(strict);
    const other = run(loose);
    expect(one.worstDeviation[1]).toBeLessThan(other.worstDeviation[1]);
    expect(inertia(loose, other)).toBeLessThan(inertia(strict, one));
  });
});

/** Σ squared degrees to the territory's mean point: enough to compare two plans of one market. */
function inertia({ unitCount, territoryCount, lat, lng }: BalanceProblem, { territoryOf }: BalanceResult): number {
  const sums = new Float64Array(3 * territoryCount);
  for (let i = 0; i < unitCount; i++) {
    const t = territoryOf[i];
    sums[3 * t] += lat[i];
    sums[3 * t + 1] += lng[i];
    sums[3 * t + 2]++;
  }
  let total = 0;
  for (let i = 0; i < unitCount; i++) {
    const t = territoryOf[i];
    total += (lat[i] - sums[3 * t] / sums[3 * t + 2]) ** 2 + (lng[i] - sums[3 * t + 1] / sums[3 * t + 2]) ** 2;
  }
  return total;
}
