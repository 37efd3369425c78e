/**
 * Numbers as people write them in tables: currency signs and codes, thousands by comma, point, apostrophe or space,
 * a minus before or behind, parentheses for negatives, percent, words that multiply ("1,2 Mio."), figures of full width. Which of comma and point is the decimal separator is
 * a property of the column (NumberStyle), never guessed for a single cell.
 */
import type { NumberStyle } from './column-mapping';
import { signCode, type WordsBeside, wordsBeside } from './number-words';

/** What databases and statistics programs write for "nothing here". "n/a" is not among them: a person typed it. */
const NOTHING = new Set(['', 'nan', 'null', '\\n', '#n/a', '-', '–', '—']);

export function isBlank(text: string): boolean {
  if (text.length === 0) return true;
  // Nearly every cell is told apart by its first character: those of NOTHING are n, N, a backslash, #, dashes or white space.
  const first = text.charCodeAt(0);
  if (
    first > 0x20 &&
    first < 0x80 &&
    first !== 0x6e &&
    first !== 0x4e &&
    first !== 0x5c &&
    first !== 0x23 &&
    first !== 0x2d
  ) {
    return false;
  }
  const trimmed = text.trim();
  return trimmed.length < 5 && NOTHING.has(trimmed.toLowerCase());
}

/** A finite number, or NaN when the text is blank or not a number in this style. `12 %` is 0.12, `(5)` is −5. */
export function parseNumber(text: string, style: NumberStyle): number {
  const plain = parsePlain(text, style);
  if (!Number.isNaN(plain)) return plain;
  const common = parseCommon(text, style);
  return Number.isNaN(common) ? parseWritten(text, style) : common;
}

/** More digits may not be exact as a whole number. */
const EXACT_DIGITS = 15;

/**
 * The forms that most written numbers have, without a string in between: groups of three, at most one sign of a currency
 * before or behind, a minus in front; NaN for anything else, which may be a number all the same.
 */
function parseCommon(text: string, style: NumberStyle): number {
  const decimal = style === 'point' ? 0x2e : 0x2c;
  const length = text.length;
  let at = 0;
  let isNegative = false;
  let isMoney = false;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x2d && !isNegative) isNegative = true;
    else if (isCommonSign(code) && !isMoney) isMoney = true;
    else if (!(isSpace(code) && at > 0)) break;
  }
  let whole = 0;
  let digits = 0;
  let decimals = -1;
  let group = 0;
  let sinceGroup = 0;
  for (; at < length; at++) {
    const code = text.charCodeAt(at);
    if (isDigit(code)) {
      whole = whole * 10 + code - 0x30;
      digits++;
      if (decimals >= 0) decimals++;
      else sinceGroup++;
    } else if (code === decimal && decimals < 0) {
      decimals = 0;
    } else if (decimals < 0 && isGroupSign(code) && code !== decimal && isDigit(text.charCodeAt(at + 1))) {
      if (group === 0 ? sinceGroup < 1 || sinceGroup > 3 : code !== group || sinceGroup !== 3) return Number.NaN;
      group = code;
      sinceGroup = 0;
    } else {
      break;
    }
    if (code === decimal && group !== 0 && sinceGroup !== 3) return Number.NaN;
  }
  if (sinceGroup === 0 || decimals === 0 || digits > EXACT_DIGITS || (group !== 0 && sinceGroup !== 3))
    return Number.NaN;
  if (at < length && isSpace(text.charCodeAt(at))) at++;
  if (at < length && !isMoney && isCommonSign(text.charCodeAt(at))) at++;
  if (at < length) return Number.NaN;
  // Both are exact, so the quotient is the nearest number, as if the digits had been read as they stand.
  const value = decimals > 0 ? whole / 10 ** decimals : whole;
  return isNegative ? -value : value;
}

/** Dollar, euro, pound, yen. */
function isCommonSign(code: number): boolean {
  return code === 0x24 || code === 0x20ac || code === 0xa3 || code === 0xa5;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0xa0 || code === 0x202f;
}

function isGroupSign(code: number): boolean {
  return code === 0x2c || code === 0x2e || code === 0x27 || code === 0x2019 || isSpace(code);
}

