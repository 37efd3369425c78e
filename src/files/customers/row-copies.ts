/**
 * Finds rows that are exact copies of an earlier one, by a hash of 64 bits of the record as it stands in the file: among
 * a million rows the chance that two different ones are taken for copies is below one in ten million.
 */
export class RowCopies {
  /** Open addressing, length a power of two: row, 0 = free. */
  #rows = new Uint32Array(1 << 10);
  #first = new Uint32Array(1 << 10);
  #second = new Uint32Array(1 << 10);
  #used = 0;

  /** @returns the first row with the same text, 0 when this is the first */
  find(text: string, row: number): number {
    // FNV-1a, and a multiplicative hash of another factor beside it.
    let first = 0x811c9dc5;
    let second = 0x9e3779b9;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      first = Math.imul(first ^ code, 0x01000193);
      second = Math.imul(second + code, 0x85ebca6b) ^ (second >>> 13);
    }
    first = mixed(first);
    second = mixed(second);
    if (this.#used * 2 >= this.#rows.length) this.#grow();
    const slot = this.#slotOf(first, second);
    if (this.#rows[slot] !== 0) return this.#rows[slot];
    this.#rows[slot] = row;
    this.#first[slot] = first;
    this.#second[slot] = second;
    this.#used++;
    return 0;
  }

  #slotOf(first: number, second: number): number {
    const mask = this.#rows.length - 1;
    let slot = first & mask;
    while (this.#rows[slot] !== 0 && (this.#first[slot] !== first || this.#second[slot] !== second)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const [rows, first, second] = [this.#rows, this.#first, this.#second];
    this.#rows = new Uint32Array(rows.length * 2);
    this.#first = new Uint32Array(rows.length * 2);
    this.#second = new Uint32Array(rows.length * 2);
    for (let old = 0; old < rows.length; old++) {
      if (rows[old] === 0) continue;
      const slot = this.#slotOf(first[old], second[old]);
      this.#rows[slot] = rows[old];
      this.#first[slot] = first[old];
      this.#second[slot] = second[old];
    }
  }
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return (once ^ (once >>> 15)) >>> 0;
}
