/**
 * Dates as people and programs write them → whole days since 1970-01-01. Which of day and month comes first, and what
 * a bare number counts, is a property of the column (DateStyle), never guessed for a single cell; forms that can mean
 * one thing only (year first, names of months) are read in every style.
 *
 * A time behind the date is passed over, and so is its zone: the day is the day as it is written. Two-digit years
 * follow POSIX: 70–99 are 1970–1999, 00–69 are 2000–2069. A month without a day is its first day.
 */
import type { DateStyle } from './column-mapping';
import { isPassedOver, monthOfWord } from './month-names';

/** "No date here": blank, or not a date in the column's style. */
export const NO_DAY = -2147483648;

const MAX_WRITTEN = 80;
const FIRST_YEAR = 1000;
const LAST_YEAR = 9999;
const LAST_MONTH_YEAR = 2199;
/** 1970-01-01 as the spreadsheets number it: 1 = 1900-01-01 with a 29 February that never was, or 0 = 1904-01-01. */
const SERIAL_1900 = 25_569;
const SERIAL_1904 = 24_107;
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465;
const SECONDS_OF_DAY = 86_400;

/** A time of day with its zone, up to the end of the text. */
const TIME =
  /(?:[T ,]+\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:[.,]\d{1,9})?)?\s?(?:[ap]\.?m\.?|uhr|z|utc|gmt)?\s?(?:[+-]\d{2}(?::?\d{2})?|[a-z]{3,5})?|T\d{4}(?:\d\d)?Z?)$/iuy;
const TIME_BEHIND_WORDS = /[T ,]\d{1,2}:\d{2}/u;

const POINT = 0x2e;
const MONTH_SIGN = 0x6708;
const DAY_SIGN = 0x65e5;

/**
 * @returns days since 1970-01-01, or NO_DAY when the text is blank or not a date in this style
 */
export function parseDay(text: string, style: DateStyle): number {
  let length = text.length;
  while (length > 0 && text.charCodeAt(length - 1) <= 0x20) length--;
  let at = 0;
  while (at < length && text.charCodeAt(at) <= 0x20) at++;
  if (at === length || length - at > MAX_WRITTEN) return NO_DAY;
  const start = at;
  let groups = 0;
  let first = 0;
  let firstDigits = 0;
  let second = 0;
  let secondDigits = 0;
  let third = 0;
  let thirdDigits = 0;
  while (groups < 3) {
    let value = 0;
    const from = at;
    for (; at < length; at++) {
      const digit = text.charCodeAt(at) - 0x30;
      if (digit < 0 || digit > 9) break;
      value = value * 10 + digit;
    }
    const digits = at - from;
    if (digits === 0) break;
    groups++;
    if (groups === 1) {
      first = value;
      firstDigits = digits;
    } else if (groups === 2) {
      second = value;
      secondDigits = digits;
    } else {
      third = value;
      thirdDigits = digits;
    }
    if (groups === 3 || at === length || !isSeparator(text.charCodeAt(at))) break;
    at++;
    // "23. 11. 2026"
    if (text.charCodeAt(at) === 0x20) at++;
  }
  const counts = style !== 'day-first' && style !== 'month-first';
  if (groups < 3) {
    // A day before a month's name: "23. Nov 2026", "2026-Nov-23".
    if (at < length && hasLetter(text, at, length)) {
      if (groups === 2 && text.charCodeAt(at) === MONTH_SIGN) return dayOf(first, second, 1);
      const packed = groups === 1 && firstDigits === 8 && isTime(text, at, length);
      return packed ? dayOfDigits(first, 8) : dayOfWords(text.slice(start, length));
    }
    if (groups === 2 && at === length) {
      if (firstDigits === 4 && secondDigits <= 2) return dayOf(first, second, 1);
      // "11.2026" is a month, "7.3000" is a number.
      const isNumber =
        text.charCodeAt(start + firstDigits) === POINT && (counts || second < 1900 || second > LAST_MONTH_YEAR);
      if (secondDigits === 4 && firstDigits <= 2 && !isNumber) return dayOf(second, first, 1);
    }
    if (groups === 0) return NO_DAY;
    const isWhole = start + firstDigits === length;
    // A part of a day or of a second does not change the day.
    if (counts)
      return isWhole || /^[.,]\d+$/u.test(text.slice(start + firstDigits, length)) ? dayOfCount(first, style) : NO_DAY;
    return isWhole || (firstDigits === 8 && isTime(text, at, length)) ? dayOfDigits(first, firstDigits) : NO_DAY;
  }
  // "2026. 11. 23." and "2026年11月23日"
  if (at < length && (text.charCodeAt(at) === POINT || text.charCodeAt(at) === DAY_SIGN)) at++;
  if (at < length && !isTime(text, at, length)) return NO_DAY;
  if (firstDigits === 4) return secondDigits <= 2 && thirdDigits <= 2 ? dayOf(first, second, third) : NO_DAY;
  if (firstDigits > 2 || secondDigits > 2 || (thirdDigits !== 4 && thirdDigits !== 2)) return NO_DAY;
  const year = thirdDigits === 4 ? third : fullYear(third);
  return style === 'month-first' ? dayOf(year, first, second) : dayOf(year, second, first);
}

