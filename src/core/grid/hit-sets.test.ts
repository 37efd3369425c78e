import fc from 'fast-check';
import { cellToLatLng, gridDisk, gridPathCells, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { diskGrid, gridOfCells, metropolis } from '../../../test/support/grids';
import { bigIntToCell, hexOfCell } from './cell-index';
import type { HexGrid } from './hex-grid';
import { brushByRings, HexSet, hexesInRectangle, hexesInRing } from './hit-sets';

const grid = diskGrid(48, 10, 6, 20);
const near = fc.tuple(
  fc.double({ min: 9.2, max: 10.8, noNaN: true }),
  fc.double({ min: 47.5, max: 48.5, noNaN: true }),
);

function cellsOf(of: HexGrid, hexes: Int32Array): Set<string> {
  return new Set(Array.from(hexes, hex => bigIntToCell(of.cells[hex])));
}

describe('HexSet', () => {
  it('keeps members once, in order of arrival', () => {
    const set = new HexSet(10);
    expect([set.add(7), set.add(2), set.add(7)]).toEqual([true, true, false]);
    expect([...set.since(0)]).toEqual([7, 2]);
    expect([...set.since(1)]).toEqual([2]);
    expect([...set.sorted()]).toEqual([2, 7]);
    expect([set.has(2), set.has(3), set.size]).toEqual([true, false, 2]);
    set.clear();
    expect([set.has(2), set.size]).toEqual([false, 0]);
    expect(set.add(2)).toBe(true);
  });
});

describe('the brush', () => {
  it('touches the disk of its size where it is put down', () => {
    fc.assert(
      fc.property(near, fc.integer({ min: 0, max: 4 }), (point, rings) => {
        const hexes = brushByRings(grid, point, point, rings, new HexSet(grid.count));
        const disk = gridDisk(latLngToCell(point[1], point[0], 6), rings).filter(cell => hexOfCell(grid, cell) >= 0);
        expect(cellsOf(grid, hexes)).toEqual(new Set(disk));
      }),
      { numRuns: 40 },
    );
  });

  it('leaves no gap in a fast stroke', () => {
    fc.assert(
      fc.property(near, near, (from, to) => {
        const set = new HexSet(grid.count);
        const hexes = new Set(brushByRings(grid, from, to, 0, set));
        // Connected, and at least as many hexes as the shortest path has.
        const path = gridPathCells(latLngToCell(from[1], from[0], 6), latLngToCell(to[1], to[0], 6));
        expect(hexes.size).toBeGreaterThanOrEqual(path.length);
        const [start] = hexes;
        const reached = new Set([start]);
        const queue = [start];
        for (const hex of queue) {
          for (let i = grid.offsets[hex]; i < grid.offsets[hex + 1]; i++) {
            const next = grid.neighbours[i];
            if (!hexes.has(next) || reached.has(next)) continue;
            reached.add(next);
            queue.push(next);
          }
        }
        expect(reached.size).toBe(hexes.size);
      }),
      { numRuns: 40 },
    );
  });

  it('gives only what is new to the set', () => {
    const set = new HexSet(grid.count);
    const first = brushByRings(grid, [10, 48], [10, 48], 1, set).length;
    expect(first).toBe(7);
    expect(brushByRings(grid, [10, 48], [10, 48], 1, set).length).toBe(0);
    expect(brushByRings(grid, [10, 48], [10, 48], 2, set).length).toBe(12);
  });

  it('does not jump over water and does nothing outside the market', () => {
    const far = gridOfCells([latLngToCell(50, 0, 5), latLngToCell(50, 3, 5)], 5);
    expect(far.links.pairs.length).toBe(2);
    expect(brushByRings(far, [0, 50], [0, 50], 5, new HexSet(2)).length).toBe(1);
    expect(brushByRings(far, [90, -40], [91, -40], 3, new HexSet(2)).length).toBe(0);
  });

  it('goes the short way over the antimeridian, however longitudes are written', () => {
    const fiji = diskGrid(-17, 180, 5, 8);
    for (const to of [-179.7, 180.3]) {
      const hexes = brushByRings(fiji, [179.7, -17], [to, -17], 0, new HexSet(fiji.count));
      expect(hexes.length).toBeGreaterThanOrEqual(4);
      expect(hexes.length).toBeLessThan(10);
    }
  });

  it('crosses hexes of different size without a gap', () => {
    const mixed = metropolis(48, 10, 5, 30).grid;
    const hexes = brushByRings(mixed, [9.6, 48], [10.4, 48], 0, new HexSet(mixed.count));
    const sizes = new Set(Array.from(hexes, hex => Number((mixed.cells[hex] >> 52n) & 15n)));
    expect(sizes.size).toBeGreaterThan(1);
  });
});

describe('areas', () => {
  it('take the hexes whose middle lies inside the ring', () => {
    const ring = fc.array(near, { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(ring, points => {
        const hexes = new Set(hexesInRing(grid, points, new HexSet(grid.count)));
        for (let hex = 0; hex < grid.count; hex++) {
          let inside = false;
          points.forEach(([ax, ay], i) => {
            const [bx, by] = points[(i + 1) % points.length];
            const lat = grid.lat[hex];
            if (ay > lat !== by > lat && grid.lng[hex] < ax + ((lat - ay) * (bx - ax)) / (by - ay)) inside = !inside;
          });
          expect(hexes.has(hex)).toBe(inside);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('are nothing without three points', () => {
    expect(hexesInRing(grid, [], new HexSet(grid.count)).length).toBe(0);
    expect(
      hexesInRing(
        grid,
        [
          [9, 47],
          [11, 49],
        ],
        new HexSet(grid.count),
      ).length,
    ).toBe(0);
  });

  it('are the same in a rectangle and in its ring, on any copy of the world', () => {
    for (const turn of [0, 360, -360]) {
      const [west, south, east, north] = [9.7 + turn, 47.8, 10.35 + turn, 48.2];
      const box = hexesInRectangle(grid, [east, south], [west, north], new HexSet(grid.count));
      const ring = hexesInRing(
        grid,
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
        ],
        new HexSet(grid.count),
      );
      expect([...box]).toEqual([...ring]);
      expect(box.length).toBeGreaterThan(20);
    }
  });

  it('reach over the antimeridian', () => {
    const fiji = diskGrid(-17, 180, 5, 8);
    const all = hexesInRectangle(fiji, [177, -20], [183, -14], new HexSet(fiji.count));
    expect(all.length).toBe(fiji.count);
    const east = hexesInRectangle(fiji, [180, -20], [183, -14], new HexSet(fiji.count));
    for (const hex of east) expect(cellToLatLng(bigIntToCell(fiji.cells[hex]))[1]).toBeLessThan(0);
  });
});
