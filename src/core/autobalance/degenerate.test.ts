import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance } from './balance';
import { type BalanceProblem, BalanceProblemError, type BalanceResult } from './balance-problem';
import { boundsOf } from './bounds';
import { honeycomb, lumpyProblem, problemOn, type TestProblem } from './test-problem';
import { type PlanCheck, verifyPlan } from './verify';

/** Runs to the end; every step's figures must be numbers, and the plan complete with all locks kept. */
function solve(problem: BalanceProblem, seed = 1): { result: BalanceResult; check: PlanCheck } {
  const run = balance(problem, { seed, effort: 'fast' });
  let step = run.next();
  for (; !step.done; step = run.next()) {
    expect(step.value.worstDeviation.every(Number.isFinite)).toBe(true);
    expect(step.value.done).toBeGreaterThanOrEqual(0);
    expect(step.value.done).toBeLessThanOrEqual(1);
  }
  const result = step.value;
  const check = verifyPlan(problem, result.territoryOf);
  expect(check.unassigned).toEqual([]);
  expect(check.brokenLocks).toEqual([]);
  expect(Math.min(...check.pieces)).toBeGreaterThanOrEqual(1);
  return { result, check };
}

/** The same, and every territory is in one piece. */
function solveWhole(problem: BalanceProblem, seed = 1): { result: BalanceResult; check: PlanCheck } {
  const solved = solve(problem, seed);
  expect(Math.max(...solved.check.pieces)).toBe(1);
  return solved;
}

function path(points: readonly (readonly [number, number])[], k: number, rest: TestProblem = {}): BalanceProblem {
  const edges = points.slice(1).map((_, i): [number, number] => [i, i + 1]);
  return problemOn(points, edges, k, rest);
}

describe('numbers of territories', () => {
  it('k = 1 holds everything, whatever its shape', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 6 }), fc.nat(), (rows, columns, seed) => {
        const { result } = solveWhole(lumpyProblem(rows, columns, 1, seed));
        expect(result.territoryOf.every(t => t === 0)).toBe(true);
        expect(Math.max(...result.worstDeviation)).toBeLessThan(1e-9);
      }),
      { numRuns: 20 },
    );
  });

  it('k = N gives one hex each, k = N − 1 two to one territory', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 2, max: 5 }),
        fc.integer({ min: 0, max: 1 }),
        fc.nat(),
        (rows, columns, less, seed) => {
          const k = rows * columns - less;
          const { result } = solveWhole(lumpyProblem(rows, columns, k, seed), seed);
          expect(new Set(result.territoryOf).size).toBe(k);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('k = N where no two hexes touch', () => {
    const { result } = solveWhole(problemOn(honeycomb(3, 3).points, [], 9));
    expect(new Set(result.territoryOf).size).toBe(9);
  });

  it('refuses k > N, and more open territories than open hexes', () => {
    const { points, edges } = honeycomb(2, 3);
    const refusal =
      (problem: BalanceProblem): (() => unknown) =>
      () =>
        balance(problem, { seed: 1, effort: 'fast' }).next();
    expect(refusal(problemOn(points, edges, 7))).toThrow(BalanceProblemError);
    expect(refusal(problemOn(points, edges, 7))).toThrow(/7 territories cannot share 6 hexes: use at most 6/);
    const held = problemOn(points, edges, 3, {
      fixed: Int32Array.of(0, 0, 0, 0, 0, -1),
      frozen: Uint8Array.of(1, 0, 0),
    });
    expect(refusal(held)).toThrow(/2 territories cannot share 1 hexes/);
    expect(() => boundsOf(held)).toThrow(BalanceProblemError);
  });

  it('with every territory locked the plan is today’s', () => {
    const { points, edges } = honeycomb(2, 3);
    const fixed = Int32Array.of(0, 0, 1, 0, 1, 1);
    const { result } = solve(problemOn(points, edges, 2, { fixed, frozen: Uint8Array.of(1, 1) }));
    expect([...result.territoryOf]).toEqual([...fixed]);
    expect(result.worstDeviation).toEqual([0]);
  });
});

