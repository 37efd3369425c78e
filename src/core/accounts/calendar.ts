/** Days and months as whole numbers since 1970, in the proleptic Gregorian calendar. */

/** Blank in a column of days. */
export const NO_DAY = -2147483648;

const DAYS_OF_ERA = 146_097;
/** Days from 0000-03-01 to 1970-01-01. */
const TO_1970 = 719_468;

/**
 * Month of a day, 0 = January 1970. Years are counted from March, so that the leap day is the last of its year, in eras
 * of 400 years (after E. G. Richards, "Calendars", in: Explanatory Supplement to the Astronomical Almanac, 3rd ed.).
 */
export function monthOfDay(day: number): number {
  const days = day + TO_1970;
  const era = Math.floor(days / DAYS_OF_ERA);
  const ofEra = days - era * DAYS_OF_ERA;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  return (year + era * 400 - 1970) * 12 + fromMarch + 2;
}

/** `2026-11-23`; '' for a blank. */
export function dayText(day: number): string {
  return day === NO_DAY ? '' : new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** `2026-11`. */
export function monthText(month: number): string {
  const year = 1970 + Math.floor(month / 12);
  return `${String(year).padStart(4, '0')}-${String(month - (year - 1970) * 12 + 1).padStart(2, '0')}`;
}
