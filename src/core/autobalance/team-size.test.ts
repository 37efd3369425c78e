import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_TEAM_SIZES, type TeamSizePoint, teamSizeCurve, teamSizes } from './team-size';
import { lumpyProblem } from './test-problem';

function curve(counts: readonly number[], seed = 1): { points: TeamSizePoint[]; done: number[] } {
  const problem = lumpyProblem(18, 18, 3, 5);
  const market = {
    problem,
    accounts: Uint32Array.from(problem.criteria[0].weights, weight => (weight > 0 ? 2 : 0)),
    areaKm2: new Float64Array(problem.unitCount).fill(36),
    callHours: problem.criteria[1].weights,
  };
  const points: TeamSizePoint[] = [];
  const done: number[] = [];
  for (const step of teamSizeCurve(market, counts, seed)) {
    done.push(step.done);
    if (step.kind === 'point') points.push(step.point);
  }
  return { points, done };
}

describe('teamSizes', () => {
  it('spreads evenly, begins with now and the ends, and never asks for more than it may', () => {
    expect([...teamSizes(12, 36, 24)].sort((a, b) => a - b)).toEqual([
      12, 14, 15, 17, 19, 21, 22, 24, 26, 27, 29, 31, 33, 34, 36,
    ]);
    expect(teamSizes(12, 36, 24).slice(0, 3)).toEqual([24, 12, 36]);
    expect(teamSizes(3, 5, 99)).toEqual([3, 5, 4]);
    expect(teamSizes(0, 0, 0)).toEqual([1]);
  });

  it('holds now and both ends for any range', () => {
    const size = fc.integer({ min: 1, max: 500 });
    fc.assert(
      fc.property(size, size, size, (a, b, now) => {
        const sizes = teamSizes(a, b, now);
        const [least, largest] = [Math.min(a, b), Math.max(a, b)];
        expect(new Set(sizes).size).toBe(sizes.length);
        expect(sizes.length).toBeLessThanOrEqual(MOST_TEAM_SIZES);
        expect(sizes).toEqual(expect.arrayContaining([least, largest]));
        expect(sizes.every(k => k >= least && k <= largest)).toBe(true);
        expect(sizes.includes(now)).toBe(now >= least && now <= largest);
      }),
    );
  });
});

describe('teamSizeCurve', () => {
  it('solves every number, loses no hour and no account, and travels less with more reps', () => {
    const { points, done } = curve([4, 2, 12]);
    expect(points.map(point => point.territories)).toEqual([4, 2, 12]);
    const problem = lumpyProblem(18, 18, 3, 5);
    const hours = problem.criteria[1].weights.reduce((sum, weight) => sum + weight, 0);
    for (const point of points) {
      expect(point.callHours).toHaveLength(point.territories);
      expect(point.callHours.reduce((sum, value) => sum + value, 0)).toBeCloseTo(hours, 6);
      expect(point.accounts.reduce((sum, value) => sum + value, 0)).toBe(
        2 * problem.criteria[0].weights.filter(weight => weight > 0).length,
      );
      expect(point.insideAll).toBeLessThanOrEqual(point.territories);
      expect(Math.max(...point.meanKm)).toBeGreaterThanOrEqual(point.overallKm);
    }
    const km = new Map(points.map(point => [point.territories, point.overallKm]));
    expect(km.get(12)!).toBeLessThan(km.get(4)!);
    expect(km.get(4)!).toBeLessThan(km.get(2)!);
    expect(done.at(-1)).toBe(1);
    expect(done.every((value, index) => index === 0 || value >= done[index - 1])).toBe(true);
  });

  it('repeats itself and leaves out what there are not enough hexes for', () => {
    expect(curve([3, 1000])).toEqual(curve([3]));
  });
});
