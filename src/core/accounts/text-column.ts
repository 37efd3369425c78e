import type { CellText, TextBytes } from './text-bytes';

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

/** Unused room at the end of a buffer that is cheaper to keep than a second copy of the rest while both are there. */
const SPARE_SHARE = 1 / 8;

/** Appends rows one by one; buffers double, so appending is amortised O(length). */
export class TextColumnBuilder {
  #bytes = new Uint8Array(1 << 12);
  #offsets = new Uint32Array(1 << 8);
  #rows = 0;

  push(text: CellText): void {
    if (typeof text !== 'string') {
      this.#pushBytes(text);
      return;
    }
    const start = this.#offsets[this.#rows];
    // UTF-8 takes at most three bytes per UTF-16 unit.
    this.#makeRoom(text.length * 3);
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
    this.#endRow(end);
  }

  #pushBytes({ bytes: from, start, end }: TextBytes): void {
    let to = this.#offsets[this.#rows];
    this.#makeRoom(end - start);
    const bytes = this.#bytes;
    for (let at = start; at < end; at++) bytes[to++] = from[at];
    this.#endRow(to);
  }

  /** Whether a row pushed earlier holds exactly this text. */
  holds(row: number, { bytes: wanted, start, end }: TextBytes): boolean {
    const own = this.#bytes;
    const from = this.#offsets[row];
    if (this.#offsets[row + 1] - from !== end - start) return false;
    for (let at = start, mine = from; at < end; at++, mine++) if (own[mine] !== wanted[at]) return false;
    return true;
  }

  /** Means the bytes of a row pushed earlier. */
  pointTo(row: number, text: TextBytes): void {
    text.point(this.#bytes, this.#offsets[row], this.#offsets[row + 1]);
  }

  /** Makes room at once for so many rows, as long as those so far on the average. */
  reserve(rows: number): void {
    if (this.#rows === 0 || rows <= this.#rows) return;
    const bytes = Math.ceil((this.#offsets[this.#rows] / this.#rows) * rows);
    if (bytes > this.#bytes.length) this.#growBytes(bytes);
    if (rows + 1 > this.#offsets.length) this.#growOffsets(rows + 1);
  }

  /** The builder is not to be used any more. */
  finish(): TextColumn {
    return {
      bytes: shortened(this.#bytes, this.#offsets[this.#rows]),
      offsets: shortened(this.#offsets, this.#rows + 1),
    };
  }

  #makeRoom(bytes: number): void {
    const wanted = this.#offsets[this.#rows] + bytes;
    if (wanted > this.#bytes.length) this.#growBytes(Math.max(this.#bytes.length * 2, wanted));
    if (this.#rows + 2 > this.#offsets.length) this.#growOffsets(this.#offsets.length * 2);
  }

  #growBytes(length: number): void {
    const grown = new Uint8Array(length);
    grown.set(this.#bytes);
    this.#bytes = grown;
  }

  #growOffsets(length: number): void {
    const grown = new Uint32Array(length);
    grown.set(this.#offsets);
    this.#offsets = grown;
  }

  #endRow(end: number): void {
    this.#rows++;
    this.#offsets[this.#rows] = end;
  }
}

/** The first entries: as a view where little room is left over, else as a copy. */
export function shortened<T extends Uint8Array | Uint32Array | Int32Array | Float64Array>(array: T, length: number): T {
  const copied = array.length - length > array.length * SPARE_SHARE;
  return (copied ? array.slice(0, length) : array.subarray(0, length)) as T;
}
