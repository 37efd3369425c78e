import fc from 'fast-check';
import { cellArea, cellToChildren, cellToLatLng, getResolution, gridDisk, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { NO_CELL } from '../accounts/account-table';
import { GridTooLargeError } from './build-grid';
import { bigIntToCell, cellToBigInt } from './cell-index';
import { tableGrid } from './table-grid';

const NOWHERE = { reachKm: 0, gapKm: 0, isLand: () => false, customers: null, finest: 15, onProgress: () => {} };

function centres(cells: readonly string[]) {
  const points = cells.map(cell => cellToLatLng(cell));
  return {
    lat: Float64Array.from(points, point => point[0]),
    lng: Float64Array.from(points, point => point[1]),
    cellResolution: Uint8Array.from(cells, cell => getResolution(cell)),
  };
}

function namesOf(cells: BigUint64Array): string[] {
  return Array.from(cells, bigIntToCell);
}

/** Cells of one market, none inside another: children of some of a disk, and of some of those. */
const mixedTables = fc
  .tuple(
    fc.double({ min: -80, max: 80, noNaN: true }),
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.integer({ min: 2, max: 7 }),
    fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 7, maxLength: 7 }),
    fc.integer({ min: 0, max: 6 }),
  )
  .map(([lat, lng, level, depths, which]) =>
    gridDisk(latLngToCell(lat, lng, level), 1).flatMap((cell, i) => {
      let cells = [cell];
      for (let depth = 0; depth < (depths[i] ?? 0); depth++) {
        const [split = cell] = cells.splice(which % cells.length, 1);
        cells = [...cells, ...cellToChildren(split, getResolution(split) + 1)];
      }
      return cells;
    }),
  );

describe('tableGrid', () => {
  it('has the cells of a table of one level and nothing else', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -85, max: 85, noNaN: true }),
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.integer({ min: 0, max: 10 }),
        (lat, lng, level) => {
          const cells = gridDisk(latLngToCell(lat, lng, level), 3).filter((_, i) => i % 3 !== 1);
          const { grid, hexOfAccount } = tableGrid({ ...NOWHERE, ...centres(cells) });
          const names = namesOf(grid.cells);
          // Holes of one hex are filled: the market is whole.
          expect(names).toEqual(expect.arrayContaining(cells));
          expect(Array.from(hexOfAccount, hex => names[hex])).toEqual(cells);
          expect([grid.coarsest, grid.finest]).toEqual([level, level]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('keeps cells of several levels as they are, and fills what is missing beside them', () => {
    fc.assert(
      fc.property(mixedTables, fc.integer({ min: 1, max: 5 }), (all, every) => {
        const cells = all.filter((_, i) => i % every === 0);
        const { grid, hexOfAccount } = tableGrid({ ...NOWHERE, ...centres(cells) });
        const names = namesOf(grid.cells);
        expect(Array.from(hexOfAccount, hex => names[hex])).toEqual(cells);
        expect(new Set(names).size).toBe(names.length);
        // Cells cover their market once: no hex lies in another.
        const kept = new Set(names);
        for (const name of names) {
          for (let level = getResolution(name) - 1; level >= grid.coarsest; level--) {
            const bits = cellToBigInt(name);
            const parent = parentByBits(bits, level);
            expect(kept.has(parent)).toBe(false);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('draws cells of several levels without gap or overlap', () => {
    const centre = latLngToCell(48.1, 11.5, 5);
    const around = gridDisk(centre, 2);
    const cells = around.flatMap(cell => {
      if (cell !== centre) return [cell];
      const [first, ...rest] = cellToChildren(cell, 6);
      const [inner, ...others] = cellToChildren(first, 7);
      return [...rest, ...others, ...cellToChildren(inner, 8)];
    });
    const { grid } = tableGrid({ ...NOWHERE, ...centres(cells) });
    expect(grid.count).toBe(cells.length);
    const wanted = around.reduce((sum, cell) => sum + cellArea(cell, 'km2'), 0);
    const drawn = grid.areaKm2.reduce((sum, km2) => sum + km2, 0);
    expect(Math.abs(drawn / wanted - 1)).toBeLessThan(0.002);
    for (let hex = 0; hex < grid.count; hex++) expect(grid.areaKm2[hex]).toBeGreaterThan(0);
  });

  it('reaches out from cells with customers only', () => {
    const middle = latLngToCell(40, -100, 5);
    const cells = gridDisk(middle, 4);
    const customers = Float64Array.from(cells, cell => (cell === middle ? 3 : 0));
    const table = { ...centres(cells), customers };
    const { grid } = tableGrid({ ...NOWHERE, ...table, isLand: () => true, reachKm: 20 });
    expect(namesOf(grid.cells).sort()).toEqual([...cells].sort());
    const all = tableGrid({ ...NOWHERE, ...table, customers: null, isLand: () => true, reachKm: 20 });
    expect(all.grid.count).toBeGreaterThan(cells.length);
  });

  it('joins cells into larger ones when asked to', () => {
    const cells = cellToChildren(latLngToCell(40, -100, 4), 7);
    const { grid, hexOfAccount } = tableGrid({ ...NOWHERE, ...centres(cells), finest: 6 });
    expect([grid.coarsest, grid.finest]).toEqual([6, 6]);
    cells.forEach((cell, account) => {
      const [lat, lng] = cellToLatLng(cell);
      expect(namesOf(grid.cells)[hexOfAccount[account]]).toBe(latLngToCell(lat, lng, 6));
    });
  });

  it('gives rows without a cell the hex that holds their point', () => {
    const table = centres([latLngToCell(40, -100, 6)]);
    const { grid, hexOfAccount } = tableGrid({
      ...NOWHERE,
      lat: Float64Array.of(table.lat[0], 40.001, 41),
      lng: Float64Array.of(table.lng[0], -100.001, -101),
      cellResolution: Uint8Array.of(6, NO_CELL, NO_CELL),
    });
    expect(namesOf(grid.cells)[hexOfAccount[1]]).toBe(latLngToCell(40.001, -100.001, 6));
    expect(namesOf(grid.cells)[hexOfAccount[2]]).toBe(latLngToCell(41, -101, 6));
  });

  it('refuses levels so far apart that their market has too many hexes', () => {
    const scattered = Array.from({ length: 9000 }, (_, i) => latLngToCell(35 + (i % 71) / 7, -110 + i / 450, 9));
    const cells = [latLngToCell(0, 0, 1), ...new Set(scattered)];
    expect(() => tableGrid({ ...NOWHERE, ...centres(cells) })).toThrow(GridTooLargeError);
  });
});

/** By the bits of the index, as the specification of H3 has it. */
function parentByBits(cell: bigint, level: number): string {
  const fill = (1n << BigInt(3 * (15 - level))) - 1n;
  return bigIntToCell((cell & ~(15n << 52n)) | (BigInt(level) << 52n) | fill);
}
