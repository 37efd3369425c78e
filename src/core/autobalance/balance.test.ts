import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance } from './balance';
import {
  type BalanceOptions,
  type BalanceProblem,
  BalanceProblemError,
  type BalanceProgress,
  type BalanceResult,
} from './balance-problem';
import { honeycomb, lumpyProblem, problemOn } from './test-problem';
import { verifyPlan } from './verify';

const FAST: BalanceOptions = { seed: 1, effort: 'fast' };

function runToEnd(problem: BalanceProblem, options = FAST): { result: BalanceResult; steps: BalanceProgress[] } {
  const steps: BalanceProgress[] = [];
  const run = balance(problem, options);
  let step = run.next();
  for (; !step.done; step = run.next()) steps.push(step.value);
  return { result: step.value, steps };
}

/** Complete, locks kept, every territory in one piece, sums as the result says. */
function expectSound(problem: BalanceProblem, result: BalanceResult): void {
  const check = verifyPlan(problem, result.territoryOf);
  expect(check.unassigned).toEqual([]);
  expect(check.brokenLocks).toEqual([]);
  expect([...check.pieces]).toEqual(new Array(problem.territoryCount).fill(1));
  expect(result.maxPieces).toBe(1);
  check.worstDeviation.forEach((worst, c) => {
    expect(result.worstDeviation[c]).toBeCloseTo(worst, 9);
  });
}

describe('balance', () => {
  it('gives connected, complete plans for any lumpy market, from the first plan on', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 4, max: 12 }),
        fc.integer({ min: 4, max: 14 }),
        fc.integer({ min: 1, max: 6 }),
        fc.nat(),
        (rows, columns, k, seed) => {
          const problem = lumpyProblem(rows, columns, k, seed);
          const { result, steps } = runToEnd(problem, { seed, effort: 'fast' });
          expectSound(problem, result);
          for (const { phase, territoryOf } of steps) {
            if (phase === 'seed') continue;
            const check = verifyPlan(problem, territoryOf);
            expect(check.unassigned).toEqual([]);
            expect(Math.max(...check.pieces)).toBe(1);
          }
          expect(steps.every(({ done }, i) => i === 0 || done >= steps[i - 1].done)).toBe(true);
        },
      ),
      { numRuns: 12 },
    );
  });

  it('keeps random locks', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(99), fc.nat(3)), { maxLength: 4 }), fc.nat(), (locks, seed) => {
        const problem = lumpyProblem(10, 10, 4, seed);
        for (const [unit, t] of locks) problem.fixed[unit] = t;
        const { result } = runToEnd(problem);
        const check = verifyPlan(problem, result.territoryOf);
        expect(check.unassigned).toEqual([]);
        expect(check.brokenLocks).toEqual([]);
        // Locks may make one piece impossible; then it is said.
        if (result.maxPieces > 1) expect(result.remarks.map(({ kind }) => kind)).toContain('locks');
      }),
      { numRuns: 12 },
    );
  });

  it('gives the same plan for the same seed, step by step', () => {
    const problem = lumpyProblem(14, 14, 5, 3);
    const first = runToEnd(problem);
    const second = runToEnd(problem);
    expect(second.result).toEqual(first.result);
    expect(second.steps.length).toBe(first.steps.length);
    expect(second.steps[5]).toEqual(first.steps[5]);
  });

  it('brings two criteria into their bands', () => {
    const problem = lumpyProblem(30, 30, 6, 11, { band: 0.05 });
    const { result } = runToEnd(problem);
    expect(Math.max(...result.worstDeviation)).toBeLessThanOrEqual(0.05);
    expect(result.insideAll).toBe(6);
    expect(result.remarks).toEqual([]);
  });

  it('follows unequal shares', () => {
    const problem = lumpyProblem(24, 24, 3, 5, { shares: Float64Array.of(1, 2, 3) });
    const { result } = runToEnd(problem);
    expectSound(problem, result);
    expect(Math.max(...result.worstDeviation)).toBeLessThanOrEqual(0.05);
  });

  it('leaves locked territories as they are and shares out the rest', () => {
    const base = lumpyProblem(16, 16, 4, 8);
    const held = Int32Array.from({ length: 256 }, (_, unit) => (unit < 48 ? 2 : -1));
    const problem = { ...base, fixed: held, frozen: Uint8Array.of(0, 0, 1, 0), start: held };
    const { result } = runToEnd(problem);
    expectSound(problem, result);
    expect(result.territoryOf.filter(t => t === 2).length).toBe(48);
    expect(result.insideAll).toBe(3);
  });

  it('refuses what cannot be run, in words', () => {
    const weights = [new Array(16).fill(1)];
    const grid = honeycomb(4, 4);
    const cases: [Partial<BalanceProblem> & { weights?: number[][] }, RegExp][] = [
      [{ weights: [[Number.NaN, ...weights[0].slice(1)]] }, /Potential of hex 0 is NaN/],
      [{ weights: [[-1, ...weights[0].slice(1)]] }, /Potential of hex 0 is -1/],
      [
        { territoryCount: 17, shares: new Float64Array(17).fill(1), frozen: new Uint8Array(17) },
        /17 territories cannot share 16 hexes/,
      ],
      [{ territoryCount: 0 }, /number of territories is 0/],
      [{ shares: Float64Array.of(1, 0) }, /capacity share of 0/],
      [{ fixed: new Int32Array(16).fill(2) }, /locked to territory 2/],
      [{ lat: new Float64Array(3) }, /Latitude has 3 entries/],
      [{ neighbours: new Int32Array(1) }, /neighbour/],
      [{ frozen: Uint8Array.of(1, 1) }, /Every territory is locked/],
    ];
    for (const [change, message] of cases) {
      const problem = problemOn(grid.points, grid.edges, 2, change);
      expect(() => balance(problem, FAST).next()).toThrow(BalanceProblemError);
      expect(() => balance(problem, FAST).next()).toThrow(message);
    }
  });
});

