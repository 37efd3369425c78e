import { describe, expect, it } from 'vitest';
import { problemOn } from './test-problem';
import { verifyPlan } from './verify';

/** A row of six units. */
const points = Array.from({ length: 6 }, (_, i): [number, number] => [50, 10 + i]);
const edges = [0, 1, 2, 3, 4].map((i): [number, number] => [i, i + 1]);

describe('verifyPlan', () => {
  it('counts pieces, loads and deviations', () => {
    const problem = problemOn(points, edges, 2, { weights: [[1, 2, 3, 4, 5, 5]], band: 0.2 });
    const check = verifyPlan(problem, Int32Array.of(0, 0, 1, 1, 1, 0));
    expect([...check.pieces]).toEqual([2, 1]);
    expect([...check.loads]).toEqual([8, 12]);
    expect(check.worstDeviation[0]).toBeCloseTo(0.2, 12);
    expect(check.insideAll).toBe(2);
  });

  it('finds what is missing and which locks are broken', () => {
    const fixed = Int32Array.of(1, -1, -1, -1, -1, -1);
    const problem = problemOn(points, edges, 3, { fixed, frozen: Uint8Array.of(0, 0, 1) });
    const check = verifyPlan(problem, Int32Array.of(0, 0, -1, 7, 1, 2));
    expect(check.unassigned).toEqual([2, 3]);
    expect(check.brokenLocks).toEqual([0, 5]);
  });

  it('leaves what locked territories hold out of the targets', () => {
    const fixed = Int32Array.of(2, 2, -1, -1, -1, -1);
    const problem = problemOn(points, edges, 3, {
      fixed,
      frozen: Uint8Array.of(0, 0, 1),
      shares: Float64Array.of(1, 3, 9),
    });
    const check = verifyPlan(problem, Int32Array.of(2, 2, 0, 1, 1, 1));
    expect(check.worstDeviation).toEqual([0]);
    expect(check.insideAll).toBe(2);
  });
});