/** Digits with at most a minus and a decimal separator, the form nearly all cells have; NaN for anything else. */
export function parsePlain(text: string, style: NumberStyle): number {
  const length = text.length;
  if (length === 0 || length > 24) return Number.NaN;
  let separators = 0;
  let digits = 0;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits++;
    else if (code === (style === 'point' ? 0x2e : 0x2c)) separators++;
    else if (!(code === 0x2d && at === 0)) return Number.NaN;
  }
  if (digits === 0 || separators > 1) return Number.NaN;
  return Number(style === 'point' || separators === 0 ? text : text.replace(',', '.'));
}

/** What spreadsheets write for large numbers; the decimal separator is put in place before this is asked. */
const SCIENTIFIC = /^[-+]?\d+(?:\.\d*)?e[-+]?\d{1,3}$/iu;
const MAX_WRITTEN = 60;

function parseWritten(text: string, style: NumberStyle): number {
  const parts = partsOf(text);
  if (!parts) return Number.NaN;
  const withPoint = style === 'point' ? parts.whole : parts.whole.replace(',', '.');
  if (SCIENTIFIC.test(withPoint)) return Number.isFinite(Number(withPoint)) ? Number(withPoint) : Number.NaN;
  const { before, behind } = parts;
  let { body } = parts;
  const decimal = style === 'point' ? '.' : ',';
  const leadingPoint = before.at(-1) === decimal && !/\p{L}/u.test(before.at(-2) ?? '');
  if (leadingPoint) body = decimal + body;
  // "12.–" and "12,-" are how round prices are written.
  const around = `${leadingPoint ? before.slice(0, -1) : before}\n${behind.replace(/^[.,](?:-{1,2}(?!\d))?/u, '')}`;
  const signs = signsOf(around);
  if (signs === null) return Number.NaN;
  const value = digitsOf(body, decimal);
  if (Number.isNaN(value)) return value;
  const [prefix, suffix] = around.replace(/[-+()%]/gu, ' ').split('\n');
  const words = wordsBeside(prefix, suffix);
  if (words === null) return Number.NaN;
  const scaled = words.scale === 1 ? value : exactProduct(value, words.scale);
  const result = signs.percent ? scaled / 100 : scaled;
  return Number.isFinite(result) ? (signs.negative ? -result : result) : Number.NaN;
}

interface NumberParts {
  /** Everything, with one kind of space, apostrophe, minus and figure. */
  readonly whole: string;
  /** From the first figure to the last one. */
  readonly body: string;
  readonly before: string;
  readonly behind: string;
}

