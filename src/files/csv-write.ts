/**
 * Text for CSV files: RFC 4180 quoting, and a guard against texts that a spreadsheet would run as a formula. Files are
 * made as a stream of pieces, so that a million rows are never one string.
 */

/** A cell as our own columns have it; null is blank. Numbers are written with a decimal point, whatever the country. */
export type CsvValue = string | number | boolean | null;

/** About this many characters are joined before they are passed on. */
const PIECE = 1 << 18;

const EQUALS = 0x3d;
const PLUS = 0x2b;
const MINUS = 0x2d;
const AT = 0x40;
const TAB = 0x09;
const CR = 0x0d;

/** Whether a cell that starts with this character might be a formula. */
export function mayBeFormula(firstCode: number): boolean {
  return (
    firstCode === EQUALS ||
    firstCode === PLUS ||
    firstCode === MINUS ||
    firstCode === AT ||
    firstCode === TAB ||
    firstCode === CR
  );
}

/**
 * Whether a spreadsheet could run the text. Numbers, phone numbers and dates with a sign in front ("-71.06", "+5",
 * "+49 (221) 12-34") hold nothing that could be run and stay as they are.
 */
export function isFormula(text: string): boolean {
  return mayBeFormula(text.charCodeAt(0)) && !/^[-+][\d\s().,/%:-]*(?:e[-+]?\d+)?$/iu.test(text);
}

/** The text with an apostrophe before it when it could be run as a formula; spreadsheets show it as plain text. */
export function guarded(text: string): string {
  return isFormula(text) ? `'${text}` : text;
}

/** Quoted when it holds the delimiter, a quote, a line end, or spaces at its ends that readers might drop. */
export function quoted(text: string, delimiter: string): string {
  const plain =
    !text.includes(delimiter) && !/["\r\n]/u.test(text) && text === text.trim() && !(text === '' && delimiter === '');
  return plain ? text : `"${text.replaceAll('"', '""')}"`;
}

/** One cell; only texts are guarded. NaN and infinities are blank, -0 is 0. */
export function csvCell(value: CsvValue, delimiter = ','): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value === 0 ? 0 : value) : '';
  return typeof value === 'boolean' ? String(value) : quoted(guarded(value), delimiter);
}

/** One record without its line end. */
export function csvRecord(values: readonly CsvValue[], delimiter = ','): string {
  return values.map(value => csvCell(value, delimiter)).join(delimiter);
}

/** A whole table with comma and line feed, in pieces. Rows are made one at a time. */
export function* csvTable(
  header: readonly string[],
  rows: Iterable<readonly CsvValue[]>,
): Generator<string, void, undefined> {
  let piece = `${csvRecord(header)}\n`;
  for (const row of rows) {
    piece += `${csvRecord(row)}\n`;
    if (piece.length >= PIECE) {
      yield piece;
      piece = '';
    }
  }
  if (piece !== '') yield piece;
}

/** A sum as exports write it: without the last bits that adding floating-point numbers leaves behind. */
export function exactSum(value: number): number {
  return Number.isFinite(value) ? Number(value.toFixed(6)) : value;
}
