import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateColumn, numberColumn } from '../../core/accounts/account-table';
import { NO_DAY as BLANK_DAY, dayText } from '../../core/accounts/calendar';
import { textAt } from '../../core/accounts/text-column';
import type { ColumnMapping, RepeatedIds } from './column-mapping';
import { NothingPlacedError } from './import-failures';
import type { ImportOutcome } from './import-outcome';
import { NO_DAY } from './parse-date';
import { readAccounts } from './read-accounts';

const MAPPING: ColumnMapping = {
  encoding: 'utf-8',
  delimiter: ',',
  hasHeader: false,
  skipRecords: 0,
  columns: [
    { header: 'id', field: 'id', numberStyle: 'point' },
    { header: 'name', field: 'name', numberStyle: 'point' },
    { header: 'lat', field: 'lat', numberStyle: 'point' },
    { header: 'lng', field: 'lng', numberStyle: 'point' },
    { header: 'sales', field: 'sales', numberStyle: 'point' },
    { header: 'potential', field: 'potential', numberStyle: 'point' },
    { header: 'visits', field: 'callFrequency', numberStyle: 'point' },
    { header: 'day', field: 'date', numberStyle: 'point', dateStyle: 'day-first' },
  ],
  swapCoordinates: false,
  repeatedIds: 'sum',
};

interface Row {
  readonly id: string;
  readonly name: string;
  readonly lat: string;
  readonly sales: string;
  readonly potential: string;
  readonly visits: string;
  readonly day: string;
  readonly surplus: boolean;
}

const cents = fc.integer({ min: -9_999_999, max: 9_999_999 }).map(value => (value / 100).toFixed(2));
const row: fc.Arbitrary<Row> = fc.record({
  id: fc.constantFrom('', 'a', 'b', 'c', 'd'),
  name: fc.constantFrom('Acme', 'ACME Inc.', 'Bolt', ''),
  lat: fc.constantFrom('1.5', '1.5', '', '95', 'north'),
  sales: fc.oneof(cents, fc.constantFrom('', 'n/a', '0.1')),
  potential: fc.constantFrom('100.25', '7', '', '-3'),
  visits: fc.constantFrom('2', '5', '', '-1'),
  day: fc.constantFrom('2026-01-31', '2026-02-01', '2025-12-24', '', 'soon'),
  surplus: fc.integer({ max: 9, min: 0 }).map(value => value === 0),
});
const rules = fc.constantFrom<RepeatedIds>('last', 'separate', 'sum');

function lineOf({ id, name, lat, sales, potential, visits, day, surplus }: Row): string {
  return [id, name, lat, '3', sales, potential, visits, day, ...(surplus ? ['more'] : [])].join(',');
}

async function read(rows: readonly Row[], change: Partial<ColumnMapping>): Promise<ImportOutcome> {
  const blob = new Blob(['keep,Keep,2,2,1,1,1,2026-01-01\n', rows.map(lineOf).join('\n')]);
  const context = { postcodes: null, onProgress: () => undefined, isCancelled: () => false };
  return readAccounts(blob, 'r.csv', { ...MAPPING, ...change }, context);
}

/** An account as an object, without the order of the file. */
function accountsOf({ table }: ImportOutcome) {
  const day = (key: string, account: number) => dayText(dateColumn(table, key)?.days[account] ?? BLANK_DAY);
  const sales = numberColumn(table, 'sales')!.values;
  const { monthly } = table;
  return Array.from({ length: table.count }, (_, account) => ({
    id: textAt(table.ids, account),
    sales: Math.round(sales[account] * 100),
    lines: table.lines[account],
    first: day('firstDate', account),
    last: day('lastDate', account),
    months: Array.from(
      monthly?.month.subarray(monthly.offsets[account], monthly.offsets[account + 1]) ?? [],
      (month, at) => [monthly!.firstMonth + month, Math.round(monthly!.amount[monthly!.offsets[account] + at] * 100)],
    ),
  }))
    .map(account => JSON.stringify(account))
    .sort();
}

