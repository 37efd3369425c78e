import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { gzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readSource, SILENT } from '../../../test/support/read-source';
import { odsBytes, xlsxBytes, zipped } from '../../../test/support/workbook-files';
import { ImportCancelledError, ImportError } from '../customers/import-error';
import { BlobBuilder } from './blob-builder';
import { openSource } from './open-source';

const CSV = 'id,lat,lng\n1,50,8\n';
const fixture = (name: string) =>
  new Uint8Array(readFileSync(new URL(`../../../test/fixtures/formats/${name}`, import.meta.url)));
const ascii = (text: string) => [...text].map(character => character.charCodeAt(0));
const utf16 = (text: string) => ascii(text).flatMap(code => [code, 0]);

async function failureOf(bytes: BlobPart | readonly number[], name = 'file'): Promise<ImportError> {
  const error = await readSource(bytes, name).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ImportError);
  return error as ImportError;
}

it('text is the file itself, whatever it is called', async () => {
  const file = new Blob([CSV]);
  const opened = await openSource(file, 'customers.xlsx', undefined, SILENT);
  expect(opened.table).toBe(file);
  expect(opened).toMatchObject({ format: 'text', packing: '', tableName: 'customers.xlsx', part: '', made: null });
});

describe('what is known and not read says what to do', () => {
  it.each([
    ['an old workbook', [0xd0, 0xcf, 0x11, 0xe0, ...Array(60).fill(0), ...utf16('Workbook')], 'unsupported', /XLS/],
    ['a password', [0xd0, 0xcf, 0x11, 0xe0, ...utf16('EncryptedPackage')], 'encrypted', /password/],
    ['a PDF', ascii('%PDF-1.7'), 'unsupported', /PDF/],
    ['an encrypted Parquet', ascii('PARE....PARE'), 'encrypted', /encrypted/],
    ['Arrow', ascii('ARROW1\0\0'), 'unsupported', /Arrow/],
    ['a database', ascii('SQLite format 3\0'), 'unsupported', /database/],
    ['7-Zip', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], 'unsupported', /7-Zip/],
    ['a picture', [0x89, 0x50, 0x4e, 0x47], 'unsupported', /picture/],
  ])('%s', async (_, bytes, code, what) => {
    const error = await failureOf(bytes);
    expect(error.code).toBe(code);
    expect(error.what).toMatch(what);
    expect(error.next).toMatch(/\.$/);
  });

  it.each([
    ['XLSB', { 'xl/workbook.bin': 'x' }, /XLSB/],
    ['Numbers', { 'Index/Document.iwa': 'x' }, /Numbers/],
    ['Word', { 'word/document.xml': '<w/>' }, /Word/],
    ['a shapefile', { 'a.shp': 'x', 'a.dbf': 'x', 'a.shx': 'x' }, /shapefile/],
    ['KML', { 'doc.kml': '<kml/>', 'files/a.png': 'x' }, /KML/],
    ['nothing', { 'a.png': 'x', '__MACOSX/b.csv': 'x', '.hidden.csv': 'x' }, /no table/],
    ['an archive in it', { 'a.zip': zipped({ 'b.csv': CSV }) }, /packed twice/],
    ['a gzip file in it', { 'a.csv.gz': gzipSync(new TextEncoder().encode(CSV)) }, /packed twice/],
  ])('an archive with %s', async (_, members, what) => {
    expect((await failureOf(zipped(members as Record<string, string | Uint8Array>))).what).toMatch(what);
  });

  it('a packing in a gzip file, and an archive in one', async () => {
    expect((await failureOf(gzipSync(gzipSync(new Uint8Array(9))) as BlobPart)).what).toBe('This is packed twice.');
    expect((await failureOf(gzipSync(zipped({ 'a.csv': CSV })) as BlobPart)).what).toBe('This is packed twice.');
  });
});

describe('packed once', () => {
  it('a workbook, GeoJSON or Parquet in gzip or ZIP is read', async () => {
    const book = xlsxBytes({ sheets: [{ name: 'S', rows: [['a'], [1]] }] });
    const points = '{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{}}';
    for (const [content, format] of [
      [book, 'xlsx'],
      [new TextEncoder().encode(points), 'geojson'],
      [fixture('accounts-snappy.parquet'), 'parquet'],
    ] as const) {
      const inGzip = await readSource(gzipSync(content) as BlobPart, 'file.gz');
      expect(inGzip.source).toMatchObject({ format, packing: 'gzip' });
      const inZip = await readSource(zipped({ 'data/file': content }), 'file.zip');
      expect(inZip.source).toMatchObject({ format, packing: 'zip' });
      expect(inZip.rows).toEqual(inGzip.rows);
    }
  });

  it('what comes first in an archive and is no table gives way to the next', async () => {
    const { source } = await readSource(zipped({ 'a.csv': `%PDF-${'x'.repeat(200)}`, 'b.csv': CSV }), 'file.zip');
    expect(source.part).toBe('b.csv');
    await expect(readSource(zipped({ 'a.csv': '%PDF', 'b.csv': CSV }), 'file.zip', 'a.csv')).rejects.toThrow(/PDF/);
  });
});

