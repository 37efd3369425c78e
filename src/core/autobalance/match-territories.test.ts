import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assignLeastCost, matchTerritories } from './match-territories';

/** All permutations: the oracle for small cases. */
function cheapest(cost: readonly number[], size: number, row = 0, used = 0): number {
  if (row === size) return 0;
  let best = Infinity;
  for (let column = 0; column < size; column++) {
    if ((used & (1 << column)) !== 0) continue;
    best = Math.min(best, cost[row * size + column] + cheapest(cost, size, row + 1, used | (1 << column)));
  }
  return best;
}

describe('assignLeastCost', () => {
  it('finds the optimum that trying everything finds', () => {
    const squares = fc
      .integer({ min: 1, max: 6 })
      .chain(size =>
        fc.tuple(
          fc.constant(size),
          fc.array(fc.integer({ min: -20, max: 20 }), { minLength: size * size, maxLength: size * size }),
        ),
      );
    fc.assert(
      fc.property(squares, ([size, cost]) => {
        const columnOf = assignLeastCost(Float64Array.from(cost), size, size);
        expect(new Set(columnOf).size).toBe(size);
        expect(columnOf.reduce((sum, column, row) => sum + cost[row * size + column], 0)).toBe(cheapest(cost, size));
      }),
    );
  });
});

describe('matchTerritories', () => {
  it('undoes a renaming', () => {
    const previous = Int32Array.of(0, 0, 1, 1, 2, 2, -1);
    const next = Int32Array.of(2, 2, 0, 0, 1, 1, 1);
    expect([...matchTerritories(previous, next, new Float64Array(7).fill(1), 3)]).toEqual([1, 2, 0]);
  });

  it('keeps most weight, not most hexes', () => {
    const weights = Float64Array.of(10, 1, 1, 1);
    expect([...matchTerritories(Int32Array.of(0, 1, 1, 1), Int32Array.of(1, 1, 1, 0), weights, 2)]).toEqual([1, 0]);
  });
});
