import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centresOf, linearOptimum, travelOf } from '../../../test/support/transport-optimum';
import { balance } from './balance';
import { type BalanceProblem, BalanceProblemError } from './balance-problem';
import { type Certificate, type CertificateOptions, type CertificateProgress, certify } from './certificate';
import { Rng } from './rng';
import { honeycomb, lumpyProblem, problemOn } from './test-problem';
import { verifyPlan } from './verify';

function runToEnd(
  problem: BalanceProblem,
  plan: Int32Array,
  options: CertificateOptions = {},
): { certificate: Certificate; steps: CertificateProgress[] } {
  const steps: CertificateProgress[] = [];
  const run = certify(problem, plan, options);
  let step = run.next();
  for (; !step.done; step = run.next()) steps.push(step.value);
  return { certificate: step.value, steps };
}

function certificateOf(problem: BalanceProblem, plan: Int32Array, options: CertificateOptions = {}): Certificate {
  return runToEnd(problem, plan, options).certificate;
}

function enginePlan(problem: BalanceProblem, seed = 1): Int32Array {
  const run = balance(problem, { seed, effort: 'fast' });
  let step = run.next();
  while (!step.done) step = run.next();
  return step.value.territoryOf;
}

/** 20 to 60 units, 2 to 5 territories, 1 to 3 criteria (the third a maximum), locks, a locked territory, unequal shares. */
function randomProblem(seed: number): BalanceProblem {
  const rng = new Rng(seed);
  const draw = (): number => rng.below(1000) / 1000;
  const [rows, columns, k] = [4 + rng.below(3), 5 + rng.below(6), 2 + rng.below(4)];
  const { points, edges } = honeycomb(rows, columns);
  const column = (): number[] => points.map(() => (draw() < 0.3 ? 0 : 1 + 9 * draw() ** 3));
  const weights = Array.from({ length: 1 + rng.below(3) }, column);
  const fixed = new Int32Array(points.length).fill(-1);
  for (let lock = rng.below(4); lock > 0; lock--)
    fixed[columns + rng.below(points.length - columns)] = rng.below(k - 1);
  const frozen = new Uint8Array(k);
  if (k > 2 && draw() < 0.4) {
    frozen[k - 1] = 1;
    fixed.fill(k - 1, 0, columns);
  }
  return problemOn(
    points.map(([lat, lng]) => [lat + 0.05 * draw(), lng + 0.08 * draw()] as const),
    edges,
    k,
    {
      weights,
      band: 0.05 + 0.2 * draw(),
      most: weights.length === 3 ? (1.3 * weights[2].reduce((sum, w) => sum + w, 0)) / k : undefined,
      fixed,
      frozen,
      shares: Float64Array.from({ length: k }, () => 0.7 + 0.6 * draw()),
      travelWeights: Float64Array.from(points, () => (draw() < 0.2 ? 0 : draw())),
    },
  );
}

/** Every unit to the nearest of k random seats, locks kept. */
function randomPlan(problem: BalanceProblem, seed: number): Int32Array {
  const { lat, lng, unitCount, territoryCount, fixed, frozen } = problem;
  const seats = new Rng(seed).permutation(unitCount).slice(0, territoryCount);
  const away = (i: number, t: number): number =>
    frozen[t] === 1 ? Infinity : (lat[i] - lat[seats[t]]) ** 2 + (lng[i] - lng[seats[t]]) ** 2;
  return Int32Array.from({ length: unitCount }, (_, i) =>
    fixed[i] >= 0 ? fixed[i] : seats.reduce((best, _seat, t) => (away(i, t) < away(i, best) ? t : best), 0),
  );
}

function expectClose(problem: BalanceProblem, plan: Int32Array): void {
  const certificate = certificateOf(problem, plan);
  const centres = centresOf(problem, plan);
  const optimum = linearOptimum(problem, centres, certificate.bands);
  expect(certificate.travel / travelOf(problem, centres, plan)).toBeCloseTo(1, 9);
  expect(certificate.bound).toBeLessThanOrEqual(optimum * (1 + 1e-6));
  expect(certificate.bound).toBeGreaterThanOrEqual(optimum * 0.99);
  expect(certificate.travel).toBeGreaterThanOrEqual(optimum * (1 - 1e-6));
  expect(certificate.gap).toBeCloseTo(1 - certificate.bound / certificate.travel, 12);
}

