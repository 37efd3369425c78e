import { describe, expect, it } from 'vitest';
import { readSource } from '../../../test/support/read-source';
import { odsBytes, zipped } from '../../../test/support/workbook-files';
import { ImportError } from '../customers/import-error';

const text = (content: string) =>
  `<table:table-cell office:value-type="string"><text:p>${content}</text:p></table:table-cell>`;
const value = (type: string, attributes: string, shown = '') =>
  `<table:table-cell office:value-type="${type}" ${attributes} calcext:value-type="${type}"><text:p>${shown}</text:p></table:table-cell>`;
const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`;
const table = (name: string, ...rows: string[]) => `<table:table table:name="${name}">${rows.join('')}</table:table>`;
const read = (tables: string, part?: string) => readSource(odsBytes(tables), 'sheets.ods', part);

/** The end of every sheet that LibreOffice writes. */
const REST =
  '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>';

describe('values', () => {
  it('are what the sheet holds, not how it shows them', async () => {
    const { rows, source } = await read(
      table(
        'Kunden',
        row(...['n', 'pct', 'cur', 'date', 'moment', 'time', 'bool', 'zip', 'text'].map(text)),
        row(
          value('float', 'office:value="0.30000000000000004"', '0,3'),
          value('percentage', 'office:value="0.125"', '12,5 %'),
          value('currency', 'office:currency="EUR" office:value="1234.5"', '1.234,50 €'),
          value('date', 'office:date-value="2024-02-29"', '29.02.24'),
          value('date', 'office:date-value="2024-02-29T17:45:00"', '29.02.24 17:45'),
          value('time', 'office:time-value="PT09H30M00S"', '09:30'),
          value('boolean', 'office:boolean-value="true"', 'WAHR'),
          value('float', 'office:value="2139"', '02139'),
          text('two<text:s text:c="3"/>words<text:line-break/>A&amp;B <text:a>link</text:a></text:p><text:p>next'),
        ),
        REST,
      ),
    );
    expect(rows[1]).toEqual([
      '0.3',
      '0.125',
      '1234.5',
      '2024-02-29',
      '2024-02-29 17:45',
      '09:30',
      'TRUE',
      '02139',
      'two   words\nA&B link\nnext',
    ]);
    expect(rows).toHaveLength(2);
    expect(source.made?.typedNumbers).toEqual([true, true, true, false, false, false, false, false, false]);
    expect(source).toMatchObject({ format: 'ods', part: '', parts: [], tableName: 'Sheet Kunden of sheets.ods' });
  });

  it('notes and drawings are none; errors count as blank; merged cells have one value', async () => {
    const { rows, source } = await read(
      table(
        'S',
        '<table:shapes><draw:frame xmlns:draw="d"><text:p>logo</text:p></draw:frame></table:shapes>',
        row(
          '<table:table-cell office:value-type="string" table:number-columns-spanned="2"><office:annotation><text:p>ask Bob</text:p></office:annotation><text:p>id</text:p></table:table-cell>',
          '<table:covered-table-cell office:value-type="string"><text:p>hidden</text:p></table:covered-table-cell>',
          text('x'),
        ),
        row(text('1'), value('string', 'office:string-value=""', '#REF!'), text('#N/A')),
      ),
    );
    expect(rows).toEqual([
      ['id', '', 'x'],
      ['1', '', ''],
    ]);
    expect(source.notes).toEqual([
      '2 cells hold formula errors (#REF!, #N/A) and count as blank.',
      'In one merged area only the first cell has the value; the others are blank.',
    ]);
  });
});

describe('repeated cells and rows', () => {
  it('stand for themselves', async () => {
    const twice = '<table:table-row table:number-rows-repeated="2">';
    const { rows } = await read(
      table(
        'S',
        row('<table:table-cell table:number-columns-repeated="3"/>', text('d')),
        `${twice}<table:table-cell office:value-type="float" office:value="7" table:number-columns-repeated="2"/></table:table-row>`,
        REST,
      ),
    );
    expect(rows).toEqual([
      ['', '', '', 'd'],
      ['7', '7', '', ''],
      ['7', '7', '', ''],
    ]);
  });

  it('are refused when no sheet could have so many', async () => {
    const bomb = '<table:table-row table:number-rows-repeated="99999999999">';
    const failure = await read(table('S', `${bomb}${text('x')}</table:table-row>`)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ImportError);
    const wide =
      '<table:table-cell office:value-type="string" table:number-columns-repeated="999999999"><text:p>x</text:p></table:table-cell>';
    const columns = await read(table('S', row(text('a'), wide))).catch((error: unknown) => error);
    expect(columns).toMatchObject({ code: 'too-many-columns' });
  });
});

it('the sheet with most rows, another by choice, with its own first column', async () => {
  const tables =
    table('Notes', row(text('hello'))) +
    table(
      'Accounts',
      row('<table:table-cell/>', text('title')),
      row(text('id'), text('name')),
      row(text('1'), text('A')),
    );
  const { rows, source } = await read(tables);
  expect(rows).toEqual([
    ['', 'title'],
    ['id', 'name'],
    ['1', 'A'],
  ]);
  expect(source.parts.map(({ name, rows: count }) => [name, count])).toEqual([
    ['Notes', 1],
    ['Accounts', 3],
  ]);
  expect((await read(tables, 'Notes')).rows).toEqual([['hello']]);
});

it('a workbook with a password is told apart', async () => {
  const bytes = zipped({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': '<manifest:manifest><manifest:encryption-data/></manifest:manifest>',
    'content.xml': 'xxxx',
  });
  await expect(readSource(bytes, 'secret.ods')).rejects.toMatchObject({ code: 'encrypted' });
});
