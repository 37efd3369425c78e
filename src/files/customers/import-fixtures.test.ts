import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { AccountTable } from '../../core/accounts/account-table';
import { categoryColumn, numberColumn } from '../../core/accounts/account-table';
import { textAt } from '../../core/accounts/text-column';
import { postcodeKey } from '../../core/geo/postcode-key';
import type { PostcodeTable } from '../../core/geo/postcodes';
import { inspectSource } from '../source/inspect-source';
import { ImportError, type ImportErrorCode } from './import-error';
import type { ImportReport, RejectReason } from './import-report';
import type { FileInspection } from './inspection';
import { readAccounts } from './read-accounts';

const FOLDER = fileURLToPath(new URL('../../../test/fixtures/import/', import.meta.url));

/** Cambridge MA and Chicago. */
const POSTCODES: PostcodeTable = {
  countries: [
    {
      country: 'US',
      digits: 5,
      codes: Float64Array.of(postcodeKey('02139'), postcodeKey('60601')),
      lat: Int32Array.of(423647, 418853),
      lng: Int32Array.of(-711042, -876221),
    },
  ],
};

interface Imported {
  readonly inspection: FileInspection;
  readonly table: AccountTable;
  readonly report: ImportReport;
}

interface Outcome {
  readonly accounts: number;
  readonly rejected?: Partial<Record<RejectReason, number>>;
  readonly warnings?: readonly RegExp[];
  readonly sales?: readonly number[];
  readonly potential?: readonly number[];
  readonly check?: (imported: Imported) => void;
}

const blob = (name: string) => new Blob([readFileSync(FOLDER + name)]);
const idsOf = ({ table }: Imported) => Array.from({ length: table.count }, (_, account) => textAt(table.ids, account));
const namesOf = ({ table }: Imported) =>
  Array.from({ length: table.count }, (_, account) => textAt(table.names, account));
const fieldsOf = ({ inspection }: Imported) =>
  Object.fromEntries(
    inspection.proposed.columns.filter(column => column.field).map(column => [column.header, column.field]),
  );
const note = ({ inspection }: Imported, header: string) =>
  inspection.columns.find(column => column.header === header)?.note;
const toConfirm = ({ inspection }: Imported) =>
  inspection.columns.filter(column => column.check === 'confirm').map(column => column.header);

