/**
 * Number formats of spreadsheets (ECMA-376 part 1, 18.8.30–31): which ones mean that a number is a date, a time, or a
 * code with leading zeros.
 */

export type CellFormat =
  | { readonly kind: 'number' }
  | { readonly kind: 'date' }
  | { readonly kind: 'datetime' }
  | { readonly kind: 'time' }
  | { readonly kind: 'duration' }
  /** A whole number with so many digits: 2139 under `00000` is 02139. */
  | { readonly kind: 'zeros'; readonly digits: number }
  /** The same with a hyphen in it: 21391234 under `00000-0000` is 02139-1234. */
  | { readonly kind: 'hyphened'; readonly before: number; readonly after: number };

export const NUMBER: CellFormat = { kind: 'number' };
const DATE: CellFormat = { kind: 'date' };
const DATETIME: CellFormat = { kind: 'datetime' };
const TIME: CellFormat = { kind: 'time' };
const DURATION: CellFormat = { kind: 'duration' };

/** A format that every workbook has without defining it. 27–36 and 50–58 are the East Asian ones. */
export function builtInFormat(id: number): CellFormat {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || id === 50 || id === 51) return DATE;
  if (id === 52 || id === 53 || id === 54 || id === 57 || id === 58) return DATE;
  if (id === 22) return DATETIME;
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id === 55 || id === 56 || id === 45 || id === 47) return TIME;
  return id === 46 ? DURATION : NUMBER;
}

/** Day, month and year as spreadsheets in other languages write them: TT.MM.JJJJ, jj/mm/aaaa, gg/mm/aaaa, dd-mm-jjjj. */
const LOCAL_DATE =
  /^(?:t{1,4}|j{1,4}|g{1,4}|d{1,4})[.\-/ ]+m{1,4}[.\-/ ]+(?:j{2,4}|a{2,4}|y{2,4})(?<time>[ t,]*[hu]{1,2}:.*)?$/;

export function formatOf(code: string): CellFormat {
  const zeros = /^0{2,}$/.exec(code);
  if (zeros) return { kind: 'zeros', digits: code.length };
  const hyphened = /^(?:\[<=9+\]0+;)?(0+)(?:\\-|"-"|-)(0+)$/.exec(code);
  if (hyphened) return { kind: 'hyphened', before: hyphened[1].length, after: hyphened[2].length };
  const section = withoutLiterals(code).toLowerCase();
  if (/\[(?:h+|m+|s+)\]/.test(section)) return DURATION;
  const bare = section.replace(/\[[^\]]*\]/g, '').replace(/general|standard/g, '');
  const local = LOCAL_DATE.exec(bare.trim());
  if (local) return local.groups?.time ? DATETIME : DATE;
  const letters = bare.replace(/am\/pm|a\/p/g, 'h').replace(/s\.0+/g, 's');
  if (/[#?0]/.test(letters)) return NUMBER;
  const hasTime = /[hs]/.test(letters);
  // m is a month beside days and years, minutes beside hours and seconds; e and b are years of other calendars.
  const hasDay = /[ydeb]/.test(letters) || (/m/.test(letters) && !hasTime);
  if (hasDay) return hasTime ? DATETIME : DATE;
  return hasTime ? TIME : NUMBER;
}

/** The section for positive numbers without quoted text, escaped characters and fillers. */
function withoutLiterals(code: string): string {
  const bare = code.replace(/"[^"]*"?/g, '').replace(/[\\_*]./gu, '');
  return bare.split(';')[0].trim();
}