describe('balance on degenerate markets', () => {
  it.each([
    ['one unit', 1, 1, 1],
    ['one territory', 6, 6, 1],
    ['as many territories as units', 4, 4, 16],
    ['a single row', 1, 40, 5],
    ['nearly as many territories as units', 5, 5, 23],
  ])('%s', (_, rows, columns, k) => {
    const { points, edges } = honeycomb(rows, columns);
    const problem = problemOn(points, edges, k);
    const { result } = runToEnd(problem);
    expectSound(problem, result);
    if (rows === 1) expect(result.worstDeviation[0]).toBeCloseTo(0, 9);
  });

  it('all weights zero: still a sound plan, and it is said', () => {
    const { points, edges } = honeycomb(8, 8);
    const problem = problemOn(points, edges, 4, {
      weights: [new Array(64).fill(0)],
      travelWeights: new Float64Array(64),
    });
    const { result } = runToEnd(problem);
    expectSound(problem, result);
    expect(result.worstDeviation).toEqual([0]);
    expect(result.remarks.map(({ kind }) => kind)).toEqual(['no-weight']);
  });

  it('one giant unit is named', () => {
    const { points, edges } = honeycomb(8, 8);
    const weights = new Array(64).fill(1);
    weights[20] = 1000;
    const problem = problemOn(points, edges, 4, { weights: [weights] });
    const { result } = runToEnd(problem);
    expectSound(problem, result);
    expect(result.remarks.find(({ kind }) => kind === 'heavy-unit')?.units).toEqual([20]);
  });

  it('units on one spot', () => {
    const { edges } = honeycomb(6, 6);
    const problem = problemOn(
      Array.from({ length: 36 }, () => [10, 10]),
      edges,
      4,
    );
    expectSound(problem, runToEnd(problem).result);
  });

  it('weights of 1e-9 and 1e12 give the plan that weights of 1 give', () => {
    const plain = lumpyProblem(12, 12, 4, 2);
    const scaled = (factor: number): BalanceProblem => ({
      ...plain,
      criteria: plain.criteria.map(criterion => ({ ...criterion, weights: criterion.weights.map(w => w * factor) })),
    });
    for (const factor of [2 ** -30, 2 ** 40]) {
      expect(runToEnd(scaled(factor)).result.territoryOf).toEqual(runToEnd(plain).result.territoryOf);
    }
    for (const factor of [1e-9, 1e12]) expectSound(scaled(factor), runToEnd(scaled(factor)).result);
  });

  it('a small island goes with the nearest territory and is reported', () => {
    const { points, edges } = honeycomb(8, 8);
    const problem = problemOn([...points, [50.2, 12], [50.3, 12]], [...edges, [64, 65]], 4);
    const { result } = runToEnd(problem);
    const island = result.remarks.find(({ kind }) => kind === 'island');
    expect(island?.units).toEqual([64, 65]);
    expect(result.territoryOf[64]).toBe(result.territoryOf[65]);
    expect(result.maxPieces).toBe(2);
    expect(verifyPlan(problem, result.territoryOf).pieces.reduce((sum, n) => sum + n, 0)).toBe(5);
  });

  it('two land masses get territories by what they hold', () => {
    const { points, edges } = honeycomb(8, 8);
    const far = points.map(([lat, lng]): [number, number] => [lat + 5, lng]);
    const problem = problemOn(
      [...points, ...far],
      [...edges, ...edges.map(([u, v]): [number, number] => [u + 64, v + 64])],
      4,
    );
    const { result } = runToEnd(problem);
    expectSound(problem, result);
    expect(new Set(result.territoryOf.subarray(0, 64)).size).toBe(2);
    expect(result.worstDeviation[0]).toBeLessThanOrEqual(0.05);
  });

  it('nothing joined at all: every unit a piece of its own', () => {
    const { points } = honeycomb(4, 4);
    const problem = problemOn(points, [], 4);
    const { result } = runToEnd(problem);
    const check = verifyPlan(problem, result.territoryOf);
    expect(check.unassigned).toEqual([]);
    expect(Math.min(...check.pieces)).toBeGreaterThan(0);
    expect(result.remarks.some(({ kind }) => kind === 'island')).toBe(true);
  });
});

