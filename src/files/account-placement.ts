import { AccountKeys } from '../core/accounts/account-keys';
import type { AccountTable } from '../core/accounts/account-table';
import { bigIntToCell } from '../core/grid/cell-index';
import type { Assignment, LockedAccount, Rep, Territory } from '../core/plan/plan';
import type { AccountPlacement } from './accounts-csv';

/**
 * What a plan says about each account, by the account's hex.
 * @param lockReasons why accounts are locked, by account ('' = not said); who is missing is not locked
 */
export function accountPlacement(
  cells: BigUint64Array,
  hexOfAccount: Int32Array,
  assignment: Assignment,
  territories: readonly Territory[],
  reps: readonly Rep[],
  lockReasons: ReadonlyMap<number, string> = new Map(),
): AccountPlacement {
  const names = new Map(territories.map(({ id, name }) => [id, name]));
  const repNames = new Map(reps.map(({ id, name }) => [id, name]));
  const repOf = new Map(territories.map(({ id, repId }) => [id, (repId !== null && repNames.get(repId)) || '']));
  const territoryId = (account: number) => assignment[hexOfAccount[account]];
  return {
    territoryId,
    territory: account => names.get(territoryId(account)) ?? '',
    rep: account => repOf.get(territoryId(account)) ?? '',
    h3: account => bigIntToCell(cells[hexOfAccount[account]]),
    ...(lockReasons.size > 0 ? { lockReason: account => lockReasons.get(account) ?? null } : {}),
  };
}

/** Why accounts of the table are locked, by account; '' = not said. */
export function lockReasons(
  table: AccountTable,
  lockedAccounts: readonly LockedAccount[],
): ReadonlyMap<number, string> {
  const reasons = new Map<number, string>();
  if (lockedAccounts.length === 0) return reasons;
  const keys = new AccountKeys(table);
  for (const { key, reason } of lockedAccounts) {
    const account = keys.accountOf(key);
    if (account >= 0) reasons.set(account, reason);
  }
  return reasons;
}
