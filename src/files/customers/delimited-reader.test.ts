import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { RecordBatch, readRecords } from './delimited-reader';
import { ImportError } from './import-error';

async function readAll(blob: Blob, encoding: string, delimiter: string, chunkBytes?: number) {
  const records: string[][] = [];
  const lines: string[] = [];
  for await (const batch of readRecords(blob, encoding, delimiter, 'test.csv', chunkBytes)) {
    for (let record = 0; record < batch.count; record++) {
      records.push(Array.from({ length: batch.cellCount(record) }, (_, column) => batch.cell(record, column)));
      lines.push(batch.recordText(record) + batch.lineEnd(record));
    }
  }
  return { records, lines };
}

function encode(text: string, encoding: string, mark: boolean): Uint8Array<ArrayBuffer> {
  const marked = mark ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return new TextEncoder().encode(marked);
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < marked.length; at++) view.setUint16(at * 2, marked.charCodeAt(at), encoding === 'utf-16le');
  return bytes;
}

const cell = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.string({
      unit: fc.constantFrom('a', 'B', '1', ' ', '"', ',', ';', '\t', '|', '\n', '\r', 'ü', '€', '😀', "'"),
    }),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme' }).filter(text => !/[\0\ufeff\ufffd]/u.test(text)) },
);
/** Records of at least two cells, so that none is a blank line. */
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 12 });
const delimiter = fc.constantFrom(',', ';', '\t', '|');
const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
const encoding = fc.constantFrom('utf-8', 'utf-16le', 'utf-16be');

function written(records: string[][], separator: string, end: string, always: boolean): string {
  return records
    .map(record =>
      record
        .map(text => (always || /[",;\t|\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
        .join(separator),
    )
    .join(end);
}

describe('readRecords', () => {
  it('gives random tables back through every delimiter, line end, encoding and chunk size', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        delimiter,
        lineEnd,
        encoding,
        fc.boolean(),
        fc.boolean(),
        fc.integer({ min: 2, max: 64 }),
        async (records, separator, end, code, mark, always, half) => {
          const text = written(records, separator, end, always);
          // A mark in the text itself is not to be told from the file's own.
          const blob = new Blob([encode(text, code, mark || text.startsWith('\ufeff'))]);
          const read = await readAll(blob, code, separator, half * 2);
          expect(read.records).toEqual(records);
          expect(read.lines.join('')).toBe(text);
        },
      ),
      { numRuns: 120 },
    );
  });

  it('agrees with another parser on well-formed files', async () => {
    await fc.assert(
      fc.asyncProperty(table, delimiter, async (records, separator) => {
        const text = Papa.unparse(records, { delimiter: separator, newline: '\r\n' });
        const oracle = Papa.parse<string[]>(text, { delimiter: separator, newline: '\r\n' }).data;
        expect((await readAll(new Blob([text]), 'utf-8', separator)).records).toEqual(oracle);
      }),
      { numRuns: 80 },
    );
  });

  it('reads arbitrary text to the same records whatever the chunk size, and loses no character', async () => {
    const noise = fc.string({ unit: fc.constantFrom('a', '"', '"', ',', '\n', '\r', ' ', 'é'), maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(noise, fc.integer({ min: 1, max: 9 }), async (text, chunkBytes) => {
        const whole = await readAll(new Blob([text]), 'utf-8', ',');
        const pieces = await readAll(new Blob([text]), 'utf-8', ',', chunkBytes);
        expect(pieces).toEqual(whole);
        expect(whole.lines.join('').replace(/\s/gu, '')).toBe(text.replace(/\s/gu, ''));
      }),
      { numRuns: 200 },
    );
  });

  it('reads a quote that is never closed as a character, and the rows after it as rows', async () => {
    const rows = Array.from({ length: 50_000 }, (_, row) => `${row},"unclosed ${row}`);
    const { records } = await readAll(new Blob([rows.join('\n')]), 'utf-8', ',');
    expect(records).toHaveLength(rows.length);
    expect(records[7]).toEqual(['7', '"unclosed 7']);
  });

  it('gets through quotes that only ever come doubled', async () => {
    const text = '""x\n'.repeat(300_000);
    const batch = new RecordBatch();
    batch.parse(text, ',', true);
    expect(batch.count).toBe(300_000);
  });

  it('reads one very long cell, and refuses a record without end', async () => {
    const long = 'x'.repeat(900_000);
    expect((await readAll(new Blob([`a,"${long}"\nb,c`]), 'utf-8', ',')).records[0][1]).toBe(long);
    const endless = new Blob(Array.from({ length: 18 }, () => 'y'.repeat(1_000_000)));
    await expect(readAll(endless, 'utf-8', ',')).rejects.toMatchObject({ code: 'record-too-long' });
  });

  it('refuses NUL characters wherever they are', async () => {
    const blob = new Blob([`a,b\n${'1,2\n'.repeat(1000)}\0`]);
    await expect(readAll(blob, 'utf-8', ',', 64)).rejects.toBeInstanceOf(ImportError);
  });
});
