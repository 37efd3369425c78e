import type { LocationPrecision } from '../accounts/account-table';
import { CountryWords } from './countries';
import { plainPostcode, postcodeKey, prefixSpan } from './postcode-key';

/** The post codes of one country with a point each. */
export interface PostcodeCountry {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Digits that a code has when codes are numbers, 0 when they have letters. */
  readonly digits: number;
  /** See `postcodeKey`; ascending, each once. */
  readonly codes: Float64Array;
  /** Degrees × 10,000. */
  readonly lat: Int32Array;
  readonly lng: Int32Array;
}

/** Post code → centre, for accounts without coordinates. A country may come twice: the first that knows a code answers. */
export interface PostcodeTable {
  readonly countries: readonly PostcodeCountry[];
}

export interface PostcodePoint {
  readonly lat: number;
  readonly lng: number;
  readonly precision: LocationPrecision;
}

/** Places that have their post codes from a larger country. */
const POSTED_WITH: Readonly<Record<string, string>> = {
  PR: 'US',
  VI: 'US',
  GU: 'US',
  AS: 'US',
  MP: 'US',
  MC: 'FR',
  GP: 'FR',
  MQ: 'FR',
  GF: 'FR',
  RE: 'FR',
  YT: 'FR',
  PM: 'FR',
  SM: 'IT',
  VA: 'IT',
  LI: 'CH',
  IM: 'GB',
  JE: 'GB',
  GG: 'GB',
};
/** Letters that the first part of a code has where the second part is more than half of it. */
const FIRST_PART: Readonly<Record<string, number>> = { CA: 3, IE: 3, NL: 4, PT: 4, MT: 3 };
/** Codes with the same beginning stand for a town while they lie this close (root mean square), and for nothing beyond. */
const TOWN_KM = 15;
const REGION_KM = 40;
const KM_PER_DEGREE = 111.195;
const MOST_KNOWN = 20_000;

/** Looks post codes up; keeps what it worked out, because files repeat countries and the beginnings of codes. */
export class PostcodeFinder {
  readonly #byCountry = new Map<string, PostcodeCountry[]>();
  readonly #words: CountryWords;
  readonly #means = new Map<PostcodeCountry, Map<string, PostcodePoint | null>>();

  constructor(table: PostcodeTable, words = new CountryWords()) {
    this.#words = words;
    for (const column of table.countries) {
      const list = this.#byCountry.get(column.country);
      if (list) list.push(column);
      else this.#byCountry.set(column.country, [column]);
    }
  }

  /** Whether any codes of a country are known. @param country ISO 3166-1 alpha-2 */
  knows(country: string): boolean {
    return this.#byCountry.has(POSTED_WITH[country] ?? country);
  }

  /**
   * ISO 3166-1 alpha-2 of the country that a code is looked up in; '' when the word names none.
   * @param country as files have it ("US", "USA", "Vereinigte Staaten"); blank means the United States, or the country
   *   whose codes alone look like this one
   */
  countryFor(country: string, code: string): string {
    if (country === '') {
      if (!/[A-Z]/i.test(code)) return 'US';
      const plain = plainPostcode('GB', code);
      return plain.includes(' ') ? 'GB' : /^[A-Z]\d[A-Z]/i.test(code) ? 'CA' : 'US';
    }
    return this.#words.codeOf(country);
  }

  /**
   * The centre of a post code; null when the country or the code is unknown. A code that is not in the list is placed
   * in the middle of those that begin like it, as long as these lie close together.
   * @param country see `countryFor`
   * @param code as files have it: lost leading zeros are put back, ZIP+4, a trailing ".0", "D-" and "CEDEX" are cut off
   */
  find(country: string, code: string): PostcodePoint | null {
    const named = this.countryFor(country, code);
    const wanted = POSTED_WITH[named] ?? named;
    const columns = this.#byCountry.get(wanted);
    if (!columns) return null;
    const plain = plainPostcode(wanted, code);
    for (const column of columns) {
      const point = entryAt(column, forColumn(column, plain));
      if (point) return point;
    }
    for (const column of columns) {
      const point = this.#findByBeginning(column, forColumn(column, plain));
      if (point) return point;
    }
    return null;
  }

  #findByBeginning(column: PostcodeCountry, code: string): PostcodePoint | null {
    const means = this.#means.get(column) ?? new Map<string, PostcodePoint | null>();
    this.#means.set(column, means);
    for (const beginning of beginningsOf(column.country, code)) {
      let point = means.get(beginning);
      if (point === undefined) {
        point = entryAt(column, beginning.trimEnd()) ?? meanOf(column, beginning);
        if (means.size >= MOST_KNOWN) means.clear();
        means.set(beginning, point);
      }
      if (point) return point;
    }
    return null;
  }
}

/** The code with its lost zeros, where codes are numbers and some begin with 0; '' when it cannot be one. */
function forColumn({ digits, codes }: PostcodeCountry, plain: string): string {
  if (digits === 0 || plain === '') return plain;
  const number = /^[A-Z]{0,3}(\d+)(?:CEDEX\d*)?$/.exec(plain)?.[1];
  if (number === undefined || number.length > digits) return '';
  const hasZeros = codes.length > 0 && codes[0] < postcodeKey('1');
  return hasZeros ? number.padStart(digits, '0') : number;
}

/** Longest first. A British code goes by sector and district; the first character alone never counts. */
function* beginningsOf(country: string, code: string): Generator<string> {
  const gap = code.indexOf(' ');
  if (gap > 0) {
    yield code.slice(0, gap + 2);
    yield code.slice(0, gap + 1);
    return;
  }
  if (country === 'GB') {
    yield `${code} `;
    return;
  }
  const least = FIRST_PART[country] ?? Math.max(2, Math.ceil(code.length / 2));
  for (let length = code.length; length >= least; length--) yield code.slice(0, length);
}

function entryAt({ codes, lat, lng }: PostcodeCountry, code: string): PostcodePoint | null {
  const key = postcodeKey(code);
  const index = firstFrom(codes, key);
  return codes[index] === key ? { lat: lat[index] / 10_000, lng: lng[index] / 10_000, precision: 'postcode' } : null;
}

function meanOf({ codes, lat, lng }: PostcodeCountry, beginning: string): PostcodePoint | null {
  const key = postcodeKey(beginning);
  const from = firstFrom(codes, key);
  const to = firstFrom(codes, key + prefixSpan(beginning.length));
  if (!(to > from)) return null;
  let latSum = 0;
  let lngSum = 0;
  for (let i = from; i < to; i++) {
    latSum += lat[i];
    lngSum += lng[i];
  }
  const [latMean, lngMean] = [latSum / (to - from), lngSum / (to - from)];
  const narrowing = Math.cos((latMean / 10_000) * (Math.PI / 180));
  let squares = 0;
  for (let i = from; i < to; i++) squares += (lat[i] - latMean) ** 2 + ((lng[i] - lngMean) * narrowing) ** 2;
  const km = (Math.sqrt(squares / (to - from)) / 10_000) * KM_PER_DEGREE;
  if (km > REGION_KM) return null;
  return { lat: latMean / 10_000, lng: lngMean / 10_000, precision: km <= TOWN_KM ? 'town' : 'region' };
}

/** First position whose key is not below the given one. */
function firstFrom(codes: Float64Array, key: number): number {
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (codes[middle] < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
