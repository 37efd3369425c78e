import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { numberColumn } from '../../core/accounts/account-table';
import { textAt } from '../../core/accounts/text-column';
import { readDataRecords } from './data-records';
import { inspectFile } from './inspect-file';
import { isoDay, parseDay } from './parse-date';
import { readAccounts } from './read-accounts';

/** How the texts, numbers and dates of a file are read: one file per trap. */
const FOLDER = fileURLToPath(new URL('../../../test/fixtures/text-values/', import.meta.url));

interface Outcome {
  /** utf-8, comma and no skipped record unless said otherwise. */
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly skipRecords?: number;
  readonly names?: readonly string[];
  /** Numbers by the key of their column. */
  readonly numbers?: Readonly<Record<string, readonly number[]>>;
  readonly currency?: string;
  /** Days of each date column by its field, in its proposed style. */
  readonly days?: Readonly<Record<string, readonly string[]>>;
  /** Fields by header, those that matter. */
  readonly fields?: Readonly<Record<string, string | null>>;
  /** Headers of columns that wait for a person. */
  readonly confirm?: readonly string[];
  /** Kinds of questions by header. */
  readonly questions?: Readonly<Record<string, string>>;
  readonly notes?: readonly RegExp[];
  readonly warnings?: readonly RegExp[];
  readonly rejected?: number;
}

