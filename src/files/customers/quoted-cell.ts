/**
 * The end of a cell that begins with a quote. A quote that is never closed would swallow the rest of the file, so a cell
 * counts as broken when it runs into the end of the file, grows beyond MAX_BYTES, spans lines and holds a lone quote
 * (which well-formed files never do), or consists of lines that look like records themselves.
 */

/** Bytes after which an open quote counts as a mistake. Halved with every such mistake, or hostile files take for ever. */
const MAX_BYTES = 12 << 20;
const MIN_BYTES = 1 << 10;
/** Lines of a cell are held against the record before it only in tables with so many columns: two commas happen. */
const TELLING_CELLS = 5;
/** Lines of a cell that are counted through. */
const LINES_LOOKED_AT = 20;

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

export const CLOSED = 0;
/** The text ends before the cell does, and more is to come. */
export const INCOMPLETE = 1;
export const BROKEN = 2;

const ORDINARY = 0;
const ENDS_LINE = 1;
const BEYOND_ASCII = 2;
const IS_QUOTE = 3;

const MEANING = new Uint8Array(256).fill(BEYOND_ASCII, 0x80);
MEANING[LF] = ENDS_LINE;
MEANING[CR] = ENDS_LINE;
MEANING[QUOTE] = IS_QUOTE;

/** By how much a byte from 0x80 on makes bytes outnumber UTF-16 units: four bytes are two units, else the first is the one. */
export function unitsMissing(byte: number): number {
  return byte < 0xc0 ? 1 : byte >= 0xf0 ? -1 : 0;
}

export class QuotedCell {
  /** The closing quote. */
  end = 0;
  /** The delimiter or line end behind it. */
  after = 0;
  /** By how many the bytes up to there outnumber the UTF-16 units. */
  afterShift = 0;
  /** Whether quotes are doubled inside. */
  isDoubled = false;
  #limit = MAX_BYTES;

  /**
   * @param bytes up to `length`, and a line end behind
   * @param open the opening quote
   * @param shift by how many the bytes before it outnumber the UTF-16 units
   * @param delimiter its code
   * @param cellsBefore cells of the record before
   * @returns CLOSED when the fields are set
   */
  close(
    bytes: Uint8Array,
    length: number,
    open: number,
    shift: number,
    delimiter: number,
    cellsBefore: number,
    atEnd: boolean,
  ): number {
    const last = Math.min(length, open + this.#limit);
    let shiftHere = shift;
    let loneQuote = false;
    let spansLines = false;
    this.isDoubled = false;
    for (let at = open + 1; at < last; at++) {
      const means = MEANING[bytes[at]];
      if (means === ORDINARY) continue;
      if (means === BEYOND_ASCII) {
        shiftHere += unitsMissing(bytes[at]);
        continue;
      }
      if (means === ENDS_LINE) {
        spansLines = true;
        continue;
      }
      const isDoubled = at + 1 < length && bytes[at + 1] === QUOTE;
      let next = at + 1;
      while (bytes[next] === SPACE) next++;
      if (next >= length && !atEnd) return INCOMPLETE;
      const code = bytes[next];
      const closes = !isDoubled && (code === delimiter || code === LF || code === CR);
      if (spansLines && (loneQuote || !(closes || isDoubled))) return this.#break(at - open);
      if (closes) {
        if (spansLines && holdsRecords(bytes, open + 1, at, delimiter, cellsBefore)) return this.#break(at - open);
        this.end = at;
        this.after = next;
        this.afterShift = shiftHere;
        return CLOSED;
      }
      if (isDoubled) {
        this.isDoubled = true;
        at++;
      } else loneQuote = true;
    }
    if (!atEnd && last === length && length - open < this.#limit) return INCOMPLETE;
    return this.#break(last - open);
  }

  /** A long search in vain makes the next one shorter. */
  #break(searched: number): number {
    if (searched > MIN_BYTES) this.#limit = Math.max(MIN_BYTES, this.#limit >> 1);
    return BROKEN;
  }
}

/**
 * Whether whole lines between two quotes have as many cells as the record before: then they are records, and each of
 * the two quotes has lost its partner.
 */
function holdsRecords(bytes: Uint8Array, from: number, to: number, delimiter: number, cellsBefore: number): boolean {
  if (cellsBefore < TELLING_CELLS) return false;
  // The rest of the line that the quote opens in says nothing.
  let lines = -1;
  let delimiters = 0;
  for (let at = from; at < to && lines < LINES_LOOKED_AT; at++) {
    const byte = bytes[at];
    if (byte === delimiter) delimiters++;
    else if (byte === LF || byte === CR) {
      if (byte === CR && bytes[at + 1] === LF) at++;
      if (lines >= 0 && delimiters !== cellsBefore - 1) return false;
      lines++;
      delimiters = 0;
    }
  }
  return lines >= 2;
}
