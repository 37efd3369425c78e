/**
 * Which row of a growing text column holds a text: a hash table of row numbers beside the column, because a Map of a
 * million ids would keep a million strings (and the file chunks they were cut from) alive.
 */
import type { TextColumnBuilder } from './text-column';

export class TextIndex {
  readonly #column: TextColumnBuilder;
  /** Open addressing, length a power of two: row + 1, 0 = free. */
  #slots = new Int32Array(1 << 10);
  #hashes = new Uint32Array(1 << 10);
  #used = 0;

  constructor(column: TextColumnBuilder) {
    this.#column = column;
  }

  /** Row last set for this text, −1 when there is none. */
  find(text: string): number {
    return this.#slots[this.#slotOf(text, hashOf(text))] - 1;
  }

  /** Makes `row`, already pushed to the column, the row of its text. */
  set(text: string, row: number): void {
    if (this.#used * 2 >= this.#slots.length) this.#grow();
    const hash = hashOf(text);
    const slot = this.#slotOf(text, hash);
    if (this.#slots[slot] === 0) this.#used++;
    this.#slots[slot] = row + 1;
    this.#hashes[slot] = hash;
  }

  #slotOf(text: string, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    while (this.#slots[slot] !== 0) {
      if (this.#hashes[slot] === hash && this.#column.equals(this.#slots[slot] - 1, text)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const hashes = new Uint32Array(slots.length);
    const mask = slots.length - 1;
    for (let old = 0; old < this.#slots.length; old++) {
      if (this.#slots[old] === 0) continue;
      let slot = this.#hashes[old] & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = this.#slots[old];
      hashes[slot] = this.#hashes[old];
    }
    this.#slots = slots;
    this.#hashes = hashes;
  }
}

/** FNV-1a over UTF-16 units with a final mix, or ids that differ in their last digits would stand side by side. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x7feb352d);
  return (hash ^ (hash >>> 15)) >>> 0;
}
