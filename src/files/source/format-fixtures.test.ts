import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../test/support/read-source';
import { ImportError } from '../customers/import-error';

/** Files that other programs wrote (see `make_fixtures.py` beside them), and what stands in them. */
const read = (name: string, part?: string) =>
  readSource(readFileSync(new URL(`../../../test/fixtures/formats/${name}`, import.meta.url)), name, part);

const ACCOUNTS = [
  [
    'Account ID',
    'Account Name',
    'ZIP',
    'Customer since',
    'Last visit',
    'Sales',
    'Share',
    'Latitude',
    'Longitude',
    'Active',
  ],
  [
    '007',
    'Alpha, "the first"\nof all',
    '02139',
    '2023-03-15',
    '2024-02-29 17:45',
    '1234.5',
    '0.125',
    '42.3647',
    '-71.1042',
    'TRUE',
  ],
  [
    '008',
    'Ünïcode & Söhne <GmbH> 日本 😀',
    '60601',
    '1999-12-31',
    '2024-03-01',
    '0.3',
    '0.5',
    '41.8853',
    '-87.6221',
    'FALSE',
  ],
  ['1e5', '=no formula', '00501', '2020-01-01', '', '-17', '1', '40.8154', '-73.0451', 'TRUE'],
];

describe('XLSX', () => {
  it.each(['book.xlsx', 'book-1904.xlsx', 'book-inline.xlsx'])('%s', async name => {
    const { source, rows } = await read(name);
    expect(rows).toEqual(ACCOUNTS);
    expect(source).toMatchObject({ format: 'xlsx', packing: '', part: 'Accounts', notes: [] });
    expect(source.tableName).toBe(`Sheet Accounts of ${name}`);
    expect(source.parts.map(part => [part.name, part.rows, part.hidden])).toEqual([
      ['Read me', 1, false],
      ['Accounts', 4, false],
      ['Old', 20, true],
    ]);
    // ZIPs with a format of their own are texts, and no other text is taken for a number.
    expect(source.made?.typedNumbers).toEqual([false, false, false, false, false, true, true, true, true, false]);
  });

  it('another sheet, and one that is not there any more', async () => {
    expect((await read('book.xlsx', 'Read me')).rows).toEqual([['Exported by the CRM']]);
    const old = await read('book.xlsx', 'Old');
    expect(old.rows).toHaveLength(20);
    expect(old.source.notes).toEqual(['The sheet Old is hidden in the workbook.']);
    expect((await read('book.xlsx', 'Gone')).source.part).toBe('Accounts');
  });

  it('starts-at-c4.xlsx: no empty columns, and what a person should know', async () => {
    const { source, rows } = await read('starts-at-c4.xlsx');
    expect(rows).toEqual([
      ['Customers of the north'],
      ['Id', 'Name', 'Latitude', 'Longitude', 'Sales', 'Margin'],
      ['A1', 'One', '52.52', '13.405', '10', ''],
      ['A2', 'Two', '48.137', '11.575', '20', ''],
      ['A3', 'Three', '50.94', '6.96', '30', '3'],
    ]);
    expect(source.parts).toEqual([]);
    expect(source.tableName).toBe('Sheet Q1 & Q2 of starts-at-c4.xlsx');
    expect(source.notes).toEqual([
      'One cell holds a formula error (#DIV/0!) and counts as blank.',
      'One formula has no stored result: open the workbook in a spreadsheet, save it, and choose it again.',
      'In one merged area only the first cell has the value; the others are blank.',
      'One hidden or filtered row is read too.',
    ]);
  });
});

const PARQUET: Readonly<Record<string, readonly string[]>> = {
  account_id: ['9007199254740993', '2', ''],
  name: ['Alpha, "the first"\nof all', 'Söhne 日本 😀', 'x'],
  since: ['2023-03-15', '1969-12-31', ''],
  visited: ['2024-02-29 17:45:01', '2024-03-01', ''],
  visited_ns: ['2024-02-29 17:45', '', ''],
  opens: ['09:30:00', '', '00:00:01'],
  sales: ['1234567890123456.78', '-0.05', ''],
  margin: ['0.10', '12.00', ''],
  score: ['0.1', '', '1e-7'],
  lat: ['42.3647', '41.8853', '40'],
  lng: ['-71.1042', '-87.6221', '-73.5'],
  active: ['true', 'false', ''],
  tags: ['a; b', '', ''],
  'address.city': ['Cambridge', '', ''],
  'address.zip': ['02139', '60601', ''],
  lines: ['[{"sku":"x","n":1}]', '', ''],
  extra: ['{"k":"v"}', '', ''],
  segment: ['A', 'A', 'B'],
  raw: ['plain', 'text', ''],
  big: ['18446744073709551615', '0', ''],
};

