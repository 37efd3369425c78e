/**
 * Delimited text (CSV and its relatives) → records as offsets. No object and no string is made per record or cell until
 * somebody asks for one, so a column nobody uses costs only its scan, and the original line of a record is a slice of
 * the text.
 *
 * The scan runs over the UTF-8 bytes of the text, which are three times as fast to look at as its characters; beside
 * each byte offset stands how far the character offset lies behind it.
 *
 * The surprise: a quote that is not closed as it should be (see QuotedCell) is read as an ordinary character, and its
 * record ends with its line.
 */
import type { NumberStyle } from './column-mapping';
import { decodeBlob } from './decode';
import { ImportError } from './import-error';
import { parsePlain } from './parse-number';
import { plainNumber, TOO_LONG } from './plain-number';
import { CLOSED, INCOMPLETE, QuotedCell, unitsMissing } from './quoted-cell';

/** Characters of one record; a longer one is no table. */
const MAX_RECORD = 1 << 24;
/** Cells of one record; more are a line of delimiters. */
const MAX_CELLS = 1 << 20;

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;

const PLAIN = 0;
const QUOTED = 1;
const QUOTED_DOUBLED = 2;
const KIND = 3;

/** What a byte means to the scan of a cell. */
const ORDINARY = 0;
const ENDS = 1;
const BEYOND_ASCII = 2;

const encoder = new TextEncoder();

/** Records of one piece of text. Reused: valid until the next piece is asked for. Blank lines are not records. */
export class RecordBatch {
  text = '';
  /** The text in UTF-8; only up to `byteCount` bytes are meant. */
  bytes = new Uint8Array(1 << 12);
  byteCount = 0;
  /** Records in this batch. */
  count = 0;
  /** Bytes of the file read so far. */
  bytesRead = 0;
  /** Records (indexes in this batch) in which a quote is never closed. */
  brokenQuotes: number[] = [];
  /** The record that was left has more cells than any table. */
  isEndless = false;

  /** Cells of record r: firstCell[r] .. firstCell[r + 1]. */
  #firstCell = new Int32Array(1 << 12);
  #recordStart = new Int32Array(1 << 12);
  #recordEnd = new Int32Array(1 << 12);
  #recordNext = new Int32Array(1 << 12);
  /** Byte offsets. */
  #cellStart = new Int32Array(1 << 15);
  #cellEnd = new Int32Array(1 << 15);
  /** Bytes before the cell that are no characters of their own, times four, and the kind of the cell. */
  #cellMark = new Int32Array(1 << 15);

  readonly #quote = new QuotedCell();
  #delimiter = -1;
  #meaning = new Uint8Array(256);
  /** Cells of the record before the one at hand, which may be in an earlier piece. */
  #cellsBefore = 0;

  cellCount(record: number): number {
    return this.#firstCell[record + 1] - this.#firstCell[record];
  }

  /** The cell's text without its quotes; '' beyond the last cell of the record. */
  cell(record: number, column: number): string {
    if (column >= this.cellCount(record)) return '';
    const index = this.#firstCell[record] + column;
    const start = this.#cellStart[index];
    const end = this.#cellEnd[index];
    const mark = this.#cellMark[index];
    const text = this.#slice(start, end, mark >> 2);
    return (mark & KIND) === QUOTED_DOUBLED ? text.replaceAll('""', '"') : text;
  }

  /** First byte of the cell without its quotes, in `bytes`; −1 when the cell is missing. */
  cellStart(record: number, column: number): number {
    return column >= this.cellCount(record) ? -1 : this.#cellStart[this.#firstCell[record] + column];
  }

  /** One past its last byte; −1 when the cell is missing. */
  cellEnd(record: number, column: number): number {
    return column >= this.cellCount(record) ? -1 : this.#cellEnd[this.#firstCell[record] + column];
  }