describe('weights', () => {
  const grid = honeycomb(8, 8);
  const zeros = new Array(64).fill(0);
  const ones = new Array(64).fill(1);

  it.each([
    ['no criterion', [zeros, zeros], new Float64Array(64).fill(1)],
    ['no travel', [ones, ones], new Float64Array(64)],
    ['nothing', [zeros], new Float64Array(64)],
    ['one criterion of two', [zeros, ones], new Float64Array(64).fill(1)],
    ['a single hex', [[...zeros.slice(1), 5]], new Float64Array(64).fill(1)],
  ])('%s weighs anything', (_, weights, travelWeights) => {
    const { result, check } = solveWhole(problemOn(grid.points, grid.edges, 4, { weights, travelWeights }));
    weights.forEach((column, c) => {
      const total = column.reduce((sum: number, w: number) => sum + w, 0);
      if (total === 0) expect(check.worstDeviation[c]).toBe(0);
      if (total === 64) expect(check.worstDeviation[c]).toBeLessThanOrEqual(0.07);
      if (total === 0)
        expect(result.remarks.some(({ kind, criterion }) => kind === 'no-weight' && criterion === c)).toBe(true);
    });
  });

  it('one giant hex is named before and after, and the deviation is what it makes inevitable', () => {
    fc.assert(
      fc.property(fc.nat(63), fc.integer({ min: 3, max: 6 }), (giant, k) => {
        const weights = ones.map((w, unit) => (unit === giant ? 1e6 : w));
        const problem = problemOn(grid.points, grid.edges, k, { weights: [weights] });
        expect(boundsOf(problem).find(({ kind }) => kind === 'heavy-unit')?.units).toEqual([giant]);
        const { result, check } = solveWhole(problem);
        expect(result.remarks.find(({ kind }) => kind === 'heavy-unit')?.units).toEqual([giant]);
        // Even alone it is this far from even.
        expect(check.worstDeviation[0]).toBeCloseTo((1e6 * k) / (1e6 + 63) - 1, 3);
      }),
      { numRuns: 8 },
    );
  });

  it.each([
    [1e-9, 1e-9],
    [1e12, 1e12],
    [1e-9, 1e12],
    [1e-300, 1e300],
  ])('criteria of %d and %d in one market are as even as criteria of 1', (first, second) => {
    const plain = lumpyProblem(14, 14, 4, 2, { band: 0.1 });
    const factors = [first, second];
    const problem = {
      ...plain,
      travelWeights: plain.travelWeights.map(w => w * first),
      criteria: plain.criteria.map((criterion, c) => ({
        ...criterion,
        weights: criterion.weights.map(w => w * factors[c]),
      })),
    };
    expect(solveWhole(plain).check.insideAll).toBe(4);
    expect(solveWhole(problem).check.insideAll).toBe(4);
  });

  it('hexes of 1e12 among hexes of 1e-9', () => {
    const weights = ones.map((_, unit) => (unit % 3 === 0 ? 1e12 : 1e-9));
    const { check } = solveWhole(problemOn(grid.points, grid.edges, 2, { weights: [weights] }));
    // 22 heavy hexes, so a multiple of 1/11 from even.
    expect(check.worstDeviation[0]).toBeLessThan(1e-6);
  });

  it.each([
    ['a weight that is not a number', { weights: [[Number.NaN, ...ones.slice(1)]] }, /Potential of hex 0 is NaN/],
    ['a weight without end', { weights: [[...ones.slice(1), Infinity]] }, /Potential of hex 63 is Infinity/],
    ['a total without end', { weights: [ones.map(() => 1e308)] }, /Potential adds up to Infinity/],
    ['a weight below 0', { weights: [ones, [-1e-9, ...ones.slice(1)]] }, /Workload of hex 0 is -1e-9/],
    ['a travel weight', { travelWeights: new Float64Array(64).fill(Number.NaN) }, /travel weight of hex 0 is NaN/],
    ['a position', { lat: new Float64Array(64).fill(Number.NaN) }, /Hex 0 has no position/],
    ['a share', { shares: Float64Array.of(1, Number.NaN, 1, 1) }, /Territory 1 has a capacity share of NaN/],
    ['a band', { band: Number.NaN }, /band of Potential is NaN/],
    ['keep', { keep: Number.NaN }, /keep is NaN/],
    [
      'what moving disturbs',
      { disruption: new Float64Array(64).fill(Number.NaN) },
      /disruption weight of hex 0 is NaN/,
    ],
    ['the most that may move', { mostMoved: Number.NaN }, /mostMoved is NaN/],
    ['a maximum', { weights: [ones, ones, ones], most: Number.NaN }, /maximum of Accounts is NaN/],
  ])('refuses NaN and the like: %s', (_, rest: TestProblem, message) => {
    const run = (): unknown => balance(problemOn(grid.points, grid.edges, 4, rest), { seed: 1, effort: 'fast' }).next();
    expect(run).toThrow(BalanceProblemError);
    expect(run).toThrow(message);
  });
});