const NAMES = ['Müller & Söhne', 'Café Zoë', 'Größe – 5 €', 'Straße 12'];
const ORDERS = ['2026-04-03', '2026-06-05', '2026-08-07'];
const IN_MARCH = ['2026-03-04', '2026-05-06', '2026-07-08'];

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  'latin-9.csv': {
    encoding: 'iso-8859-15',
    names: ['Škoda Žilina', 'Œuvre du Cœur', 'Müller'],
    numbers: { sales: [5, 7, 9] },
    currency: 'EUR',
  },
  'mac-roman.csv': {
    encoding: 'macintosh',
    delimiter: ';',
    names: ['Müller & Söhne', 'Société Générale', 'Muñoz'],
    fields: { Straße: 'street' },
  },
  'windows-1250.csv': { encoding: 'windows-1250', delimiter: ';', names: ['Spółka Żabka', 'Zakład'] },
  'garbled-once.csv': {
    encoding: 'utf-8-twice',
    names: NAMES,
    fields: { Straße: 'street' },
    notes: [/garbled before the file came here.*put right/],
  },
  'garbled-twice.csv': { encoding: 'utf-8-thrice', names: NAMES, notes: [/put right/] },
  'garbled-mac.csv': { encoding: 'utf-8-mac', names: NAMES, notes: [/“√º” for “ü”/] },
  'garbled-in-parts.csv': { names: [...NAMES, 'JÃ¼rgen BÃ¤cker'], notes: [/garbled.*read as they are/] },
  'utf16le-japanese.csv': { encoding: 'utf-16le', names: ['東京商事株式会社一二三', '大阪製作所', '名古屋運輸'] },
  'utf16be-greek.csv': {
    encoding: 'utf-16be',
    delimiter: ';',
    names: ['Παπαδόπουλος', 'Αθήνα Α.Ε.', 'Ελληνικά'],
  },
  'utf8-one-broken-byte.csv': {
    names: [...NAMES, 'Zürich', 'Genève', 'Bro\ufffdken'],
    warnings: [/1 row with characters that are not UTF-8/],
  },
  'percent.csv': { delimiter: ';', numbers: { potential: [0.125, 0.07, 1] } },
  'apostrophe-thousands.csv': { delimiter: ';', numbers: { sales: [1234.5, 12345, 987654] }, currency: 'CHF' },
  'space-thousands.csv': { delimiter: ';', numbers: { sales: [1234.5, 12345.5, 1234567] }, currency: 'EUR' },
  'millions.csv': {
    delimiter: ';',
    numbers: { sales: [1.2e6, 5e5, 12], potential: [3.4e6, 1.5e9, 2e6] },
    warnings: [],
  },
  'teur.csv': {
    delimiter: ';',
    numbers: { sales: [12_000, 12_500, 3000], potential: [15, 20.5, 7] },
    currency: 'EUR',
    warnings: [/more sales than potential/],
  },
  'english-millions.csv': {
    numbers: { sales: [3.4e6, 12_000, 1.2e9], potential: [1.2e6, 5e5, 3e5] },
    currency: 'USD',
    warnings: [/more sales than potential/],
  },
  'parentheses.csv': { numbers: { sales: [-1234.5, -45, 12] }, currency: 'USD', warnings: [/negative sales/] },
  'trailing-minus.csv': { delimiter: ';', numbers: { sales: [-1234.5, -45, 12] }, warnings: [/negative sales/] },
  'codes-that-look-like-thousands.csv': { fields: { grade: null, sales: 'sales' } },
  'full-width-figures.csv': { numbers: { sales: [1234, 567, 89] }, currency: 'JPY' },
  'two-numbers-in-a-cell.csv': {
    numbers: { sales: [Number.NaN, 30, 40] },
    warnings: [/sales is no number .* “10 20”/, /more sales than potential/],
  },
  'excel-serials.csv': { days: { date: ['2025-11-27', '2025-11-28', '2025-12-09'] } },
  'day-first.csv': { days: { date: ['2026-04-03', '2026-04-23', '2026-06-05'] } },
  'month-first.csv': { days: { date: ['2026-03-04', '2026-04-23', '2026-05-06'] } },
  'ambiguous-dates.csv': {
    days: { date: IN_MARCH, lastActivity: ['2026-01-02', '2026-02-03', ''] },
    confirm: ['Order date', 'Last Activity'],
    questions: { 'Order date': 'date-order', 'Last Activity': 'date-order' },
  },
  'dates-by-neighbour.csv': { days: { date: ORDERS, lastActivity: ['2026-02-13', '2026-03-02', ''] } },
  'dates-by-country.csv': { days: { date: IN_MARCH } },
  'dates-by-decimal-comma.csv': { delimiter: ';', days: { date: ['2026-04-03', '2026-06-05'] } },
  'dates-with-full-stops.csv': { days: { date: ['2026-04-03', '2026-06-05'] }, confirm: ['Datum'] },
  'mixed-date-orders.csv': { days: { date: ['2026-04-23', '', '2026-05-13'] }, confirm: ['Order date'] },
  'month-names.csv': {
    delimiter: ';',
    days: { date: ['2026-03-03', '2026-02-14', '2026-11-01', '2026-01-05', '2026-07-07', '2026-05-12'] },
  },
  'months.csv': { days: { date: ['2026-11-01', '2026-11-01', '2026-11-01'] } },
  'unix-seconds.csv': {
    days: { date: ['2025-11-27', '2025-11-28'], lastActivity: ['2025-11-27', '2025-11-28'] },
  },
  'iso-with-times.csv': { days: { date: ['2026-11-23', '2026-11-24', '', '2026-11-25'] } },
  'two-row-header.csv': {
    delimiter: ';',
    skipRecords: 1,
    fields: {
      id: 'id',
      name: 'name',
      lat: 'lat',
      lng: 'lng',
      '2025 Sales': 'sales',
      '2025 Visits': 'callFrequency',
      '2026 Sales': 'measure',
      '2026 Visits': 'measure',
    },
    numbers: { sales: [10, 30, 50], 'column:2026 Sales': [20, 40, 60] },
    notes: [/header has two rows/],
  },
  'units-row.csv': {
    delimiter: ';',
    names: ['A', 'B'],
    fields: { 'Umsatz (EUR)': 'sales', Stunden: 'workloadHours', Entfernung: 'measure' },
    numbers: { sales: [10.5, 30] },
    currency: 'EUR',
    notes: [/holds units/],
  },
  'total-above-footer.csv': { names: ['A', 'B'], numbers: { sales: [10, 20] }, rejected: 4 },
  'duplicate-headers.csv': {
    numbers: { sales: [10, 20], 'column:sales': [11, 21], 'column:Sales (2)': [12, 22] },
    fields: { 'Column 7': null },
  },
  'ragged-preamble.csv': {
    skipRecords: 3,
    names: ['A', 'B'],
    numbers: { sales: [10, 20] },
    notes: [/3 lines above the table are skipped/],
  },
  'carets.csv': { delimiter: '^', names: ['A, B; C', 'D | E'], numbers: { sales: [10, 20] } },
  'sep-tilde.csv': { delimiter: '~', skipRecords: 1, numbers: { sales: [10, 20] }, notes: [/One line above/] },
  'hubspot-german.csv': {
    fields: {
      'Datensatz-ID': 'id',
      Unternehmensname: 'name',
      Stadt: 'city',
      Postleitzahl: 'postalCode',
      'Land/Region': 'country',
      'Zuständiger Mitarbeiter für Unternehmen': 'owner',
      Branche: 'industry',
      'Anzahl der Mitarbeiter': 'employees',
      Jahresumsatz: 'companyRevenue',
      Gesamtumsatz: 'sales',
      'Letzte Aktivität': 'lastActivity',
      Breitengrad: 'lat',
      Längengrad: 'lng',
    },
    confirm: ['Jahresumsatz'],
    days: { lastActivity: ['2026-05-03', '2026-04-23'] },
  },
  'hubspot-japanese.csv': {
    fields: { レコードID: 'id', 会社名: 'name', 郵便番号: 'postalCode', 年間売上高: 'companyRevenue', 緯度: 'lat' },
    confirm: ['年間売上高'],
  },
};

