/** Numbers straight from the bytes of a file, for the form that nearly all cells have. */
import type { NumberStyle } from './column-mapping';

/** Digits that a double holds exactly, so that one division rounds as reading the whole number would. */
const EXACT_DIGITS = 15;
const POWERS_OF_TEN = Float64Array.from({ length: EXACT_DIGITS + 1 }, (_, exponent) => 10 ** exponent);
/** Longer texts are no plain number, see `parsePlain`. */
const MAX_LENGTH = 24;
/** More digits than can be read exactly this way: the text has to be read as a whole. */
export const TOO_LONG = Number.POSITIVE_INFINITY;

const MINUS = 0x2d;
const POINT = 0x2e;
const COMMA = 0x2c;

/**
 * What `parsePlain` reads: digits with at most a minus and a decimal separator.
 * @returns NaN for anything else, TOO_LONG when there are more than 15 digits
 */
export function plainNumber(bytes: Uint8Array, start: number, end: number, style: NumberStyle): number {
  const separator = style === 'point' ? POINT : COMMA;
  const isNegative = start < end && bytes[start] === MINUS;
  let mantissa = 0;
  let digits = 0;
  let whole = -1;
  for (let at = isNegative ? start + 1 : start; at < end; at++) {
    const byte = bytes[at];
    if (byte >= 0x30 && byte <= 0x39) {
      mantissa = mantissa * 10 + byte - 0x30;
      digits++;
    } else if (byte === separator && whole < 0) whole = digits;
    else return Number.NaN;
  }
  if (digits === 0 || end - start > MAX_LENGTH) return Number.NaN;
  if (digits > EXACT_DIGITS) return TOO_LONG;
  const value = whole < 0 ? mantissa : mantissa / POWERS_OF_TEN[digits - whole];
  return isNegative ? -value : value;
}