/** Full stop, slash, hyphen, the dash of typesetters, and the signs for year and month of East Asia. */
function isSeparator(code: number): boolean {
  return code === POINT || code === 0x2f || code === 0x2d || code === 0x2013 || code === 0x5e74 || code === MONTH_SIGN;
}

function hasLetter(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (/\p{L}/u.test(text[at])) return true;
  return false;
}

function isTime(text: string, from: number, to: number): boolean {
  TIME.lastIndex = from;
  return TIME.test(to === text.length ? text : text.slice(0, to));
}

/** Digits of a date without separators: year, month, day and perhaps a time of six digits, or year and month. */
function dayOfDigits(digits: number, length: number): number {
  if (length === 14) return dayOfDigits(Math.floor(digits / 1e6), 8);
  if (length === 8) return dayOf(Math.floor(digits / 10_000), Math.floor(digits / 100) % 100, digits % 100);
  return length === 6 ? dayOf(Math.floor(digits / 100), digits % 100, 1) : NO_DAY;
}

/** A date with the month as a word. Two figures beside it are day and year, one alone is the year. */
function dayOfWords(text: string): number {
  const time = text.search(TIME_BEHIND_WORDS);
  const date = time > 0 ? text.slice(0, time) : text;
  let month = 0;
  const figures: string[] = [];
  for (const word of date
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .match(/\p{L}+|\d+/gu) ?? []) {
    if (/^\d/u.test(word)) {
      figures.push(word);
      continue;
    }
    const named = monthOfWord(word);
    // "mar. 3 mars": a day of the week may be called like a month, and comes first.
    if (named > 0 && (month === 0 || figures.length < 2)) month = named;
    else if (!isPassedOver(word)) return NO_DAY;
  }
  if (month === 0 || figures.length === 0 || figures.length > 2) return NO_DAY;
  const yearFirst = figures.length === 2 && figures[0].length === 4;
  const year = figures.length === 1 || yearFirst ? figures[0] : figures[1];
  const day = figures.length === 1 ? '1' : yearFirst ? figures[1] : figures[0];
  if ((year.length !== 4 && year.length !== 2) || day.length > 2) return NO_DAY;
  return dayOf(year.length === 4 ? Number(year) : fullYear(Number(year)), month, Number(day));
}

function dayOfCount(count: number, style: Exclude<DateStyle, 'day-first' | 'month-first'>): number {
  switch (style) {
    case 'serial':
      // 60 is 29 February 1900, which the spreadsheets count though that year had none.
      if (count < 1 || count === 60 || count > LAST_SERIAL) return NO_DAY;
      return count - SERIAL_1900 + (count < 60 ? 1 : 0);
    case 'serial-1904':
      return count > LAST_SERIAL - (SERIAL_1900 - SERIAL_1904) ? NO_DAY : count - SERIAL_1904;
    case 'unix-seconds':
      return count > 253_402_300_799 ? NO_DAY : Math.floor(count / SECONDS_OF_DAY);
    case 'unix-millis':
      return count > 253_402_300_799_999 ? NO_DAY : Math.floor(count / (SECONDS_OF_DAY * 1000));
  }
}

/** Of a two-digit year. */
function fullYear(short: number): number {
  return short < 70 ? 2000 + short : 1900 + short;
}

const DAYS_OF_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Days since 1970-01-01 in the Gregorian calendar, or NO_DAY when there is no such day between the years 1000 and 9999. */
function dayOf(year: number, month: number, day: number): number {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1) return NO_DAY;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > DAYS_OF_MONTH[month - 1] + (isLeap && month === 2 ? 1 : 0)) return NO_DAY;
  // Years that begin in March, so that the leap day is the last one; 1970-01-01 is day 719,468 of that count.
  const y = month > 2 ? year : year - 1;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468;
}

/** "2026-11-23"; '' for NO_DAY. */
export function isoDay(day: number): string {
  return day === NO_DAY ? '' : new Date(day * SECONDS_OF_DAY * 1000).toISOString().slice(0, 10);
}
