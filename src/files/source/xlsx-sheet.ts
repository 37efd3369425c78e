/** One sheet of an XLSX workbook → rows of a table text (ECMA-376 part 1, 18.3). */
import { formattedText, numberText } from './cell-number';
import type { CellFormat } from './number-format';
import type { TableText } from './table-text';
import type { WorkbookNotes } from './workbook-notes';
import { TextPieces, type WorkbookStrings } from './workbook-strings';
import { XmlError, type XmlHandler, XmlScanner } from './xml-scanner';

const TAGS = ['row', 'c', 'v', 't', 'f', 'rPh', 'mergeCell', 'is', 'sheetData'];
const ROW = 0;
const C = 1;
const V = 2;
const T = 3;
const F = 4;
const R_PH = 5;
const MERGE_CELL = 6;

const LETTER_R = 0x72;
const LETTER_S = 0x73;
const LETTER_T = 0x74;

/** Digits that a number has in a spreadsheet; more of them are what binary fractions leave behind. */
const EXACT_DIGITS = 15;

export interface WorkbookContext {
  readonly strings: WorkbookStrings | null;
  /** By style of a cell; null = a plain number. */
  readonly formats: readonly (CellFormat | null)[];
  readonly is1904: boolean;
}

type CellType = 'number' | 'shared' | 'text' | 'boolean' | 'error' | 'date';

export class XlsxSheet implements XmlHandler {
  readonly scanner = new XmlScanner(TAGS, this);

  readonly #workbook: WorkbookContext;
  readonly #table: TableText;
  readonly #notes: WorkbookNotes;
  readonly #value = new TextPieces();
  #column = -1;
  #type: CellType = 'number';
  #format: CellFormat | null = null;
  #hasFormula = false;
  #isPhonetic = false;
  #rowHidden = false;
  #rowsBefore = 0;

  constructor(workbook: WorkbookContext, table: TableText, notes: WorkbookNotes) {
    this.#workbook = workbook;
    this.#table = table;
    this.#notes = notes;
  }

  open(tag: number, xml: XmlScanner): void {
    if (tag === C) this.#openCell(xml);
    else if (tag === V) {
      this.#value.clear();
      xml.wantsText = true;
    } else if (tag === T) xml.wantsText = !this.#isPhonetic;
    else if (tag === ROW) {
      this.#column = -1;
      this.#rowsBefore = this.#table.rows;
      const hidden = xml.attribute('hidden');
      this.#rowHidden = hidden === '1' || hidden === 'true';
    } else if (tag === F) this.#hasFormula = true;
    else if (tag === R_PH) this.#isPhonetic = true;
    else if (tag === MERGE_CELL) this.#notes.addMergedArea();
  }

  text(bytes: Uint8Array, from: number, to: number): void {
    this.#value.add(bytes, from, to);
  }

