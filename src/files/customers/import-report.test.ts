import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { AccountField } from '../../core/accounts/account-field';
import { type AccountTable, dateColumn, numberColumn } from '../../core/accounts/account-table';
import { dayText } from '../../core/accounts/calendar';
import { textAt } from '../../core/accounts/text-column';
import { findingCsv } from '../finding-csv';
import { readLandMask } from '../geo/land-mask';
import { importReportText } from '../import-report-text';
import { rejectedCsv } from '../rejected-csv';
import type { ColumnMapping } from './column-mapping';
import { NothingPlacedError } from './import-failures';
import { foundReason } from './import-findings';
import type { ImportOutcome } from './import-outcome';
import type { FindingKind, ImportReport } from './import-report';
import { inspectFile } from './inspect-file';
import { readAccounts } from './read-accounts';

const FOLDER = fileURLToPath(new URL('../../../test/fixtures/import/report/', import.meta.url));
const LAND = readLandMask(
  new Uint8Array(readFileSync(fileURLToPath(new URL('../../../public/geo/land.bin', import.meta.url)))).buffer,
);

interface Read extends ImportOutcome {
  readonly mapping: ColumnMapping;
}

async function read(
  name: string,
  change: Partial<ColumnMapping> = {},
  fields: Record<string, AccountField> = {},
): Promise<Read> {
  const blob = new Blob([readFileSync(FOLDER + name)]);
  const { proposed } = await inspectFile(blob, name);
  const columns = proposed.columns.map(column => ({ ...column, field: fields[column.header] ?? column.field }));
  const mapping = { ...proposed, columns, ...change };
  const context = { postcodes: null, land: LAND, onProgress: () => undefined, isCancelled: () => false };
  return { mapping, ...(await readAccounts(blob, name, mapping, context)) };
}

const idsOf = ({ table }: { table: AccountTable }) =>
  Array.from({ length: table.count }, (_, account) => textAt(table.ids, account));
const kindsOf = ({ report }: { report: ImportReport }) => report.findings.map(({ kind }) => kind);
const salesOf = ({ table }: { table: AccountTable }) => [...(numberColumn(table, 'sales')?.values ?? [])];

/** A list in words: row and reason of each account. */
function listed({ table, found }: Read, kind: FindingKind): [row: number, reason: string][] {
  const list = found.find(entry => entry.kind === kind);
  return Array.from(list?.accounts ?? [], (account, index) => [
    table.rowNumbers[account],
    foundReason(list!, index, table, account),
  ]);
}

async function textOf(pieces: AsyncIterable<string>): Promise<string[]> {
  let text = '';
  for await (const piece of pieces) text += piece;
  return text.trimEnd().split('\n');
}

