/**
 * Accounts with a value each: which measures there are, which accounts count, and their sums over hexes. Computed again
 * whenever a filter or a source changes, while the hexes stay.
 */
import { type AccountTable, categoryColumn, customersByCode, NO_CELL, numberColumn } from '../accounts/account-table';
import { aggregate } from '../grid/aggregate';
import type { HexGrid, HexSums } from '../grid/hex-grid';
import { allMeasures, type MeasureValues } from '../workload/account-values';
import type { AccountFilter, DatasetSummary, PotentialSource, WorkloadSource } from './dataset';
import { accountFilterMask, summariseDataset } from './summarise-dataset';

/** How accounts are valued and which of them count. */
export interface ValueOptions {
  readonly potential: PotentialSource;
  readonly workload: WorkloadSource;
  readonly filter: AccountFilter;
}

export interface DatasetValues {
  /** One value per account for each measure of the summary, NaN = blank. */
  readonly measureValues: readonly Float64Array[];
  /** 1 = the account counts; null = all do. */
  readonly mask: Uint8Array | null;
  readonly summary: DatasetSummary;
}

export function datasetValues(table: AccountTable, { potential, workload, filter }: ValueOptions): DatasetValues {
  const valued = allMeasures(table, potential, workload);
  const mask = accountFilterMask(table, valued, filter);
  const counted = mask ? valued.map(entry => countedOnly(table, entry, mask)) : valued;
  const summary = summariseDataset(table, counted, potential, workload, currencyOf(table, potential));
  return { measureValues: valued.map(({ values }) => values), mask, summary };
}

export function datasetSums(
  table: AccountTable,
  grid: HexGrid,
  hexOfAccount: Int32Array,
  { measureValues, mask }: DatasetValues,
): HexSums {
  const today = categoryColumn(table, 'territory');
  return aggregate(grid.count, hexOfAccount, measureValues, mask, today, table.customers, isHexTable(table));
}

/** Whether every account is a cell of the file, so that the file is a table of hexes rather than of accounts. */
export function isHexTable({ count, cellResolution }: Pick<AccountTable, 'count' | 'cellResolution'>): boolean {
  return cellResolution !== null && count > 0 && !cellResolution.includes(NO_CELL);
}

/** Today's territory labels by accounts, most first; blank is none. */
export function labelsByAccounts(
  table: AccountTable,
): readonly { readonly label: string; readonly accounts: number }[] {
  const today = categoryColumn(table, 'territory');
  if (!today) return [];
  const accounts = customersByCode(table, today);
  const hexes = isHexTable(table) ? new Set(today.codes) : null;
  return today.labels
    .map((label, code) => ({ entry: { label, accounts: accounts[code] }, code }))
    .filter(({ entry, code }) => entry.label !== '' && (entry.accounts > 0 || hexes?.has(code) === true))
    .map(({ entry }) => entry)
    .sort((a, b) => b.accounts - a.accounts || (a.label < b.label ? -1 : 1));
}

/** "Based on n accounts" is about accounts that count; the distribution for the filter stays that of all. */
function countedOnly({ customers }: AccountTable, { measure, values }: MeasureValues, mask: Uint8Array): MeasureValues {
  let filled = 0;
  for (let account = 0; account < values.length; account++) {
    if (mask[account] === 1 && !Number.isNaN(values[account])) filled += customers ? customers[account] : 1;
  }
  return { measure: { ...measure, filled }, values };
}

function currencyOf(table: AccountTable, potential: PotentialSource): string {
  const own =
    potential.kind === 'equal' ? undefined : numberColumn(table, potential.kind === 'column' ? 'potential' : 'sales');
  return own?.currency ?? numberColumn(table, 'sales')?.currency ?? '';
}
