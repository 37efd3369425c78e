/** A number of a spreadsheet as the text that the spreadsheet shows for it. */
import type { CellFormat } from './number-format';

const DAY_MS = 86_400_000;
/** Days from 1899-12-30, the day 0 of spreadsheets, to 1970-01-01. */
const EPOCH_DAYS = 25_569;
/** Days by which the 1904 calendar is behind. */
const DAYS_1904 = 1462;
/** 9999-12-31. */
const LAST_DAY = 2_958_465;
const SECONDS = 86_400;

/**
 * The stored value in 15 significant digits, without what binary fractions leave behind; a whole number keeps all of
 * its digits.
 */
export function numberText(text: string): string {
  const value = Number(text);
  if (!Number.isFinite(value)) return '';
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  const shown = Number(value.toPrecision(15));
  const short = String(shown);
  if (!short.includes('e') || Math.abs(shown) >= 1 || Math.abs(shown) < 1e-30) return short;
  return shown.toFixed(15 - Math.floor(Math.log10(Math.abs(shown)))).replace(/0+$/, '');
}

/** `null` when the format does not fit the number, which is then written as a number. */
export function formattedText(value: number, format: CellFormat, is1904: boolean): string | null {
  switch (format.kind) {
    case 'number':
      return null;
    case 'zeros':
      return Number.isInteger(value) && value >= 0 ? String(value).padStart(format.digits, '0') : null;
    case 'hyphened': {
      if (!Number.isInteger(value) || value < 0) return null;
      // Five digits in a column of nine: the code without its second half.
      if (String(value).length <= format.before) return String(value).padStart(format.before, '0');
      const digits = String(value).padStart(format.before + format.after, '0');
      return `${digits.slice(0, -format.after)}-${digits.slice(-format.after)}`;
    }
    case 'duration':
      return value >= 0 && value < LAST_DAY ? timeText(Math.round(value * SECONDS)) : null;
    default:
      return dateText(value, format.kind, is1904);
  }
}

function dateText(value: number, kind: 'date' | 'datetime' | 'time', is1904: boolean): string | null {
  if (!(value >= 0)) return null;
  // To the second: fractions of a day are never exact.
  const seconds = Math.round(value * SECONDS);
  const day = Math.floor(seconds / SECONDS);
  const time = seconds - day * SECONDS;
  if (day > LAST_DAY) return null;
  if (kind === 'time') return day === 0 ? timeText(time) : `${isoDay(day, is1904)} ${timeText(time)}`;
  // A time alone in a column of dates and times.
  if (day === 0 && !is1904) return time > 0 ? timeText(time) : null;
  if (kind === 'date' || time === 0) return isoDay(day, is1904);
  return `${isoDay(day, is1904)} ${timeText(time)}`;
}

/** Day 60 of the 1900 calendar is a 29 February that never was; the days before it are one off. */
export function isoDay(day: number, is1904: boolean): string {
  if (!is1904 && day === 60) return '1900-02-29';
  const shifted = is1904 ? day + DAYS_1904 : day < 60 ? day + 1 : day;
  return new Date((shifted - EPOCH_DAYS) * DAY_MS).toISOString().slice(0, 10);
}

/** `hh:mm`, with seconds when there are any. */
function timeText(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const minutes = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`;
  return seconds % 60 === 0 ? minutes : `${minutes}:${two(seconds % 60)}`;
}
