/**
 * Headers and sampled values → what each column is proposed to be used as. Headers come first; values confirm or refute
 * them, and stand in where there is no header.
 */
import type { AccountField } from '../../core/accounts/account-field';
import { DATE_FIELDS, NUMBER_FIELDS } from '../../core/accounts/account-field';
import type { DateStyle, NumberStyle } from './column-mapping';
import type { ColumnProfile } from './column-profile';
import { dateStyleOf, type FileStyles, fileStyles, numberStyleOf, questionOf } from './column-styles';
import { angleShare, insideShare, NO_DEGREES, pairShare, takeCoordinates } from './guess-coordinates';
import { takeHexes } from './guess-hexes';
import type { ColumnQuestion } from './inspection';
import { unitPriceRank } from './product-words';
import { recogniseHeader } from './recognise-header';

export interface ColumnGuess {
  field: AccountField | null;
  numberStyle: NumberStyle;
  /** Undefined when the column holds no dates. */
  dateStyle: DateStyle | undefined;
  /** Header of the column that it is multiplied by. */
  times?: string;
  /** Concerns the column only when it is used as numbers or as dates. */
  question: ColumnQuestion | null;
  /** Why a person should look, '' when nobody needs to. */
  doubt: string;
}

/** Measures proposed on top of the recognised fields. */
const MAX_MEASURES = 8;
/** Headers of numbers that must not be added up. */
const NOT_SUMMABLE =
  /(?:^|[^\p{L}])(?:id|ids|code|nr|no|number|num|phone|tel|telefon|fax|mobile|zip|plz|year|jahr|month|date|datum|average|avg|mean|median|rate|ratio|percent|pct|share|rank|index|score|sic|naics|lat|lng|lon|latitude|longitude|hausnummer|house|key|fips|version|seq|row)(?![\p{L}])|%|(?:id|nummer|number|code|phone|datum|date)$/iu;

/** @param typed by column: its numbers are known to have a decimal point */
export function guessColumns(
  names: readonly string[],
  hasHeader: boolean,
  profiles: readonly ColumnProfile[],
  delimiter: string,
  typed: readonly boolean[] = [],
): ColumnGuess[] {
  const countries = hasHeader ? names.findIndex(name => recogniseHeader(name)?.field === 'country') : -1;
  const file = fileStyles(profiles, delimiter, profiles[countries] ?? null);
  const guesses = profiles.map(
    (profile, column): ColumnGuess => ({
      field: null,
      // A number in the file, written here with a point: nothing to ask.
      numberStyle: typed[column] ? 'point' : numberStyleOf(profile, file),
      dateStyle: dateStyleOf(profile, file),
      question: typed[column] ? null : questionOf(profile, file, delimiter),
      doubt: '',
    }),
  );
  const taken = new Set<AccountField>();
  const take = (column: number, field: AccountField, doubt: string) => {
    guesses[column].field = field;
    guesses[column].doubt = doubt;
    if (field !== 'measure') taken.add(field);
    if ((field === 'lat' || field === 'lng') && !typed[column])
      guesses[column].numberStyle = coordinateStyle(profiles[column], file);
  };
  takeHexes(names, hasHeader, profiles, guesses, take);
  if (hasHeader) takeByHeader(names, profiles, guesses, taken, take);
  takeCoordinates(names, guesses, profiles, taken, take);
  takePostcode(guesses, profiles, taken, take);
  takeIdAndName(guesses, profiles, hasHeader, taken, take);
  if (hasHeader) takeMeasures(names, guesses, profiles, take);
  return guesses;
}

type Take = (column: number, field: AccountField, doubt: string) => void;

function takeByHeader(
  names: readonly string[],
  profiles: readonly ColumnProfile[],
  guesses: readonly ColumnGuess[],
  taken: Set<AccountField>,
  take: Take,
): void {
  const candidates = names
    .map((name, column) => ({ column, guess: recogniseHeader(name), profile: profiles[column] }))
    .filter(
      ({ column, guess, profile }) =>
        guess !== null && guesses[column].field === null && fitsValues(guess.field, guess.doubtful, profile),
    )
    // A column without a value gives way to any other of the same field.
    .map(({ column, guess, profile }) => ({
      column,
      guess: guess!,
      order: guess!.rank + (profile.filled === 0 ? 10_000 : 0),
    }))
    .sort((a, b) => a.order - b.order || a.column - b.column);
  for (const { column, guess } of candidates) {
    if (taken.has(guess.field)) continue;
    take(column, guess.field, headerDoubt(guess.field, guess.doubtful, profiles[column]));
  }
}