  /** Whether the bytes of the cell are its text: no doubled quotes among them. */
  isVerbatim(record: number, column: number): boolean {
    return (this.#cellMark[this.#firstCell[record] + column] & KIND) !== QUOTED_DOUBLED;
  }

  /**
   * The cell as a number when it has digits with at most a minus and a decimal separator, the form nearly all have, as
   * `parsePlain` would read it but without a string; NaN for anything else.
   */
  plainNumber(record: number, column: number, style: NumberStyle): number {
    if (column >= this.cellCount(record)) return Number.NaN;
    const index = this.#firstCell[record] + column;
    const value = plainNumber(this.bytes, this.#cellStart[index], this.#cellEnd[index], style);
    return value === TOO_LONG ? parsePlain(this.cell(record, column), style) : value;
  }

  /** First character of the cell as a code unit; 0 when the cell is empty or missing. Makes no string. */
  firstCode(record: number, column: number): number {
    if (column >= this.cellCount(record)) return 0;
    const index = this.#firstCell[record] + column;
    const start = this.#cellStart[index];
    return start < this.#cellEnd[index] ? this.text.charCodeAt(start - (this.#cellMark[index] >> 2)) : 0;
  }

  isQuoted(record: number, column: number): boolean {
    return column < this.cellCount(record) && (this.#cellMark[this.#firstCell[record] + column] & KIND) !== PLAIN;
  }

  /** The cell as it stands in the file, quotes included (without spaces around them). */
  cellSource(record: number, column: number): string {
    if (column >= this.cellCount(record)) return '';
    const index = this.#firstCell[record] + column;
    const mark = this.#cellMark[index];
    const quote = (mark & KIND) === PLAIN ? 0 : 1;
    return this.#slice(this.#cellStart[index] - quote, this.#cellEnd[index] + quote, mark >> 2);
  }

  /** The record as it stands in the file, without its line end. */
  recordText(record: number): string {
    return this.#slice(this.#recordStart[record], this.#recordEnd[record], this.#shiftOf(record));
  }

  /** What ends the record: CR, LF, CRLF, or '' at the end of the file. */
  lineEnd(record: number): string {
    const length = this.#recordNext[record] - this.#recordEnd[record];
    if (length === 0) return '';
    return length === 2 ? '\r\n' : this.bytes[this.#recordEnd[record]] === CR ? '\r' : '\n';
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
   * @param delimiter one ASCII character
   * @returns where the first record that was left starts, in characters (text.length when none)
   */
  parse(text: string, delimiter: string, atEnd: boolean): number {
    this.#begin(text, delimiter);
    const bytes = this.bytes;
    const length = this.byteCount;
    const meaning = this.#meaning;
    const delimiterCode = this.#delimiter;
    const quote = this.#quote;
    let cellStart = this.#cellStart;
    let cellEnd = this.#cellEnd;
    let cellMark = this.#cellMark;
    let capacity = cellStart.length;
    let cells = 0;
    let at = 0;
    let shift = 0;
    while (at < length) {
      const recordStart = at;
      const recordShift = shift;
      const firstCell = cells;
      let broken = false;
      for (;;) {
        let kind = PLAIN;
        let start = at;
        let end = -1;
        const startShift = shift;
        let open = at;
        while (bytes[open] === SPACE) open++;
        if (bytes[open] === QUOTE) {
          const state = quote.close(bytes, length, open, shift, delimiterCode, this.#cellsBefore, atEnd);
          if (state === INCOMPLETE) return recordStart - recordShift;
          if (state === CLOSED) {
            kind = quote.isDoubled ? QUOTED_DOUBLED : QUOTED;
            start = open + 1;
            end = quote.end;
            at = quote.after;
            shift = quote.afterShift;
          } else {
            broken = true;
          }
        }
        if (kind === PLAIN) {
          // The byte after the last one is a line end, so that the end needs no look of its own.
          for (;;) {
            const byte = bytes[at];
            const means = meaning[byte];
            if (means === ENDS) break;
            if (means === BEYOND_ASCII) shift += unitsMissing(byte);
            at++;
          }
          end = at;
        }
        if (cells === capacity) {
          this.#growCells();
          cellStart = this.#cellStart;
          cellEnd = this.#cellEnd;
          cellMark = this.#cellMark;
          capacity = cellStart.length;
        }
        cellStart[cells] = start;
        cellEnd[cells] = end;
        cellMark[cells] = (startShift << 2) | kind;
        cells++;
        if (at >= length || bytes[at] !== delimiterCode) break;
        at++;
      }
      if (cells - firstCell > MAX_CELLS) {
        this.isEndless = true;
        return recordStart - recordShift;
      }
      if (at >= length && !atEnd) return recordStart - recordShift;
      const recordEnd = at;
      if (at < length) {
        if (bytes[at] === CR) {
          // The other half of CRLF may be in the next piece.
          if (at + 1 >= length && !atEnd) return recordStart - recordShift;
          if (at + 1 < length && bytes[at + 1] === LF) at++;
        }
        at++;
      }
      if (cells === firstCell + 1 && this.#isBlank(firstCell)) {
        cells = firstCell;
        continue;
      }
      if (broken) this.brokenQuotes.push(this.count);
      this.#pushRecord(recordStart, recordEnd, at, firstCell, cells);
    }
    return text.length;
  }

  #begin(text: string, delimiter: string): void {
    this.text = text;
    this.count = 0;
    this.brokenQuotes = [];
    this.isEndless = false;
    const code = delimiter.charCodeAt(0);
    if (code !== this.#delimiter) {
      this.#delimiter = code;
      this.#cellsBefore = 0;
      this.#meaning.fill(ORDINARY, 0, 0x80).fill(BEYOND_ASCII, 0x80);
      this.#meaning[LF] = ENDS;
      this.#meaning[CR] = ENDS;
      this.#meaning[code] = ENDS;
    }
    if (this.bytes.length <= text.length) this.bytes = new Uint8Array(text.length + (text.length >> 4) + 64);
    let written = encoder.encodeInto(text, this.bytes.subarray(0, -1));
    if (written.read < text.length) {
      // UTF-8 takes at most three bytes per UTF-16 unit.
      this.bytes = new Uint8Array(3 * text.length + 1);
      written = encoder.encodeInto(text, this.bytes);
    }
    this.byteCount = written.written;
    this.bytes[this.byteCount] = LF;
  }

  #isBlank(cell: number): boolean {
    const mark = this.#cellMark[cell];
    if ((mark & KIND) !== PLAIN) return false;
    const start = this.#cellStart[cell];
    const end = this.#cellEnd[cell];
    return start === end || this.#slice(start, end, mark >> 2).trim() === '';
  }

  /** Characters of the bytes from `start` to `end`; `shift` = by how much the first one's offset is less. */
  #slice(start: number, end: number, shift: number): string {
    const { bytes, byteCount, text } = this;
    let units = end - start;
    if (byteCount !== text.length) {
      for (let at = start; at < end; at++) if (bytes[at] >= 0x80) units -= unitsMissing(bytes[at]);
    }
    return text.slice(start - shift, start - shift + units);
  }

  /** A quote opens after the first cell's start, so that the shift of the first cell is the record's. */
  #shiftOf(record: number): number {
    return this.#cellMark[this.#firstCell[record]] >> 2;
  }

  #growCells(): void {
    this.#cellStart = doubled(this.#cellStart);
    this.#cellEnd = doubled(this.#cellEnd);
    this.#cellMark = doubled(this.#cellMark);
  }

  #pushRecord(start: number, end: number, next: number, firstCell: number, cells: number): void {
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
    this.#firstCell[this.count] = cells;
    this.#cellsBefore = cells - firstCell;
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(array.length * 2);
  grown.set(array);
  return grown;
}

/** The record that `batch` left is none of a table. */
export function endlessRecordError({ isEndless }: RecordBatch, fileName: string): ImportError {
  const most = isEndless
    ? `has more than ${MAX_CELLS.toLocaleString('en-US')} cells`
    : 'is longer than 16 million characters';
  return new ImportError(
    'record-too-long',
    `A single row ${most}, so this is no table.`,
    fileName,
    'Check that the file has line ends, and save it again as CSV (UTF-8).',
  );
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
    if (!waits) worthParsing = left === 0 ? Math.min(text.length * 2, MAX_RECORD) : 0;
    if (!waits && (rest.length > MAX_RECORD || batch.isEndless)) throw endlessRecordError(batch, fileName);
    batch.bytesRead = chunk.bytesRead;
    if (!waits && batch.count > 0) yield batch;
  }
}