const OUTCOMES: Record<string, Outcome | ImportErrorCode> = {
  'salesforce.csv': {
    accounts: 2,
    potential: [43200, 42800.5],
    sales: [4411.1, Number.NaN],
    check: imported => {
      expect(fieldsOf(imported)).toEqual({
        'Account ID': 'id',
        'Account Name': 'name',
        'Billing Street': 'street',
        'Billing City': 'city',
        'Billing State/Province': 'state',
        'Billing Zip/Postal Code': 'postalCode',
        'Billing Country': 'country',
        BillingLatitude: 'lat',
        BillingLongitude: 'lng',
        'Account Owner': 'owner',
        Territory: 'territory',
        Type: 'lifecycle',
        Industry: 'industry',
        'Annual Revenue': 'companyRevenue',
        Employees: 'employees',
        'Total Closed Won': 'sales',
        'Last Activity': 'lastActivity',
        Potential__c: 'potential',
      });
      expect(toConfirm(imported)).toEqual(['Annual Revenue']);
      expect(note(imported, 'Annual Revenue')).toBe('their own turnover');
      // Ids that differ in case only are two accounts.
      expect(idsOf(imported)).toEqual(['001a', '001A']);
    },
  },
  'hubspot.csv': {
    accounts: 2,
    sales: [1200.5, Number.NaN],
    check: imported => {
      expect(Object.values(fieldsOf(imported))).toEqual(
        (
          'id name street city state postalCode country owner industry lifecycle leadSource companyRevenue employees sales ' +
          'lastActivity'
        ).split(' '),
      );
      expect(imported.report.placedBy).toEqual({ coordinates: 0, postcode: 2, city: 0, hex: 0 });
    },
  },
  'dynamics.csv': {
    accounts: 2,
    sales: [300, 500],
    check: imported => {
      expect(Object.values(fieldsOf(imported))).toEqual(
        'id name street city state postalCode country lat lng owner territory segment companyRevenue employees sales class'.split(
          ' ',
        ),
      );
    },
  },
  'german-semicolon.csv': {
    accounts: 2,
    sales: [1234.56, 999.5],
    check: imported => {
      expect(idsOf(imported)).toEqual(['0012', '0013']);
      expect(namesOf(imported)).toEqual(['Müller GmbH', 'Groß; Söhne']);
      expect(imported.table.lat[0]).toBe(50.937417);
      expect(numberColumn(imported.table, 'sales')?.currency).toBe('EUR');
      expect(note(imported, 'Umsatz')).toBe('EUR');
    },
  },
  'plz-is-not-a-zip.csv': 'nothing-placed',
  'tabs.tsv': { accounts: 2, sales: [10, 20], check: imported => expect(namesOf(imported)).toEqual(['A, B', 'C; D']) },
  'pipes.csv': { accounts: 2, sales: [10, 20], check: imported => expect(namesOf(imported)).toEqual(['A, B', 'C; D']) },
  'sep-line.csv': { accounts: 2, check: ({ inspection }) => expect(inspection.proposed.skipRecords).toBe(1) },
  'utf16le-bom.csv': { accounts: 2, check: imported => expect(namesOf(imported)).toEqual(['Ünïcode ☃', '日本']) },
  'utf16be-bom.csv': { accounts: 2, check: imported => expect(namesOf(imported)).toEqual(['Ünïcode ☃', '日本']) },
  'utf16le-no-bom.csv': { accounts: 2, check: imported => expect(namesOf(imported)).toEqual(['Ünïcode ☃', '日本']) },
  'utf8-bom.csv': { accounts: 2, check: imported => expect(fieldsOf(imported)).toMatchObject({ id: 'id' }) },
  'windows-1252.csv': { accounts: 2, check: imported => expect(namesOf(imported)[0]).toBe('Café “Ümlaut” – 5 €') },
  'mac-line-ends.csv': { accounts: 2 },
  'mixed-line-ends.csv': { accounts: 4, check: imported => expect(namesOf(imported)).toEqual(['A', 'B', 'C', 'D']) },
  'quoted-newlines.csv': {
    accounts: 3,
    check: imported => expect(namesOf(imported)).toEqual(['Two\nlines, "quoted"', 'CR\r\nLF', 'Plain']),
  },
  'unbalanced-quote.csv': {
    accounts: 4,
    warnings: [/1 row with a quote that is never closed/],
    check: imported => expect(namesOf(imported)).toEqual(['"Never closed', 'Fine, really', '5" pipe', 'Joe "Bar" Inc']),
  },
  'spaces-before-quotes.csv': {
    accounts: 2,
    check: imported => expect(namesOf(imported)).toEqual(['Smith, John', 'Doe, Jane']),
  },
  'no-header.csv': {
    accounts: 3,
    rejected: { 'postcode-country-missing': 1 },
    check: imported => {
      expect(imported.inspection.proposed.hasHeader).toBe(false);
      expect(fieldsOf(imported)).toEqual({
        'Column 1': 'id',
        'Column 2': 'name',
        'Column 4': 'postalCode',
        'Column 5': 'lat',
        'Column 6': 'lng',
      });
      expect(imported.report.rejectedRows[0]).toMatchObject({ row: 4, column: 'Column 4' });
    },
  },
  'blank-and-repeated-headers.csv': {
    accounts: 2,
    check: ({ inspection }) => {
      expect(inspection.columns.map(column => column.header)).toEqual([
        'id',
        'Column 2',
        'P1 [kW]',
        'P1 [kW] (2)',
        'Column 5',
        'lat',
        'lng',
      ]);
    },
  },
  'ids-are-text.csv': {
    accounts: 6,
    check: imported =>
      expect(idsOf(imported)).toEqual(['007', '7', '1e5', '100000', '0014000000Lmabc', '0014000000LMABC']),
  },
  'swapped-coordinates.csv': {
    accounts: 12,
    check: imported => {
      expect(imported.inspection.proposed.swapCoordinates).toBe(true);
      expect(imported.inspection.notes.join()).toMatch(/swapped/);
      expect(imported.table.lat[0]).toBe(31.25);
    },
  },
  'x-is-longitude.csv': { accounts: 2, check: ({ table }) => expect(table.lng[0]).toBe(-71.5321) },
  'zero-zero.csv': {
    accounts: 3,
    rejected: { 'coordinates-zero': 1 },
    warnings: [/1 row with coordinates 0 \/ 0, placed by post code/],
  },
  'out-of-range.csv': {
    accounts: 1,
    rejected: { 'coordinates-out-of-range': 2 },
    check: ({ report }) => {
      expect(report.rejectedRows).toEqual([
        { row: 1, reason: 'coordinates-out-of-range', column: 'BillingLatitude', text: '412.5 is outside −90 to 90' },
        {
          row: 2,
          reason: 'coordinates-out-of-range',
          column: 'BillingLongitude',
          text: '-271.5 is outside −180 to 180',
        },
      ]);
    },
  },
  'coordinates-as-text.csv': {
    accounts: 3,
    rejected: { 'coordinates-not-numbers': 1 },
    warnings: [/1 row with coordinates that are no numbers, such as “unknown”/],
  },
  'postcode-only.csv': {
    accounts: 3,
    sales: [10, 20, 30],
    rejected: { 'postcode-unknown': 1, 'no-location': 1 },
    check: imported => expect(note(imported, 'Zip')).toBe('1 padded to 5 digits'),
  },
  'text-in-numbers.csv': {
    accounts: 5,
    potential: [100, Number.NaN, Number.NaN, 12, 13],
    sales: [Number.NaN, 20, 30, Number.NaN, 40],
    warnings: [/1 row where Sales is no number .* “n\/a”/, /1 row where Potential is no number .* “see Bob”/],
  },
  'negative-values.csv': {
    accounts: 2,
    potential: [100, 50],
    sales: [-20, 30],
    rejected: { 'negative-potential': 2 },
    warnings: [/1 row where visits per year is negative and counts as blank/],
    check: ({ report }) => expect(report.rejectedRows[0].text).toBe('−3,400: potential cannot be negative'),
  },
  'repeated-ids.csv': {
    accounts: 3,
    sales: [20, 30, 40],
    rejected: { 'repeated-id': 1 },
    check: imported => {
      expect(namesOf(imported)).toEqual(['other', 'last', 'lower case is another']);
      expect(imported.report.rejectedRows[0]).toMatchObject({ row: 1, column: 'id' });
      expect([...imported.table.accountOfRow]).toEqual([-1, 0, 1, 2]);
    },
  },
  'order-lines.csv': {
    accounts: 2,
    sales: [60.6, 5],
    check: imported => {
      expect(imported.inspection.proposed.repeatedIds).toBe('sum');
      expect([...imported.table.accountOfRow]).toEqual([0, 0, 1, 0, 1]);
      expect(imported.report.placedRows).toBe(5);
    },
  },
  'salesforce-footer.csv': { accounts: 2, sales: [10, 20], rejected: { 'no-location': 1, footer: 4 } },
  'titles-above.csv': {
    accounts: 2,
    sales: [10, 20],
    check: ({ inspection }) => expect(inspection.proposed.skipRecords).toBe(2),
  },
  'blank-lines.csv': { accounts: 2, rejected: { blank: 1 }, check: ({ report }) => expect(report.read).toBe(3) },
  'proto-header.csv': {
    accounts: 2,
    check: ({ table }) => {
      expect([...(numberColumn(table, 'column:__proto__')?.values ?? [])]).toEqual([1, 2]);
      expect(Object.prototype).not.toHaveProperty('1');
    },
  },
  'ragged.csv': {
    accounts: 3,
    sales: [Number.NaN, 20, 40],
    rejected: { 'column-count': 1 },
    warnings: [/1 row shorter than the header/],
  },
  'money.csv': {
    accounts: 4,
    potential: [1234.56, 1000, 0.12, 2000],
    sales: [-123, -45, 1500, 10],
    check: imported => expect(note(imported, 'Potential (USD)')).toBe('USD'),
  },
  'mixed-currencies.csv': {
    accounts: 3,
    sales: [10, 20, 30],
    warnings: [/3 rows of sales in different currencies.*EUR \(2\), USD \(1\)/],
    check: imported => expect(toConfirm(imported)).toEqual(['sales']),
  },
  'ambiguous-thousands.csv': {
    accounts: 2,
    potential: [1234, 5678],
    check: imported => expect(toConfirm(imported)).toEqual([]),
  },
  'thousands-without-a-hint.csv': {
    accounts: 2,
    potential: [1.234, 5.678],
    check: imported => {
      expect(toConfirm(imported)).toEqual(['potential']);
      expect(imported.inspection.columns[3].question).toEqual({
        kind: 'decimal',
        readings: [
          {
            style: 'comma',
            meaning: 'the point parts thousands',
            examples: [
              { text: '1.234', read: '1,234' },
              { text: '5.678', read: '5,678' },
            ],
          },
          {
            style: 'point',
            meaning: 'the point begins the decimals',
            examples: [
              { text: '1.234', read: '1.234' },
              { text: '5.678', read: '5.678' },
            ],
          },
        ],
      });
    },
  },
  'one-row.csv': { accounts: 1 },
  'no-line-end.csv': { accounts: 1 },
  'formulas.csv': { accounts: 4, check: imported => expect(namesOf(imported)[1]).toBe('@SUM(A1)') },
  'empty.csv': 'empty-file',
  'only-spaces.csv': 'empty-file',
  'only-header.csv': 'no-rows',
  'no-location-column.csv': 'no-location',
  'location-columns-empty.csv': 'no-location',
  'all-out-of-range.csv': 'nothing-placed',
  'workbook-renamed.csv': 'damaged',
  'noise.csv': 'binary',
  'nul-characters.csv': 'nul-characters',
  'geojson-renamed.csv': 'no-rows',
};

