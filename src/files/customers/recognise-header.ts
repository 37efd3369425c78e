/**
 * Header → what the column is likely used for. Headers are compared without case, accents, spaces and punctuation; when
 * nothing fits as a whole, the last words of the header are tried ("Provider Zip Code").
 */
import type { AccountField } from '../../core/accounts/account-field';
import { HEADER_ENDINGS, HEADER_WORDS } from './header-words';

export interface HeaderGuess {
  readonly field: AccountField;
  /** Lower is surer: position in the field's word list, more when only the end of the header fits. */
  readonly rank: number;
  /** The header alone does not say it; a person should look. */
  readonly doubtful: boolean;
}

/** First words after which an ending means something else: a person's name, the id of something that is no account. */
const OTHER_THINGS = new Set(
  (
    'first last middle contact user file parent owner created modified product campaign record phone fax mobile tel house ' +
    'web email e branch sic naics vat tax bank public'
  ).split(' '),
);

const ENDING_RANK = 1_000;
const DOUBTFUL_RANK = 2_000;

interface Entry {
  readonly field: AccountField;
  readonly rank: number;
}

const BY_WORD = new Map<string, Entry>();
for (const [field, words] of Object.entries(HEADER_WORDS) as [AccountField, string][]) {
  const [sure, doubtful = ''] = words.split('|');
  sure
    .trim()
    .split(' ')
    .forEach((word, rank) => {
      BY_WORD.set(normaliseHeader(word), { field, rank });
    });
  // A doubtful word never displaces a sure one, and belongs to the first field that claims it.
  doubtful
    .split(' ')
    .filter(Boolean)
    .forEach((word, rank) => {
      if (!BY_WORD.has(word)) BY_WORD.set(word, { field, rank: DOUBTFUL_RANK + rank });
    });
}

const BY_ENDING = new Map<string, Entry>();
for (const [field, words] of Object.entries(HEADER_ENDINGS) as [AccountField, string][]) {
  words.split(' ').forEach((word, rank) => {
    BY_ENDING.set(word, { field, rank: ENDING_RANK + rank });
  });
}

/** Letters and digits only, lower case, no accents, without the `__c` of a custom Salesforce field. */
export function normaliseHeader(header: string): string {
  return headerWords(header).join('');
}

/** The words that `normaliseHeader` puts together. */
export function headerWords(header: string): string[] {
  return header
    .replace(/__c$/iu, '')
    .replaceAll('ß', 'ss')
    .replace(/[łŁ]/gu, 'l')
    .replace(/[øØ]/gu, 'o')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}

/** Null when the header says nothing. */
export function recogniseHeader(header: string): HeaderGuess | null {
  const words = headerWords(header);
  const whole = BY_WORD.get(words.join(''));
  if (whole) {
    const doubtful = whole.rank >= DOUBTFUL_RANK;
    return { ...whole, doubtful };
  }
  // A unit, currency or year beside the name: "Sales (EUR)", "Potential 2026", "Umsatz in TEUR", "Sales (Mio. €)".
  const bare = words.filter(
    word => !/^(?:\d{4}|[tkm]?(?:eur|usd|gbp|chf)|ttm|ytd|in|t|k|tsd|mio|mrd|mln)$/u.test(word),
  );
  const trimmed = bare.length < words.length ? BY_WORD.get(bare.join('')) : undefined;
  if (trimmed) return { field: trimmed.field, rank: trimmed.rank + 1, doubtful: trimmed.rank >= DOUBTFUL_RANK };
  if (words.length < 2 || OTHER_THINGS.has(words[0])) return null;
  for (const length of [2, 1]) {
    const ending = BY_ENDING.get(words.slice(-length).join(''));
    if (ending && words.length > length) {
      return { ...ending, doubtful: ending.field === 'potential' || ending.field === 'sales' };
    }
  }
  return null;
}
