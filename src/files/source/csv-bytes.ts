/** Cells as the bytes of a comma-separated table: quoted only when they must be, without NUL characters. */

export const COMMA = 0x2c;
const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

/** Bytes of one cell; more is no value of an account but a picture or a shape. Far below what a reader takes for an open quote. */
export const MOST_CELL_BYTES = 1 << 18;

/** What a text was that became a cell. */
export interface CellCounts {
  cut: number;
  withNul: number;
}

/** Room that `writeCell` may need for so many bytes. */
export function roomFor(bytes: number): number {
  return 2 * Math.min(bytes, MOST_CELL_BYTES) + 2;
}

/**
 * Writes bytes[from, to) as a cell.
 * @returns where the cell ends in `target`
 */
export function writeCell(
  bytes: Uint8Array,
  from: number,
  to: number,
  target: Uint8Array,
  start: number,
  counts: CellCounts,
): number {
  let end = to;
  if (to - from > MOST_CELL_BYTES) {
    counts.cut++;
    end = from + MOST_CELL_BYTES;
    while ((bytes[end] & 0xc0) === 0x80) end--;
  }
  let isPlain = end === from || (bytes[from] > SPACE && bytes[end - 1] > SPACE);
  for (let at = from; isPlain && at < end; at++) {
    const byte = bytes[at];
    isPlain = byte > COMMA || (byte !== COMMA && byte !== QUOTE && byte !== LF && byte !== CR && byte !== 0);
  }
  let written = start;
  if (isPlain) {
    for (let at = from; at < end; at++) target[written++] = bytes[at];
    return written;
  }
  target[written++] = QUOTE;
  let nul = false;
  for (let at = from; at < end; at++) {
    const byte = bytes[at];
    if (byte === 0) {
      nul = true;
      continue;
    }
    if (byte === QUOTE) target[written++] = QUOTE;
    target[written++] = byte;
  }
  if (nul) counts.withNul++;
  target[written++] = QUOTE;
  return written;
}

/** Whether a text could be taken for a number: a digit, and nothing that is a letter. */
export function looksNumeric(bytes: Uint8Array, from: number, to: number): boolean {
  let digit = false;
  if (to - from > 40) return false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at];
    if (byte >= 0x30 && byte <= 0x39) digit = true;
    else if ((byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) return false;
  }
  return digit;
}
