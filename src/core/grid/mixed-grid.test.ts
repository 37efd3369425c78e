/**
 * Hexes of several sizes in one grid, at random places of the globe and round the twelve pentagons, where cells are
 * distorted most: borders must close, points must agree with them, and nothing may be lost.
 */
import { cellArea, cellToLatLng, getPentagons } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { metropolis, seededRandom } from '../../../test/support/grids';
import { bigIntToCell, hexLocator } from './cell-index';
import { hexRings } from './hex-rings';
import { settlePoints } from './settle-points';

const random = seededRandom(17);
const places: [lat: number, lng: number, resolution: number][] = [
  ...Array.from({ length: 14 }, (): [number, number, number] => [
    (Math.asin(2 * random() - 1) * 170) / Math.PI,
    360 * random() - 180,
    3 + Math.floor(4 * random()),
  ]),
  ...getPentagons(4)
    .map(cell => cellToLatLng(cell))
    .map(([lat, lng], i): [number, number, number] => [lat + 0.2 * random(), lng, 4 + (i % 2)]),
];

describe.each(places)('a grid with split hexes at %f, %f, base resolution %i', (lat, lng, resolution) => {
  const { input, grid, hexOfAccount } = metropolis(lat, lng, resolution, 20);

  it('has hexes of several sizes whose surfaces are those of their cells', () => {
    expect(grid.finest).toBeGreaterThan(grid.coarsest);
    const cells = Array.from(grid.cells, bigIntToCell);
    const plain = cells.reduce((sum, cell) => sum + cellArea(cell, 'km2'), 0);
    // Coarse hexes give and take slivers along finer neighbours, which nearly cancel.
    expect(grid.areaKm2.reduce((a, b) => a + b) / plain).toBeCloseTo(1, 1);
    expect(grid.areaKm2.every(area => area > 0)).toBe(true);
  });

  it('has one closed ring round every hex', () => {
    const { offsets, vertices, across } = hexRings(grid);
    for (let hex = 0; hex < grid.count; hex++) {
      const ring = vertices.subarray(offsets[hex], offsets[hex + 1]);
      expect(new Set(ring).size).toBe(ring.length);
      const neighbours = new Set(across.subarray(offsets[hex], offsets[hex + 1]));
      neighbours.delete(-1);
      for (const other of neighbours) {
        expect(grid.neighbours.subarray(grid.offsets[hex], grid.offsets[hex + 1])).toContain(other);
      }
    }
  });

  it('puts every account into the hex whose border holds it', () => {
    expect(hexOfAccount.every(hex => hex >= 0)).toBe(true);
    const settled = hexOfAccount.slice();
    expect(settlePoints(grid, input.lat, input.lng, settled)).toEqual([]);
    expect(settled).toEqual(hexOfAccount);
  });

  it('finds the hex at its own centre', () => {
    const locate = hexLocator(grid);
    for (let hex = 0; hex < grid.count; hex++) expect(locate(grid.lat[hex], grid.lng[hex])).toBe(hex);
  });
});