  close(tag: number, xml: XmlScanner): void {
    if (tag === V || tag === T) xml.wantsText = false;
    else if (tag === C) this.#closeCell();
    else if (tag === R_PH) this.#isPhonetic = false;
    else if (tag === ROW) {
      this.#table.endRow();
      if (this.#rowHidden) this.#notes.hiddenRows += this.#table.rows - this.#rowsBefore;
    }
  }

  #openCell(xml: XmlScanner): void {
    // Writers that leave out the address mean the next cell.
    this.#column = xml.shortAttribute(LETTER_R)
      ? columnOf(xml.bytes, xml.from, xml.to, this.#column + 1)
      : this.#column + 1;
    this.#type = xml.shortAttribute(LETTER_T) ? typeOf(xml.bytes, xml.from, xml.to) : 'number';
    this.#format = xml.shortAttribute(LETTER_S)
      ? (this.#workbook.formats[wholeNumber(xml.bytes, xml.from, xml.to)] ?? null)
      : (this.#workbook.formats[0] ?? null);
    this.#hasFormula = false;
    this.#value.clear();
  }

  #closeCell(): void {
    const { bytes, length } = this.#value;
    if (length === 0) {
      if (this.#hasFormula && this.#type !== 'text') this.#notes.formulasWithoutResult++;
      return;
    }
    switch (this.#type) {
      case 'shared':
        this.#addShared(wholeNumber(bytes, 0, length));
        break;
      case 'number':
        this.#addNumber();
        break;
      case 'boolean':
        this.#table.addPlain(this.#column, bytes[0] === 0x31 || bytes[0] === 0x74 ? 'TRUE' : 'FALSE');
        break;
      case 'error':
        this.#notes.addError(this.#value.toString().slice(0, 20));
        break;
      case 'date':
        this.#table.addText(this.#column, isoText(this.#value.toString()));
        break;
      default:
        this.#value.unescape();
        this.#table.addTextBytes(this.#column, this.#value.bytes, 0, this.#value.length);
    }
  }

  #addShared(index: number): void {
    const { strings } = this.#workbook;
    if (!strings || index >= strings.count) throw new XmlError('A cell points at a text that is not there.');
    this.#table.addReady(this.#column, strings.bytes, strings.from(index), strings.to(index), strings.isNumeric(index));
  }

  #addNumber(): void {
    const { bytes, length } = this.#value;
    if (this.#format === null && isShort(bytes, length)) {
      this.#table.addNumber(this.#column, bytes, 0, length);
      return;
    }
    const text = this.#value.toString().trim();
    const value = Number(text);
    if (text === '' || !Number.isFinite(value)) {
      this.#table.addTextBytes(this.#column, bytes, 0, length);
      return;
    }
    const shown = this.#format === null ? null : formattedText(value, this.#format, this.#workbook.is1904);
    if (shown === null) this.#table.addNumberText(this.#column, numberText(text));
    else this.#table.addPlain(this.#column, shown);
  }
}

/** Counts rows with a value, without making a table. */
export class XlsxRowCount implements XmlHandler {
  readonly scanner = new XmlScanner(['row', 'c', 'v', 't'], this);
  rows = 0;
  #hasValue = false;

  open(tag: number, xml: XmlScanner): void {
    if (tag === ROW) this.#hasValue = false;
    else if (tag === V || tag === T) xml.wantsText = !this.#hasValue;
  }

  text(): void {
    this.#hasValue = true;
  }

  close(tag: number, xml: XmlScanner): void {
    xml.wantsText = false;
    if (tag === ROW && this.#hasValue) this.rows++;
  }
}

function typeOf(bytes: Uint8Array, from: number, to: number): CellType {
  switch (bytes[from]) {
    case 0x73:
      // "s" is shared, "str" the text of a formula.
      return to - from === 1 ? 'shared' : 'text';
    case 0x62:
      return 'boolean';
    case 0x65:
      return 'error';
    case 0x69:
      return 'text';
    case 0x64:
      return 'date';
    default:
      return 'number';
  }
}

/** Column of an address: BC12 → 54. */
function columnOf(bytes: Uint8Array, from: number, to: number, otherwise: number): number {
  let column = 0;
  let at = from;
  for (; at < to && at < from + 4; at++) {
    const letter = bytes[at] & 0xdf;
    if (letter < 0x41 || letter > 0x5a) break;
    column = column * 26 + letter - 0x40;
  }
  return at === from ? otherwise : column - 1;
}

function wholeNumber(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to && at < from + 12; at++) {
    const digit = bytes[at] - 0x30;
    if (digit < 0 || digit > 9) continue;
    value = value * 10 + digit;
  }
  return value;
}

/** Digits, a sign, a point, and no more digits than a spreadsheet shows: the stored text is the number as it is shown. */
function isShort(bytes: Uint8Array, length: number): boolean {
  let digits = 0;
  for (let at = 0; at < length; at++) {
    const byte = bytes[at];
    if (byte >= 0x30 && byte <= 0x39) digits++;
    else if (!(byte === 0x2e || (byte === 0x2d && at === 0))) return false;
  }
  return digits > 0 && digits <= EXACT_DIGITS;
}

/** `2024-03-01T00:00:00` → `2024-03-01`. */
export function isoText(text: string): string {
  const [, day, time = ''] = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?).*)?$/.exec(text) ?? [];
  if (day === undefined) return text;
  const short = time.replace(/:00$/, match => (time.length > 5 ? '' : match));
  return short === '' || short === '00:00' ? day : `${day} ${short}`;
}
