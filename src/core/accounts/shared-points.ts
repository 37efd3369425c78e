import type { AccountTable } from './account-table';

/** Others on the same point from which a location counts as approximate: a head office, a PO box, the centre of a post code. */
const OTHERS = 5;

/** For every account the number of accounts on its exact point, itself included. */
export function accountsOnPoint(table: AccountTable): Uint32Array {
  const { count, lat, lng } = table;
  let size = 16;
  while (size < count * 2) size *= 2;
  // Open addressing: first account on the point + 1, 0 = free.
  const slots = new Int32Array(size);
  const onPoint = new Uint32Array(size);
  const slotOf = new Int32Array(count);
  const words = new Uint32Array(4);
  const pair = new Float64Array(words.buffer);
  for (let account = 0; account < count; account++) {
    pair[0] = lat[account];
    pair[1] = lng[account];
    let hash = 0;
    for (let word = 0; word < 4; word++) hash = Math.imul(hash ^ words[word], 0x9e3779b1) ^ (hash >>> 15);
    let slot = (hash ^ (hash >>> 16)) & (size - 1);
    while (slots[slot] !== 0) {
      const other = slots[slot] - 1;
      if (lat[other] === lat[account] && lng[other] === lng[account]) break;
      slot = (slot + 1) & (size - 1);
    }
    if (slots[slot] === 0) slots[slot] = account + 1;
    onPoint[slot]++;
    slotOf[account] = slot;
  }
  const accounts = new Uint32Array(count);
  for (let account = 0; account < count; account++) accounts[account] = onPoint[slotOf[account]];
  return accounts;
}

/** Whether that many accounts on one point make the point approximate. */
export function isShared(accounts: number): boolean {
  return accounts > OTHERS;
}

/** Number of accounts that share their exact point with five or more others. */
export function countSharedPoints(table: AccountTable): number {
  let shared = 0;
  for (const accounts of accountsOnPoint(table)) if (isShared(accounts)) shared++;
  return shared;
}
