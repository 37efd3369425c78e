/**
 * Text of many rows packed into one byte buffer: a million names as two typed arrays instead of a million strings.
 * Row i is the UTF-8 text `bytes[offsets[i] .. offsets[i + 1])`. Blank is the empty range.
 */
export interface TextColumn {
  readonly bytes: Uint8Array;
  /** Length = rows + 1, ascending. */
  readonly offsets: Uint32Array;
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

export function textAt(column: TextColumn, row: number): string {
  return decoder.decode(column.bytes.subarray(column.offsets[row], column.offsets[row + 1]));
}

/** Appends rows one by one; buffers double, so appending is amortised O(length). */
export class TextColumnBuilder {
  #bytes = new Uint8Array(1 << 12);
  #offsets = new Uint32Array(1 << 8);
  #rows = 0;

  push(text: string): void {
    const start = this.#offsets[this.#rows];
    // UTF-8 takes at most three bytes per UTF-16 unit.
    if (start + text.length * 3 > this.#bytes.length) {
      const grown = new Uint8Array(Math.max(this.#bytes.length * 2, start + text.length * 3));
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    if (this.#rows + 2 > this.#offsets.length) {
      const grown = new Uint32Array(this.#offsets.length * 2);
      grown.set(this.#offsets);
      this.#offsets = grown;
    }
    const { written } = encoder.encodeInto(text, this.#bytes.subarray(start));
    this.#rows++;
    this.#offsets[this.#rows] = start + written;
  }

  finish(): TextColumn {
    return {
      bytes: this.#bytes.slice(0, this.#offsets[this.#rows]),
      offsets: this.#offsets.slice(0, this.#rows + 1),
    };
  }
}