describe('balance from an existing plan', () => {
  const base = lumpyProblem(20, 20, 4, 9);
  /** Four uneven vertical strips. */
  const strips = Int32Array.from(
    { length: 400 },
    (_, unit) => [0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3][unit % 20],
  );

  function movedShare(result: BalanceResult): number {
    return result.territoryOf.reduce((sum, t, unit) => sum + (t === strips[unit] ? 0 : 1), 0) / 400;
  }

  it('improves it, moving less the more it is to be kept', () => {
    const loose = runToEnd({ ...base, start: strips, keep: 0 }).result;
    const tight = runToEnd({ ...base, start: strips, keep: 1 }).result;
    for (const result of [loose, tight]) {
      expectSound(base, result);
      expect(Math.max(...result.worstDeviation)).toBeLessThanOrEqual(0.05);
    }
    expect(movedShare(tight)).toBeLessThanOrEqual(movedShare(loose));
  });

  it('is never further from even than a sound plan it starts from', () => {
    fc.assert(
      fc.property(fc.nat(), seed => {
        const even = runToEnd({ ...base }, { seed, effort: 'fast' }).result;
        const again = runToEnd(
          { ...base, start: even.territoryOf, keep: 0.5 },
          { seed: seed + 1, effort: 'fast' },
        ).result;
        if (even.insideAll === 4) expect(again.insideAll).toBe(4);
      }),
      { numRuns: 3 },
    );
  });

  it('makes a broken start whole: holes, pieces, a territory without a hex', () => {
    const broken = strips.map((t, unit) => (unit % 7 === 0 ? -1 : unit === 199 ? 0 : t === 3 ? 2 : t));
    const { result } = runToEnd({ ...base, start: broken, keep: 0.3 });
    expectSound(base, result);
  });

  it('an empty start is a start from scratch', () => {
    const { result } = runToEnd({ ...base, start: new Int32Array(400).fill(-1), keep: 1 });
    expectSound(base, result);
    expect(result.insideAll).toBe(4);
  });
});

describe('homes', () => {
  it('gives each rep the territory round the home', () => {
    const { points, edges } = honeycomb(16, 16);
    const corners = [0, 15, 240, 255];
    const homes = Float64Array.from(corners.flatMap(unit => points[unit]));
    const problem = problemOn(points, edges, 4, { homes });
    const { result } = runToEnd(problem);
    expectSound(problem, result);
    corners.forEach((unit, t) => {
      expect(result.territoryOf[unit]).toBe(t);
    });
  });
});
