/**
 * Delimited text (CSV and its relatives) → records as offsets into the text. No object and no string is made per
 * record or cell until somebody asks for one, so a column nobody uses costs only its scan, and the original line of a
 * record is a slice of the text.
 *
 * The surprise: a quote that is never closed would swallow the rest of the file. When a quoted cell runs into the end
 * of the file, grows beyond MAX_QUOTED_CELL, or spans lines and holds a lone quote (which well-formed files never do),
 * its opening quote is read as an ordinary character and the record ends with its line.
 */
import { decodeBlob } from './decode';
import { ImportError } from './import-error';

/** Characters after which an open quote counts as a mistake. Halved with every such mistake, or hostile files take for ever. */
const MAX_QUOTED_CELL = 1 << 20;
const MIN_QUOTED_CELL = 1 << 10;
/** Characters of one record; a longer one is no table. */
const MAX_RECORD = 1 << 24;

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

const PLAIN = 0;
const QUOTED = 1;
const QUOTED_DOUBLED = 2;

const CLOSED = 0;
const INCOMPLETE = 1;
const BROKEN = 2;

/** Records of one piece of text. Reused: valid until the next piece is asked for. Blank lines are not records. */
export class RecordBatch {
  text = '';
  /** Records in this batch. */
  count = 0;
  /** Bytes of the file read so far. */
  bytesRead = 0;
  /** Records (indexes in this batch) in which a quote is never closed. */
  brokenQuotes: number[] = [];

  #cells = 0;
  /** Cells of record r: firstCell[r] .. firstCell[r + 1]. */
  #firstCell = new Int32Array(1 << 12);
  #recordStart = new Int32Array(1 << 12);
  #recordEnd = new Int32Array(1 << 12);
  #recordNext = new Int32Array(1 << 12);
  #cellStart = new Int32Array(1 << 15);
  #cellEnd = new Int32Array(1 << 15);
  #cellKind = new Uint8Array(1 << 15);

  // What the last call of #closeQuote found.
  #closingQuote = 0;
  #afterQuote = 0;
  #quoteKind = QUOTED;
  #quotedCellLimit = MAX_QUOTED_CELL;

  cellCount(record: number): number {
    return this.#firstCell[record + 1] - this.#firstCell[record];
  }

