import fc from 'fast-check';
import { latLngToCell } from 'h3-js';
import { expect, it } from 'vitest';
import { diskGrid, gridOfCells, randomAssignment } from '../../../test/support/grids';
import { territoryOutlines } from '../grid/outline';
import { piecesOf } from './pieces';

it('counts as many pieces as the outline has parts, the largest first', () => {
  const grid = diskGrid(48, 10, 6, 9);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 9 }), fc.integer(), (k, seed) => {
      const assignment = randomAssignment(grid, k, seed);
      const { pieceOfHex, countOf } = piecesOf(grid, assignment, k);
      for (const [id, outline] of territoryOutlines(grid, assignment)) {
        expect(countOf[id]).toBe(outline.length);
        const sizes = new Array<number>(countOf[id]).fill(0);
        assignment.forEach((owner, hex) => {
          if (owner === id) sizes[pieceOfHex[hex] - 1]++;
        });
        expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
        expect(sizes.every(size => size > 0)).toBe(true);
      }
      assignment.forEach((owner, hex) => {
        if (owner === 0) expect(pieceOfHex[hex]).toBe(0);
      });
    }),
    { numRuns: 30 },
  );
});

it('counts places that a link joins as one piece', () => {
  const grid = gridOfCells([latLngToCell(50, 0, 5), latLngToCell(50, 3, 5)], 5);
  const { countOf, pieceOfHex } = piecesOf(grid, Uint16Array.of(4, 4), 4);
  expect(countOf[4]).toBe(1);
  expect([...pieceOfHex]).toEqual([1, 1]);
  expect(piecesOf({ ...grid, offsets: new Int32Array(3) }, Uint16Array.of(4, 4), 4).countOf[4]).toBe(2);
});
