import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LabelCodes } from './label-codes';
import { TextBytes } from './text-bytes';
import { TextColumnBuilder, textAt } from './text-column';
import { TextIndex } from './text-index';

const text = fc.string({ unit: fc.constantFrom('a', 'b', '7', 'ü', '€', '😀'), maxLength: 4 });
const encoder = new TextEncoder();

/** A text in the middle of other bytes, as in a file. */
function within(wanted: string): TextBytes {
  const bytes = encoder.encode(`xx${wanted}yyy`);
  const pointed = new TextBytes();
  pointed.point(bytes, 2, bytes.length - 3);
  return pointed;
}

test('a column and its index answer as an array and a Map would, for strings and for bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, fc.boolean()), { maxLength: 60 }), text, (rows, asked) => {
      const column = new TextColumnBuilder();
      const index = new TextIndex(column);
      const last = new Map<string, number>();
      rows.forEach(([row, asBytes], number) => {
        expect(index.find(asBytes ? within(row) : row)).toBe(last.get(row) ?? -1);
        column.push(asBytes ? within(row) : row);
        index.set(number);
        last.set(row, number);
      });
      expect(index.find(asked)).toBe(last.get(asked) ?? -1);
      const finished = column.finish();
      expect(rows.map((_, number) => textAt(finished, number))).toEqual(rows.map(([row]) => row));
    }),
  );
});

test('labels are numbered as they come, blank first', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(text, fc.boolean()), { maxLength: 60 }), rows => {
      const labels = new LabelCodes();
      const codes = rows.map(([row, asBytes]) => labels.codeOf(asBytes ? within(row) : row));
      const expected = [...new Set(['', ...rows.map(([row]) => row)])];
      expect(labels.finish()).toEqual(expected);
      expect(codes).toEqual(rows.map(([row]) => expected.indexOf(row)));
    }),
  );
});

test('thousands of texts, past every growth', () => {
  const column = new TextColumnBuilder();
  const index = new TextIndex(column);
  for (let row = 0; row < 20_000; row++) {
    column.push(`customer ${row}`);
    index.set(row);
  }
  for (let row = 0; row < 20_000; row += 7) expect(index.find(`customer ${row}`)).toBe(row);
  const { bytes, offsets } = column.finish();
  expect(offsets).toHaveLength(20_001);
  expect(bytes).toHaveLength(offsets[20_000]);
});
