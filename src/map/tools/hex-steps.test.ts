import { cellToLatLng, gridDisk } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { gridFromCells } from '../../core/grid/grid-from-cells';
import { mercatorCentres } from '../labels/label-raster';
import { stepHex } from './hex-steps';

const MIDDLE = '842a107ffffffff';
const cells = BigUint64Array.from(gridDisk(MIDDLE, 6).map(cell => BigInt(`0x${cell}`))).sort();
const grid = gridFromCells(cells, 4, 4, () => {});
const centres = mercatorCentres(grid);
const start = cells.indexOf(BigInt(`0x${MIDDLE}`));
const aim = [centres[2 * start], centres[2 * start + 1]] as const;

describe('stepHex', () => {
  it('goes straight, not astray: five steps up end above where they began', () => {
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'] as const) {
      let hex = start;
      for (let step = 0; step < 5; step++) hex = stepHex(grid, centres, hex, key, aim);
      const dx = centres[2 * hex] - aim[0];
      const dy = centres[2 * hex + 1] - aim[1];
      const [along, aside] = key === 'ArrowUp' || key === 'ArrowDown' ? [dy, dx] : [dx, dy];
      const forward = key === 'ArrowDown' || key === 'ArrowRight' ? along : -along;
      expect(forward).toBeGreaterThan(0);
      expect(Math.abs(aside)).toBeLessThan(forward / 4);
    }
  });

  it('stays at the edge of the market', () => {
    let hex = start;
    for (let step = 0; step < 30; step++) hex = stepHex(grid, centres, hex, 'ArrowUp', aim);
    expect(stepHex(grid, centres, hex, 'ArrowUp', aim)).toBe(hex);
    expect(cellToLatLng(MIDDLE)[0]).toBeLessThan(grid.lat[hex]);
  });
});
