import { readFileSync } from 'node:fs';
import { gzipSync, strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { PostcodeFinder } from '../../core/geo/postcodes';
import { ImportError } from '../customers/import-error';
import { inspectFile } from '../customers/inspect-file';
import { packPostcodes, unpackPostcodes } from './postcode-shelf';
import { isGeoNamesList, type ReadListContext, readPostcodeList } from './read-postcode-list';
import { readTowns } from './towns';

/** The form of GeoNames' postal files; places and figures are made up round real towns. */
const GEONAMES = [
  ['DE', '10115', 'Berlin', 'Berlin', 'BE', '', '', '', '', '52.5323', '13.3846', '6'],
  ['DE', '50667', 'Köln', 'Nordrhein-Westfalen', 'NW', 'Reg.-Bez. Köln', '05315', '', '', '50.9388', '6.9573', '6'],
  ['DE', '50667', 'Altstadt "Nord', 'Nordrhein-Westfalen', 'NW', '', '', '', '', '49', '6', '4'],
  ['DE', '01067', 'Dresden', 'Sachsen', 'SN', '', '', '', '', '51.0555', '13.7209', '4'],
  ['DE', '99999', 'Nowhere', '', '', '', '', '', '', '', '', ''],
]
  .map(cells => cells.join('\t'))
  .join('\n');

const townsFile = () => readTowns(new Uint8Array(readFileSync('public/geo/towns.bin')).buffer);

function read(text: string, fileName: string, change: Partial<ReadListContext> = {}) {
  const context = { country: '', towns: townsFile, onProgress: () => undefined, isCancelled: () => false, ...change };
  return readPostcodeList(new Blob([text]), fileName, context);
}

async function columnsOf(text: string, fileName: string, change: Partial<ReadListContext> = {}) {
  const list = await read(text, fileName, change);
  if (list.kind !== 'read') return expect.fail(list.kind);
  return list;
}

describe('GeoNames', () => {
  it('is recognised and read as it comes', async () => {
    expect(isGeoNamesList(await inspectFile(new Blob([GEONAMES]), 'DE.txt'))).toBe(true);
    const list = await columnsOf(GEONAMES, 'DE.txt');
    expect(list).toMatchObject({ isGeoNames: true, skipped: 1 });
    expect(list.columns.map(({ country, digits, codes }) => [country, digits, codes.length])).toEqual([['DE', 5, 3]]);
    const finder = new PostcodeFinder({ countries: list.columns });
    expect(finder.find('DE', '50667')).toEqual({ lat: 50.9388, lng: 6.9573, precision: 'postcode' });
    expect(finder.find('DE', '1067')?.lat).toBe(51.0555);
  });

  it('is read from the zip it comes in, whatever lies beside it', async () => {
    const packed = zipSync({ 'readme.txt': strToU8('x'.repeat(5000)), 'DE.txt': strToU8(GEONAMES) });
    const context = { country: '', towns: townsFile, onProgress: () => undefined, isCancelled: () => false };
    const list = await readPostcodeList(new Blob([packed as Uint8Array<ArrayBuffer>]), 'DE.zip', context);
    expect(list).toMatchObject({ kind: 'read', isGeoNames: true, columns: [{ country: 'DE' }] });
    const gzip = new Blob([gzipSync(strToU8(GEONAMES)) as Uint8Array<ArrayBuffer>]);
    expect(await readPostcodeList(gzip, 'DE.txt.gz', context)).toEqual(list);
    const damaged = new Blob([packed.slice(0, packed.length / 2) as Uint8Array<ArrayBuffer>]);
    await expect(readPostcodeList(damaged, 'DE.zip', context)).rejects.toMatchObject({ code: 'damaged' });
    const empty = new Blob([zipSync({ 'a.png': strToU8('') }) as Uint8Array<ArrayBuffer>]);
    await expect(readPostcodeList(empty, 'a.zip', context)).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('may hold several countries', async () => {
    const list = await columnsOf(`${GEONAMES}\nAT\t1010\tWien\t\t\t\t\t\t\t48.21\t16.37\t4\n`, 'all.txt');
    expect(list.columns.map(({ country }) => country)).toEqual(['DE', 'AT']);
  });

  it('is not seen in a customer file', async () => {
    const customers = 'id\tname\tlat\tlng\n1\tA\t50\t7\n2\tB\t51\t8\n';
    expect(isGeoNamesList(await inspectFile(new Blob([customers]), 'a.tsv'))).toBe(false);
  });
});

describe('other lists', () => {
  it('tell their country by their coordinates and name', async () => {
    const rows = ['PLZ;Breite;Länge', '10115;52,5323;13,3846', '50667;50,9388;6,9573', '80331;48,1372;11,5755'];
    const list = await columnsOf(rows.join('\n'), 'plz.csv');
    expect(list.isGeoNames).toBe(false);
    expect(list.columns.map(({ country, codes }) => [country, codes.length])).toEqual([['DE', 3]]);
  });

  it('have columns that are only called code', async () => {
    const list = await columnsOf('code,latitude,longitude\n1012AB,52.3781,4.9\n3011AA,51.92,4.48\n', 'nl.csv');
    expect(list.columns[0]).toMatchObject({ country: 'NL', digits: 0 });
  });

  it('are asked for their country when nothing says it for sure, and take the answer', async () => {
    const mixed = 'code,lat,lng\n1000,50.85,4.35\n1010,48.21,16.37\n8001,47.37,8.54\n';
    expect(await read(mixed, 'codes.csv')).toMatchObject({ kind: 'which-country' });
    expect(await read(mixed, 'codes.csv', { towns: () => Promise.resolve(null) })).toEqual({
      kind: 'which-country',
      guess: '',
    });
    const list = await columnsOf(mixed, 'codes.csv', { country: 'AT' });
    expect(list.columns[0].country).toBe('AT');
  });

  it('use the column with the country', async () => {
    const list = await columnsOf(
      'country,postcode,lat,lng\nBelgique,1000,50.85,4.35\nÖsterreich,1010,48.21,16.37\n',
      'a.csv',
    );
    expect(list.columns.map(({ country }) => country)).toEqual(['BE', 'AT']);
  });

  it.each([
    ['code,name\n1000,A\n1010,B\n', /No column with latitude and longitude/],
    ['lat,lng\n50.8,4.3\n50.9,4.4\n', /No column with post codes/],
    ['code,lat,lng\n1000,0,0\n1010,,\n', /Not a single row/],
  ])('are refused without what they need', async (text, what) => {
    const failure = await read(text, 'a.csv', { country: 'BE' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ImportError);
    expect((failure as ImportError).message).toMatch(what);
  });
});

it('comes back from its buffer as it was', async () => {
  const { columns } = await columnsOf(GEONAMES, 'DE.txt');
  expect(unpackPostcodes('DE', packPostcodes(columns[0]))).toEqual(columns[0]);
  expect(unpackPostcodes('DE', new ArrayBuffer(13))).toBeNull();
});