  /** The cell's text without its quotes; '' beyond the last cell of the record. */
  cell(record: number, column: number): string {
    if (column >= this.cellCount(record)) return '';
    const index = this.#firstCell[record] + column;
    const text = this.text.slice(this.#cellStart[index], this.#cellEnd[index]);
    return this.#cellKind[index] === QUOTED_DOUBLED ? text.replaceAll('""', '"') : text;
  }

  /** First character of the cell as a code unit; 0 when the cell is empty or missing. Makes no string. */
  firstCode(record: number, column: number): number {
    if (column >= this.cellCount(record)) return 0;
    const index = this.#firstCell[record] + column;
    return this.#cellStart[index] < this.#cellEnd[index] ? this.text.charCodeAt(this.#cellStart[index]) : 0;
  }

  isQuoted(record: number, column: number): boolean {
    return column < this.cellCount(record) && this.#cellKind[this.#firstCell[record] + column] !== PLAIN;
  }

  /** The cell as it stands in the file, quotes included (without spaces around them). */
  cellSource(record: number, column: number): string {
    if (column >= this.cellCount(record)) return '';
    const index = this.#firstCell[record] + column;
    const quote = this.#cellKind[index] === PLAIN ? 0 : 1;
    return this.text.slice(this.#cellStart[index] - quote, this.#cellEnd[index] + quote);
  }

  /** The record as it stands in the file, without its line end. */
  recordText(record: number): string {
    return this.text.slice(this.#recordStart[record], this.#recordEnd[record]);
  }

  /** What ends the record: CR, LF, CRLF, or '' at the end of the file. */
  lineEnd(record: number): string {
    return this.text.slice(this.#recordEnd[record], this.#recordNext[record]);
  }

  /** Number of cells that hold more than white space. */
  filledCells(record: number): number {
    let filled = 0;
    for (let column = this.cellCount(record) - 1; column >= 0; column--) {
      if (this.cell(record, column).trim() !== '') filled++;
    }
    return filled;
  }

  /**
   * Splits `text` into records from its start; with `atEnd` false, a record that may go on in the next piece is left.
   * @returns where the first record that was left starts (text.length when none)
   */
  parse(text: string, delimiter: string, atEnd: boolean): number {
    this.text = text;
    this.count = 0;
    this.#cells = 0;
    this.brokenQuotes = [];
    const delimiterCode = delimiter.charCodeAt(0);
    const lastSpecial = Math.max(delimiterCode, CR);
    const length = text.length;
    let at = 0;
    while (at < length) {
      const recordStart = at;
      const firstCell = this.#cells;
      let broken = false;
      for (;;) {
        let kind = PLAIN;
        let start = at;
        let end = -1;
        let open = at;
        while (text.charCodeAt(open) === SPACE) open++;
        if (text.charCodeAt(open) === QUOTE) {
          const state = this.#closeQuote(open, delimiterCode, atEnd);
          if (state === INCOMPLETE) return this.#leave(recordStart, firstCell);
          if (state === CLOSED) {
            kind = this.#quoteKind;
            start = open + 1;
            end = this.#closingQuote;
            at = this.#afterQuote;
          } else {
            broken = true;
          }
        }
        if (kind === PLAIN) {
          for (; at < length; at++) {
            const code = text.charCodeAt(at);
            if (code <= lastSpecial && (code === delimiterCode || code === LF || code === CR)) break;
          }
          end = at;
        }
        this.#pushCell(start, end, kind);
        if (at >= length) break;
        if (text.charCodeAt(at) !== delimiterCode) break;
        at++;
      }
      if (at >= length && !atEnd) return this.#leave(recordStart, firstCell);
      const recordEnd = at;
      if (at < length) {
        if (text.charCodeAt(at) === CR) {
          // The other half of CRLF may be in the next piece.
          if (at + 1 >= length && !atEnd) return this.#leave(recordStart, firstCell);
          if (text.charCodeAt(at + 1) === LF) at++;
        }
        at++;
      }
      if (this.#isBlankLine(firstCell)) {
        this.#cells = firstCell;
        continue;
      }
      if (broken) this.brokenQuotes.push(this.count);
      this.#pushRecord(recordStart, recordEnd, at, firstCell);
    }
    return at;
  }

  /** Looks for the end of the quoted cell that opens at `open`. */
  #closeQuote(open: number, delimiterCode: number, atEnd: boolean): number {
    const text = this.text;
    const length = text.length;
    let loneQuote = false;
    let spansLines = false;
    let searched = open;
    this.#quoteKind = QUOTED;
    for (let quote = open + 1; ; ) {
      quote = text.indexOf('"', quote);
      if (quote === -1 || quote - open > this.#quotedCellLimit) {
        if (!atEnd && length - open <= this.#quotedCellLimit) return INCOMPLETE;
        return this.#break(length - open);
      }
      const isDoubled = text.charCodeAt(quote + 1) === QUOTE;
      let next = quote + 1;
      while (next < length && text.charCodeAt(next) === SPACE) next++;
      if (next >= length && !atEnd) return INCOMPLETE;
      const code = next < length ? text.charCodeAt(next) : LF;
      const closes = !isDoubled && (code === delimiterCode || code === LF || code === CR);
      if (loneQuote || !(closes || isDoubled)) {
        for (; !spansLines && searched < quote; searched++) {
          const passed = text.charCodeAt(searched);
          spansLines = passed === LF || passed === CR;
        }
        if (spansLines) return this.#break(quote - open);
      }
      if (closes) {
        this.#closingQuote = quote;
        this.#afterQuote = next;
        return CLOSED;
      }
      if (isDoubled) this.#quoteKind = QUOTED_DOUBLED;
      else loneQuote = true;
      quote += isDoubled ? 2 : 1;
    }
  }

  /** A long search in vain makes the next one shorter. */
  #break(searched: number): number {
    if (searched > MIN_QUOTED_CELL) this.#quotedCellLimit = Math.max(MIN_QUOTED_CELL, this.#quotedCellLimit >> 1);
    return BROKEN;
  }

  #leave(recordStart: number, firstCell: number): number {
    this.#cells = firstCell;
    return recordStart;
  }

  #isBlankLine(firstCell: number): boolean {
    return (
      this.#cells === firstCell + 1 &&
      this.#cellKind[firstCell] === PLAIN &&
      this.text.slice(this.#cellStart[firstCell], this.#cellEnd[firstCell]).trim() === ''
    );
  }

  #pushCell(start: number, end: number, kind: number): void {
    if (this.#cells === this.#cellStart.length) {
      this.#cellStart = doubled(this.#cellStart);
      this.#cellEnd = doubled(this.#cellEnd);
      const kinds = new Uint8Array(this.#cellKind.length * 2);
      kinds.set(this.#cellKind);
      this.#cellKind = kinds;
    }
    this.#cellStart[this.#cells] = start;
    this.#cellEnd[this.#cells] = end;
    this.#cellKind[this.#cells] = kind;
    this.#cells++;
  }

  #pushRecord(start: number, end: number, next: number, firstCell: number): void {
    if (this.count + 1 === this.#firstCell.length) {
      this.#firstCell = doubled(this.#firstCell);
      this.#recordStart = doubled(this.#recordStart);
      this.#recordEnd = doubled(this.#recordEnd);
      this.#recordNext = doubled(this.#recordNext);
    }
    this.#firstCell[this.count] = firstCell;
    this.#recordStart[this.count] = start;
    this.#recordEnd[this.count] = end;
    this.#recordNext[this.count] = next;
    this.count++;
    this.#firstCell[this.count] = this.#cells;
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}

/**
 * All records of a file, in order, a batch at a time.
 * @throws ImportError `unreadable`, `nul-characters`, `record-too-long`
 */
export async function* readRecords(
  blob: Blob,
  encoding: string,
  delimiter: string,
  fileName: string,
  chunkBytes?: number,
): AsyncGenerator<RecordBatch, void, undefined> {
  const batch = new RecordBatch();
  let rest = '';
  let worthParsing = 0;
  for await (const chunk of decodeBlob(blob, encoding, fileName, chunkBytes)) {
    // Joined, not added: adding makes a rope, in which every look at a character takes a detour.
    const text = rest === '' ? chunk.text : [rest, chunk.text].join('');
    // A record that fills whole chunks is looked at again only when the text has doubled, so that it stays linear.
    const waits = text.length < worthParsing && !chunk.last;
    const left = waits ? 0 : batch.parse(text, delimiter, chunk.last);
    rest = text.slice(left);
    if (!waits) worthParsing = left === 0 ? text.length * 2 : 0;
    if (rest.length > MAX_RECORD) {
      throw new ImportError(
        'record-too-long',
        `A single row is longer than ${(MAX_RECORD / 1e6).toFixed(0)} million characters, so this is no table.`,
        fileName,
        'Check that the file has line ends, and save it again as CSV (UTF-8).',
      );
    }
    batch.bytesRead = chunk.bytesRead;
    if (!waits && batch.count > 0) yield batch;
  }
}
