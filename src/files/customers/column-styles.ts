/**
 * How numbers and dates of each column are written: by what stands in the column; where that leaves it open, by the
 * other columns of the file; where these leave it open too, a person is asked.
 */
import type { DateStyle, NumberStyle } from './column-mapping';
import type { ColumnProfile } from './column-profile';
import type { ColumnQuestion, QuestionReading } from './inspection';
import { isoDay, parseDay } from './parse-date';
import { parseNumber } from './parse-number';

/** Share of cells from which a column counts as numbers, or as dates. */
const MOST_CELLS = 0.8;
const QUESTION_EXAMPLES = 3;

/** What the file as a whole says; `known` is false when that is nothing and the style is only the commoner one. */
export interface FileStyles {
  readonly number: NumberStyle;
  readonly numberKnown: boolean;
  readonly date: 'day-first' | 'month-first';
  readonly dateKnown: boolean;
}

/**
 * @param countries the column with the country, whose labels tell where dates begin with the month; null = there is none
 */
export function fileStyles(
  profiles: readonly ColumnProfile[],
  delimiter: string,
  countries: ColumnProfile | null,
): FileStyles {
  let point = 0;
  let comma = 0;
  let dayFirst = 0;
  let monthFirst = 0;
  for (const profile of profiles) {
    // Columns that are no numbers (dates, versions, texts with figures) say nothing about separators.
    if (profile.numericShare >= MOST_CELLS) {
      point += profile.style.point;
      comma += profile.style.comma;
    }
    if (profile.share(profile.dates.dates) >= MOST_CELLS) {
      dayFirst += profile.dates.dayFirst;
      monthFirst += profile.dates.monthFirst;
    }
  }
  const number = comma > point ? 'comma' : 'point';
  const numberKnown = comma !== point;
  if (dayFirst !== monthFirst)
    return { number, numberKnown, date: dayFirst > monthFirst ? 'day-first' : 'month-first', dateKnown: true };
  const american = countries ? americanShare(countries) : null;
  if (american !== null && (american > 0.9 || american < 0.1))
    return { number, numberKnown, date: american > 0.9 ? 'month-first' : 'day-first', dateKnown: true };
  // Nobody writes a decimal comma and the month first; programs that part columns by semicolons do it for such a comma.
  const commas = number === 'comma' || delimiter === ';';
  return { number, numberKnown, date: commas ? 'day-first' : 'month-first', dateKnown: number === 'comma' };
}

const AMERICAN = new Set(['us', 'usa', 'united states', 'united states of america', 'u.s.', 'u.s.a.']);

/** Share of the filled cells that name the one large country whose dates begin with the month; null = all are blank. */
function americanShare(countries: ColumnProfile): number | null {
  let american = 0;
  let all = 0;
  for (const [label, cells] of countries.values) {
    all += cells;
    if (AMERICAN.has(label.toLowerCase())) american += cells;
  }
  return all === 0 ? null : american / all;
}

export function numberStyleOf(profile: ColumnProfile, file: FileStyles): NumberStyle {
  const { point, comma, ambiguousPoint, ambiguousComma } = profile.style;
  if (point !== comma) return comma > point ? 'comma' : 'point';
  // "12,400" between commas that part columns is a group of thousands: a decimal comma would have been quoted or avoided.
  if (!file.numberKnown && ambiguousComma > 0 && ambiguousPoint === 0) return 'point';
  return file.number;
}

/** Undefined when the column holds no dates. */
export function dateStyleOf(profile: ColumnProfile, file: FileStyles): DateStyle | undefined {
  const { dates, dayFirst, monthFirst, serials, seconds, millis } = profile.dates;
  const most = profile.examined * MOST_CELLS;
  if (profile.examined === 0) return undefined;
  if (serials >= most) return 'serial';
  if (seconds >= most) return 'unix-seconds';
  if (millis >= most) return 'unix-millis';
  if (dates + serials + seconds + millis < profile.examined / 2) return undefined;
  return dayFirst === monthFirst ? file.date : dayFirst > monthFirst ? 'day-first' : 'month-first';
}

/** What a person has to say about a column before it is used as numbers or as dates; null when the file says it. */
export function questionOf(profile: ColumnProfile, file: FileStyles, delimiter: string): ColumnQuestion | null {
  const { point, comma, ambiguousPoint, ambiguousComma } = profile.style;
  if (point + comma === 0 && !file.numberKnown && profile.share(ambiguousPoint + ambiguousComma) > 0) {
    if (profile.numericShare >= 0.5 && (ambiguousPoint > 0 || delimiter !== ',')) return decimalQuestion(profile);
  }
  const { dates, dayFirst, monthFirst, ambiguous } = profile.dates;
  if (ambiguous > 0 && dayFirst === monthFirst && !file.dateKnown && dates >= profile.examined / 2)
    return dateQuestion(profile);
  return null;
}

function decimalQuestion(profile: ColumnProfile): ColumnQuestion {
  const texts = examplesOf(profile, text => /\d[.,]\d{3}(?!\d)/u.test(text));
  const separator = /[.,](?=\d{3}(?!\d))/u.exec(texts[0] ?? '')?.[0] ?? '.';
  const sign = separator === '.' ? 'point' : 'comma';
  const reading = (style: NumberStyle): QuestionReading<NumberStyle> => ({
    style,
    meaning:
      (separator === '.') === (style === 'point') ? `the ${sign} begins the decimals` : `the ${sign} parts thousands`,
    examples: texts.map(text => ({ text, read: writtenNumber(parseNumber(text, style)) })),
  });
  const readings = [reading('point'), reading('comma')];
  return { kind: 'decimal', readings: separator === '.' ? readings.reverse() : readings };
}

function dateQuestion(profile: ColumnProfile): ColumnQuestion {
  const texts = examplesOf(profile, text => parseDay(text, 'day-first') !== parseDay(text, 'month-first'));
  const reading = (style: DateStyle, meaning: string): QuestionReading<DateStyle> => ({
    style,
    meaning,
    examples: texts.map(text => ({ text, read: writtenDay(parseDay(text, style)) })),
  });
  return {
    kind: 'date-order',
    readings: [reading('day-first', 'the day comes first'), reading('month-first', 'the month comes first')],
  };
}

function examplesOf(profile: ColumnProfile, fits: (text: string) => boolean): string[] {
  const texts: string[] = [];
  for (const text of profile.values.keys()) {
    if (!fits(text)) continue;
    texts.push(text);
    if (texts.length === QUESTION_EXAMPLES) break;
  }
  return texts;
}

function writtenNumber(value: number): string {
  return value.toLocaleString('en-US', { minimumFractionDigits: Number.isInteger(value) ? 0 : 3 });
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "3 Apr 2026"; "no date" for NO_DAY. */
export function writtenDay(day: number): string {
  const [year, month, date] = isoDay(day).split('-');
  return date === undefined ? 'no date' : `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`;
}