async function importFile(name: string): Promise<Imported> {
  const context = { postcodes: POSTCODES, onProgress: () => undefined, isCancelled: () => false };
  const { opened, inspection } = await inspectSource(blob(name), name, undefined, {}, context);
  return { inspection, ...(await readAccounts(opened.table, opened.tableName, inspection.proposed, context)) };
}

describe('every trap has its outcome', () => {
  it('covers all files of the folder', () => {
    expect(
      readdirSync(FOLDER, { withFileTypes: true })
        .flatMap(entry => (entry.isFile() ? [entry.name] : []))
        .sort(),
    ).toEqual(Object.keys(OUTCOMES).sort());
  });

  it.each(Object.entries(OUTCOMES))('%s', async (name, outcome) => {
    if (typeof outcome === 'string') {
      const failure = await importFile(name).then(
        () => null,
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(ImportError);
      const error = failure as ImportError;
      expect(error.code).toBe(outcome);
      expect(error.where).toContain(name);
      expect(error.next).toMatch(/\.$/);
      return;
    }
    const imported = await importFile(name);
    const { report, table } = imported;
    expect(table.count).toBe(outcome.accounts);
    expect(report.accounts).toBe(outcome.accounts);
    expect(Object.fromEntries(report.rejectedBy.map(({ reason, count }) => [reason, count]))).toEqual(
      outcome.rejected ?? {},
    );
    expect(report.placedRows + report.rejected).toBe(report.read);
    expect(table.accountOfRow.length).toBe(report.read);
    expect(table.accountOfRow.filter(account => account < 0).length).toBe(report.rejected);
    const expected = outcome.warnings ?? [];
    expect(report.warnings).toHaveLength(expected.length);
    expected.forEach(text => {
      expect(report.warnings.map(warning => warning.text)).toContainEqual(expect.stringMatching(text));
    });
    for (const key of ['sales', 'potential'] as const) {
      const values = outcome[key];
      if (!values) continue;
      const read = numberColumn(table, key)?.values ?? new Float64Array();
      expect(read.length).toBe(values.length);
      values.forEach((value, account) => {
        if (Number.isNaN(value)) expect(read[account]).toBeNaN();
        else expect(read[account]).toBeCloseTo(value, 9);
      });
    }
    outcome.check?.(imported);
  });

  it('keeps categories as labels with blank as code 0', async () => {
    const { table } = await importFile('salesforce.csv');
    expect(categoryColumn(table, 'territory')).toMatchObject({ header: 'Territory', labels: ['', 'T01', 'T02'] });
  });
});
