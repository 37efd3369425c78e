/**
 * A growing hash from pairs of 32-bit integers to dense numbers 0, 1, 2, … in order of arrival. Cells (two words),
 * vertices (quantised lng and lat) and edges (two vertex numbers) all are such pairs; a Map of strings or bigints is
 * ten times slower and holds an object per entry.
 */
export class PairIndex {
  /** The pairs by number; only the first `count` entries are meant. Replaced when the index grows: read them anew. */
  first: Int32Array;
  second: Int32Array;
  count = 0;
  #slots: Int32Array;
  #mask: number;

  /** @param expected pairs to make room for; more may come. */
  constructor(expected = 1024) {
    let size = 16;
    while (size < expected * 2) size *= 2;
    this.#slots = new Int32Array(size);
    this.#mask = size - 1;
    this.first = new Int32Array(size >> 1);
    this.second = new Int32Array(size >> 1);
  }

  /** Number of the pair, −1 when it has none. */
  find(first: number, second: number): number {
    const slots = this.#slots;
    for (let at = mix(first, second) & this.#mask; ; at = (at + 1) & this.#mask) {
      const number = slots[at] - 1;
      if (number < 0 || (this.first[number] === first && this.second[number] === second)) return number;
    }
  }

  /** Number of the pair, a new one when it had none. Both values must be 32-bit integers (`x | 0`). */
  add(first: number, second: number): number {
    const slots = this.#slots;
    let at = mix(first, second) & this.#mask;
    for (; slots[at] !== 0; at = (at + 1) & this.#mask) {
      const number = slots[at] - 1;
      if (this.first[number] === first && this.second[number] === second) return number;
    }
    const number = this.count++;
    this.first[number] = first;
    this.second[number] = second;
    slots[at] = number + 1;
    if (this.count === this.first.length) this.#grow();
    return number;
  }

  #grow(): void {
    const size = this.#slots.length * 2;
    this.#slots = new Int32Array(size);
    this.#mask = size - 1;
    this.first = grown(this.first);
    this.second = grown(this.second);
    for (let number = 0; number < this.count; number++) {
      let at = mix(this.first[number], this.second[number]) & this.#mask;
      while (this.#slots[at] !== 0) at = (at + 1) & this.#mask;
      this.#slots[at] = number + 1;
    }
  }
}

function mix(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return hash ^ (hash >>> 13);
}

function grown(values: Int32Array): Int32Array {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
