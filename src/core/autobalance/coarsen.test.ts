import { describe, expect, it } from 'vitest';
import { buildHierarchy, lift, project } from './coarsen';
import { setUpGame } from './game';
import { toEnd } from './in-steps';
import { Partition } from './partition';
import { Rng } from './rng';
import { lumpyProblem } from './test-problem';

describe('buildHierarchy', () => {
  const game = setUpGame(lumpyProblem(30, 30, 4, 1));
  const halves = Int32Array.from({ length: 900 }, (_, v) => (v % 30 < 13 ? 0 : 1));

  it('keeps sums, edges and a partition exactly on every level', () => {
    const { levels, clusterOf } = toEnd(
      buildHierarchy(game.finest, 60, { units: 50, weight: 0.1 }, halves, new Rng(5)),
    );
    expect(levels.length).toBeGreaterThan(2);
    const fine = new Partition(levels[0], 2, halves);
    let owner: Int32Array = halves;
    clusterOf.forEach((clusters, i) => {
      const coarse: Int32Array = lift(clusters, owner, levels[i + 1].nodeCount);
      expect(project(clusters, coarse)).toEqual(owner);
      owner = coarse;
      const partition = new Partition(levels[i + 1], 2, owner);
      expect(partition.cut()).toBe(fine.cut());
      expect(partition.inertia() / fine.inertia()).toBeCloseTo(1, 9);
      partition.loads.forEach((load, j) => {
        expect(load).toBeCloseTo(fine.loads[j], 12);
      });
    });
  });

  it('respects the limits', () => {
    const { levels } = toEnd(buildHierarchy(game.finest, 1, { units: 9, weight: 1 }, null, new Rng(2)));
    expect(Math.max(...levels[levels.length - 1].units)).toBeLessThanOrEqual(9);
  });
});

describe('Partition', () => {
  it('keeps its running figures equal to those made afresh', () => {
    const { finest } = setUpGame(lumpyProblem(12, 12, 3, 4));
    const rng = new Rng(9);
    const partition = new Partition(
      finest,
      3,
      Int32Array.from({ length: 144 }, (_, v) => v % 3),
    );
    for (let i = 0; i < 500; i++) {
      const v = rng.below(144);
      const t = rng.below(3);
      if (partition.owner[v] !== t) partition.move(v, t);
    }
    const afresh = new Partition(finest, 3, partition.owner);
    expect(partition.cut()).toBe(afresh.cut());
    expect(partition.inertia() / afresh.inertia()).toBeCloseTo(1, 9);
    expect(new Set(partition.border.subarray(0, partition.borderCount))).toEqual(
      new Set(afresh.border.subarray(0, afresh.borderCount)),
    );
    expect([...partition.nodes]).toEqual([...afresh.nodes]);
  });
});
