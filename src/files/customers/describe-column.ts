/** The words of the Check column of the mapping screen. */
import { type AccountField, DATE_FIELDS, NUMBER_FIELDS } from '../../core/accounts/account-field';
import type { ColumnProfile } from './column-profile';
import { writtenDay } from './column-styles';
import type { ColumnGuess } from './guess-columns';
import type { ColumnQuestion, InspectedColumn } from './inspection';
import { unitInHeader } from './number-words';
import { NO_DAY, parseDay } from './parse-date';

/** @param whole the profile covers the whole file, so its counts are exact */
export function describeColumn(
  header: string,
  guess: ColumnGuess,
  profile: ColumnProfile,
  whole: boolean,
): InspectedColumn {
  const note = guess.doubt || (guess.field === null ? '' : describeValues(header, guess, profile, whole));
  const asks = questionConcerns(guess.field, guess.question);
  const mixed = guess.field !== null && profile.currencies.size > 1;
  return {
    header,
    examples: profile.examples,
    filled: profile.cells === 0 ? 0 : profile.filled / profile.cells,
    distinct: profile.distinct,
    isNumeric: profile.numericShare >= 0.5,
    check: guess.field === null ? 'none' : guess.doubt || mixed || asks ? 'confirm' : 'ok',
    note: mixed ? `${[...profile.currencies.keys()].join(' and ')} mixed` : note,
    question: guess.question,
  };
}

function questionConcerns(field: AccountField | null, question: ColumnQuestion | null): boolean {
  if (field === null || question === null) return false;
  return (question.kind === 'decimal' ? NUMBER_FIELDS : DATE_FIELDS).includes(field);
}

function describeValues(header: string, guess: ColumnGuess, profile: ColumnProfile, whole: boolean): string {
  const blank = profile.cells - profile.filled;
  if (profile.filled === 0) return 'empty';
  switch (guess.field) {
    case 'id':
      return profile.repeated === 0 ? filledShare(profile) : count(profile.repeated, 'repeated id', whole);
    case 'h3':
      return profile.repeated > 0 ? count(profile.repeated, 'repeated hex', whole) : filledShare(profile);
    case 'lat':
    case 'lng':
    case 'coordinates':
      return filledShare(profile);
    case 'postalCode':
      return postcodeNote(profile, whole);
    case 'territory':
      return count(profile.distinct, 'territory', whole) + blankNote(blank, whole);
    case 'owner':
      return count(profile.distinct, 'rep', whole) + blankNote(blank, whole);
    case 'state':
      return count(profile.distinct, 'state', whole);
    case 'country':
      return count(profile.distinct, 'country', whole);
    case 'industry':
    case 'segment':
    case 'product':
    case 'lifecycle':
    case 'leadSource':
    case 'class':
    case 'category':
      return count(profile.distinct, 'value', whole) + blankNote(blank, whole);
    case 'companyRevenue':
    case 'employees':
    case 'customers':
    case 'sales':
    case 'potential':
    case 'workloadHours':
    case 'callFrequency':
    case 'callMinutes':
    case 'measure':
      return numberNote(header, guess, profile);
    case 'lastActivity':
    case 'date':
      return dateNote(guess, profile);
    default:
      return filledShare(profile);
  }
}

function filledShare(profile: ColumnProfile): string {
  if (profile.filled === profile.cells) return '';
  // Never 100 % while something is missing.
  return `${Math.min(99, Math.round((profile.filled / profile.cells) * 100))} % filled`;
}

const PLURALS: Record<string, string> = {
  territory: 'territories',
  country: 'countries',
  'repeated hex': 'repeated hexes',
};

function count(number: number, noun: string, whole: boolean): string {
  const exact = `${number.toLocaleString('en-US')} ${number === 1 ? noun : (PLURALS[noun] ?? `${noun}s`)}`;
  return whole ? exact : `at least ${exact}`;
}

function blankNote(blank: number, whole: boolean): string {
  if (blank === 0) return '';
  return whole ? `, ${blank.toLocaleString('en-US')} blank` : ', some blank';
}

function postcodeNote(profile: ColumnProfile, whole: boolean): string {
  const american = profile.usPostcodes + profile.shortCode;
  if (profile.shortCode > 0 && profile.usPostcodes > profile.shortCode && profile.share(american) > 0.8) {
    const exact = whole && profile.examined === profile.filled;
    return exact ? `${profile.shortCode.toLocaleString('en-US')} padded to 5 digits` : 'lost zeros are restored';
  }
  return filledShare(profile);
}

function numberNote(header: string, guess: ColumnGuess, profile: ColumnProfile): string {
  const [written] = profile.currencies.keys();
  const unit = unitInHeader(header);
  if (written) return written;
  if (unit.scale > 1 && unit.currency) return `counted in ${unit.currency} × ${unit.scale.toLocaleString('en-US')}`;
  if (unit.currency) return unit.currency;
  const min = profile.min[guess.numberStyle];
  const max = profile.max[guess.numberStyle];
  const text = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 2 });
  return min < max ? `${text(min)} to ${text(max)}` : min === max ? `always ${text(min)}` : filledShare(profile);
}

function dateNote(guess: ColumnGuess, profile: ColumnProfile): string {
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const text of profile.values.keys()) {
    const day = parseDay(text, guess.dateStyle ?? 'day-first');
    if (day === NO_DAY) continue;
    first = Math.min(first, day);
    last = Math.max(last, day);
  }
  if (first > last) return filledShare(profile);
  return first === last ? writtenDay(first) : `${writtenDay(first)} to ${writtenDay(last)}`;
}
