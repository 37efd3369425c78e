import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSource } from '../../../test/support/read-source';
import { type CellValue, type WorkbookSpec, xlsxBytes, zipped } from '../../../test/support/workbook-files';
import { ImportError } from '../customers/import-error';

const read = (spec: WorkbookSpec, part?: string) => readSource(xlsxBytes(spec), 'book.xlsx', part);
const one = (rows: readonly (readonly CellValue[])[], spec: Partial<WorkbookSpec> = {}) =>
  read({ ...spec, sheets: [{ name: 'Sheet1', rows, ...spec.sheets?.[0] }] });
const sheet = (sheetData: string, after = '') =>
  read({ sheets: [{ name: 'Sheet1', rows: [], sheetData, after }], texts: 'inline' });

const PLAIN: readonly (readonly CellValue[])[] = [
  ['id', 'name', 'lat'],
  ['007', 'A', 52.5],
  ['008', 'B', -13.25],
];
const PLAIN_ROWS = PLAIN.map(row => row.map(String));

describe('ways of writing the same workbook', () => {
  const ways: Readonly<Record<string, Partial<WorkbookSpec>>> = {
    'shared texts': {},
    'texts in the cells': { texts: 'inline' },
    'texts of formulas': { texts: 'formula' },
    'no addresses': { withoutAddresses: true },
    'tags with a prefix': { prefix: 'x' },
    'absolute targets': { absoluteTargets: true },
    'not packed': { level: 0 },
  };
  it.each(Object.entries(ways))('%s', async (_, way) => {
    expect((await one(PLAIN, way)).rows).toEqual(PLAIN_ROWS);
  });
});

describe('cells', () => {
  it('rich text is its pieces; reading aids and the marks of XML are not part of it', async () => {
    const { rows } = await sheet(
      '<row><c t="inlineStr"><is><r><t>Sm</t></r><r><rPr/><t xml:space="preserve">ith &amp; </t></r><rPh><t>no</t></rPh>' +
        '<r><t>Co_x000D_\n_x005F_x_x0041_</t></r></is></c></row>',
    );
    expect(rows).toEqual([['Smith & Co\r\n_xA']]);
  });

  it('errors count as blank, booleans are words, ISO dates are days', async () => {
    const { rows, source } = await sheet(
      '<row><c t="e"><v>#REF!</v></c><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="d"><v>2024-03-01T00:00:00</v></c>' +
        '<c t="d"><v>2024-03-01T09:30:00.000Z</v></c><c t="e"><v>#N/A</v></c><c><f>A1</f></c><c t="str"><f>""</f><v></v></c></row>',
    );
    expect(rows).toEqual([['TRUE', 'FALSE', '2024-03-01', '2024-03-01 09:30']]);
    expect(source.notes).toEqual([
      '2 cells hold formula errors (#REF!, #N/A) and count as blank.',
      'One formula has no stored result: open the workbook in a spreadsheet, save it, and choose it again.',
    ]);
  });

  it('cells in any order, far apart, and rows without any', async () => {
    const { rows } = await sheet(
      '<row r="2"/><row r="5"><c r="D5"><v>4</v></c><c r="B5"><v>2</v></c></row><row r="9"><c r="B9" s="1"/></row>' +
        '<row r="1000000"><c r="C1000000"><v>3</v></c></row>',
    );
    expect(rows).toEqual([
      ['2', '', '4'],
      ['', '3', ''],
    ]);
  });

  it('a table further left than its title is written from its own first column on', async () => {
    const { rows } = await one([
      [null, null, 'Title'],
      [null, 'id', 'name'],
      ['x', 1, 2],
    ]);
    expect(rows).toEqual([
      ['', '', 'Title'],
      ['', 'id', 'name'],
      ['x', '1', '2'],
    ]);
  });

  it('a text that might be a number leaves the question open', async () => {
    const typed = async (...values: CellValue[]) =>
      (await one([['potential', 'x'], ...values.map(value => [value, 'y'])])).source.made?.typedNumbers[0];
    expect(await typed(1234.5, 10)).toBe(true);
    expect(await typed(1234.5, 'see Bob')).toBe(true);
    expect(await typed(1234.5, '1.234,50')).toBe(false);
    expect(await typed('1.234', '5.678')).toBe(false);
  });

  it('a million coloured rows without values are none', async () => {
    const ghosts = '<row><c s="0"/><c s="0"/></row>'.repeat(200_000);
    const { rows } = await sheet(`<row><c><v>1</v></c></row>${ghosts}`);
    expect(rows).toEqual([['1']]);
  });
});

const cellText = fc
  .string({ unit: 'binary', maxLength: 12 })
  .filter(text => !/[\0\ufffe\uffff]/.test(text) && !/_x[0-9a-f]{4}_/i.test(text) && text === text.toWellFormed());
const cellNumber = fc
  .oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e15, max: 1e15 }))
  .map(value => (Math.abs(value) < 1e-300 ? 0 : value));

it('random tables come back as they were, in every way of writing', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.array(fc.oneof(cellText, cellNumber, fc.boolean(), fc.constant(null)), { minLength: 3, maxLength: 3 }),
        {
          minLength: 1,
          maxLength: 8,
        },
      ),
      fc.constantFrom('shared', 'inline', 'formula' as const),
      fc.boolean(),
      async (table, texts, withoutAddresses) => {
        // The first row and column are filled, so that nothing is cut off.
        const rows = [['a', 'b', 'c', 'd'], ...table.map((row, at) => [at, ...row])];
        const { rows: back } = await one(rows, { texts, withoutAddresses });
        const expected = rows.map(row =>
          row.map(value => {
            if (value === null) return '';
            if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
            return typeof value === 'number' ? Number(value.toPrecision(15)) : value;
          }),
        );
        const read = back.map((row, at) =>
          row.map((text, column) => (typeof rows[at][column] === 'number' ? Number(text) : text)),
        );
        expect(read).toEqual(
          expected.map((row, at) =>
            row.map((value, column) =>
              typeof rows[at][column] === 'number' && Number.isInteger(rows[at][column]) ? rows[at][column] : value,
            ),
          ),
        );
      },
    ),
    { numRuns: 150 },
  );
});

describe('workbooks that are none', () => {
  const failure = async (files: Record<string, string>) => {
    const error = await readSource(zipped(files), 'book.xlsx').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ImportError);
    return error as ImportError;
  };
  const parts = (sheetXml: string) => ({
    'xl/workbook.xml': '<workbook><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="worksheets/s.xml"/></Relationships>',
    'xl/worksheets/s.xml': sheetXml,
  });

  it('no sheet with cells', async () => {
    expect((await failure({ 'xl/workbook.xml': '<workbook><sheets/></workbook>' })).code).toBe('no-rows');
  });

  it('a sheet that ends in the middle, an entity bomb, a text that is missing, too many columns', async () => {
    const faults = {
      '<worksheet><sheetData><row><c><v>1</v>': /ends in the middle/,
      '<!DOCTYPE a [<!ENTITY b "bbbb">]><worksheet>&b;</worksheet>': /document type/,
      '<worksheet><row><c t="s"><v>7</v></c></row></worksheet>': /points at a text/,
    };
    for (const [xml, message] of Object.entries(faults)) {
      const error = await failure(parts(xml));
      expect(error.code).toBe('damaged');
      expect(error.what).toMatch(message);
    }
    const wide = await failure(parts('<worksheet><row><c r="ZZZ1"><v>1</v></c></row></worksheet>'));
    expect(wide.code).toBe('too-many-columns');
  });
});