describe('Parquet', () => {
  it.each(['none', 'snappy', 'gzip', 'zstd', 'brotli', 'lz4'])('accounts-%s.parquet', async codec => {
    const { source, rows } = await read(`accounts-${codec}.parquet`);
    const [header, ...records] = rows;
    expect(Object.fromEntries(header.map((name, at) => [name, records.map(record => record[at])]))).toEqual(PARQUET);
    expect(source).toMatchObject({ format: 'parquet', parts: [], part: '', made: { hasHeader: true } });
    const typed = header.filter((_, at) => source.made?.typedNumbers[at]);
    expect(typed).toEqual(['account_id', 'sales', 'margin', 'score', 'lat', 'lng', 'big']);
  });

  it('accounts-v2-pages.parquet: what cannot be read is named, and the rest is there', async () => {
    const { source, rows } = await read('accounts-v2-pages.parquet');
    const { lines, ...others } = PARQUET;
    const [header, ...records] = rows;
    expect(Object.fromEntries(header.map((name, at) => [name, records.map(record => record[at])]))).toEqual(others);
    expect(lines).toHaveLength(3);
    expect(source.notes).toEqual(['Lists that could not be read are left out: lines.']);
  });

  it('points.parquet: a geometry gives longitude and latitude', async () => {
    expect((await read('points.parquet')).rows).toEqual([
      ['name', 'sales', 'longitude', 'latitude'],
      ['Berlin', '10', '13.405', '52.52'],
      ['Köln', '20', '6.96', '50.94'],
    ]);
  });
});

const CUSTOMERS = [
  ['id', 'name', 'lat', 'lng', 'sales'],
  ['1', 'Alpha', '42.3647', '-71.1042', '10'],
  ['2', 'Beta', '41.8853', '-87.6221', '20'],
];

describe('archives', () => {
  it.each([
    ['customers.csv.gz', 'gzip', 'customers.csv'],
    ['two-members.csv.gz', 'gzip', 'two-members.csv'],
    ['one-table.zip', 'zip', 'export/customers.csv in one-table.zip'],
  ])('%s', async (name, packing, tableName) => {
    const { source, rows } = await read(name);
    expect(rows).toEqual(CUSTOMERS);
    expect(source).toMatchObject({ format: 'text', packing, tableName, parts: [], part: '', made: null });
  });

  it('two-tables.zip: the largest, and the other by choice', async () => {
    const { source, rows } = await read('two-tables.zip');
    expect(rows).toHaveLength(4);
    expect(source.part).toBe('large.csv');
    expect(source.parts.map(({ name }) => name)).toEqual(['large.csv', 'small.csv', 'readme.txt']);
    expect((await read('two-tables.zip', 'small.csv')).rows).toEqual(CUSTOMERS);
  });

  it('book-and-table.zip: sheets of a workbook stand among the files', async () => {
    const { source, rows } = await read('book-and-table.zip');
    expect(rows).toEqual(ACCOUNTS);
    expect(source.part).toBe('2024/book.xlsx/Accounts');
    expect(source.tableName).toBe('Sheet Accounts of 2024/book.xlsx in book-and-table.zip');
    expect(source.parts.map(({ label }) => label)).toEqual([
      '2024/book.xlsx: Read me',
      '2024/book.xlsx: Accounts',
      '2024/book.xlsx: Old',
      'notes.csv',
    ]);
    expect((await read('book-and-table.zip', '2024/book.xlsx/Read me')).rows).toEqual([['Exported by the CRM']]);
    expect((await read('book-and-table.zip', 'notes.csv')).rows).toEqual(CUSTOMERS);
  });

  it('zip-in-zip.zip is packed twice', async () => {
    const failure = await read('zip-in-zip.zip').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ImportError);
    expect((failure as ImportError).what).toBe('This is packed twice.');
  });
});
