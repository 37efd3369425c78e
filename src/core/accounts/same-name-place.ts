/**
 * Accounts that may be one and the same: the same name as people compare names, and the same post code or the same
 * place. Only a suggestion: a chain may well have two shops in one post code.
 */
import type { AccountTable } from './account-table';
import { NameKeys } from './normalised-names';

/** Places nearer than this, in degrees of latitude (about 100 m), are the same. */
const SAME_PLACE = 0.0009;
/** Accounts of one name at one latitude that are compared with each. */
const MOST_COMPARED = 64;

/**
 * For every account the first account of its group, itself when it is alone.
 * @param postcodeOf hash of an account's post code, 0 = none
 */
export function sameNamePlace(table: AccountTable, postcodeOf: (account: number) => number): Int32Array {
  const { count, lat } = table;
  const groupOf = Int32Array.from({ length: count }, (_, account) => account);
  const first = (account: number): number => {
    let root = account;
    while (groupOf[root] !== root) root = groupOf[root];
    for (let at = account; groupOf[at] !== root; ) {
      const next = groupOf[at];
      groupOf[at] = root;
      at = next;
    }
    return root;
  };
  const join = (a: number, b: number) => {
    const [x, y] = [first(a), first(b)];
    groupOf[Math.max(x, y)] = Math.min(x, y);
  };
  for (const named of accountsByName(table)) {
    const byCode = named.filter(account => postcodeOf(account) !== 0);
    byCode.sort((a, b) => postcodeOf(a) - postcodeOf(b) || a - b);
    for (let i = 1; i < byCode.length; i++) {
      if (postcodeOf(byCode[i]) === postcodeOf(byCode[i - 1])) join(byCode[i - 1], byCode[i]);
    }
    named.sort((a, b) => lat[a] - lat[b] || a - b);
    for (let i = 0; i < named.length; i++) {
      const end = Math.min(named.length, i + 1 + MOST_COMPARED);
      for (let j = i + 1; j < end && lat[named[j]] - lat[named[i]] <= SAME_PLACE; j++) {
        if (isSamePlace(table, named[i], named[j])) join(named[i], named[j]);
      }
    }
  }
  for (let account = 0; account < count; account++) first(account);
  return groupOf;
}

function isSamePlace({ lat, lng }: AccountTable, a: number, b: number): boolean {
  const wide = Math.abs(lng[a] - lng[b]);
  return Math.min(wide, 360 - wide) * Math.cos((lat[a] * Math.PI) / 180) <= SAME_PLACE;
}

/** Accounts that share a name, two or more at a time. */
function* accountsByName(table: AccountTable): Generator<number[]> {
  const { count } = table;
  const keys = new NameKeys(table.names);
  const hashes = new Uint32Array(count);
  // Most names are there once, and only the others need to be sorted: those whose lowest bits are there twice.
  let slots = 1 << 10;
  while (slots < 4 * count) slots *= 2;
  const seen = new Uint8Array(slots);
  for (let account = 0; account < count; account++) {
    hashes[account] = keys.hash(account);
    const slot = hashes[account] & (slots - 1);
    if (seen[slot] < 2) seen[slot]++;
  }
  let size = 0;
  const repeated = new Uint32Array(count);
  for (let account = 0; account < count; account++) {
    if (hashes[account] !== 0 && seen[hashes[account] & (slots - 1)] > 1) repeated[size++] = account;
  }
  const order = repeated.subarray(0, size).sort((a, b) => hashes[a] - hashes[b] || a - b);
  for (let from = 0; from < size; ) {
    const hash = hashes[order[from]];
    let to = from + 1;
    while (to < size && hashes[order[to]] === hash) to++;
    // Two names with one hash are told apart by their texts.
    if (to - from > 1) yield* byKey(keys, order.subarray(from, to));
    from = to;
  }
}

function* byKey(keys: NameKeys, accounts: Uint32Array): Generator<number[]> {
  const named = new Map<string, number[]>();
  for (const account of accounts) {
    const key = keys.key(account);
    const known = named.get(key);
    if (known) known.push(account);
    else named.set(key, [account]);
  }
  for (const group of named.values()) if (group.length > 1) yield group;
}
