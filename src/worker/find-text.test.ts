import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TextColumnBuilder } from '../core/accounts/text-column';
import { findText } from './find-text';

function column(rows: readonly string[]) {
  const builder = new TextColumnBuilder();
  for (const row of rows) builder.push(row);
  return builder.finish();
}

function find(rows: readonly string[], text: string): number[] {
  const found = new Uint8Array(rows.length);
  findText(column(rows), text, found);
  return [...found];
}

test('any part, whatever the case', () => {
  expect(find(['Müller GmbH', '', 'MÜLLER & Söhne', 'Miller'], 'müller')).toEqual([1, 0, 1, 0]);
  expect(find(['ab', 'cd'], 'bc')).toEqual([0, 0]);
  expect(find(['Straße'], 'straße')).toEqual([1]);
  expect(find(['anything'], '')).toEqual([0]);
});

test('agrees with looking at every row', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'B', 'b', 'Ä', 'ä', ' '), maxLength: 8 });
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 20 }), letters, (rows, text) => {
      const expected = rows.map(row => (text !== '' && row.toLowerCase().includes(text.toLowerCase()) ? 1 : 0));
      expect(find(rows, text)).toEqual(expected);
    }),
  );
});
