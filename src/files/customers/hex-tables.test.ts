import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { LOCATION_METHODS } from '../../core/accounts/account-table';
import { textAt } from '../../core/accounts/text-column';
import { NO_FILTER } from '../../core/dataset/dataset';
import { datasetHexes } from '../../core/dataset/dataset-hexes';
import { datasetSums, datasetValues } from '../../core/dataset/dataset-values';
import { bigIntToCell } from '../../core/grid/cell-index';
import { proposeSources } from '../../core/workload/account-values';
import type { RejectReason } from './import-report';
import { inspectFile } from './inspect-file';
import { readAccounts } from './read-accounts';

const FOLDER = fileURLToPath(new URL('../../../test/fixtures/hex-tables/', import.meta.url));
const MIDDLE = latLngToCell(37.775, -122.42, 7);

async function importFile(name: string) {
  const blob = new Blob([readFileSync(FOLDER + name)]);
  const inspection = await inspectFile(blob, name);
  const read = await readAccounts(blob, name, inspection.proposed, {
    postcodes: null,
    onProgress: () => {},
    isCancelled: () => false,
  });
  const values = datasetValues(read.table, { ...proposeSources(read.table), filter: NO_FILTER });
  const gridOptions = { resolution: 'auto', reachKm: 0, territories: 2, gapKm: 0 } as const;
  const { grid, hexOfAccount, reason } = datasetHexes(
    read.table,
    values,
    gridOptions,
    () => false,
    () => {},
  );
  const sums = datasetSums(read.table, grid, hexOfAccount, values);
  /** Customers and potential by cell, for cells that hold something. */
  const hexes = new Map<string, readonly [customers: number, potential: number]>();
  for (let hex = 0; hex < grid.count; hex++) {
    const entry = [sums.accounts[hex], sums.sums[0][hex]] as const;
    if (entry[0] > 0 || entry[1] > 0) hexes.set(bigIntToCell(grid.cells[hex]), entry);
  }
  return { ...read, inspection, values, grid, reason, hexes };
}

type Imported = Awaited<ReturnType<typeof importFile>>;

interface Outcome {
  readonly fields: Readonly<Record<string, string>>;
  /** Rows that became accounts. */
  readonly rows: number;
  /** Customers on the map. */
  readonly customers: number;
  /** Hexes with something in them. */
  readonly hexes: number;
  readonly rejected?: Partial<Record<RejectReason, number>>;
  readonly warnings?: readonly RegExp[];
  readonly check?: (imported: Imported) => void;
}

