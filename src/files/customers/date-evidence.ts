/** What single cells say about how the dates of their column are written. */
import { NO_DAY, parseDay } from './parse-date';

export interface DateEvidence {
  /** Cells that are a date in one order of day and month at least. */
  dates: number;
  /** Cells that are a date only with the day first, or with the month first. */
  dayFirst: number;
  monthFirst: number;
  /** Cells such as `03/04/2026`, which are two different days. */
  ambiguous: number;
  /** Bare numbers that are days of a spreadsheet, seconds or milliseconds since 1970, between 1955 and 2119. */
  serials: number;
  seconds: number;
  millis: number;
}

export function noDateEvidence(): DateEvidence {
  return { dates: 0, dayFirst: 0, monthFirst: 0, ambiguous: 0, serials: 0, seconds: 0, millis: 0 };
}

const FIRST_SERIAL = 20_000;
const LAST_SERIAL = 80_000;
/** 1980 to 2100. */
const FIRST_SECOND = 315_532_800;
const LAST_SECOND = 4_102_444_800;

/** Adds the evidence of one cell. Day, month and year parted by full stops come in that order wherever they are used. */
export function weighDate(text: string, evidence: DateEvidence): void {
  if (!/\d/u.test(text)) return;
  const dayFirst = parseDay(text, 'day-first');
  // The order matters only to a figure of two digits at the start.
  const monthFirst = /^\s*\d{1,2}\D/u.test(text) ? parseDay(text, 'month-first') : dayFirst;
  if (dayFirst === NO_DAY && monthFirst === NO_DAY) {
    weighCount(text, evidence);
    return;
  }
  evidence.dates++;
  if (dayFirst === monthFirst) return;
  if (monthFirst === NO_DAY || (dayFirst !== NO_DAY && /^\s*\d{1,2}\. ?\d{1,2}\./u.test(text))) evidence.dayFirst++;
  else if (dayFirst === NO_DAY) evidence.monthFirst++;
  else evidence.ambiguous++;
}

function weighCount(text: string, evidence: DateEvidence): void {
  if (!/^\d{5,13}(?:[.,]\d{1,12})?$/u.test(text)) return;
  const count = Number(text.replace(',', '.'));
  if (count >= FIRST_SERIAL && count <= LAST_SERIAL) evidence.serials++;
  else if (count >= FIRST_SECOND && count <= LAST_SECOND) evidence.seconds++;
  else if (count >= FIRST_SECOND * 1000 && count <= LAST_SECOND * 1000) evidence.millis++;
}