describe('texts, numbers and dates', () => {
  it('covers all files of the folder', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(OUTCOMES).sort());
  });

  it.each(Object.entries(OUTCOMES))('%s', async (name, outcome) => {
    const file = new Blob([readFileSync(FOLDER + name)]);
    const { proposed, columns, notes } = await inspectFile(file, name);
    expect(proposed).toMatchObject({
      encoding: outcome.encoding ?? 'utf-8',
      delimiter: outcome.delimiter ?? ',',
      hasHeader: true,
      skipRecords: outcome.skipRecords ?? 0,
    });
    const fields = Object.fromEntries(proposed.columns.map(({ header, field }) => [header, field]));
    expect(fields).toMatchObject(outcome.fields ?? {});
    expect(columns.filter(({ check }) => check === 'confirm').map(({ header }) => header)).toEqual(
      outcome.confirm ?? [],
    );
    const questions = columns.flatMap(({ header, question }) => (question ? [[header, question.kind]] : []));
    expect(Object.fromEntries(questions)).toEqual(outcome.questions ?? {});
    expect(notes).toEqual((outcome.notes ?? []).map(note => expect.stringMatching(note)));

    const context = { postcodes: null, onProgress: () => undefined, isCancelled: () => false };
    const { table, report } = await readAccounts(file, name, proposed, context);
    expect(report.rejected).toBe(outcome.rejected ?? 0);
    if (outcome.names) {
      expect(Array.from({ length: table.count }, (_, at) => textAt(table.names, at))).toEqual(outcome.names);
    }
    for (const [key, values] of Object.entries(outcome.numbers ?? {})) {
      expect([...(numberColumn(table, key)?.values ?? [])], key).toEqual(values);
    }
    if (outcome.currency) expect(numberColumn(table, 'sales')?.currency).toBe(outcome.currency);
    if (outcome.warnings) {
      expect([...report.warnings, ...report.findings].map(({ text }) => text)).toEqual(
        outcome.warnings.map(text => expect.stringMatching(text)),
      );
    }
    for (const [field, days] of Object.entries(outcome.days ?? {})) {
      const column = proposed.columns.findIndex(use => use.field === field);
      const style = proposed.columns[column].dateStyle;
      const read: string[] = [];
      for await (const { batch, from } of readDataRecords(file, name, proposed)) {
        for (let record = from; record < batch.count; record++) {
          read.push(isoDay(parseDay(batch.cell(record, column), style ?? 'day-first')));
        }
      }
      expect(read).toEqual(days);
    }
  });
});
