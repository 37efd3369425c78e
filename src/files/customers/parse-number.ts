/**
 * Numbers as people write them in tables: currency signs and codes, thousands by comma, point, apostrophe or space,
 * a minus before or behind, parentheses for negatives, percent. Which of comma and point is the decimal separator is
 * a property of the column (NumberStyle), never guessed for a single cell.
 */
import type { NumberStyle } from './column-mapping';

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
  return Number.isNaN(plain) ? parseWritten(text, style) : plain;
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

const CODES =
  'AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS INR ISK JPY KES KRW MAD MXN MYR NGN NOK ' +
  'NZD PEN PHP PLN RON RSD RUB SAR SEK SGD THB TRY TWD UAH USD VND ZAR';
const CURRENCY_CODES = new Set(CODES.split(' '));
const SIGN_CODES = new Map([
  ['$', 'USD'],
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['¥', 'JPY'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['₺', 'TRY'],
  ['₽', 'RUB'],
  ['₴', 'UAH'],
  ['₪', 'ILS'],
  ['zł', 'PLN'],
  ['Kč', 'CZK'],
  ['Ft', 'HUF'],
  ['R$', 'BRL'],
  ['C$', 'CAD'],
  ['CA$', 'CAD'],
  ['A$', 'AUD'],
  ['AU$', 'AUD'],
  ['US$', 'USD'],
  ['NZ$', 'NZD'],
  ['HK$', 'HKD'],
  ['S$', 'SGD'],
  ['Fr', 'CHF'],
  ['Fr.', 'CHF'],
]);
/** Anything beside the number that could be a currency: letters, currency signs, a point after letters. */
const BESIDE =
  /^([-+(]*)((?:\p{L}{1,3}\p{Sc}?\.?|\p{Sc})?)([-+]?[\d.,].*?)((?:\p{L}{1,3}\p{Sc}?\.?|\p{Sc})?)([-)%]*)$/u;
/** What spreadsheets write for large numbers; the decimal separator is put in place before this is asked. */
const SCIENTIFIC = /^[-+]?\d+(?:\.\d*)?e[-+]?\d{1,3}$/iu;
const MAX_WRITTEN = 60;

function parseWritten(text: string, style: NumberStyle): number {
  if (text.length > MAX_WRITTEN) return Number.NaN;
  const compact = text.replace(/[\s'’`´]/gu, '').replace(/[−–—]/gu, '-');
  const withPoint = style === 'point' ? compact : compact.replace(',', '.');
  if (SCIENTIFIC.test(withPoint)) return Number.isFinite(Number(withPoint)) ? Number(withPoint) : Number.NaN;
  const parts = BESIDE.exec(compact);
  if (!parts) return Number.NaN;
  const [, before, prefix, body, suffix, after] = parts;
  if (!isCurrency(prefix) || !isCurrency(suffix)) return Number.NaN;
  const opened = before.includes('(');
  if (opened !== after.includes(')') || before.length > 2 || after.length > 2) return Number.NaN;
  // "12.–" and "12,-" are how round prices are written.
  let number = body.replace(/[.,]$/u, '');
  const minuses = (before + number + (number === body ? after : '')).split('-').length - 1;
  if (minuses > 1) return Number.NaN;
  const negative = opened || minuses === 1;
  if (/^[-+]/u.test(number)) number = number.slice(1);
  const decimal = style === 'point' ? '.' : ',';
  const group = style === 'point' ? ',' : '.';
  const [whole, fraction = '', ...more] = number.split(decimal);
  if (more.length > 0 || !/^\d*$/u.test(fraction) || whole.length + fraction.length === 0) return Number.NaN;
  if (whole.includes(group)) {
    // Groups of three, or of two before the last three as in India.
    const groups = whole.split(group);
    const ok = groups.every((digits, at) =>
      at === groups.length - 1
        ? /^\d{3}$/u.test(digits)
        : at === 0
          ? /^\d{1,3}$/u.test(digits)
          : /^\d{2,3}$/u.test(digits),
    );
    if (!ok) return Number.NaN;
  }
  const digits = whole.replaceAll(group, '');
  if (!/^\d*$/u.test(digits)) return Number.NaN;
  const value = Number(`${digits || '0'}.${fraction || '0'}`) / (after.includes('%') ? 100 : 1);
  return Number.isFinite(value) ? (negative ? -value : value) : Number.NaN;
}

/** Whether a word beside a number may be skipped; Scandinavian "kr" names one of several currencies. */
function isCurrency(word: string): boolean {
  return word === '' || currencyCode(word) !== '' || /^kr\.?$/iu.test(word);
}

/** ISO 4217 code of a sign or code ("€", "US$", "eur"); '' when it is none. */
function currencyCode(word: string): string {
  const code = word.toUpperCase();
  return CURRENCY_CODES.has(code) ? code : (SIGN_CODES.get(word) ?? '');
}

/** ISO 4217 code of the currency written beside a number, '' when there is none. */
export function currencyOf(text: string): string {
  if (text.length > MAX_WRITTEN) return '';
  const parts = BESIDE.exec(text.replace(/[\s'’`´]/gu, '').replace(/[−–—]/gu, '-'));
  return parts ? currencyCode(parts[2]) || currencyCode(parts[4]) : '';
}

/** ISO 4217 code named in a header such as "Sales (EUR)" or "Umsatz in €"; '' when there is none. */
export function currencyInHeader(header: string): string {
  for (const word of header.split(/[^\p{L}\p{Sc}]+/u)) {
    if (CURRENCY_CODES.has(word)) return word;
    const sign = /\p{Sc}/u.exec(word);
    if (sign) return SIGN_CODES.get(sign[0]) ?? '';
  }
  return '';
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
  const mantissa = text.replace(/e[-+]?\d+$/iu, '');
  const digits = mantissa.replace(/[^\d.,]/gu, '');
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
