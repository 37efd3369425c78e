import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvCell, csvTable, exactSum, isFormula } from './csv-write';

describe('csv', () => {
  it('guards texts that could run and nothing else', () => {
    for (const text of ['=1+1', '@SUM(A1)', '+A1', '-cmd|x', '\t=1', '\r=1', "-2+3+cmd|' /C calc'!A0"]) {
      expect(isFormula(text)).toBe(true);
    }
    for (const text of ['-71.06', '+5', '-', '+49 (221) 12-34', '-1.5e-7', '', 'a=b', ' =1', '-12 %']) {
      expect(isFormula(text)).toBe(false);
    }
  });

  it('never guards numbers, and writes what is no number as blank', () => {
    expect([-71.06, -0, Number.NaN, Number.POSITIVE_INFINITY, 1e-7].map(value => csvCell(value))).toEqual([
      '-71.06',
      '0',
      '',
      '',
      '1e-7',
    ]);
  });

  it('is read by another parser as it was meant', () => {
    const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', '\n', '\r', '=', 'a') }));
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), rows => {
        const text = [...csvTable(['a', 'b'], rows)].join('');
        const read = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' }).data.slice(1, -1);
        expect(read).toEqual(rows.map(row => row.map(value => (isFormula(value) ? `'${value}` : value))));
      }),
    );
  });

  it('writes sums without the dust of floating-point addition', () => {
    expect(exactSum(0.1 + 0.2)).toBe(0.3);
    expect(exactSum(123456789.12)).toBe(123456789.12);
  });
});
