/** From rows that were read to the finished table and the report on it. */
import {
  type AccountTable,
  customersOf,
  dateColumn,
  isApproximate,
  LOCATION_METHODS,
  type LocationMethod,
  numberColumn,
} from '../../core/accounts/account-table';
import { dayText, NO_DAY } from '../../core/accounts/calendar';
import { columnTotal } from '../../core/accounts/compensated-sums';
import { mergeAccounts } from '../../core/accounts/merge-accounts';
import { monthlyTotals } from '../../core/accounts/monthly-series';
import { sameNamePlace } from '../../core/accounts/same-name-place';
import { countSharedPoints } from '../../core/accounts/shared-points';
import type { LandMask } from '../../core/geo/land-mask';
import type { ColumnMapping } from './column-mapping';
import { noRowsError, nothingPlacedError } from './import-failures';
import { type FoundAccounts, findAccounts, findingOf } from './import-findings';
import type { ImportReport, OrderLines } from './import-report';
import type { MappedColumns } from './mapped-columns';
import type { Rejections } from './rejections';
import { RowPairs } from './row-pairs';
import type { RowsRead } from './row-reader';

export interface ImportOutcome {
  readonly table: AccountTable;
  readonly report: ImportReport;
  readonly rejections: Rejections;
  /** The lists of accounts that the report's findings speak of. */
  readonly found: readonly FoundAccounts[];
}

/** @throws ImportError when there is not a single row, or not one was placed */
export function importOutcome(
  read: RowsRead,
  fileName: string,
  mapping: ColumnMapping,
  columns: MappedColumns,
  land: LandMask | null,
  seconds: () => number,
): ImportOutcome {
  if (read.rows === 0) throw noRowsError(fileName);
  const groupOf = columns.name < 0 ? null : sameNamePlace(read.table, read.postcodeOf);
  const merges = groupOf !== null && (mapping.accountKey === 'name-place' || mapping.sameNamePlace === 'one');
  const table = merges ? merged(read, groupOf, columns) : read.table;
  // Of a table of hexes, rows of one cell are no doubt: they add up in the hex.
  const repeated = columns.id < 0 ? new RowPairs() : read.repeated;
  const found = findAccounts({ ...read, repeated, table, sameNamePlace: merges ? null : groupOf, land });
  const rejections = read.rejections.all;
  const report: ImportReport = {
    fileName,
    read: read.rows,
    placedRows: read.rows - rejections.count,
    accounts: table.count,
    customers: table.customers && customersOf(table),
    placedBy: countMethods(table),
    approximate: table.locationPrecision.reduce((sum, precision) => sum + (isApproximate(precision) ? 1 : 0), 0),
    rejected: rejections.count,
    rejectedBy: rejections.counts(),
    rejectedRows: read.rejections.inWords(),
    warnings: read.warnings.list(),
    sharedPoint: countSharedPoints(table),
    lines: orderLines(table, read.undated),
    merged: read.table.count - table.count,
    findings: found.map(findingOf),
    sums: read.ledger.reconcile(table),
    seconds: seconds(),
  };
  if (table.count === 0) throw nothingPlacedError(report, rejections, mapping, columns);
  return { table, report, rejections, found };
}

function merged({ table, ledger }: RowsRead, groupOf: Int32Array, { numbers }: MappedColumns): AccountTable {
  const sums = new Map(numbers.map(({ spec }) => [spec.key, spec.sums]));
  const result = mergeAccounts(
    table,
    groupOf,
    table.numbers.map(({ key }) => sums.get(key) ?? true),
  );
  numbers.forEach(({ spec }, index) => {
    const at = table.numbers.findIndex(({ key }) => key === spec.key);
    if (at >= 0) ledger.repeat(index, result.notAdded[at]);
  });
  return result.table;
}

function countMethods(table: AccountTable): Record<LocationMethod, number> {
  const counts = LOCATION_METHODS.map(() => 0);
  for (let account = 0; account < table.count; account++) counts[table.locationMethod[account]]++;
  return Object.fromEntries(LOCATION_METHODS.map((method, i) => [method, counts[i]])) as Record<LocationMethod, number>;
}

/** null when every account is one row and there is no order date. */
function orderLines(table: AccountTable, undated: number): OrderLines | null {
  const first = dateColumn(table, 'firstDate');
  const last = dateColumn(table, 'lastDate');
  let rows = 0;
  let mostRows = 0;
  for (const lines of table.lines) {
    rows += lines;
    mostRows = Math.max(mostRows, lines);
  }
  if (rows === table.count && !last) return null;
  const totals = table.monthly && monthlyTotals(table.monthly);
  const sales = numberColumn(table, 'sales');
  return {
    rows,
    accounts: table.count,
    mostRows,
    firstDay: dayText(
      first ? first.days.reduce((day, other) => (other === NO_DAY ? day : earlier(day, other)), NO_DAY) : NO_DAY,
    ),
    lastDay: dayText(last ? last.days.reduce((day, other) => Math.max(day, other), NO_DAY) : NO_DAY),
    undated: last ? undated : 0,
    monthly:
      totals && table.monthly
        ? { header: sales?.header ?? '', firstMonth: table.monthly.firstMonth, totals: [...totals] }
        : null,
    undatedSales: totals && sales ? withoutRounding(columnTotal(sales.values) - columnTotal(totals)) : 0,
  };
}

function earlier(day: number, other: number): number {
  return day === NO_DAY ? other : Math.min(day, other);
}

/** A difference of two sums of amounts: less than a hundredth of a cent is what doubles leave behind. */
function withoutRounding(difference: number): number {
  return Math.abs(difference) < 1e-4 ? 0 : difference;
}
