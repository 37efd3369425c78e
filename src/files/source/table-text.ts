/**
 * Rows of cells → one comma-separated text in UTF-8 with a byte order mark, as bytes. Empty rows are left out, empty
 * columns before the table too, and a row is as wide as the widest before it.
 */
import { BlobBuilder } from './blob-builder';
import { type CellCounts, COMMA, looksNumeric, roomFor, writeCell } from './csv-bytes';
import { MOST_TABLE_COLUMNS, tooManyColumnsError } from './source-errors';

const PIECE = 1 << 20;
const MARK = '\ufeff';

/** A row starts further left than the table so far: it has to be written once more, from this column on. */
export class StartsFurtherLeft extends Error {
  override readonly name = 'StartsFurtherLeft';
  constructor(readonly column: number) {
    super(`The table starts in column ${column}.`);
  }
}

const encoder = new TextEncoder();

export class TableText {
  readonly counts: CellCounts = { cut: 0, withNul: 0 };
  /** Rows with at least one cell. */
  rows = 0;

  readonly #built: BlobBuilder;
  /** First column of the table; −1 = that of the first row with a cell. */
  #origin: number;
  #width = 0;
  #out = new Uint8Array(PIECE + (PIECE >> 2));
  #written = 0;
  /** Cells of the open row, in the order they came. */
  #row = new Uint8Array(1 << 14);
  #rowEnd = 0;
  #start = new Int32Array(256);
  #end = new Int32Array(256);
  #first = Number.POSITIVE_INFINITY;
  #last = -1;
  #numbers = new Uint32Array(256);
  #numericTexts = new Uint32Array(256);

  constructor(
    readonly where: string,
    origin = -1,
    /** Columns that every row has at least. */
    width = 0,
  ) {
    this.#built = new BlobBuilder(where);
    this.#origin = origin;
    this.#width = width;
    if (width > 0) this.#room(width - 1, 0);
  }

  /** @throws ImportError `too-many-columns` */
  addText(column: number, text: string): void {
    const from = this.#room(column, 3 * text.length + roomFor(3 * text.length));
    const { written } = encoder.encodeInto(text, this.#row.subarray(from));
    this.#addText(column, this.#row, from, from + written, from + written);
  }

  addTextBytes(column: number, bytes: Uint8Array, from: number, to: number): void {
    const at = this.#room(column, roomFor(to - from));
    this.#addText(column, bytes, from, to, at);
  }

  #addText(column: number, bytes: Uint8Array, from: number, to: number, at: number): void {
    if (this.#numbers[column] > 0 && looksNumeric(bytes, from, to)) this.#numericTexts[column]++;
    this.#close(column, at, writeCell(bytes, from, to, this.#row, at, this.counts));
  }

  /** Bytes that are a cell already. */
  addReady(column: number, bytes: Uint8Array, from: number, to: number, isNumericText: boolean): void {
    if (isNumericText && this.#numbers[column] > 0) this.#numericTexts[column]++;
    this.#copy(column, bytes, from, to);
  }

  /** A number as its text: digits, point, sign, exponent. */
  addNumber(column: number, bytes: Uint8Array, from: number, to: number): void {
    this.#copy(column, bytes, from, to);
    this.#numbers[column]++;
  }

  addNumberText(column: number, text: string): void {
    this.addPlain(column, text);
    this.#numbers[column]++;
  }

  /** Text in ASCII that needs no quotes: dates, times, TRUE. */
  addPlain(column: number, text: string): void {
    const at = this.#room(column, text.length);
    for (let index = 0; index < text.length; index++) this.#row[at + index] = text.charCodeAt(index);
    this.#close(column, at, at + text.length);
  }

  #copy(column: number, bytes: Uint8Array, from: number, to: number): void {
    const at = this.#room(column, to - from);
    const row = this.#row;
    for (let index = from, target = at; index < to; index++, target++) row[target] = bytes[index];
    this.#close(column, at, at + to - from);
  }

  /** @returns where the cell may be written in the row */
  #room(column: number, bytes: number): number {
    if (column >= MOST_TABLE_COLUMNS) throw tooManyColumnsError(this.where);
    if (column >= this.#start.length) {
      const columns = Math.max(column + 1, 2 * this.#start.length);
      this.#start = grown(this.#start, new Int32Array(columns));
      this.#end = grown(this.#end, new Int32Array(columns));
      this.#numbers = grown(this.#numbers, new Uint32Array(columns));
      this.#numericTexts = grown(this.#numericTexts, new Uint32Array(columns));
    }
    const needed = this.#rowEnd + bytes;
    if (needed > this.#row.length) this.#row = grown(this.#row, new Uint8Array(2 * needed));
    return this.#rowEnd;
  }

  #close(column: number, from: number, to: number): void {
    this.#rowEnd = to;
    if (to === from) return;
    this.#start[column] = from;
    this.#end[column] = to;
    if (column < this.#first) this.#first = column;
    if (column > this.#last) this.#last = column;
  }

  /** @throws StartsFurtherLeft, ImportError `too-large` */
  endRow(): void {
    if (this.#last < 0) {
      this.#rowEnd = 0;
      return;
    }
    if (this.#origin < 0) this.#origin = this.#first;
    if (this.#first < this.#origin) throw new StartsFurtherLeft(this.#first);
    if (this.#last >= this.#width) this.#width = this.#last + 1;
    const needed = this.#rowEnd + this.#width + 2;
    if (this.#written + needed > this.#out.length) this.#flush(needed);
    const out = this.#out;
    let at = this.#written;
    for (let column = this.#origin; column < this.#width; column++) {
      if (column > this.#origin) out[at++] = COMMA;
      const end = this.#end[column];
      for (let from = this.#start[column]; from < end; from++) out[at++] = this.#row[from];
      this.#start[column] = 0;
      this.#end[column] = 0;
    }
    out[at++] = 0x0d;
    out[at++] = 0x0a;
    this.#written = at;
    this.#rowEnd = 0;
    this.#first = Number.POSITIVE_INFINITY;
    this.#last = -1;
    this.rows++;
  }

  #flush(needed: number): void {
    if (this.#written > 0) this.#built.add(this.#out.slice(0, this.#written));
    this.#written = 0;
    if (needed > this.#out.length) this.#out = new Uint8Array(2 * needed);
  }

  finish(): Blob {
    this.#flush(0);
    return this.#built.finish([MARK]);
  }

  /** Rows to be put behind others. */
  finishWithoutMark(): Blob {
    this.#flush(0);
    return this.#built.finish();
  }

  /** By column of the text: whether its numbers came as numbers and no text among them could be meant as one. */
  typedNumbers(): boolean[] {
    const typed: boolean[] = [];
    for (let column = Math.max(0, this.#origin); column < this.#width; column++) {
      typed.push(this.#numbers[column] > 0 && this.#numericTexts[column] === 0);
    }
    return typed;
  }
}

function grown<T extends Int32Array | Uint32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