const OUTCOMES: Readonly<Record<string, Outcome>> = {
  'hex-text.csv': {
    fields: {
      h3: 'h3',
      customers: 'customers',
      potential: 'potential',
      workload_hours: 'workloadHours',
      territory: 'territory',
    },
    rows: 7,
    customers: 280,
    hexes: 7,
    check: ({ values, hexes, reason, grid }) => {
      expect(hexes.get(MIDDLE)).toEqual([10, 1000.5]);
      expect(values.summary.accounts).toBe(280);
      expect(values.summary.measures[0]).toMatchObject({ id: 'potential', filled: 280 });
      expect(values.summary.categories[0].values).toEqual([
        { label: 'East', accounts: 180 },
        { label: 'West', accounts: 100 },
      ]);
      expect(reason).toMatch(/^The hexes of the file, about 5\.2 km² each: the heaviest holds \d+ % of a territory$/u);
      expect([grid.coarsest, grid.finest, grid.count]).toEqual([7, 7, 7]);
    },
  },
  'decimal-ids.csv': {
    fields: { h3_r7: 'h3', n: 'customers', potential: 'potential' },
    rows: 7,
    customers: 28,
    hexes: 7,
  },
  'upper-case-and-0x.csv': {
    fields: { H3_CELL: 'h3', CUSTOMER_COUNT: 'customers', POTENTIAL: 'potential' },
    rows: 7,
    customers: 28,
    hexes: 7,
    check: ({ hexes, table }) => {
      expect(hexes.get(MIDDLE)).toEqual([1, 1234.5]);
      expect(textAt(table.ids, 0)).toBe(MIDDLE);
    },
  },
  'rounded-decimals.csv': {
    fields: { hex_id: 'h3', num_customers: 'customers' },
    rows: 5,
    customers: 15,
    hexes: 5,
    rejected: { 'h3-invalid': 1 },
    warnings: [/^5 rows where a program had rounded the number of the H3 cell, restored, such as/u],
    check: ({ report, hexes }) => {
      expect(hexes.get(MIDDLE)).toEqual([1, 1]);
      expect(report.rejectedRows).toEqual([
        {
          row: 6,
          reason: 'h3-invalid',
          column: 'hex_id',
          text: '“6.08693E+17” is the number of an H3 cell that a program has rounded: export the cells as text',
        },
      ]);
    },
  },
  'invalid-cells.csv': {
    fields: { h3_index: 'h3', customers: 'customers', lat: 'lat', lng: 'lng' },
    rows: 3,
    // Two rows with cells and one by the coordinates beside a cell that is blank.
    customers: 22,
    hexes: 3,
    rejected: { 'h3-invalid': 2, 'no-location': 1 },
    check: ({ report, table }) => {
      expect(report.rejectedRows.map(row => row.text)).toEqual([
        '“87283082dfffffg” is not an H3 cell',
        '“8f283082dffffff” is not an H3 cell',
        'h3_index, lat and lng are empty',
      ]);
      expect(Array.from(table.locationMethod, method => LOCATION_METHODS[method])).toEqual([
        'hex',
        'coordinates',
        'hex',
      ]);
    },
  },
  'mixed-levels.csv': {
    fields: { hex: 'h3', customers: 'customers', potential: 'potential' },
    rows: 3,
    customers: 6,
    hexes: 3,
    check: ({ grid, hexes, reason }) => {
      expect([grid.coarsest, grid.finest]).toEqual([7, 9]);
      expect([...hexes.values()].map(([, potential]) => potential).sort()).toEqual([1, 2, 3]);
      expect(reason).toMatch(/^The hexes of the file, about 0\.11 km² to 5\.2 km² each/u);
    },
  },
  'overlapping.csv': {
    fields: { h3: 'h3', customers: 'customers', potential: 'potential' },
    rows: 4,
    customers: 19,
    hexes: 2,
    warnings: [/^2 rows whose H3 cell lies in a larger cell of the file, counted in the larger one, such as 88/u],
    check: ({ hexes, report }) => {
      expect(hexes.get(MIDDLE)).toEqual([15, 150]);
      expect(report.warnings[0].rows).toEqual([2, 3]);
    },
  },
  'repeated-cells.csv': {
    fields: { h3: 'h3', customers: 'customers', potential: 'potential' },
    rows: 2,
    customers: 19,
    hexes: 2,
    warnings: [/^2 rows added to an earlier row with the same H3 cell$/u],
    check: ({ hexes, inspection }) => {
      expect(inspection.proposed.repeatedIds).toBe('sum');
      expect(hexes.get(MIDDLE)).toEqual([15, 130]);
    },
  },
  'repeated-by-segment.csv': {
    fields: { h3: 'h3', segment: 'segment', customers: 'customers', potential: 'potential' },
    rows: 3,
    customers: 17,
    hexes: 2,
    warnings: [/^1 row with an H3 cell that another row has too, added up in the hex$/u],
    check: ({ hexes, inspection, values }) => {
      expect(inspection.proposed.repeatedIds).toBe('separate');
      expect(hexes.get(MIDDLE)).toEqual([13, 130]);
      expect(values.summary.categories[0].values).toEqual([
        { label: 'Retail', accounts: 14 },
        { label: 'Industry', accounts: 3 },
      ]);
    },
  },
  'without-customers.csv': {
    fields: { h3: 'h3', potential: 'potential' },
    rows: 7,
    customers: 7,
    hexes: 7,
    check: ({ report, table }) => {
      expect(report.customers).toBeNull();
      expect(table.customers).toBeNull();
    },
  },
  'customers-odd.csv': {
    fields: { h3: 'h3', customers: 'customers' },
    rows: 5,
    customers: 1203,
    hexes: 2,
    warnings: [
      /^2 rows where customers is blank/u,
      /^1 row .* no whole number/u,
      /^1 row .* no number of customers/u,
      /^1 row where customers is negative/u,
    ],
  },
  'accounts-with-cells.csv': {
    fields: { id: 'id', name: 'name', lat: 'lat', lng: 'lng' },
    rows: 12,
    customers: 12,
    hexes: 7,
    check: ({ report }) => expect(report.placedBy.coordinates).toBe(12),
  },
  'cell-is-a-phone.csv': {
    fields: { id: 'id', name: 'name', lat: 'lat', lng: 'lng' },
    rows: 4,
    customers: 4,
    hexes: 4,
  },
};

it('every fixture has its outcome', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(Object.keys(OUTCOMES).sort());
});

describe('tables of hexes', () => {
  it.each(Object.entries(OUTCOMES))('%s', async (name, outcome) => {
    const imported = await importFile(name);
    const { inspection, report, table, hexes } = imported;
    expect(
      Object.fromEntries(inspection.proposed.columns.flatMap(({ header, field }) => (field ? [[header, field]] : []))),
    ).toEqual(outcome.fields);
    expect(report.accounts).toBe(outcome.rows);
    expect(report.placedRows + report.rejected).toBe(report.read);
    expect(table.accountOfRow.length).toBe(report.read);
    expect(Object.fromEntries(report.rejectedBy.map(({ reason, count }) => [reason, count]))).toEqual(
      outcome.rejected ?? {},
    );
    const warnings = report.warnings.map(({ text }) => text);
    expect(warnings).toHaveLength(outcome.warnings?.length ?? 0);
    for (const text of outcome.warnings ?? []) expect(warnings).toContainEqual(expect.stringMatching(text));
    expect([...hexes.values()].reduce((sum, [customers]) => sum + customers, 0)).toBe(outcome.customers);
    outcome.check?.(imported);
    expect(hexes.size).toBe(outcome.hexes);
  });
});
