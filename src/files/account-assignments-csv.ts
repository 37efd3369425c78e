/** Account → territory from the account table: two columns for a CRM, or all that is known for people. */
import {
  type AccountTable,
  categoryColumn,
  dateColumn,
  LOCATION_METHODS,
  LOCATION_PRECISIONS,
  numberColumn,
} from '../core/accounts/account-table';
import { dayText } from '../core/accounts/calendar';
import { textAt } from '../core/accounts/text-column';
import { continuedLabels, NOBODY_TODAY } from '../core/measure/disruption';
import type { Measure } from '../core/measure/measure';
import type { Territory } from '../core/plan/plan';
import { type AccountPlacement, lockCell } from './accounts-csv';
import { type CsvValue, csvTable } from './csv-write';
import { measureColumns } from './measure-columns';

/** One value per account for each measure, NaN = blank. */
export interface AccountMeasures {
  readonly measures: readonly Measure[];
  readonly values: readonly Float64Array[];
}

/** `account_id,territory`, nothing else. */
export function plainAssignmentsCsv(
  table: AccountTable,
  placement: AccountPlacement,
): Generator<string, void, undefined> {
  return csvTable(['account_id', 'territory'], rows());

  function* rows(): Generator<readonly CsvValue[]> {
    for (let account = 0; account < table.count; account++) {
      yield [textAt(table.ids, account), placement.territory(account)];
    }
  }
}

/**
 * One row per account. `changed` is blank for accounts that nobody holds today; `locked` is there if any is, `lines` if an
 * account is made of several rows, and the dates if the file has them.
 */
export function accountAssignmentsCsv(
  table: AccountTable,
  placement: AccountPlacement,
  { measures, values }: AccountMeasures,
  territories: readonly Territory[],
): Generator<string, void, undefined> {
  const label = labelReader(table);
  const changes = changesAgainstToday(table, placement, territories);
  const frequency = numberColumn(table, 'callFrequency')?.values;
  const severalLines = table.lines.some(lines => lines > 1);
  const firstDate = dateColumn(table, 'firstDate')?.days;
  const lastDate = (dateColumn(table, 'lastDate') ?? dateColumn(table, 'lastActivity'))?.days;
  const header = [
    'account_id',
    'account_name',
    'territory_id',
    'territory_name',
    'rep',
    'matched_by',
    'previous_rep',
    'previous_territory',
    'changed',
    'class',
    ...measureColumns(measures),
    'call_frequency',
    'lat',
    'lng',
    'h3',
    'location_method',
    'location_precision',
    ...(severalLines ? ['lines'] : []),
    ...(firstDate ? ['first_date'] : []),
    ...(lastDate ? ['last_date'] : []),
    ...(placement.lockReason ? ['locked'] : []),
  ];
  return csvTable(header, rows());

  function* rows(): Generator<readonly CsvValue[]> {
    for (let account = 0; account < table.count; account++) {
      const id = placement.territoryId(account);
      yield [
        textAt(table.ids, account),
        textAt(table.names, account),
        id === 0 ? null : id,
        placement.territory(account),
        placement.rep(account),
        id === 0 ? 'unassigned' : 'hex',
        label('owner', account),
        label('territory', account),
        changes(account),
        label('class', account),
        ...values.map(column => column[account]),
        frequency ? frequency[account] : null,
        table.lat[account],
        table.lng[account],
        placement.h3(account),
        LOCATION_METHODS[table.locationMethod[account]],
        LOCATION_PRECISIONS[table.locationPrecision[account]],
        ...(severalLines ? [table.lines[account]] : []),
        ...(firstDate ? [dayText(firstDate[account])] : []),
        ...(lastDate ? [dayText(lastDate[account])] : []),
        ...(placement.lockReason ? [lockCell(placement.lockReason(account))] : []),
      ];
    }
  }
}

/** Accounts that somebody holds today and that get another territory, or none, with from and to. */
export function changeListCsv(
  table: AccountTable,
  placement: AccountPlacement,
  { measures, values }: AccountMeasures,
  territories: readonly Territory[],
): Generator<string, void, undefined> {
  const label = labelReader(table);
  const changes = changesAgainstToday(table, placement, territories);
  const columns = ['account_id', 'account_name', 'from_rep', 'to_rep', 'from_territory', 'to_territory'];
  return csvTable([...columns, ...measureColumns(measures)], rows());

  function* rows(): Generator<readonly CsvValue[]> {
    for (let account = 0; account < table.count; account++) {
      if (changes(account) !== true) continue;
      yield [
        textAt(table.ids, account),
        textAt(table.names, account),
        label('owner', account),
        placement.rep(account),
        label('territory', account),
        placement.territory(account),
        ...values.map(column => column[account]),
      ];
    }
  }
}

/** Reads a category of the file by its key; '' when the file has no such column. */
function labelReader(table: AccountTable): (key: string, account: number) => string {
  const columns = new Map(['owner', 'territory', 'class'].map(key => [key, categoryColumn(table, key)]));
  return (key, account) => {
    const column = columns.get(key);
    return column ? column.labels[column.codes[account]] : '';
  };
}

/** Whether an account's territory is another than today's; null when nobody holds it today or nothing says who does. */
function changesAgainstToday(
  table: AccountTable,
  placement: AccountPlacement,
  territories: readonly Territory[],
): (account: number) => boolean | null {
  const today = categoryColumn(table, 'territory');
  if (!today) return () => null;
  const idOfLabel = continuedLabels(today.labels, territories);
  return account => {
    const before = idOfLabel[today.codes[account]];
    return before === NOBODY_TODAY ? null : before !== placement.territoryId(account);
  };
}