/** Where a number of the first entry of the central directory stands. */
function patched(bytes: Uint8Array<ArrayBuffer>, offset: number, value: number): Uint8Array<ArrayBuffer> {
  const view = new DataView(bytes.slice().buffer);
  let at = 0;
  while (view.getUint32(at, true) !== 0x02014b50) at++;
  view.setUint32(at + offset, value, true);
  return new Uint8Array(view.buffer);
}

describe('made to fill the memory', () => {
  const plain = zipped({ 'a.csv': CSV.repeat(100) });

  it('a size beyond all limits is refused before anything is unpacked', async () => {
    expect((await failureOf(patched(plain, 24, 3 * 2 ** 30))).code).toBe('too-large');
  });

  it('more than the archive says is refused when it comes', async () => {
    expect((await failureOf(patched(plain, 24, 10))).code).toBe('damaged');
    expect((await failureOf(patched(plain, 16, 10))).code).toBe('damaged');
  });

  it('a thousand times its size is no reason, as long as it is little', async () => {
    const text = `id,name\n1,${'x'.repeat(1 << 20)}\n`;
    expect((await readSource(zipped({ 'a.csv': text }, 9))).rows[1][1]).toHaveLength(1 << 20);
    expect((await readSource(gzipSync(new TextEncoder().encode(text)) as BlobPart)).rows).toHaveLength(2);
  });

  it('ends when it has more than it may', () => {
    const built = new BlobBuilder('file', 10);
    built.add(new Uint8Array(10));
    expect(() => built.add(new Uint8Array(1))).toThrow(/more than/);
  });

  it('more than 10,000 members are refused', async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`${at}.csv`, '']));
    expect((await failureOf(zipped(many, 0))).code).toBe('too-large');
  });

  it('a member with a password is told apart', async () => {
    const error = await failureOf(patched(plain, 8, (8 << 16) | 1));
    expect(error.code).toBe('encrypted');
  });
});

it('stops when it is cancelled', async () => {
  const book = xlsxBytes({ sheets: [{ name: 'S', rows: [['a'], [1]] }] });
  for (const bytes of [book, zipped({ 'a.csv': CSV }), gzipSync(new TextEncoder().encode(CSV)), '[{"a":1}]']) {
    const opening = openSource(new Blob([bytes as BlobPart]), 'file', undefined, {
      ...SILENT,
      isCancelled: () => true,
    });
    await expect(opening).rejects.toBeInstanceOf(ImportCancelledError);
  }
});

describe('damage ends in an error that says so, never in a crash', () => {
  const whole: Readonly<Record<string, Uint8Array>> = {
    xlsx: fixture('book.xlsx'),
    inline: fixture('book-inline.xlsx'),
    ods: odsBytes('<table:table table:name="S"><table:table-row><table:table-cell/></table:table-row></table:table>'),
    zip: fixture('two-tables.zip'),
    gzip: fixture('customers.csv.gz'),
    parquet: fixture('accounts-none.parquet'),
    'parquet with deltas': fixture('accounts-v2-pages.parquet'),
    json: new TextEncoder().encode(
      '{"type":"FeatureCollection","features":[{"geometry":null,"properties":{"a":[1]}}]}',
    ),
  };

  it.each(Object.entries(whole))('%s', async (_, bytes) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), { maxLength: 3 }),
        fc.option(fc.nat(bytes.length), { freq: 3 }),
        async (changes, cut) => {
          const changed = bytes.slice(0, cut ?? bytes.length);
          for (const [at, value] of changes) if (at < changed.length) changed[at] = value;
          try {
            await openSource(new Blob([changed as BlobPart]), 'file', undefined, SILENT);
          } catch (error) {
            if (!(error instanceof ImportError)) throw error;
            expect(error.next).toMatch(/\.$/);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('Parquet that is cut off anywhere', async () => {
    const bytes = fixture('accounts-snappy.parquet');
    for (let length = 4; length < bytes.length; length += 97) {
      expect((await failureOf(bytes.slice(0, length))).code).toBe('damaged');
    }
  });
});
