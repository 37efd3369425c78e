import fc from 'fast-check';
import { cellToParent, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import {
  ancestorHigh,
  ancestorLow,
  bigIntToCell,
  cellToBigInt,
  hexAt,
  hexOfCell,
  highWord,
  lowWord,
  resolutionOf,
} from './cell-index';

const point = fc.record({
  lat: fc.double({ min: -89.9, max: 89.9, noNaN: true }),
  lng: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe('cells as numbers', () => {
  it('reads and writes H3 strings', () => {
    fc.assert(
      fc.property(point, fc.integer({ min: 0, max: 15 }), ({ lat, lng }, resolution) => {
        const cell = latLngToCell(lat, lng, resolution);
        expect(bigIntToCell(cellToBigInt(cell))).toBe(cell);
        expect(resolutionOf(highWord(cell))).toBe(resolution);
      }),
    );
  });

  it('finds the ancestor that h3-js finds', () => {
    fc.assert(
      fc.property(point, fc.integer({ min: 0, max: 15 }), fc.integer({ min: 0, max: 15 }), ({ lat, lng }, a, b) => {
        const cell = latLngToCell(lat, lng, Math.max(a, b));
        const parent = cellToParent(cell, Math.min(a, b));
        expect(ancestorLow(lowWord(cell), Math.min(a, b))).toBe(lowWord(parent));
        expect(ancestorHigh(highWord(cell), Math.min(a, b))).toBe(highWord(parent));
      }),
    );
  });
});

describe('hexAt', () => {
  const cells = BigUint64Array.from(['861f1d48fffffff', '861f1d4f7ffffff', '851f1d5bfffffff'].map(cellToBigInt)).sort();
  const grid = { cells, coarsest: 5, finest: 6 };

  it('finds a hex by its own cell and by a descendant', () => {
    expect(hexOfCell(grid, '861f1d48fffffff')).toBe(cells.indexOf(cellToBigInt('861f1d48fffffff')));
    expect(hexOfCell(grid, '861f1d4afffffff')).toBe(-1);
  });

  it('answers −1 outside the grid and for what is no point', () => {
    expect(hexAt(grid, 0, 0)).toBe(-1);
    expect(hexAt(grid, Number.NaN, 10)).toBe(-1);
    expect(hexAt(grid, 50, Number.POSITIVE_INFINITY)).toBe(-1);
    expect(hexAt({ ...grid, cells: new BigUint64Array(0) }, 50, 10)).toBe(-1);
  });
});
