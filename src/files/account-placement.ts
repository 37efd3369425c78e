import { bigIntToCell } from '../core/grid/cell-index';
import type { Assignment, Rep, Territory } from '../core/plan/plan';
import type { AccountPlacement } from './accounts-csv';

/** What a plan says about each account, by the account's hex. */
export function accountPlacement(
  cells: BigUint64Array,
  hexOfAccount: Int32Array,
  assignment: Assignment,
  territories: readonly Territory[],
  reps: readonly Rep[],
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
  };
}
