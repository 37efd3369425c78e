import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diskGrid, randomAssignment, seededRandom } from '../../../test/support/grids';
import { distanceKm } from '../grid/sphere';
import type { Territory } from '../plan/plan';
import { evenness } from './evenness';
import { bandState, deviation, meanDistances, territorySums, territoryTargets } from './territory-figures';

const withShares = (...shares: number[]): Territory[] =>
  shares.map((fte, i) => ({
    id: i + 1,
    name: `T${i + 1}`,
    colourSlot: i,
    repId: null,
    fte,
    todayLabel: '',
    locked: false,
  }));

describe('deviation from the target (F16)', () => {
  it('follows the golden numbers', () => {
    const values = [120, 100, 95, 85];
    const targets = territoryTargets(400, withShares(1, 1, 1, 1));
    const deviations = values.map((value, i) => deviation(value, targets[i]));
    expect(deviations.map(d => Math.round(d * 100))).toEqual([20, 0, -5, -15]);
    expect(deviations.filter(d => bandState(d, 0.15) === 'in')).toHaveLength(3);
    expect(bandState(deviations[0], 0.15)).toBe('over');
    const uneven = territoryTargets(400, withShares(1, 1, 1, 0.5));
    expect(values.map((value, i) => (100 * (1 + deviation(value, uneven[i]))).toFixed(1))).toEqual([
      '105.0',
      '87.5',
      '83.1',
      '148.7',
    ]);
  });

  it('judges by the percentage that people see', () => {
    expect(bandState(0.1049, 0.1)).toBe('in');
    expect(bandState(0.105, 0.1)).toBe('over');
    expect(bandState(-0.1051, 0.1)).toBe('under');
    expect(bandState(Number.NaN, 0.1)).toBe('in');
    expect(deviation(5, 0)).toBeNaN();
  });
});

describe('evenness of a plan (F17)', () => {
  it('follows the golden numbers', () => {
    const figures = evenness([120, 100, 95, 85], [1, 1, 1, 1]);
    expect(figures?.variation).toBeCloseTo(0.1275, 4);
    expect(figures?.gini).toBeCloseTo(0.06875, 10);
    expect(figures?.largestOverSmallest).toBeCloseTo(1.412, 3);
  });

  it('is perfect when values follow the capacity, and null without values', () => {
    expect(evenness([10, 20, 5], [1, 2, 0.5])).toEqual({ variation: 0, gini: 0, largestOverSmallest: 1 });
    expect(evenness([0, 0], [1, 1])).toBeNull();
    expect(evenness([], [])).toBeNull();
  });

  it('has the Gini coefficient of its definition', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 }),
        values => {
          const mean = values.reduce((a, b) => a + b) / values.length;
          let differences = 0;
          for (const a of values) for (const b of values) differences += Math.abs(a - b);
          const gini = evenness(
            values,
            values.map(() => 1),
          )?.gini;
          expect(gini).toBeCloseTo(differences / (2 * values.length ** 2 * mean), 9);
        },
      ),
    );
  });
});

describe('sums and distances', () => {
  const grid = diskGrid(48, 10, 6, 8);
  const random = seededRandom(3);
  const weights = Float64Array.from({ length: grid.count }, () => (random() < 0.3 ? 0 : random() * 100));
  const sums = {
    accounts: Uint32Array.from(weights, weight => Math.ceil(weight / 10)),
    sums: [weights],
    totals: [weights.reduce((a, b) => a + b)],
    today: undefined,
  };

  it('add up to the totals, unassigned hexes included', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer(), (k, seed) => {
        const held = territorySums(grid, sums, randomAssignment(grid, k, seed), k);
        expect(held.hexes.reduce((a, b) => a + b)).toBe(grid.count);
        expect(held.accounts.reduce((a, b) => a + b)).toBe(sums.accounts.reduce((a, b) => a + b));
        expect(held.sums[0].reduce((a, b) => a + b)).toBeCloseTo(sums.totals[0], 6);
        expect(held.areaKm2.reduce((a, b) => a + b) / grid.areaKm2.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('measures distances to the weighted middle', () => {
    const pair = diskGrid(0, 20, 5, 1);
    const [a, b] = [0, pair.count - 1];
    const two = new Float64Array(pair.count);
    two[a] = 3;
    two[b] = 1;
    const apart = distanceKm(pair.lat[a], pair.lng[a], pair.lat[b], pair.lng[b]);
    const { byId, overall } = meanDistances(pair, two, new Uint16Array(pair.count).fill(2), 2);
    // Three quarters lie a quarter of the way off, one quarter three quarters of it.
    expect(byId[2]).toBeCloseTo((0.75 * 0.25 + 0.25 * 0.75) * apart, 3);
    expect(overall).toBe(byId[2]);
    expect(byId[1]).toBe(0);
  });
});
