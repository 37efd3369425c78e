/**
 * An H3 cell as people and databases write it: 15 hexadecimal digits in either case, with or without `0x` and leading
 * zeros, or the same 64 bits as a decimal number (BigQuery, Snowflake and Databricks give those).
 *
 * The surprise: programs that hold numbers as floating point round such decimals to 15 or 16 digits. A cell's unused
 * digits are all ones, three bits for each finer level, so a coarse cell can still be told from a number that is a
 * little off; fine cells cannot, and stay invalid.
 */
import { isValidCell } from 'h3-js';
import { isBlank } from './parse-number';

export type CellForm = 'exact' | 'rounded' | 'invalid';

export interface ReadCell {
  /** 15 digits, lower case; '' = it is no cell. */
  readonly cell: string;
  readonly form: CellForm;
}

const HEX = /^(?:0x)?0*([1-9a-f][0-9a-f]{14})$/iu;
/** The 64 bits of every cell lie between 0x08000… and 0x08ff…, which are 18 digits. */
const DECIMAL = /^\+?0*([1-9]\d{17})(?:\.0*)?$/u;
/** `6.08692970719027E+17`: what a spreadsheet makes of the decimal. */
const SCIENTIFIC = /^\+?(\d)[.,](\d{1,17})e\+?17$/iu;
/** Fifteen significant digits of eighteen: off by half a thousand at most. */
const WIDEST_ROUNDING = 512n;
const BITS_PER_LEVEL = 3n;
const FINEST = 15n;
/** Numbers with more zeros than this at the end were rounded to fewer digits, too few to tell anything. */
const ROUGH = /0{6}$/u;
/** With less room between cells than rounding takes, two of them would be within it. */
const FINEST_RESTORED = 11n;

const INVALID: ReadCell = { cell: '', form: 'invalid' };

/** What the text says; a blank is invalid too. */
export function readCell(text: string): ReadCell {
  const trimmed = text.trim();
  const hex = HEX.exec(trimmed);
  if (hex) {
    const cell = hex[1].toLowerCase();
    return isValidCell(cell) ? { cell, form: 'exact' } : INVALID;
  }
  const digits = DECIMAL.exec(trimmed)?.[1] ?? scientificDigits(trimmed);
  if (!digits) return INVALID;
  const value = BigInt(digits);
  const cell = value.toString(16);
  const fine = ((value >> 52n) & 15n) > FINEST_RESTORED;
  // At the finest levels nearly any number is a cell: one that ends like a rounded number is not to be trusted.
  if (isValidCell(cell) && !(fine && digits.endsWith('000'))) return { cell, form: 'exact' };
  const near = ROUGH.test(digits) ? null : nearestCell(value);
  return near ? { cell: near, form: 'rounded' } : INVALID;
}

/** Whether the text is written as cells are, valid or not: tells a column of cells from one of other numbers. */
export function looksLikeCell(text: string): boolean {
  return !isBlank(text) && readCell(text).form !== 'invalid';
}

/** All eighteen digits of a number in scientific notation, the missing ones as zeros. */
function scientificDigits(text: string): string | null {
  const parts = SCIENTIFIC.exec(text);
  return parts ? `${parts[1]}${parts[2].padEnd(17, '0')}` : null;
}

/** The one cell within rounding of the number; null when there is none, or the level is too fine to tell. */
function nearestCell(value: bigint): string | null {
  const resolution = (value >> 52n) & 15n;
  if (resolution > FINEST_RESTORED) return null;
  const step = 1n << (BITS_PER_LEVEL * (FINEST - resolution));
  const cell = ((value + 1n + step / 2n) / step) * step - 1n;
  const off = cell > value ? cell - value : value - cell;
  if (off > WIDEST_ROUNDING) return null;
  const text = cell.toString(16);
  return isValidCell(text) ? text : null;
}
