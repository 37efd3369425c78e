import fc from 'fast-check';
import { cellToLatLng, getPentagons, getResolution, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { readCell } from './h3-cell';

const cells = fc
  .tuple(
    fc.double({ min: -90, max: 90, noNaN: true }),
    fc.double({ min: -180, max: 180, noNaN: true }),
    fc.integer({ min: 0, max: 15 }),
  )
  .map(([lat, lng, resolution]) => latLngToCell(lat, lng, resolution));

describe('readCell', () => {
  it('reads every cell in every form it is written in', () => {
    fc.assert(
      fc.property(cells, cell => {
        const decimal = BigInt(`0x${cell}`).toString();
        const decimals =
          decimal.endsWith('000') && getResolution(cell) > 11 ? [] : [decimal, `+${decimal}`, `${decimal}.0`];
        const forms = [
          cell,
          cell.toUpperCase(),
          `0x${cell}`,
          `0X${cell.toUpperCase()}`,
          `0${cell}`,
          `0x0${cell}`,
          ` ${cell} `,
          ...decimals,
        ];
        for (const form of forms) expect(readCell(form)).toEqual({ cell, form: 'exact' });
      }),
    );
  });

  it('tells a coarse cell from its decimal as floating point and spreadsheets round it', () => {
    fc.assert(
      fc.property(
        cells.filter(cell => getResolution(cell) <= 11),
        cell => {
          const bits = BigInt(`0x${cell}`);
          const float = BigInt(Number(bits)).toString();
          const fifteen = `${(bits + 500n) / 1000n}000`;
          const scientific = Number(bits).toExponential(14).toUpperCase();
          for (const text of [float, fifteen, scientific]) {
            // One number in a thousand ends in so many zeros by itself.
            if (!/0{6}$/.test(fifteen)) expect(readCell(text).cell).toBe(cell);
          }
        },
      ),
    );
  });

  it('never makes another cell of a rounded number', () => {
    fc.assert(
      fc.property(cells, fc.integer({ min: 1, max: 12 }), (cell, digits) => {
        const bits = BigInt(`0x${cell}`).toString();
        const rounded = bits.slice(0, digits).padEnd(18, '0');
        expect(['', cell]).toContain(readCell(rounded).cell);
      }),
    );
  });

  it.each([
    '',
    'n/a',
    '8728308',
    '87283082dffffe',
    '87283082dfffffff',
    '87283082dfffffg',
    'ffffffffffffffff',
    '000000000000000',
    '608692970719027',
    '6.08693E+17',
    '12',
    '37.7749',
    '1295000000000000000',
    '187283082dffffff',
  ])('refuses “%s”', text => expect(readCell(text)).toEqual({ cell: '', form: 'invalid' }));

  it('knows pentagons', () => {
    for (const cell of getPentagons(5)) expect(readCell(cell).cell).toBe(cell);
  });
});

it('a cell is found again from its centre at every resolution', () => {
  fc.assert(
    fc.property(cells, cell => {
      const [lat, lng] = cellToLatLng(cell);
      expect(latLngToCell(lat, lng, getResolution(cell))).toBe(cell);
    }),
  );
});
