/**
 * A file that is only made when it is read: `lines` times a line of a fixed width, after a header. Nothing is kept, so
 * a file of gigabytes costs a test no more memory than its pieces.
 */
export class EndlessBlob extends Blob {
  readonly #header: Uint8Array;
  readonly #line: (number: number) => Uint8Array;
  readonly #width: number;
  readonly #lines: number;

  /** @param line bytes of the line with this number, all of the same length */
  constructor(header: string, lines: number, line: (number: number) => Uint8Array) {
    super();
    this.#header = new TextEncoder().encode(header);
    this.#line = line;
    this.#width = line(0).length;
    this.#lines = lines;
  }

  override get size(): number {
    return this.#header.length + this.#lines * this.#width;
  }

  override slice(from = 0, to = this.size): Blob {
    const end = Math.min(to, this.size);
    const bytes = new Uint8Array(Math.max(0, end - from));
    for (let at = from; at < end; ) {
      const isHeader = at < this.#header.length;
      const number = isHeader ? 0 : Math.floor((at - this.#header.length) / this.#width);
      const start = isHeader ? 0 : this.#header.length + number * this.#width;
      const source = isHeader ? this.#header : this.#line(number);
      const piece = source.subarray(at - start, Math.min(source.length, end - start));
      bytes.set(piece, at - from);
      at += piece.length;
    }
    return new Blob([bytes]);
  }
}
