import type { AccountTable } from './account-table';

/** Others on the same point from which a location counts as approximate: a head office, a PO box, the centre of a post code. */
const OTHERS = 5;

/**
 * For every account the number of accounts on its exact point, itself included, where it shares the point with five or
 * more others; else 0. Nearly no point is shared, so a first pass counts hashes in a table that stays in the cache, and
 * only what it leaves is compared.
 */
export function accountsOnSharedPoint(table: AccountTable): Uint32Array {
  const { count, lat, lng } = table;
  let size = 16;
  while (size < count * 4) size *= 2;
  const hashes = hashesOfPoints(table);
  const seen = new Uint8Array(size);
  for (let account = 0; account < count; account++) {
    const slot = hashes[account] & (size - 1);
    if (seen[slot] <= OTHERS) seen[slot]++;
  }
  // Open addressing over the accounts that may share their point: first account on the point + 1, 0 = free.
  let candidates = 0;
  for (let account = 0; account < count; account++) if (seen[hashes[account] & (size - 1)] > OTHERS) candidates++;
  let slotCount = 16;
  while (slotCount < candidates * 2) slotCount *= 2;
  const slots = new Int32Array(slotCount);
  const onPoint = new Uint32Array(slotCount);
  const slotOf = new Int32Array(count).fill(-1);
  for (let account = 0; account < count; account++) {
    if (seen[hashes[account] & (size - 1)] <= OTHERS) continue;
    let slot = hashes[account] & (slotCount - 1);
    while (slots[slot] !== 0) {
      const other = slots[slot] - 1;
      if (lat[other] === lat[account] && lng[other] === lng[account]) break;
      slot = (slot + 1) & (slotCount - 1);
    }
    if (slots[slot] === 0) slots[slot] = account + 1;
    onPoint[slot]++;
    slotOf[account] = slot;
  }
  const accounts = new Uint32Array(count);
  for (let account = 0; account < count; account++) {
    const together = slotOf[account] < 0 ? 0 : onPoint[slotOf[account]];
    if (together > OTHERS) accounts[account] = together;
  }
  return accounts;
}

function hashesOfPoints({ count, lat, lng }: AccountTable): Uint32Array {
  const hashes = new Uint32Array(count);
  const words = new Uint32Array(4);
  const pair = new Float64Array(words.buffer);
  for (let account = 0; account < count; account++) {
    // Adding 0 makes −0 and 0 one point.
    pair[0] = lat[account] + 0;
    pair[1] = lng[account] + 0;
    let hash = 0;
    for (let word = 0; word < 4; word++) hash = Math.imul(hash ^ words[word], 0x9e3779b1) ^ (hash >>> 15);
    hashes[account] = hash ^ (hash >>> 16);
  }
  return hashes;
}

/** Number of accounts that share their exact point with five or more others. */
export function countSharedPoints(table: AccountTable): number {
  let shared = 0;
  for (const together of accountsOnSharedPoint(table)) if (together > 0) shared++;
  return shared;
}
