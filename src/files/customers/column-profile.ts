/** What the sampled cells of one column look like; the evidence for recognising it by its values. */
import type { NumberStyle } from './column-mapping';
import { type DateEvidence, noDateEvidence, weighDate } from './date-evidence';
import { detached } from './decode';
import { looksLikeCell } from './h3-cell';
import { currencyOf, hasLoneLetter, isBlank, parseNumber, type StyleEvidence, weighStyle } from './parse-number';

const MAX_DISTINCT = 20_000;
/** Filled cells whose form is looked at; filled and distinct cells are counted beyond it. */
const MAX_EXAMINED = 3_000;
const EXAMPLES = 3;
const MAX_EXAMPLE = 120;
const UK_POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/u;
const CA_POSTCODE = /^[A-Z]\d[A-Z] ?\d[A-Z]\d$/u;
const US_POSTCODE = /^\d{5}(?:-\d{4})?$/u;

/** The first digits of every cell, hexadecimal or decimal: spares most cells a closer look. */
const MAY_BE_CELL = /^(?:0x)?0?8[0-9a-f]{14}$|^\+?[56]\d{17}|^[56][.,]\d+e/iu;

export class ColumnProfile {
  cells = 0;
  filled = 0;
  /** Filled cells that the counts of forms below are taken of. */
  examined = 0;
  readonly examples: string[] = [];
  readonly values = new Map<string, number>();
  /** Cells whose text was seen before. */
  repeated = 0;
  readonly style: StyleEvidence = { point: 0, comma: 0, ambiguousPoint: 0, ambiguousComma: 0 };
  readonly dates: DateEvidence = noDateEvidence();
  readonly currencies = new Map<string, number>();
  /** Cells that are numbers read with decimal points and with decimal commas. */
  readonly numeric = { point: 0, comma: 0 };
  readonly insideLat = { point: 0, comma: 0 };
  readonly insideLng = { point: 0, comma: 0 };
  min = { point: Number.POSITIVE_INFINITY, comma: Number.POSITIVE_INFINITY };
  max = { point: Number.NEGATIVE_INFINITY, comma: Number.NEGATIVE_INFINITY };
  /** Cells with at least three decimals, as coordinates have. */
  fine = 0;
  leadingZero = 0;
  /** Numbers such as `12k` with nothing that says they are money: codes, perhaps. */
  loneLetters = 0;
  /** Whole numbers of three or four digits: American post codes that may have lost a zero. */
  shortCode = 0;
  usPostcodes = 0;
  /** Post codes of a form that nothing else has: British or Canadian. */
  letterPostcodes = 0;
  emails = 0;
  /** H3 cells, in any of the ways they are written. */
  cellsOfH3 = 0;
  withLetters = 0;
  withSpaces = 0;
  characters = 0;

  add(cell: string): void {
    this.cells++;
    if (isBlank(cell)) return;
    const text = cell.trim();
    this.filled++;
    if (this.examples.length < EXAMPLES && !this.values.has(text))
      this.examples.push(detached(cell.slice(0, MAX_EXAMPLE)));
    const seen = this.values.get(text);
    if (seen !== undefined) {
      this.repeated++;
      this.values.set(text, seen + 1);
    } else if (this.values.size < MAX_DISTINCT) {
      this.values.set(text, 1);
    }
    if (this.examined === MAX_EXAMINED) return;
    this.examined++;
    this.characters += text.length;
    if (text.length > 200) {
      this.withLetters++;
      this.withSpaces++;
      return;
    }
    const lettered = /\p{L}/u.test(text);
    if (lettered) this.withLetters++;
    if (/\s/u.test(text)) this.withSpaces++;
    if (/^0\d/u.test(text)) this.leadingZero++;
    if (/^\d{3,4}$/u.test(text)) this.shortCode++;
    if (US_POSTCODE.test(text)) this.usPostcodes++;
    if (lettered && (UK_POSTCODE.test(text.toUpperCase()) || CA_POSTCODE.test(text.toUpperCase())))
      this.letterPostcodes++;
    if (MAY_BE_CELL.test(text) && looksLikeCell(text)) this.cellsOfH3++;
    if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text)) this.emails++;
    weighDate(text, this.dates);
    this.#addNumber(text);
  }

  #addNumber(text: string): void {
    const point = parseNumber(text, 'point');
    const comma = parseNumber(text, 'comma');
    if (Number.isNaN(point) && Number.isNaN(comma)) return;
    weighStyle(text, this.style);
    this.#addValue(point, 'point');
    this.#addValue(comma, 'comma');
    if (/[.,]\d{3,}$/u.test(text)) this.fine++;
    if (hasLoneLetter(text)) this.loneLetters++;
    const currency = currencyOf(text);
    if (currency) this.currencies.set(currency, (this.currencies.get(currency) ?? 0) + 1);
  }

  #addValue(value: number, style: NumberStyle): void {
    if (Number.isNaN(value)) return;
    this.numeric[style]++;
    if (Math.abs(value) <= 90) this.insideLat[style]++;
    if (Math.abs(value) <= 180) this.insideLng[style]++;
    if (value < this.min[style]) this.min[style] = value;
    if (value > this.max[style]) this.max[style] = value;
  }

  /** `count` of examined cells as a share of them, 0 when none is filled. */
  share(count: number): number {
    return this.examined === 0 ? 0 : count / this.examined;
  }

  /** Share of cells that are numbers in the better of the two styles. */
  get numericShare(): number {
    return this.share(Math.max(this.numeric.point, this.numeric.comma));
  }

  get distinct(): number {
    return this.values.size;
  }
}
