/**
 * What an account is called outside its table: `id:` and its id where no other account has that id, else `row:` and its
 * record number. Both are the same in every reading of one file, unlike the account's number, and whatever the hexes.
 */
import type { AccountTable } from './account-table';
import { textAt } from './text-column';

const BY_ID = 'id:';
const BY_ROW = 'row:';
const encoder = new TextEncoder();

/** Keys of one table both ways, over a hash table of the packed ids: a million ids make no strings. */
export class AccountKeys {
  readonly #table: AccountTable;
  /** Open addressing, length a power of two: first account with the id + 1, 0 = free. */
  readonly #slots: Int32Array;
  /** 1 = another account has the same id. */
  readonly #isRepeated: Uint8Array;

  constructor(table: AccountTable) {
    this.#table = table;
    let size = 16;
    while (size < table.count * 2) size *= 2;
    this.#slots = new Int32Array(size);
    this.#isRepeated = new Uint8Array(table.count);
    const { bytes, offsets } = table.ids;
    for (let account = 0; account < table.count; account++) {
      if (offsets[account] === offsets[account + 1]) continue;
      const slot = this.#slotOf(bytes.subarray(offsets[account], offsets[account + 1]));
      if (this.#slots[slot] === 0) this.#slots[slot] = account + 1;
      else this.#isRepeated[account] = this.#isRepeated[this.#slots[slot] - 1] = 1;
    }
  }

  keyOf(account: number): string {
    const { ids, rowNumbers } = this.#table;
    const hasOwnId = ids.offsets[account] < ids.offsets[account + 1] && this.#isRepeated[account] === 0;
    return hasOwnId ? BY_ID + textAt(ids, account) : BY_ROW + rowNumbers[account];
  }

  /** The account with this key, −1 = none. */
  accountOf(key: string): number {
    if (key.startsWith(BY_ID)) {
      const account = this.#slots[this.#slotOf(encoder.encode(key.slice(BY_ID.length)))] - 1;
      return account >= 0 && this.#isRepeated[account] === 0 ? account : -1;
    }
    if (!key.startsWith(BY_ROW)) return -1;
    const account = this.#table.accountOfRow[Number(key.slice(BY_ROW.length)) - 1] ?? -1;
    return account >= 0 && this.keyOf(account) === key ? account : -1;
  }

  /** Slot of the id, or the free one where it would stand. FNV-1a over the bytes with a final mix. */
  #slotOf(id: Uint8Array): number {
    let hash = 0x811c9dc5;
    for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id[at], 0x01000193);
    hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
    const mask = this.#slots.length - 1;
    let slot = (hash ^ (hash >>> 15)) & mask;
    while (this.#slots[slot] !== 0 && !this.#hasId(this.#slots[slot] - 1, id)) slot = (slot + 1) & mask;
    return slot;
  }

  #hasId(account: number, id: Uint8Array): boolean {
    const { bytes, offsets } = this.#table.ids;
    const start = offsets[account];
    if (offsets[account + 1] - start !== id.length) return false;
    for (let at = 0; at < id.length; at++) if (bytes[start + at] !== id[at]) return false;
    return true;
  }
}
