import { gridDisk } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { hexAt } from '../../core/grid/cell-index';
import { gridFromCells } from '../../core/grid/grid-from-cells';
import { buildBorderMesh } from '../../core/grid/hex-mesh';
import { cameraAt, latOf, lngOf, mercatorAtX, mercatorAtY } from '../camera';
import { meanHexWidth } from '../mesh-extent';
import { mercatorCentres, RASTER_CELL, rasterise, territoriesOf } from './label-raster';

const cells = BigUint64Array.from(gridDisk('842a107ffffffff', 8).map(cell => BigInt(`0x${cell}`))).sort();
const grid = gridFromCells(cells, 4, 4, () => {});
const centres = mercatorCentres(grid);
const width = meanHexWidth(buildBorderMesh(grid));
const middle = { lng: grid.lng[grid.count >> 1], lat: grid.lat[grid.count >> 1] };

describe('rasterise', () => {
  it('tells nearly every square what a look-up of its middle tells, near and far', () => {
    for (const zoom of [3, 5, 7]) {
      const camera = cameraAt(middle.lng, middle.lat, zoom, 400, 300, 1);
      const raster = rasterise(grid, centres, camera, width);
      let same = 0;
      let inside = 0;
      raster.hexes.forEach((hex, index) => {
        const x = raster.left + ((index % raster.columns) + 0.5) * RASTER_CELL;
        const y = raster.top + (Math.floor(index / raster.columns) + 0.5) * RASTER_CELL;
        const expected = hexAt(grid, latOf(mercatorAtY(camera, y)), lngOf(mercatorAtX(camera, x)));
        if (expected < 0) return;
        inside++;
        if (zoom === 3 ? hex >= 0 : hex === expected) same++;
      });
      expect(inside).toBeGreaterThan(0);
      expect(same / inside).toBeGreaterThan(0.9);
    }
  });

  it('gives the same squares the same hexes when the map is panned', () => {
    const at = (shift: number) =>
      rasterise(grid, centres, { ...cameraAt(middle.lng, middle.lat, 6, 400, 300, 1), x: 0.25 + shift }, width);
    const worldSize = 512 * 2 ** 6;
    const before = at(0);
    const after = at((3 * RASTER_CELL) / worldSize);
    for (let row = 0; row < before.rows; row++) {
      for (let column = 3; column < before.columns; column++) {
        const seen = after.hexes[row * after.columns + column - 3];
        expect(seen).toBe(before.hexes[row * before.columns + column]);
      }
    }
  });
});

describe('territoriesOf', () => {
  it('leaves further pieces to their own labels', () => {
    const raster = { columns: 4, rows: 1, left: 0, top: 0, hexes: Int32Array.of(0, 1, 2, -1) };
    const assignment = Uint16Array.of(5, 5, 6);
    expect([...territoriesOf(raster, assignment, Uint16Array.of(1, 2, 1))]).toEqual([5, 0, 6, -1]);
  });
});
