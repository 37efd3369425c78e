import { describe, expect, it } from 'vitest';
import { BORDER_WEIGHT, Energy } from './energy';
import { setUpGame } from './game';
import { Partition } from './partition';
import { Rng } from './rng';
import { honeycomb, lumpyProblem } from './test-problem';

describe('Energy', () => {
  it('prices a move as the difference of travel, border, keeping and homes before and after', () => {
    const { points } = honeycomb(10, 10);
    const homes = Float64Array.of(...points[0], Number.NaN, Number.NaN, ...points[99]);
    const start = Int32Array.from({ length: 100 }, (_, v) => Math.floor(v / 34));
    const game = setUpGame({ ...lumpyProblem(10, 10, 3, 6), homes, start, keep: 0.7 });
    const scale = { inertia: 1234, cut: 17 };
    const energy = new Energy(game, scale);
    // Without stiffness only what has an independent figure is left.
    energy.setStiffness(0);
    const { finest: level } = game;
    const partition = new Partition(level, 3, start);
    const rng = new Rng(3);
    const whole = (): number =>
      partition.inertia() / scale.inertia +
      (BORDER_WEIGHT * partition.cut()) / scale.cut +
      energy.wishesCost(partition, start);
    for (let i = 0; i < 200; i++) {
      const v = rng.below(100);
      const a = partition.owner[v];
      const b = (a + 1) % 3;
      let cut = 0;
      for (let e = level.offsets[v]; e < level.offsets[v + 1]; e++) {
        const t = partition.owner[level.neighbours[e]];
        cut += t === a ? 1 : t === b ? -1 : 0;
      }
      const moved = start[v] === a ? level.stay[v] : start[v] === b ? -level.stay[v] : 0;
      const cost = energy.costOfMove(partition, a, b, level, v, cut, moved);
      const before = whole();
      partition.move(v, b);
      expect(whole() - before).toBeCloseTo(cost, 9);
    }
  });
});
