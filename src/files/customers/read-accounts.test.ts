import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberColumn } from '../../core/accounts/account-table';
import { textAt } from '../../core/accounts/text-column';
import type { ColumnMapping, RepeatedIds } from './column-mapping';
import { ImportCancelledError } from './import-error';
import { inspectFile } from './inspect-file';
import { readAccounts } from './read-accounts';

const IDLE = { postcodes: null, onProgress: () => undefined, isCancelled: () => false };

const MAPPING: ColumnMapping = {
  encoding: 'utf-8',
  delimiter: ',',
  hasHeader: false,
  skipRecords: 0,
  columns: [
    { header: 'id', field: 'id', numberStyle: 'point' },
    { header: 'lat', field: 'lat', numberStyle: 'point' },
    { header: 'lng', field: 'lng', numberStyle: 'point' },
    { header: 'sales', field: 'sales', numberStyle: 'point' },
    { header: 'visits', field: 'callFrequency', numberStyle: 'point' },
  ],
  swapCoordinates: false,
  repeatedIds: 'last',
};

describe('readAccounts', () => {
  it('agrees with a plain reading of random rows under every rule for repeated ids', async () => {
    const row = fc.record({
      id: fc.constantFrom('', 'a', 'A', 'b', 'é', '日本', 'long-id-000000000000001', '1', '01'),
      lat: fc.constantFrom('1.5', '-2.25', '95', ''),
      sales: fc.constantFrom('10', '2.5', '', '-4'),
    });
    const rules = fc.constantFrom<RepeatedIds>('last', 'separate', 'sum');
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 40 }), rules, async (rows, repeatedIds) => {
        const lines = ['keep,1,1,1,1', ...rows.map(({ id, lat, sales }) => `${id},${lat},3,${sales},2`)];
        const { table, report, rejections } = await readAccounts(
          new Blob([lines.join('\n')]),
          'r.csv',
          { ...MAPPING, repeatedIds },
          IDLE,
        );

        // The oracle: accounts as objects in a list, sales as sums of what is written.
        interface Plain {
          id: string;
          sales: number;
          rows: number[];
          placed: boolean;
        }
        let plain: Plain[] = [{ id: 'keep', sales: 1, rows: [1], placed: true }];
        rows.forEach(({ id, lat, sales }, index) => {
          const known = id === '' ? undefined : plain.findLast(other => other.id === id);
          const value = sales === '' ? Number.NaN : Number(sales);
          const placed = lat !== '';
          // A row without a place waits for another one of its account.
          if (lat === '95' || (!placed && !(repeatedIds === 'sum' && id !== ''))) return;
          if (repeatedIds === 'sum' && known) {
            known.rows.push(index + 2);
            known.placed ||= placed;
            if (Number.isNaN(known.sales)) known.sales = value;
            else if (!Number.isNaN(value)) known.sales += value;
            return;
          }
          if (repeatedIds === 'last') plain = plain.filter(other => other !== known);
          plain.push({ id, sales: value, rows: [index + 2], placed });
        });
        plain = plain.filter(({ placed }) => placed);

        expect(Array.from({ length: table.count }, (_, account) => textAt(table.ids, account))).toEqual(
          plain.map(({ id }) => id),
        );
        expect([...(numberColumn(table, 'sales')?.values ?? [])]).toEqual(plain.map(({ sales }) => sales));
        const expected = new Int32Array(lines.length).fill(-1);
        plain.forEach(({ rows: own }, account) => {
          for (const number of own) expected[number - 1] = account;
        });
        expect(table.accountOfRow).toEqual(expected);
        expect(report.read).toBe(lines.length);
        expect(report.placedRows + report.rejected).toBe(report.read);
        expect(rejections.count).toBe(report.rejected);
        expect(report.rejectedRows.map(rejected => rejected.row)).toEqual(
          [...expected].flatMap((account, at) => (account < 0 ? [at + 1] : [])),
        );
        // What describes an account is not added up.
        expect(numberColumn(table, 'callFrequency')?.values.every(value => value <= 2)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it('reports progress to the end and keeps at most 1,000 rejected rows in the report, all in the count', async () => {
    const lines = Array.from({ length: 150_000 }, (_, row) => `id${row},${row % 2 ? 95 : 1.5},3,1,1`);
    const blob = new Blob([lines.join('\n')]);
    const seen: number[] = [];
    const { report, table } = await readAccounts(blob, 'big.csv', MAPPING, {
      ...IDLE,
      onProgress: done => seen.push(done),
    });
    expect(report).toMatchObject({ read: 150_000, accounts: 75_000, rejected: 75_000, sharedPoint: 75_000 });
    expect(report.rejectedRows).toHaveLength(1_000);
    expect(seen.at(-1)).toBe(blob.size);
    expect(seen.length).toBeGreaterThan(1);
    expect(textAt(table.ids, 74_999)).toBe('id149998');
  });

  it('stops between chunks when it is cancelled', async () => {
    const blob = new Blob([Array.from({ length: 200_000 }, (_, row) => `id${row},1.5,3,1,1`).join('\n')]);
    let chunks = 0;
    const reading = readAccounts(blob, 'big.csv', MAPPING, {
      ...IDLE,
      onProgress: () => chunks++,
      isCancelled: () => chunks >= 1,
    });
    await expect(reading).rejects.toBeInstanceOf(ImportCancelledError);
    expect(chunks).toBe(1);
  });

  it('carries the report with the error when not one row could be placed', async () => {
    const reading = readAccounts(new Blob(['a,95,3,1,1\nb,96,3,1,1\n']), 'none.csv', MAPPING, IDLE);
    await expect(reading).rejects.toMatchObject({ code: 'nothing-placed', report: { read: 2, rejected: 2 } });
  });
});

describe('inspectFile', () => {
  it('estimates the rows of a file that is too large to look at completely', async () => {
    const row = (index: number) => `A${index},Name ${index},4${index % 9}.1234,-7${index % 9}.5678,${index}\n`;
    const blob = new Blob([
      'id,name,lat,lng,sales\n',
      Array.from({ length: 200_000 }, (_, index) => row(index)).join(''),
    ]);
    const inspection = await inspectFile(blob, 'large.csv');
    expect(inspection.recordsExact).toBe(false);
    expect(Math.abs(inspection.records / 200_000 - 1)).toBeLessThan(0.1);
    expect(inspection.proposed.columns.map(column => column.field)).toEqual(['id', 'name', 'lat', 'lng', 'sales']);
  });

  it('refuses more columns than anything has', async () => {
    const columns = Array.from({ length: 20_000 }, (_, column) => column);
    const blob = new Blob([`${columns.map(column => `c${column}`).join(',')}\n${columns.join(',')}\n`]);
    await expect(inspectFile(blob, 'wide.csv')).rejects.toMatchObject({ code: 'too-many-columns' });
  });

  it('never fails but with its own error on damaged bytes', async () => {
    const good = new TextEncoder().encode('id;"na""me";lat;lng\n1;"a\nb";1,5;2,5\n2;c;3,5;4,5\n');
    const edits = fc.array(fc.tuple(fc.nat(good.length - 1), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(edits, async changes => {
        const bytes = good.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        const blob = new Blob([bytes]);
        try {
          const { proposed } = await inspectFile(blob, 'x.csv');
          const { report } = await readAccounts(blob, 'x.csv', proposed, IDLE);
          expect(report.placedRows + report.rejected).toBe(report.read);
        } catch (error) {
          expect((error as Error).name).toBe('ImportError');
        }
      }),
      { numRuns: 150 },
    );
  });
});