describe('certify beside the linear optimum', () => {
  it('bounds it from below, within a percent, for plans of the engine', () => {
    fc.assert(
      fc.property(fc.nat(), seed => {
        const problem = randomProblem(seed);
        expectClose(problem, enginePlan(problem));
      }),
      { numRuns: 25 },
    );
  });

  it('and for any plan, however uneven', () => {
    fc.assert(
      fc.property(fc.nat(), seed => {
        const problem = randomProblem(seed);
        expectClose(problem, randomPlan(problem, seed));
      }),
      { numRuns: 40 },
    );
  });

  it('the engine comes near to it where hexes are small against territories', () => {
    for (const seed of [1, 2, 3, 4]) {
      const problem = lumpyProblem(22, 22, 3, seed, { band: 0.1 });
      const plan = enginePlan(problem);
      const optimum = linearOptimum(problem, centresOf(problem, plan), [0.1, 0.1]);
      expect(certificateOf(problem, plan).travel).toBeLessThanOrEqual(optimum * 1.04);
    }
  });
});

describe('certify', () => {
  it('no plan inside the bands travels less to the same fixed centres', () => {
    fc.assert(
      fc.property(fc.nat(), seed => {
        const base = lumpyProblem(12, 12, 4, seed, { band: 0.15 });
        const rng = new Rng(seed);
        const homes = Float64Array.from({ length: 8 }, (_, at) =>
          at % 2 === 0 ? 50 + rng.below(1000) / 1000 : 10 + rng.below(1800) / 1000,
        );
        const problem = { ...base, homes };
        const plans = [1, 2, 3]
          .map(s => enginePlan(problem, s))
          .filter(plan => verifyPlan(problem, plan).insideAll === 4);
        const certificates = plans.map(plan => certificateOf(problem, plan, { centres: homes }));
        for (const { bound, exactCentres, bands } of certificates) {
          expect(exactCentres).toBe(true);
          expect(bands).toEqual([0.15, 0.15]);
          for (const { travel } of certificates) expect(travel).toBeGreaterThanOrEqual(bound * (1 - 1e-12));
        }
      }),
      { numRuns: 6 },
    );
  });

  it('holds for every plan that swaps its way through the bands round the same centres', () => {
    const problem = lumpyProblem(14, 14, 4, 5, { band: 0.2 });
    const plan = enginePlan(problem);
    const { bound } = certificateOf(problem, plan);
    const centres = centresOf(problem, plan);
    const rng = new Rng(9);
    let tried = 0;
    for (let i = 0; i < 400; i++) {
      const unit = rng.below(196);
      const before = plan[unit];
      plan[unit] = rng.below(4);
      if (verifyPlan(problem, plan).insideAll < 4) plan[unit] = before;
      else if (plan[unit] !== before) {
        tried++;
        expect(travelOf(problem, centres, plan)).toBeGreaterThanOrEqual(bound);
      }
    }
    expect(tried).toBeGreaterThan(10);
  });

  it('takes the plan’s own deviation for the band that the plan is outside of, and the maximum it breaks', () => {
    const { points, edges } = honeycomb(1, 6);
    const ones = [1, 1, 1, 1, 1, 1];
    const problem = problemOn(points, edges, 2, { weights: [ones, ones, [0, 4, 0, 0, 0, 1]], band: 0.1, most: 3 });
    const certificate = certificateOf(problem, Int32Array.of(0, 0, 0, 0, 1, 1));
    [1 / 3, 1 / 3, 1 / 3].forEach((band, c) => {
      expect(certificate.bands[c]).toBeCloseTo(band, 12);
    });
    expect(certificate.exactCentres).toBe(false);
    expect(certificateOf(problem, Int32Array.of(0, 0, 0, 1, 1, 1)).bands.slice(0, 2)).toEqual([0.1, 0.1]);
  });

  it('never takes a bound back, and gives the same ones again', () => {
    const problem = lumpyProblem(80, 80, 20, 4);
    const plan = randomPlan(problem, 4);
    const first = runToEnd(problem, plan);
    expect(first.steps.length).toBeGreaterThan(10);
    first.steps.forEach(({ bound, gap, done }, i) => {
      expect(bound).toBeLessThanOrEqual(first.certificate.bound);
      expect(bound).toBeGreaterThanOrEqual(i > 0 ? first.steps[i - 1].bound : 0);
      expect(gap).toBeGreaterThanOrEqual(first.certificate.gap);
      expect(done).toBeGreaterThanOrEqual(i > 0 ? first.steps[i - 1].done : 0);
    });
    expect(first.steps.at(-1)?.done).toBe(1);
    expect(runToEnd(problem, plan)).toEqual(first);
  });

  it('more rounds are never worse', () => {
    const problem = lumpyProblem(20, 20, 6, 2);
    const plan = enginePlan(problem);
    const few = certificateOf(problem, plan, { rounds: 5 });
    const many = certificateOf(problem, plan, { rounds: 300 });
    expect(many.bound).toBeGreaterThan(few.bound);
    expect(certificateOf(problem, plan).bound).toBeGreaterThanOrEqual(many.bound * 0.998);
  });

  it('does not mind the unit that weights are measured in', () => {
    const problem = lumpyProblem(14, 14, 4, 6);
    const plan = randomPlan(problem, 6);
    const { gap } = certificateOf(problem, plan);
    for (const factor of [1e-9, 1e12]) {
      const scaled = {
        ...problem,
        travelWeights: problem.travelWeights.map(u => u * factor),
        criteria: problem.criteria.map(criterion => ({
          ...criterion,
          weights: criterion.weights.map(w => w * factor),
        })),
      };
      expect(certificateOf(scaled, plan).gap).toBeCloseTo(gap, 6);
    }
  });

  it('needs a complete plan that keeps the locks', () => {
    const { points, edges } = honeycomb(2, 3);
    const fixed = Int32Array.of(1, -1, -1, -1, -1, -1);
    const problem = problemOn(points, edges, 3, { fixed, frozen: Uint8Array.of(0, 0, 1) });
    const cases: [Int32Array, RegExp][] = [
      [Int32Array.of(1, 0, 0, 0, 1, -1), /Hex 5 has no territory/],
      [Int32Array.of(0, 0, 0, 0, 1, 1), /Hex 0 is in territory 0 against a lock/],
      [Int32Array.of(1, 0, 0, 0, 1, 2), /Hex 5 is in territory 2 against a lock/],
      [Int32Array.of(1, 0), /2 hexes, the market 6/],
    ];
    for (const [plan, message] of cases) {
      expect(() => certificateOf(problem, plan)).toThrow(BalanceProblemError);
      expect(() => certificateOf(problem, plan)).toThrow(message);
    }
  });
});

