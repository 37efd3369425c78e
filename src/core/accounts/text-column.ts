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

/** The given rows as a column of their own, in the given order. */
export function selectTextRows(column: TextColumn, rows: Int32Array): TextColumn {
  const offsets = new Uint32Array(rows.length + 1);
  for (let i = 0; i < rows.length; i++) {
    offsets[i + 1] = offsets[i] + column.offsets[rows[i] + 1] - column.offsets[rows[i]];
  }
  const bytes = new Uint8Array(offsets[rows.length]);
  for (let i = 0; i < rows.length; i++) {
    const from = column.offsets[rows[i]];
    const length = offsets[i + 1] - offsets[i];
    for (let at = 0; at < length; at++) bytes[offsets[i] + at] = column.bytes[from + at];
  }
  return { bytes, offsets };
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
    const bytes = this.#bytes;
    let end = start;
    // ASCII by hand: the encoder costs more than most cells are long.
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= 0x80) {
        end = start + encoder.encodeInto(text, bytes.subarray(start)).written;
        break;
      }
      bytes[end++] = code;
    }
    this.#rows++;
    this.#offsets[this.#rows] = end;
  }

  /** Whether a row pushed earlier holds exactly this text. */
  equals(row: number, text: string): boolean {
    const start = this.#offsets[row];
    const length = this.#offsets[row + 1] - start;
    if (length < text.length) return false;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code >= 0x80) return decoder.decode(this.#bytes.subarray(start, start + length)) === text;
      if (this.#bytes[start + at] !== code) return false;
    }
    return length === text.length;
  }

  finish(): TextColumn {
    return {
      bytes: this.#bytes.slice(0, this.#offsets[this.#rows]),
      offsets: this.#offsets.slice(0, this.#rows + 1),
    };
  }
}