const changes = fc.record({
  repeatedIds: rules,
  accountKey: fc.constantFrom<NonNullable<ColumnMapping['accountKey']>>('id', 'name-place'),
  sameNamePlace: fc.constantFrom<NonNullable<ColumnMapping['sameNamePlace']>>('separate', 'one'),
  exactCopies: fc.constantFrom<NonNullable<ColumnMapping['exactCopies']>>('keep', 'leave-out'),
});

describe('rows to accounts', () => {
  it('puts every row into exactly one account or one rejection, and every amount on one side of the sums', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 40 }), changes, async (rows, change) => {
        const { table, report, rejections } = await read(rows, change);
        expect(report.read).toBe(rows.length + 1);
        const rejected = Array.from({ length: rejections.count }, (_, index) => rejections.at(index).row);
        expect(new Set(rejected).size).toBe(rejected.length);
        const lines = new Uint32Array(table.count);
        table.accountOfRow.forEach((account, index) => {
          expect(account < 0).toBe(rejected.includes(index + 1));
          if (account >= 0) lines[account]++;
        });
        expect(table.lines).toEqual(lines);
        expect(report.rejectedRows.map(entry => entry.row)).toEqual([...rejected].sort((a, b) => a - b));

        // What a spreadsheet would add up in each column, in cents.
        const plain = (key: 'sales' | 'potential' | 'visits') =>
          rows.reduce((sum, entry) => sum + Math.round((Number(entry[key]) || 0) * 100), 100);
        expect(report.sums.map(({ read: sum }) => Math.round(sum * 100))).toEqual([
          plain('sales'),
          plain('potential'),
          plain('visits'),
        ]);
        for (const sum of report.sums) {
          expect(sum.difference).toBe(0);
          const parts = [sum.accounts, sum.repeated, sum.negative, ...sum.leftOut.map(part => part.sum)];
          expect(Math.round(parts.reduce((all, part) => all + part, 0) * 100)).toBe(Math.round(sum.read * 100));
        }

        const monthly = (report.lines?.monthly?.totals ?? []).reduce((all, total) => all + total, 0);
        const accounts = report.sums[0].accounts;
        expect(Math.round((monthly + (report.lines?.undatedSales ?? 0)) * 100)).toBe(Math.round(accounts * 100));
      }),
      { numRuns: 200 },
    );
  });

  it('sums the same accounts from rows in any order', async () => {
    // Rows of one account agree in all that the first row decides.
    const tidy = fc
      .array(
        row.map(entry => ({ ...entry, name: `Shop ${entry.id}`, potential: '', visits: '' })),
        { maxLength: 30 },
      )
      .chain(rows =>
        fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length, maxLength: rows.length })),
      );
    await fc.assert(
      fc.asyncProperty(tidy, async ([rows, shuffled]) => {
        const [one, other] = [await read(rows, {}), await read(shuffled, {})];
        expect(accountsOf(other)).toEqual(accountsOf(one));
        expect(other.report.rejectedBy.map(({ reason, count }) => `${reason} ${count}`).sort()).toEqual(
          one.report.rejectedBy.map(({ reason, count }) => `${reason} ${count}`).sort(),
        );
        expect(other.report.sums.map(sum => [sum.read, sum.accounts])).toEqual(
          one.report.sums.map(sum => [sum.read, sum.accounts]),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('lists every row of a file without a single place', async () => {
    const lines = Array.from({ length: 2500 }, (_, index) => `x${index % 700},N,,3,1.10,1,1,2026-01-01`);
    const context = { postcodes: null, onProgress: () => undefined, isCancelled: () => false };
    const error = await readAccounts(new Blob([lines.join('\n')]), 'r.csv', MAPPING, context).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(NothingPlacedError);
    const { report, rejections } = error as NothingPlacedError;
    expect(rejections.count).toBe(2500);
    expect(report.rejectedRows).toHaveLength(1000);
    expect(report.sums[0]).toMatchObject({ read: 2750, accounts: 0, difference: 0 });
  });

  it('means the same blank day in files and in tables', () => {
    expect(NO_DAY).toBe(BLANK_DAY);
  });
});