describe('certify on degenerate markets', () => {
  const { points, edges } = honeycomb(5, 6);
  const plain = (k: number, rest = {}): BalanceProblem => problemOn(points, edges, k, rest);
  const halves = Int32Array.from({ length: 30 }, (_, i) => (i % 6 < 3 ? 0 : 1));

  it('one territory: nothing to gain', () => {
    expect(certificateOf(plain(1), new Int32Array(30)).gap).toBe(0);
  });

  it('one unit: no travel, no gap', () => {
    const { travel, bound, gap } = certificateOf(problemOn([[50, 10]], [], 1), new Int32Array(1));
    expect([travel, bound, gap]).toEqual([0, 0, 0]);
  });

  it('all units on one spot: no gap', () => {
    const spot = problemOn(
      points.map(() => [10, 10]),
      edges,
      2,
    );
    expect(certificateOf(spot, halves).gap).toBe(0);
  });

  it('no weights at all: every unit counts 1 and may go to the nearest centre', () => {
    const problem = plain(2, { weights: [new Float64Array(30)], travelWeights: new Float64Array(30) });
    const swapped = halves.map((t, i) => (i === 0 || i === 29 ? 1 - t : t));
    const { travel, bound, gap, bands } = certificateOf(problem, swapped);
    expect(bands).toEqual([0.05]);
    const centres = centresOf(problem, swapped);
    expect(travel).toBeCloseTo(travelOf(problem, centres, swapped), 6);
    expect(bound).toBeCloseTo(linearOptimum(problem, centres, bands), 6);
    expect(gap).toBeGreaterThan(0.1);
  });

  it('every territory locked: nothing can change', () => {
    const { travel, gap } = certificateOf(plain(2, { fixed: halves, frozen: Uint8Array.of(1, 1) }), halves);
    expect(travel).toBeGreaterThan(0);
    expect(gap).toBeLessThan(1e-12);
  });

  it('a territory without hexes stays empty', () => {
    const { bands, gap } = certificateOf(plain(3), halves);
    expect(bands[0]).toBeCloseTo(1, 12);
    expect(gap).toBeGreaterThanOrEqual(0);
    expect(gap).toBeLessThan(1);
  });
});
