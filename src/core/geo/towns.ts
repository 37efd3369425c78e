/** Towns by name, for accounts of which only the town is known. */
import { type TextColumn, textAt } from '../accounts/text-column';
import { foldPlace, foldRegion } from './place-words';

/** A state, Land, province or département; what addresses of its country name beside the town. */
export interface TownRegion {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** In the form of `foldRegion`: "california", "ca". */
  readonly names: readonly string[];
}

/** Places of the world from 500 inhabitants, and American ones with a post office. */
export interface TownTable {
  readonly regions: readonly TownRegion[];
  /** Position in `regions`. */
  readonly region: Uint16Array;
  /** Degrees × 500. */
  readonly lat: Int32Array;
  readonly lng: Int32Array;
  /** Rounded to hundreds; 0 = unknown. */
  readonly population: Uint32Array;
  /** In the form of `foldPlace`, ascending, each once. */
  readonly names: TextColumn;
  /** Towns called name n are `townsOfName[offsets[n] .. offsets[n + 1]]`. */
  readonly offsets: Uint32Array;
  readonly townsOfName: Uint32Array;
}

export type TownMatch = { readonly kind: 'found'; readonly town: number } | { readonly kind: 'ambiguous' | 'unknown' };

const UNKNOWN: TownMatch = { kind: 'unknown' };
const AMBIGUOUS: TownMatch = { kind: 'ambiguous' };
/** Of towns with the same name the largest is meant when it is this much larger: in a country, and within a region. */
const DOMINANCE = 10;
const DOMINANCE_IN_REGION = 3;
/** Towns this near to each other are one place for the purpose. */
const SAME_PLACE_DEGREES = 0.25;
/** "Berlin-Mitte" is in Berlin, but not every hyphen parts a quarter from its city. */
const CITY_WITH_QUARTERS = 50_000;

export class TownFinder {
  readonly #towns: TownTable;
  readonly #regionsByName = new Map<string, number[]>();
  readonly #known = new Map<string, TownMatch>();

  constructor(towns: TownTable) {
    this.#towns = towns;
    towns.regions.forEach(({ names }, region) => {
      for (const name of names) {
        if (name === '') continue;
        const list = this.#regionsByName.get(name);
        if (list) list.push(region);
        else this.#regionsByName.set(name, [region]);
      }
    });
  }

  /**
   * The town of an address. Quarters, districts and numbers behind the name are passed over.
   * @param region state or province as written, '' = not said; one that no region is called so counts as not said
   * @param country ISO 3166-1 alpha-2, '' = not said
   */
  find(city: string, region: string, country: string): TownMatch {
    const key = `${city}\u0000${region}\u0000${country}`;
    const known = this.#known.get(key);
    if (known) return known;
    const match = this.#find(city, foldRegion(region), country);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(key, match);
    return match;
  }

  lat(town: number): number {
    return this.#towns.lat[town] / 500;
  }

  lng(town: number): number {
    return this.#towns.lng[town] / 500;
  }

  countryOf(town: number): string {
    return this.#towns.regions[this.#towns.region[town]].country;
  }