describe('shapes', () => {
  it.each([
    ['along a meridian', (i: number): [number, number] => [-30 + i, 10]],
    ['along the equator', (i: number): [number, number] => [0, i]],
    ['over the antimeridian', (i: number): [number, number] => [10, ((180 + 160 + i) % 360) - 180]],
    ['over the pole', (i: number): [number, number] => (i < 30 ? [60 + i, 20] : [120 - i, -160])],
    ['slanting', (i: number): [number, number] => [i / 7, i / 3]],
  ])('collinear hexes %s are cut into even runs', (_, at) => {
    const points = Array.from({ length: 60 }, (__, i) => at(i));
    for (const k of [2, 3, 5, 12]) {
      const { result, check } = solveWhole(path(points, k));
      expect(check.worstDeviation[0]).toBeCloseTo(0, 9);
      const changes = result.territoryOf.filter((t, i) => i > 0 && t !== result.territoryOf[i - 1]).length;
      expect(changes).toBe(k - 1);
    }
  });

  it('a single row with lumpy weights comes near to the best cut', () => {
    const weights = [5, 1, 1, 1, 1, 1, 5, 0, 0, 0, 5, 2, 2, 1];
    const points = weights.map((_, i): [number, number] => [50, 10 + i / 10]);
    const { check } = solveWhole(path(points, 3, { weights: [weights] }));
    // Of all pairs of cuts none is nearer to even than this.
    const loads = (a: number, b: number): number[] => [
      weights.slice(0, a).reduce((sum, w) => sum + w, 0),
      weights.slice(a, b).reduce((sum, w) => sum + w, 0),
      weights.slice(b).reduce((sum, w) => sum + w, 0),
    ];
    let best = Infinity;
    for (let a = 1; a < 13; a++) {
      for (let b = a + 1; b < 14; b++) {
        best = Math.min(best, Math.max(...loads(a, b).map(load => Math.abs((3 * load) / 25 - 1))));
      }
    }
    expect(check.worstDeviation[0]).toBeCloseTo(best, 9);
  });

  it.each([
    [1, [2]],
    [2, [1, 1]],
    [4, [1, 1, 1, 1]],
  ])('two islands that are not linked, %d territories', (k, pieces) => {
    const { points, edges } = honeycomb(6, 6);
    const far = points.map(([lat, lng]): [number, number] => [lat, lng + 20]);
    const problem = problemOn(
      [...points, ...far],
      [...edges, ...edges.map(([u, v]): [number, number] => [u + 36, v + 36])],
      k,
    );
    const { result, check } = solve(problem);
    expect([...check.pieces]).toEqual(pieces);
    expect(check.worstDeviation[0]).toBeLessThanOrEqual(0.06);
    expect(result.maxPieces).toBe(Math.max(...pieces));
    if (k === 1) expect(result.remarks.some(({ kind }) => kind === 'island')).toBe(true);
  });

  it('two islands of one hex each', () => {
    const { result } = solveWhole(
      problemOn(
        [
          [0, 0],
          [0, 50],
        ],
        [],
        2,
      ),
    );
    expect(new Set(result.territoryOf).size).toBe(2);
  });

  it('a star: only the middle touches the others', () => {
    const points = Array.from({ length: 9 }, (_, i): [number, number] => [i === 0 ? 50 : 50 + i / 10, 10]);
    const edges = [1, 2, 3, 4, 5, 6, 7, 8].map((i): [number, number] => [0, i]);
    const { check } = solveWhole(problemOn(points, edges, 3));
    expect([...check.loads].sort()).toEqual([1, 1, 7]);
  });
});
