import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CELL_DELIMITERS,
  encodeText,
  garble,
  LINE_ENDS,
  QUOTINGS,
  repertoireOf,
  SINGLE_BYTE_ENCODINGS,
  WIDE_ENCODINGS,
  type WrittenForm,
  writeDelimited,
} from '../../../test/support/delimited-writer';
import type { ColumnMapping } from './column-mapping';
import { readDataRecords } from './data-records';
import { type RecordBatch, readRecords } from './delimited-reader';
import { inspectFile } from './inspect-file';

/** What is hard for somebody: separators, quotes, formulas, names of the language, white space, figures. */
const HARD = [
  ...[
    '',
    ' ',
    '  a',
    'a  ',
    '"',
    '""',
    'a "b" c',
    'a\nb',
    'a\r\nb',
    '\r',
    '\n',
    '"\n"',
    ',',
    ';',
    '\t',
    '|',
    'a,b;c|d',
  ],
  ...['=1+1', '+5', '-5', '@SUM(A1)', "'", '__proto__', 'constructor', 'toString', '0', '007', '1e5', 'NaN', 'null'],
  ...['sep=;', '#', '\\', '\\"', '<b>', '{}', '\u00a0', '12.5', '1,5'],
];

const ASCII = 'aB 1,;\t|"\'\n\r=+-@';
const WIDE = [
  'ü',
  'ß',
  '€',
  'é',
  'ł',
  'Ω',
  'Ж',
  'א',
  '日',
  'ｱ',
  '한',
  '😀',
  '👩‍👩‍👧',
  'e\u0301',
  '\u00a0',
  '\u2028',
  '\u0085',
  '\ud7ff',
  '\ue000',
  '￼',
];

function tableOf(characters: readonly string[], hard: readonly string[]) {
  const cell = fc.oneof(
    fc.constantFrom(...hard),
    fc.string({ unit: fc.constantFrom(...ASCII, ...characters), maxLength: 12 }),
  );
  // Records of at least two cells, so that none is a blank line.
  return fc
    .integer({ min: 2, max: 6 })
    .chain(columns =>
      fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: 1, maxLength: 10 }),
    );
}

const form = fc.record({
  delimiter: fc.constantFrom(...CELL_DELIMITERS),
  lineEnd: fc.constantFrom(...LINE_ENDS),
  quoting: fc.constantFrom(...QUOTINGS),
  lastLineEnd: fc.boolean(),
});
const chunkBytes = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 4_000 }));

function cellsOf(batch: RecordBatch, from: number): string[][] {
  return Array.from({ length: batch.count - from }, (_, record) =>
    Array.from({ length: batch.cellCount(from + record) }, (_, column) => batch.cell(from + record, column)),
  );
}

async function readBack(bytes: Uint8Array<ArrayBuffer>, encoding: string, delimiter: string, pieces: number) {
  const records: string[][] = [];
  for await (const batch of readRecords(new Blob([bytes]), encoding, delimiter, 'a.csv', pieces)) {
    expect(batch.brokenQuotes).toEqual([]);
    records.push(...cellsOf(batch, 0));
  }
  return records;
}

async function expectSame(
  records: string[][],
  written: WrittenForm,
  encoding: string,
  mark: boolean,
  pieces: number,
): Promise<void> {
  const bytes = encodeText(writeDelimited(records, written), encoding, mark);
  expect(await readBack(bytes, encoding, written.delimiter, pieces)).toEqual(records);
}

describe('a table that was written is read back cell by cell', () => {
  it.each(WIDE_ENCODINGS)('%s', async encoding => {
    await fc.assert(
      fc.asyncProperty(tableOf(WIDE, HARD), form, fc.boolean(), chunkBytes, (records, written, mark, pieces) =>
        expectSame(records, written, encoding, mark, pieces),
      ),
      { numRuns: 300 },
    );
  });

  it('any text at all', async () => {
    const anything = fc.string({ unit: 'binary', maxLength: 8 }).filter(text => !/[\0\ufeff\ufffd]|\p{Cs}/u.test(text));
    const table = fc.array(fc.array(anything, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(
        table,
        form,
        fc.constantFrom(...WIDE_ENCODINGS),
        fc.boolean(),
        chunkBytes,
        (records, written, encoding, mark, pieces) => expectSame(records, written, encoding, mark, pieces),
      ),
      { numRuns: 300 },
    );
  });

  it.each(SINGLE_BYTE_ENCODINGS)('%s, with every character it has', async encoding => {
    const own = repertoireOf(encoding);
    const hard = HARD.filter(text => !text.includes('\u00a0') || own.includes('\u00a0'));
    await fc.assert(
      fc.asyncProperty(tableOf(own, hard), form, chunkBytes, (records, written, pieces) =>
        expectSame(records, written, encoding, false, pieces),
      ),
      { numRuns: 200 },
    );
  });

  it.each([
    ['utf-8-twice', 'windows-1252'],
    ['utf-8-mac', 'macintosh'],
  ] as const)('%s: garbled text comes back as it was meant', async (encoding, takenFor) => {
    await fc.assert(
      fc.asyncProperty(
        tableOf(
          ['ü', 'ß', '€', 'é', 'ł', 'Ω', 'Ж', 'א', '日', '한', '😀'],
          HARD.filter(text => !text.includes('\u00a0')),
        ),
        form,
        chunkBytes,
        async (records, written, pieces) => {
          const bytes = encodeText(garble(writeDelimited(records, written), takenFor), 'utf-8');
          expect(await readBack(bytes, encoding, written.delimiter, pieces)).toEqual(records);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a table that was written is recognised', () => {
  const NAMES = ['Müller', 'Société Générale', 'Café, “Ümlaut”', 'a; b', 'Göteborg', 'línea\ndos', '"x"'];

  it('with its encoding, delimiter and header, and its data rows are those that were written', async () => {
    const row = fc.tuple(
      fc.constantFrom(...NAMES),
      fc.double({ min: 35, max: 60, noNaN: true }).map(value => value.toFixed(5)),
      fc.double({ min: -10, max: 25, noNaN: true }).map(value => value.toFixed(5)),
      fc.constantFrom('=1+1', '__proto__', '', 'x', 'Größe', 'hôtel'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 8, maxLength: 20 }),
        form,
        fc.constantFrom(...WIDE_ENCODINGS, 'windows-1252', 'macintosh'),
        fc.boolean(),
        async (rows, written, encoding, mark) => {
          const names = rows.map(([name], at) => (at === 0 ? 'Müller' : name));
          const records = rows.map(([, lat, lng, extra], at) => [`A${at}`, names[at], lat, lng, extra]);
          const header = ['id', 'name', 'lat', 'lng', 'Straße'];
          const single = encoding === 'windows-1252' || encoding === 'macintosh';
          const bytes = encodeText(writeDelimited([header, ...records], written), encoding, mark && !single);
          const file = new Blob([bytes]);
          const { proposed } = await inspectFile(file, 'a.csv');
          expect(proposed).toMatchObject({ encoding, delimiter: written.delimiter, hasHeader: true, skipRecords: 0 });
          expect(proposed.columns.map(column => column.field)).toEqual(['id', 'name', 'lat', 'lng', 'street']);
          const mapping: ColumnMapping = proposed;
          const read: string[][] = [];
          for await (const { batch, from, firstRow } of readDataRecords(file, 'a.csv', mapping)) {
            expect(firstRow).toBe(read.length + 1);
            read.push(...cellsOf(batch, from));
          }
          expect(read).toEqual(records);
        },
      ),
      { numRuns: 150 },
    );
  });
});
