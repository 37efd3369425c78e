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
  const keys = new NameKeys(table.names);
  const join = (a: number, b: number) => {
    const [x, y] = [first(a), first(b)];
    // Names with one hash are nearly always one name; they are compared only where the place is the same.
    if (x !== y && keys.key(a) === keys.key(b)) groupOf[Math.max(x, y)] = Math.min(x, y);
  };
  const hasSamePlace = (a: number, b: number) => {
    const code = postcodeOf(a);
    return (code !== 0 && code === postcodeOf(b)) || isSamePlace(table, a, b);
  };
  for (const named of accountsByHash(keys, count)) {
    // Most names that come again come twice.
    if (named.length === 2) {
      if (hasSamePlace(named[0], named[1])) join(named[0], named[1]);
      continue;
    }
    named.sort((a, b) => postcodeOf(a) - postcodeOf(b) || a - b);
    for (let i = 1; i < named.length; i++) {
      const code = postcodeOf(named[i]);
      if (code !== 0 && code === postcodeOf(named[i - 1])) join(named[i - 1], named[i]);
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
  if (Math.abs(lat[a] - lat[b]) > SAME_PLACE) return false;
  const wide = Math.abs(lng[a] - lng[b]);
  return Math.min(wide, 360 - wide) * Math.cos((lat[a] * Math.PI) / 180) <= SAME_PLACE;
}

/** Accounts whose names have one hash, two or more at a time. */
function* accountsByHash(keys: NameKeys, count: number): Generator<number[]> {
  let size = 16;
  while (size < count * 2) size *= 2;
  // Open addressing: last account of a hash + 1, 0 = free; the others hang on it as a list.
  const slots = new Int32Array(size);
  const before = new Int32Array(count);
  const hashes = new Uint32Array(count);
  for (let account = 0; account < count; account++) {
    const hash = keys.hash(account);
    if (hash === 0) continue;
    hashes[account] = hash;
    let slot = hash & (size - 1);
    while (slots[slot] !== 0 && hashes[slots[slot] - 1] !== hash) slot = (slot + 1) & (size - 1);
    before[account] = slots[slot];
    slots[slot] = account + 1;
  }
  for (const last of slots) {
    if (last === 0 || before[last - 1] === 0) continue;
    const accounts: number[] = [];
    for (let at = last; at !== 0; at = before[at - 1]) accounts.push(at - 1);
    yield accounts;
  }
}
