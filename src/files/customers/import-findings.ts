/** Accounts worth a look after they were read: which, and in words why. */
import { type AccountTable, numberColumn } from '../../core/accounts/account-table';
import { suspiciousAccounts } from '../../core/accounts/suspicious-accounts';
import type { LandMask } from '../../core/geo/land-mask';
import type { FindingKind, ImportFinding } from './import-report';
import type { RowPairs } from './row-pairs';

export interface FoundAccounts {
  readonly kind: FindingKind;
  /** In the order they are shown: the worst first, groups together. */
  readonly accounts: Int32Array;
  /**
   * One figure per account that says why: far-away km to the nearest other account; shared-point accounts on its point;
   * same-name-place, repeated-id and exact-copy the earlier row it is like, 0 = it is that row; else 0.
   */
  readonly figures: Float64Array;
  /** far-away: accounts of its cluster; same-name-place: accounts of its group; else 0. */
  readonly together: Float64Array;
}

export interface FindingSources {
  readonly table: AccountTable;
  /** First account of every account's group of the same name and place; null when they were made one. */
  readonly sameNamePlace: Int32Array | null;
  readonly repeated: RowPairs;
  readonly copies: RowPairs;
  /** null = whether points are in the water is not looked at. */
  readonly land: LandMask | null;
}

export function findAccounts({ table, sameNamePlace, repeated, copies, land }: FindingSources): FoundAccounts[] {
  const found: FoundAccounts[] = [
    ...suspiciousAccounts(table, land),
    ...(sameNamePlace ? [groups(table, sameNamePlace)] : []),
    pairs('repeated-id', table, repeated),
    pairs('exact-copy', table, copies),
  ];
  return found.filter(({ accounts }) => accounts.length > 0);
}

function groups(table: AccountTable, groupOf: Int32Array): FoundAccounts {
  const size = new Uint32Array(table.count);
  for (const first of groupOf) size[first]++;
  const accounts = Int32Array.from(groupOf.keys())
    .filter(account => size[groupOf[account]] > 1)
    .sort((a, b) => groupOf[a] - groupOf[b] || a - b);
  return {
    kind: 'same-name-place',
    accounts,
    figures: Float64Array.from(accounts, account =>
      groupOf[account] === account ? 0 : table.rowNumbers[groupOf[account]],
    ),
    together: Float64Array.from(accounts, account => size[groupOf[account]]),
  };
}

/** Each row that repeats an earlier one. */
function pairs(kind: 'repeated-id' | 'exact-copy', { accountOfRow }: AccountTable, rows: RowPairs): FoundAccounts {
  const accounts: number[] = [];
  const figures: number[] = [];
  for (let index = 0; index < rows.count; index++) {
    const account = accountOfRow[rows.row(index) - 1];
    if (account < 0) continue;
    accounts.push(account);
    figures.push(rows.earlier(index));
  }
  return {
    kind,
    accounts: Int32Array.from(accounts),
    figures: Float64Array.from(figures),
    together: new Float64Array(accounts.length),
  };
}

export function findingOf({ kind, accounts, figures }: FoundAccounts): ImportFinding {
  const count = accounts.length;
  const one = count === 1;
  const many = `${amount(count)} ${one ? 'account' : 'accounts'}`;
  return { kind, accounts: count, text: sentence() };

  function sentence(): string {
    switch (kind) {
      case 'far-away':
        return `${many} ${one ? 'lies' : 'lie'} far from all others, up to ${amount(Math.round(figures[0]))} km`;
      case 'in-water':
        return `${many} ${one ? 'lies' : 'lie'} in the sea or in a lake`;
      case 'shared-point':
        return `${many} share their exact point with five or more others: perhaps a head office or a default`;
      case 'potential-below-sales':
        return `${many} with more sales than potential`;
      case 'negative-sales':
        return `${many} with negative sales, counted as they are`;
      case 'same-name-place': {
        const first = figures.reduce((sum, row) => sum + Number(row === 0), 0);
        const at = first === 1 ? 'one name and place' : `${amount(first)} names and places`;
        return `${many} at ${at} (same post code or within 100 m): perhaps the same ${first === 1 ? 'customer' : 'customers'}`;
      }
      case 'repeated-id':
        return `${many} with an id that an earlier row has too, kept as ${one ? 'an account of its' : 'accounts of their'} own`;
      case 'exact-copy':
        return `${amount(count)} ${one ? 'row is an exact copy' : 'rows are exact copies'} of an earlier one`;
    }
  }
}

/** Why one account of a list is in it: "612 km from the nearest other account". */
export function foundReason(
  { kind, figures, together }: FoundAccounts,
  index: number,
  table: AccountTable,
  account: number,
): string {
  const figure = figures[index];
  switch (kind) {
    case 'far-away': {
      const km = `${amount(Math.round(figure))} km`;
      return together[index] === 1
        ? `${km} from the nearest other account`
        : `with ${others(together[index] - 1)}, ${km} from all the rest`;
    }
    case 'in-water':
      return 'its point is in the sea or in a lake';
    case 'shared-point':
      return `on one point with ${others(figure - 1)}`;
    case 'potential-below-sales':
      return `sales ${value('sales')}, potential ${value('potential')}`;
    case 'negative-sales':
      return `sales ${value('sales')}`;
    case 'same-name-place':
      return figure === 0
        ? `${amount(together[index])} of this name and place`
        : `same name and place as row ${amount(figure)}`;
    case 'repeated-id':
      return `same id as row ${amount(figure)}`;
    case 'exact-copy':
      return `the same line as row ${amount(figure)}`;
  }

  function value(key: string): string {
    return amount(numberColumn(table, key)?.values[account] ?? Number.NaN).replace('-', '−');
  }
}

function others(count: number): string {
  return `${amount(count)} ${count === 1 ? 'other' : 'others'}`;
}

function amount(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 2 });
}
