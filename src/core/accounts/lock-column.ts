/** The column of a customer file that says which accounts are locked, and why. */
import type { LockedAccount } from '../plan/plan';
import type { AccountKeys } from './account-keys';
import { type AccountTable, categoryColumn } from './account-table';
import { textAt } from './text-column';

const YES = wordSet(
  'yes y true t 1 x ✓ ✔ ☑ on locked lock ja j wahr waar gesperrt fixiert fix oui o vrai verrouille si s sim verdadero vero ' +
    'bloqueado bloccato vergrendeld',
);
const NO = wordSet('no n false f 0 off none unlocked open nein falsch frei non faux libre nee onwaar falso');

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}

/**
 * What a cell of the column says: null = not locked, '' = locked, a text = locked for that reason. A file that says
 * "renewal in May" where others say "yes" means both.
 */
export function lockReasonOf(cell: string): string | null {
  const word = cell.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (word === '' || NO.has(word)) return null;
  return YES.has(word) ? '' : cell.trim();
}

/** Accounts that the file says are locked, in its order. */
export function lockedInFile(table: AccountTable, keys: AccountKeys, hexOfAccount: Int32Array): LockedAccount[] {
  const column = categoryColumn(table, 'locked');
  if (!column) return [];
  const reasons = column.labels.map(lockReasonOf);
  const locked: LockedAccount[] = [];
  for (let account = 0; account < table.count; account++) {
    const reason = reasons[column.codes[account]];
    if (reason === null) continue;
    locked.push({ key: keys.keyOf(account), name: textAt(table.names, account), reason, hex: hexOfAccount[account] });
  }
  return locked;
}
