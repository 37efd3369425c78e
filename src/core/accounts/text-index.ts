/**
 * Which row of a growing text column holds a text: a hash table of row numbers beside the column, because a Map of a
 * million ids would keep a million strings (and the file chunks they were cut from) alive.
 */
import { type CellText, TextBytes } from './text-bytes';
import type { TextColumnBuilder } from './text-column';

export class TextIndex {
  readonly #column: TextColumnBuilder;
  /** Open addressing, length a power of two: row + 1, 0 = free. */
  #slots = new Int32Array(1 << 10);
  #hashes = new Uint32Array(1 << 10);
  #used = 0;
  readonly #text = new TextBytes();

  constructor(column: TextColumnBuilder) {
    this.#column = column;
  }

  /** Row last set for this text, −1 when there is none. */
  find(wanted: CellText): number {
    const text = typeof wanted === 'string' ? this.#text : wanted;
    if (typeof wanted === 'string') this.#text.write(wanted);
    return this.#slots[this.#slotOf(text, hashOf(text))] - 1;
  }

  /** Makes `row`, already pushed to the column, the row of its text. */
  set(row: number): void {
    if (this.#used * 2 >= this.#slots.length) this.#grow(this.#slots.length * 2);
    this.#column.pointTo(row, this.#text);
    const hash = hashOf(this.#text);
    const slot = this.#slotOf(this.#text, hash);
    if (this.#slots[slot] === 0) this.#used++;
    this.#slots[slot] = row + 1;
    this.#hashes[slot] = hash;
  }

  /** Gives its memory back; it is not to be used any more. */
  drop(): void {
    this.#slots = new Int32Array();
    this.#hashes = new Uint32Array();
  }

  /** Makes room at once for so many texts. */
  reserve(texts: number): void {
    let length = this.#slots.length;
    while (length < texts * 2) length *= 2;
    if (length > this.#slots.length) this.#grow(length);
  }

  #slotOf(text: TextBytes, hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    while (slots[slot] !== 0) {
      if (this.#hashes[slot] === hash && this.#column.holds(slots[slot] - 1, text)) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(length: number): void {
    const slots = new Int32Array(length);
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

/** FNV-1a with a final mix, or ids that differ in their last digits would stand side by side. */
function hashOf({ bytes, start, end }: TextBytes): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ bytes[at], 0x01000193);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x7feb352d);
  return (hash ^ (hash >>> 15)) >>> 0;
}