function headerDoubt(field: AccountField, doubtful: boolean, profile: ColumnProfile): string {
  if (field === 'companyRevenue') return 'their own turnover';
  if (DATE_FIELDS.includes(field) && profile.dates.dayFirst > 0 && profile.dates.monthFirst > 0)
    return 'day and month in both orders';
  if (field === 'lat' || field === 'lng')
    return profile.filled > 0 && Math.max(insideShare(profile), angleShare(profile)) < 0.5 ? NO_DEGREES : '';
  if (!doubtful) return '';
  return field === 'potential' ? 'guess from values' : 'guess from the header';
}

/** Whether the values do not speak against what the header says. */
function fitsValues(field: AccountField, doubtful: boolean, profile: ColumnProfile): boolean {
  if (profile.filled === 0) return !doubtful;
  if (field === 'lat' || field === 'lng') {
    if (angleShare(profile) >= 0.5) return true;
    return doubtful ? insideShare(profile) >= 0.8 : profile.numericShare >= 0.3;
  }
  if (DATE_FIELDS.includes(field)) {
    const { dates, serials, seconds, millis } = profile.dates;
    return profile.share(dates + serials + seconds + millis) >= 0.5;
  }
  if (field === 'coordinates') return pairShare(profile) >= 0.5;
  if (NUMBER_FIELDS.includes(field)) return profile.numericShare >= 0.5;
  if (field === 'owner' || field === 'industry' || field === 'lifecycle' || field === 'segment') {
    return !doubtful || profile.distinct <= Math.max(50, profile.filled / 2);
  }
  // A measurement under a word such as "No" or "Title" is no id and no name.
  if (field === 'id' && doubtful) return profile.fine < profile.examined / 2;
  // "Fixed costs" and the like: a lock says one of a few words.
  if (field === 'locked') return profile.distinct <= Math.max(50, profile.filled / 2) && profile.fine === 0;
  if (field === 'name') return profile.share(profile.withLetters) >= 0.3 || profile.numericShare < 0.9;
  if (field === 'postalCode') return profile.share(profile.fine) < 0.5;
  return true;
}

function takePostcode(
  guesses: readonly ColumnGuess[],
  profiles: readonly ColumnProfile[],
  taken: Set<AccountField>,
  take: Take,
): void {
  if (taken.has('postalCode')) return;
  const column = profiles.findIndex(
    (profile, index) =>
      guesses[index].field === null && profile.examined > 0 && profile.share(profile.letterPostcodes) >= 0.8,
  );
  if (column >= 0) take(column, 'postalCode', 'guess from values');
}

function takeIdAndName(
  guesses: readonly ColumnGuess[],
  profiles: readonly ColumnProfile[],
  hasHeader: boolean,
  taken: Set<AccountField>,
  take: Take,
): void {
  // Rows of a table of hexes are known by their cells.
  if (!taken.has('id') && !taken.has('h3')) {
    const column = profiles
      .slice(0, 3)
      .findIndex(
        (profile, index) =>
          guesses[index].field === null &&
          profile.filled >= 2 &&
          profile.filled === profile.cells &&
          profile.repeated === 0 &&
          profile.withSpaces === 0 &&
          profile.characters / profile.examined <= 24 &&
          profile.fine < profile.examined / 2 &&
          profile.emails === 0,
      );
    if (column >= 0) take(column, 'id', 'guess from values');
  }
  if (!taken.has('name') && !hasHeader) {
    const column = profiles.findIndex(
      (profile, index) =>
        guesses[index].field === null &&
        profile.share(profile.withLetters) >= 0.9 &&
        profile.share(profile.withSpaces) >= 0.2 &&
        profile.emails === 0 &&
        profile.filled >= profile.cells * 0.9,
    );
    if (column >= 0) take(column, 'name', 'guess from values');
  }
}

function takeMeasures(
  names: readonly string[],
  guesses: readonly ColumnGuess[],
  profiles: readonly ColumnProfile[],
  take: Take,
): void {
  let measures = 0;
  for (let column = 0; column < names.length && measures < MAX_MEASURES; column++) {
    const profile = profiles[column];
    if (guesses[column].field !== null || NOT_SUMMABLE.test(names[column])) continue;
    if (unitPriceRank(names[column]) === 3) continue;
    if (profile.filled < profile.cells * 0.3 || profile.numericShare < 0.9) continue;
    if (
      profile.distinct < 2 ||
      profile.leadingZero + profile.loneLetters > 0 ||
      profile.characters / profile.examined > 14
    )
      continue;
    take(column, 'measure', '');
    measures++;
  }
}

/** Coordinates say it by their range: `50.937` is in it, 50,937 is not. */
function coordinateStyle(profile: ColumnProfile, file: FileStyles): NumberStyle {
  const { point, comma } = profile.insideLng;
  return point === comma ? numberStyleOf(profile, file) : comma > point ? 'comma' : 'point';
}
