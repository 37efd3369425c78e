/** The texts that the cells of an XLSX workbook share, kept as cells of the table they go to: bytes, not strings. */
import { type CellCounts, looksNumeric, roomFor, writeCell } from './csv-bytes';
import { tooLargeError } from './source-errors';
import { type XmlHandler, XmlScanner } from './xml-scanner';

/** A sheet has at most 17 thousand million cells, and no browser memory for them. */
const MOST_STRINGS = 20_000_000;
const MOST_BYTES = 1 << 30;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

const SI = 0;
const T = 1;
const R_PH = 2;

export class WorkbookStrings implements XmlHandler {
  count = 0;
  bytes = new Uint8Array(1 << 16);
  readonly counts: CellCounts = { cut: 0, withNul: 0 };
  readonly scanner = new XmlScanner(['si', 't', 'rPh'], this);

  readonly #where: string;
  /** Text i: bytes[ends[i − 1], ends[i]). */
  #ends = new Uint32Array(1 << 12);
  #numeric = new Uint8Array(1 << 12);
  #end = 0;
  readonly #text = new TextPieces();
  /** Inside of a reading aid for East Asian names, which is no part of the name. */
  #isPhonetic = false;

  constructor(where: string) {
    this.#where = where;
  }

  from(index: number): number {
    return index === 0 ? 0 : this.#ends[index - 1];
  }

  to(index: number): number {
    return this.#ends[index];
  }

  isNumeric(index: number): boolean {
    return this.#numeric[index] === 1;
  }

  open(tag: number, xml: XmlScanner): void {
    if (tag === SI) this.#text.clear();
    else if (tag === R_PH) this.#isPhonetic = true;
    else if (tag === T) xml.wantsText = !this.#isPhonetic;
  }

  text(bytes: Uint8Array, from: number, to: number): void {
    this.#text.add(bytes, from, to);
  }

  close(tag: number, xml: XmlScanner): void {
    if (tag === T) xml.wantsText = false;
    else if (tag === R_PH) this.#isPhonetic = false;
    else if (tag === SI) this.#add();
  }

  #add(): void {
    this.#text.unescape();
    const { bytes, length } = this.#text;
    const needed = this.#end + roomFor(length);
    if (needed > MOST_BYTES || this.count === MOST_STRINGS) throw tooLargeError(this.#where, MOST_BYTES);
    if (needed > this.bytes.length) this.bytes = grown(this.bytes, new Uint8Array(Math.min(MOST_BYTES, 2 * needed)));
    if (this.count === this.#ends.length) {
      this.#ends = grown(this.#ends, new Uint32Array(2 * this.count));
      this.#numeric = grown(this.#numeric, new Uint8Array(2 * this.count));
    }
    this.#end = length === 0 ? this.#end : writeCell(bytes, 0, length, this.bytes, this.#end, this.counts);
    this.#numeric[this.count] = looksNumeric(bytes, 0, length) ? 1 : 0;
    this.#ends[this.count++] = this.#end;
  }
}

/** Text of one cell, which may come in pieces. */
export class TextPieces {
  bytes = new Uint8Array(1 << 10);
  length = 0;

  clear(): void {
    this.length = 0;
  }

  add(bytes: Uint8Array, from: number, to: number): void {
    const needed = this.length + to - from;
    if (needed > this.bytes.length) this.bytes = grown(this.bytes, new Uint8Array(2 * needed));
    const target = this.bytes;
    for (let at = from, end = this.length; at < to; at++) target[end++] = bytes[at];
    this.length = needed;
  }

  addText(text: string): void {
    const bytes = encoder.encode(text);
    this.add(bytes, 0, bytes.length);
  }

  /** `_x000D_` stands for a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
  unescape(): void {
    const { bytes, length } = this;
    let at = 0;
    while (at + 6 < length && !(bytes[at] === 0x5f && bytes[at + 1] === 0x78 && bytes[at + 6] === 0x5f)) at++;
    if (at + 6 >= length) return;
    const text = this.toString().replace(/_x([0-9a-fA-F]{4})_/gu, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
    this.clear();
    this.addText(text);
  }

  toString(): string {
    return decoder.decode(this.bytes.subarray(0, this.length));
  }
}

function grown<T extends Uint32Array | Uint8Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