const OUTCOMES: Record<string, () => Promise<void>> = {
  async 'order-lines-with-dates.csv'() {
    const imported = await read('order-lines-with-dates.csv', { repeatedIds: 'sum' }, { 'Order date': 'date' });
    const { table, report } = imported;
    expect(idsOf(imported)).toEqual(['A', 'B', 'C']);
    expect(salesOf(imported)).toEqual([280.1, 54.75, 7.55]);
    expect([...table.lines]).toEqual([3, 3, 2]);
    const days = (key: string) => [...(dateColumn(table, key)?.days ?? [])].map(dayText);
    expect(days('firstDate')).toEqual(['2026-01-15', '2026-01-31', '2025-12-24']);
    expect(days('lastDate')).toEqual(['2026-02-28', '2026-01-31', '9999-12-31']);
    // December 2025 to February 2026; the placeholder of the last row is no month.
    expect(report.lines?.monthly).toEqual({ header: 'Sales', firstMonth: 671, totals: [7.05, 150.35, 180] });
    expect(report.lines).toMatchObject({ rows: 8, accounts: 3, mostRows: 3, undated: 2 });
    expect(report.lines?.undatedSales).toBeCloseTo(5, 9);
    expect(report.warnings.map(({ text }) => text)).toEqual([
      '1 row where Order date is no date and counts as blank, such as “soon”',
    ]);
    const { offsets, month, amount } = table.monthly!;
    expect([...offsets]).toEqual([0, 2, 3, 4]);
    expect([...month]).toEqual([1, 2, 1, 0]);
    expect([...amount]).toEqual([100.1, 180, 50.25, 7.05]);
  },
  async 'unplaced-line-first.csv'() {
    const imported = await read('unplaced-line-first.csv', { repeatedIds: 'sum' });
    expect(idsOf(imported)).toEqual(['A', 'B']);
    expect(salesOf(imported)).toEqual([60, 5]);
    expect([...imported.table.accountOfRow]).toEqual([0, 1, 0, -1, 0, -1, -1]);
    expect(imported.report.rejectedRows.map(({ row, text }) => [row, text])).toEqual([
      [4, 'lat and lng are empty in every row of the account'],
      [6, 'lat and lng are empty in every row of the account'],
      [7, 'lat and lng are empty'],
    ]);
    expect(imported.report.sums).toMatchObject([
      { read: 108, accounts: 65, leftOut: [{ reason: 'no-location', sum: 43 }], difference: 0 },
    ]);
  },
  async 'salesforce-15-18.csv'() {
    const imported = await read('salesforce-15-18.csv');
    expect(imported.mapping.idForm).toBe('salesforce');
    // Ids that differ in case only stay two; the short and the long form of one id are one.
    expect(idsOf(imported)).toEqual(['0018d00000AqK3tAAF', '0018d00000aQk3TAAS', '0018d00000bRl4UAAS']);
    expect(imported.report.rejectedBy).toEqual([{ reason: 'repeated-id', count: 1 }]);
    expect(idsOf(await read('salesforce-15-18.csv', { idForm: 'text' }))).toHaveLength(4);
  },
  async 'same-name-place.csv'() {
    const imported = await read('same-name-place.csv');
    expect(imported.table.count).toBe(6);
    // Same post code though the zero is lost and the points are apart; same point though the post code is another.
    expect(listed(imported, 'same-name-place')).toEqual([
      [1, '2 of this name and place'],
      [3, 'same name and place as row 1'],
      [2, '2 of this name and place'],
      [5, 'same name and place as row 2'],
    ]);
    const merged = await read('same-name-place.csv', { sameNamePlace: 'one' });
    expect(idsOf(merged)).toEqual(['1', '2', '4', '6']);
    expect(salesOf(merged)).toEqual([130, 60, 7, 1]);
    expect([...merged.table.accountOfRow]).toEqual([0, 1, 0, 2, 1, 3]);
    expect(merged.report).toMatchObject({ merged: 2, accounts: 4, findings: [], placedRows: 6 });
    expect(merged.report.sums).toMatchObject([{ read: 198, accounts: 198, difference: 0 }]);
    const byName = await read('same-name-place.csv', { accountKey: 'name-place' });
    expect(salesOf(byName)).toEqual([130, 60, 7, 1]);
  },
  async 'exact-copies.csv'() {
    const imported = await read('exact-copies.csv');
    expect(imported.table.count).toBe(5);
    expect(listed(imported, 'exact-copy')).toEqual([
      [3, 'the same line as row 1'],
      [5, 'the same line as row 1'],
    ]);
    const once = await read('exact-copies.csv', { exactCopies: 'leave-out' });
    expect(once.table.count).toBe(3);
    expect(once.report.rejectedRows.map(({ row, text }) => [row, text])).toEqual([
      [3, 'an exact copy of row 1'],
      [5, 'an exact copy of row 1'],
    ]);
    expect(once.report.sums[0]).toMatchObject({ leftOut: [{ reason: 'exact-copy', sum: 44 }], difference: 0 });
  },
  async 'in-the-sea.csv'() {
    // A pier and a headland are near enough to land.
    expect(listed(await read('in-the-sea.csv'), 'in-water')).toEqual([[4, 'its point is in the sea or in a lake']]);
  },
  async 'far-away.csv'() {
    const [far, ...others] = listed(await read('far-away.csv'), 'far-away');
    expect(others).toEqual([]);
    expect(far[0]).toBe(41);
    const km = Number(/^([\d,]+) km from the nearest other account$/.exec(far[1])?.[1].replace(',', ''));
    expect(km).toBeGreaterThan(1600);
    expect(km).toBeLessThan(1800);
  },
  async 'shared-point.csv'() {
    const list = listed(await read('shared-point.csv'), 'shared-point');
    expect(list).toEqual([1, 2, 3, 4, 5, 6, 7].map(row => [row, 'on one point with 6 others']));
  },
  async 'potential-below-sales.csv'() {
    const imported = await read('potential-below-sales.csv');
    expect(kindsOf(imported)).toEqual(['potential-below-sales', 'negative-sales']);
    expect(listed(imported, 'potential-below-sales')).toEqual([
      [1, 'sales 250.5, potential 100'],
      [5, 'sales 11, potential 10'],
    ]);
    expect(listed(imported, 'negative-sales')).toEqual([[4, 'sales −3']]);
    const list = imported.found.find(({ kind }) => kind === 'potential-below-sales')!;
    const file = { blob: new Blob([readFileSync(`${FOLDER}potential-below-sales.csv`)]), fileName: 'p.csv' };
    expect(await textOf(findingCsv({ ...file, mapping: imported.mapping }, imported.table, list))).toEqual([
      'row,reason,id,name,lat,lng,original_line',
      '1,"sales 250.5, potential 100",1,Alpha,42.5,-71.5,"1,Alpha,42.5,-71.5,100,250.5"',
      '5,"sales 11, potential 10",5,Epsilon,46.5,-75.5,"5,Epsilon,46.5,-75.5,10,11"',
    ]);
  },
  async 'total-line-agrees.csv'() {
    const { report } = await read('total-line-agrees.csv');
    expect(report.rejectedBy).toEqual(
      expect.arrayContaining([
        { reason: 'no-location', count: 1 },
        { reason: 'repeated-id', count: 1 },
        { reason: 'footer', count: 1 },
      ]),
    );
    const [sum] = report.sums;
    expect(sum.read).toBeCloseTo(6500.65, 9);
    expect(sum.accounts).toBeCloseTo(1500.15, 9);
    expect(sum.leftOut.map(({ reason, sum: left }) => [reason, Math.round(left * 100)])).toEqual([
      ['no-location', 300030],
      ['repeated-id', 200020],
    ]);
    expect(sum).toMatchObject({ difference: 0, ownTotal: { row: 5, agrees: true } });
    expect(importReportText(report)).toContain('Agrees with the file’s own total in row 5.');
  },
  async 'total-line-differs.csv'() {
    const { report } = await read('total-line-differs.csv');
    expect(report.rejectedBy).toEqual([{ reason: 'footer', count: 2 }]);
    expect(report.sums).toMatchObject([{ read: 300, accounts: 300, difference: 0 }]);
    expect(report.sums[0].ownTotal?.words).toBe('The rows come to 150 less than the file’s own total in row 3, 450.');
  },
  async 'all-rejected.csv'() {
    const error = await read('all-rejected.csv').then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(NothingPlacedError);
    const { report, rejections } = error as NothingPlacedError;
    expect(report.rejectedRows.map(({ row, column }) => [row, column])).toEqual([
      [1, 'lat'],
      [2, ''],
      [3, 'lat'],
    ]);
    expect(report.sums).toMatchObject([{ read: 600, accounts: 0, difference: 0 }]);
    const blob = new Blob([readFileSync(`${FOLDER}all-rejected.csv`)]);
    const { proposed } = await inspectFile(blob, 'all-rejected.csv');
    const lines = await textOf(rejectedCsv({ blob, fileName: 'a.csv', mapping: proposed }, rejections));
    expect(lines).toHaveLength(4);
    expect(lines[3]).toBe('3,lat: “north” is not a number,"3,Gamma,north,-73.5,300"');
  },
};

describe('every doubt is told, and nothing is lost', () => {
  it('covers all files of the folder', () => {
    expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(OUTCOMES).sort());
  });

  it.each(Object.entries(OUTCOMES))('%s', (_, outcome) => outcome());

  it('says nothing of a clean file', async () => {
    const blob = new Blob(['id,name,lat,lng,sales\n1,A,48.1,9.1,1\n2,B,48.2,9.2,2\n3,C,48.3,9.3,3\n']);
    const { proposed } = await inspectFile(blob, 'c.csv');
    const context = { postcodes: null, land: LAND, onProgress: () => undefined, isCancelled: () => false };
    const { report } = await readAccounts(blob, 'c.csv', proposed, context);
    expect(report).toMatchObject({ findings: [], warnings: [], lines: null, merged: 0 });
  });
});