  #find(city: string, region: string, country: string): TownMatch {
    for (const { name, least } of namesToTry(city)) {
      const match = this.#match(name, region, country, least);
      if (match.kind !== 'unknown') return match;
    }
    return UNKNOWN;
  }

  #match(name: string, region: string, country: string, least: number): TownMatch {
    const { population, offsets, townsOfName, regions } = this.#towns;
    const at = this.#nameIndex(name);
    if (at < 0) return UNKNOWN;
    const inCountry = Array.from(townsOfName.subarray(offsets[at], offsets[at + 1])).filter(
      town => population[town] >= least && (country === '' || this.countryOf(town) === country),
    );
    const meant = (this.#regionsByName.get(region) ?? []).filter(
      index => country === '' || regions[index].country === country,
    );
    const inRegion = inCountry.filter(town => meant.includes(this.#towns.region[town]));
    if (inRegion.length > 0) return this.#largest(inRegion, DOMINANCE_IN_REGION);
    // A region that is known and has no such town contradicts the name.
    return meant.length > 0 ? UNKNOWN : this.#largest(inCountry, DOMINANCE);
  }

  #largest(towns: readonly number[], dominance: number): TownMatch {
    if (towns.length === 0) return UNKNOWN;
    const { population, lat, lng } = this.#towns;
    const [first, ...others] = [...towns].sort((a, b) => population[b] - population[a] || a - b);
    const narrowing = Math.cos((this.lat(first) * Math.PI) / 180);
    const isElsewhere = (town: number) =>
      Math.hypot(lat[town] - lat[first], (lng[town] - lng[first]) * narrowing) > SAME_PLACE_DEGREES * 500;
    const rival = others.find(isElsewhere);
    const clear = rival === undefined || population[first] > dominance * population[rival];
    return clear ? { kind: 'found', town: first } : AMBIGUOUS;
  }

  #nameIndex(name: string): number {
    const { names } = this.#towns;
    let low = 0;
    let high = names.offsets.length - 2;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const text = textAt(names, middle);
      if (text === name) return middle;
      if (text < name) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }
}

/** Matches kept: files name the same towns again and again. */
const MOST_KNOWN = 50_000;

const DIRECTIONS: Readonly<Record<string, string>> = { n: 'north', s: 'south', e: 'east', w: 'west' };

/** The forms of a town's name, surest first, each with the inhabitants that its town has at least. */
function* namesToTry(city: string): Generator<{ readonly name: string; readonly least: number }> {
  const whole = foldPlace(city);
  yield* spellings(whole, 0);
  // "75008 Paris", "Paris 8", "Lyon 3e", "Paris Cedex 08", "London SE1".
  const bare = foldPlace(
    city
      .replace(/^\s*(?:[A-Z]{1,2}-)?\d[\d -]*\s+/u, '')
      .replace(/\s+(?:cedex.*|[A-Z]{0,2}\d+\p{L}{0,4}(?:\s+arrondissement)?)\s*$/iu, ''),
  );
  if (bare !== whole) yield* spellings(bare, 0);
  // "Village of Philmont", "Penn Township", "No. Little Rock", "W Concord".
  const plain = foldPlace(
    city
      .replace(/^\s*(?:city|town|village|borough|township)\s+of\s+/iu, '')
      .replace(/\s+(?:township|twp\.?|borough|village|town)\s*$/iu, '')
      .replace(/^\s*(no|n|so|s|e|w)\.?\s+/iu, (_, letters: string) => `${DIRECTIONS[letters[0].toLowerCase()]} `),
  );
  if (plain !== whole) yield* spellings(plain, 0);
  const long = foldPlace(
    city
      .replace(/\ba\.\s?d\.\s?/iu, 'an der ')
      .replace(/\bi\.\s?d\.\s?/iu, 'in der ')
      .replace(/\ba\.\s?M\./u, 'am Main'),
  );
  if (long !== whole) yield* spellings(long, 0);
  // "Springfield, IL", "Frankfurt/Main", "Freiburg (Breisgau)", "Limburg a. d. Lahn".
  const short = foldPlace(city.split(/[,/(]|\s(?:a\.|am|an|i\.|im|in|b\.|bei|ob|v\.)\s?/iu)[0]);
  if (short !== whole && short !== bare) yield* spellings(short, 0);
  const quarter = foldPlace(city.split(/\s*[-–]\s*/u)[0]);
  if (quarter !== whole) yield* spellings(quarter, CITY_WITH_QUARTERS);
}

/** Also without the e that stands for the dots of ä, ö and ü. */
function* spellings(name: string, least: number): Generator<{ readonly name: string; readonly least: number }> {
  if (name.length < 2) return;
  yield { name, least };
  const undotted = name.replace(/([aou])e/gu, '$1');
  if (undotted !== name) yield { name: undotted, least };
}
