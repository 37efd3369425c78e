import fc from 'fast-check';
import { expect, it } from 'vitest';
import { metropolis, seededRandom } from '../../../test/support/grids';
import { buildGrid } from './build-grid';
import { gridFromCells } from './grid-from-cells';
import { locatePoints } from './locate-points';

it('a grid made again from its cells is the same, and every account is in the same hex', () => {
  const places = fc.tuple(
    fc.double({ min: -60, max: 60, noNaN: true }),
    fc.double({ min: -180, max: 180, noNaN: true }),
  );
  fc.assert(
    fc.property(places, fc.nat(1000), ([lat, lng], seed) => {
      const random = seededRandom(seed);
      const { input } = metropolis(lat, lng, 4, 8);
      const scattered = {
        ...input,
        // A second market apart, so that there are links, and points anywhere in their hexes, some near a border.
        lat: Float64Array.from(input.lat, (at, i) => at + (random() - 0.5) * 0.05 + (i % 7 === 0 ? 3 : 0)),
        lng: Float64Array.from(input.lng, at => at + (random() - 0.5) * 0.05),
        reachKm: 5,
      };
      const { grid, hexOfAccount } = buildGrid(scattered);
      const again = gridFromCells(
        grid.cells,
        grid.coarsest,
        grid.finest,
        () => undefined,
        () => grid.links,
      );
      expect(again).toEqual(grid);
      expect(locatePoints(again, scattered.lat, scattered.lng)).toEqual(hexOfAccount);
    }),
    { numRuns: 12 },
  );
}, 60_000);
