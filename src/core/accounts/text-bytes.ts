/** A text on its way into a column: a string, or bytes that no string was made of. */
export type CellText = string | TextBytes;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * One text as UTF-8, `bytes[start .. end)`, filled anew for every row: a cell on its way from the bytes of a file into
 * a text column needs no string. Blank is the empty range.
 */
export class TextBytes {
  bytes = new Uint8Array(0);
  start = 0;
  end = 0;
  #own = new Uint8Array(64);

  get isBlank(): boolean {
    return this.start === this.end;
  }

  /** Means a range of somebody else's bytes, which must stay as they are while this is used. */
  point(bytes: Uint8Array<ArrayBuffer>, start: number, end: number): void {
    this.bytes = bytes;
    this.start = start;
    this.end = end;
  }

  write(text: string): void {
    // UTF-8 takes at most three bytes per UTF-16 unit.
    if (this.#own.length < 3 * text.length) this.#own = new Uint8Array(3 * text.length);
    this.point(this.#own, 0, encoder.encodeInto(text, this.#own).written);
  }

  toString(): string {
    return decoder.decode(this.bytes.subarray(this.start, this.end));
  }
}

export function isEmptyText(text: CellText): boolean {
  return typeof text === 'string' ? text === '' : text.isBlank;
}