function partsOf(text: string): NumberParts | null {
  if (text.length > MAX_WRITTEN) return null;
  const whole = plainCharacters(text);
  const first = whole.search(/\d/u);
  if (first < 0) return null;
  let end = whole.length;
  while (!isDigit(whole.charCodeAt(end - 1))) end--;
  return { whole, body: whole.slice(first, end), before: whole.slice(0, first), behind: whole.slice(end) };
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function plainCharacters(text: string): string {
  let plain = text;
  if (/[^ -~]/u.test(plain)) {
    // Figures of full width and of Arabic, whose separators have signs of their own; marks of the writing direction.
    if (/[\u0600-\u06ff\u200e\u200f\uff00-\uffef]/u.test(plain)) {
      plain = plain
        .normalize('NFKC')
        .replace(/[\u061c\u200e\u200f]/gu, '')
        .replace(/[\u0660-\u0669\u06f0-\u06f9]/gu, digit => String(digit.charCodeAt(0) & 0xf))
        .replaceAll('٬', "'")
        .replaceAll('٫', plain.includes(',') ? '.' : ',');
    }
    plain = plain
      .replace(/[’‘`´ʼ]/gu, "'")
      .replace(/[−–—]/gu, '-')
      .replace(/\s/gu, ' ');
  }
  return plain.replace(/ {2,}/gu, ' ').trim();
}

/** What stands around the figures; null when it is more than words, one sign, a pair of parentheses and a percent sign. */
function signsOf(around: string): { readonly negative: boolean; readonly percent: boolean } | null {
  let minuses = 0;
  let pluses = 0;
  let opened = 0;
  let closed = 0;
  let percents = 0;
  const line = around.indexOf('\n');
  for (let at = 0; at < around.length; at++) {
    const character = around[at];
    if (character === '-') minuses++;
    else if (character === '+') pluses++;
    else if (character === '(' && at < line) opened++;
    else if (character === ')' && at > line) closed++;
    else if (character === '%' && at > line) percents++;
    else if (!/[\p{L}\p{Sc}. \n]/u.test(character)) return null;
  }
  if (minuses + pluses > 1 || opened !== closed || opened > 1 || percents > 1) return null;
  return { negative: minuses + opened > 0, percent: percents > 0 };
}

/** Figures with at most one kind of group separator, in groups of three, or of two before the last three as in India. */
function digitsOf(body: string, decimal: string): number {
  const point = body.indexOf(decimal);
  const whole = point < 0 ? body : body.slice(0, point);
  const fraction = point < 0 ? '' : body.slice(point + 1);
  if (!/^\d*$/u.test(fraction)) return Number.NaN;
  const group = /\D/u.exec(whole)?.[0];
  let digits = whole;
  if (group !== undefined) {
    const groups = whole.split(group);
    const last = groups.length - 1;
    const isGrouped = groups.every((figures, at) => {
      if (!/^\d+$/u.test(figures)) return false;
      if (at === 0) return figures.length <= 3;
      return figures.length === 3 || (at < last && figures.length === 2 && group === ',');
    });
    if (!isGrouped || !"., '".includes(group)) return Number.NaN;
    digits = groups.join('');
  }
  return Number(`${digits || '0'}.${fraction || '0'}`);
}

/** 1.1 million is 1,100,000, not 1,100,000.0000000001. */
function exactProduct(value: number, scale: number): number {
  return Number((value * scale).toPrecision(15));
}

/** ISO 4217 code of the currency written beside a number, '' when there is none. */
export function currencyOf(text: string): string {
  const last = text.charCodeAt(text.length - 1);
  // A sign at one end and a figure at the other: the form most amounts have.
  if (isCommonSign(text.charCodeAt(0)) && isDigit(last)) return signCode(text[0]);
  if (isCommonSign(last) && isDigit(text.charCodeAt(0)) && isSpace(text.charCodeAt(text.length - 2)))
    return signCode(text[text.length - 1]);
  return wordsOf(text)?.currency ?? '';
}

/** Whether a lone letter multiplies the number ("12k") and nothing says that it is money: it may as well be a code. */
export function hasLoneLetter(text: string): boolean {
  return wordsOf(text)?.loneLetter ?? false;
}

function wordsOf(text: string): WordsBeside | null {
  // Most cells end in a figure and begin with one.
  if (isDigit(text.charCodeAt(0)) && isDigit(text.charCodeAt(text.length - 1))) return null;
  const parts = partsOf(text);
  return parts && wordsBeside(parts.before.replace(/[-+(]/gu, ' '), parts.behind.replace(/^[.,]|[-+)%]/gu, ' '));
}

/** What single cells say about the decimal separator of their column. */
export interface StyleEvidence {
  point: number;
  comma: number;
  /** Cells such as `1.234`, one thousand or one and a bit. */
  ambiguousPoint: number;
  ambiguousComma: number;
}

/** Adds the evidence of one cell: only a separator that can have but one meaning counts. */
export function weighStyle(text: string, evidence: StyleEvidence): void {
  // "1,5E+06"; the full stop of "Fr." and "Mio." separates nothing.
  const mantissa = text.replace(/e[-+]?\d+$/iu, '');
  const digits = mantissa.replace(/\p{L}+\.?|[^\d.,]/gu, '');
  const point = digits.lastIndexOf('.');
  const comma = digits.lastIndexOf(',');
  if (point < 0 && comma < 0) return;
  if (point >= 0 && comma >= 0) {
    if (point > comma) evidence.point++;
    else evidence.comma++;
    return;
  }
  const separator = point >= 0 ? '.' : ',';
  const last = Math.max(point, comma);
  const repeated = digits.indexOf(separator) !== last;
  const couldGroup = digits.length - last - 1 === 3 && last > 0 && last <= 3 && digits[0] !== '0';
  const grouping = repeated || (couldGroup && mantissa === text);
  if (repeated) {
    if (separator === '.') evidence.comma++;
    else evidence.point++;
  } else if (!grouping) {
    if (separator === '.') evidence.point++;
    else evidence.comma++;
  } else if (separator === '.') evidence.ambiguousPoint++;
  else evidence.ambiguousComma++;
}
