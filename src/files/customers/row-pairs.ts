/** Pairs of a row and an earlier row that it repeats, in the order they were found. */
export class RowPairs {
  #pairs = new Uint32Array(1 << 8);
  #length = 0;

  get count(): number {
    return this.#length / 2;
  }

  add(row: number, earlier: number): void {
    if (this.#length === this.#pairs.length) {
      const grown = new Uint32Array(this.#length * 2);
      grown.set(this.#pairs);
      this.#pairs = grown;
    }
    this.#pairs[this.#length++] = row;
    this.#pairs[this.#length++] = earlier;
  }

  row(index: number): number {
    return this.#pairs[2 * index];
  }

  earlier(index: number): number {
    return this.#pairs[2 * index + 1];
  }
}
