/** How well the post codes and towns of a file can be placed, told from its first rows before it is read. */
import { CountryWords, countryName } from '../../core/geo/countries';
import { PostcodeFinder, type PostcodeTable } from '../../core/geo/postcodes';
import { TownFinder, type TownTable } from '../../core/geo/towns';
import type { ColumnMapping } from './column-mapping';
import { readDataRecords } from './data-records';
import type { FileInspection } from './inspection';
import { mappedColumns } from './mapped-columns';
import { isBlank } from './parse-number';
import { RowCoordinates } from './row-coordinates';

const ROWS = 2_000;
/** A country is proposed when it knows so large a share of the codes or towns, and the usual one much fewer. */
const ENOUGH = 0.8;
const TOO_FEW = 0.5;
const PROPOSED_FROM = 400;

/** Post codes of one country among the first rows. */
export interface CountryCheck {
  /** ISO 3166-1 alpha-2; '' = the column's word names no country. */
  readonly country: string;
  /** The word of the file, when it names no country. */
  readonly word: string;
  /** Different codes looked at, and how many of them cannot be placed. */
  readonly codes: number;
  readonly unknown: number;
  /** Whether there is any list of its codes. */
  readonly hasList: boolean;
}

/** One row of the sample without coordinates. */
interface Place {
  readonly code: string;
  readonly country: string;
  readonly city: string;
  readonly state: string;
}

/** Post codes of the first rows by country, those most often unknown first; rows that have coordinates do not count. */
export async function checkPostcodes(
  blob: Blob,
  fileName: string,
  mapping: ColumnMapping,
  postcodes: PostcodeTable,
): Promise<readonly CountryCheck[]> {
  const finder = new PostcodeFinder(postcodes);
  const seen = new Set<string>();
  const checks = new Map<string, { country: string; word: string; codes: number; unknown: number }>();
  for (const { code, country: word } of await somePlaces(blob, fileName, mapping)) {
    if (code === '' || seen.has(`${word}\u0000${code}`)) continue;
    seen.add(`${word}\u0000${code}`);
    const country = finder.countryFor(word, code);
    const key = country || word;
    const check = checks.get(key) ?? { country, word, codes: 0, unknown: 0 };
    check.codes++;
    if (!finder.find(word, code)) check.unknown++;
    checks.set(key, check);
  }
  return [...checks.values()]
    .map(check => ({ ...check, hasList: finder.knows(check.country) }))
    .sort((a, b) => b.unknown - a.unknown || b.codes - a.codes);
}

/** The inspection with the country that its post codes or towns are of, when the columns do not say it. */
export async function withCountry(
  blob: Blob,
  inspection: FileInspection,
  postcodes: PostcodeTable | null,
  openTowns: () => Promise<TownTable | null>,
): Promise<FileInspection> {
  const { fileName, proposed, notes } = inspection;
  const country = await proposeCountry(blob, fileName, proposed, postcodes, openTowns);
  if (country === '') return inspection;
  const what = proposed.columns.some(column => column.field === 'postalCode') ? 'Post codes' : 'Towns';
  const note = `${what} are taken to be of ${countryName(country)}: the file does not say which country.`;
  return { ...inspection, proposed: { ...proposed, country }, notes: [...notes, note] };
}

/**
 * The country that rows without one most probably mean, when neither the headers nor the usual country explain them;
 * '' = nothing to propose.
 */
async function proposeCountry(
  blob: Blob,
  fileName: string,
  mapping: ColumnMapping,
  postcodes: PostcodeTable | null,
  openTowns: () => Promise<TownTable | null>,
): Promise<string> {
  const columns = mappedColumns(mapping);
  if (columns.country >= 0 || columns.impliedCountry !== '') return '';
  if (columns.postalCode < 0 && columns.city < 0) return '';
  const places = (await somePlaces(blob, fileName, mapping)).slice(0, PROPOSED_FROM);
  const coded = places.filter(place => place.code !== '');
  if (coded.length > 0 && postcodes) {
    const finder = new PostcodeFinder(postcodes);
    const share = (country: string) =>
      coded.filter(({ code }) => finder.find(country, code)?.precision === 'postcode').length / coded.length;
    if (share('') >= TOO_FEW) return '';
    const [best] = [...new Set(postcodes.countries.map(({ country }) => country))]
      .map(country => ({ country, share: share(country) }))
      .sort((a, b) => b.share - a.share);
    return best && best.share >= ENOUGH ? best.country : '';
  }
  const named = places.filter(place => place.city !== '');
  if (coded.length > 0 || named.length === 0) return '';
  const towns = await openTowns();
  return towns ? countryOfTowns(new TownFinder(towns), named) : '';
}

/** The country that most of the towns are in; several countries may know a town. */
function countryOfTowns(finder: TownFinder, places: readonly Place[]): string {
  const votes = new Map<string, number>();
  for (const { city, state } of places) {
    const match = finder.find(city, state, '');
    if (match.kind !== 'found') continue;
    const country = finder.countryOf(match.town);
    votes.set(country, (votes.get(country) ?? 0) + 1);
  }
  const likely = [...votes].sort((a, b) => b[1] - a[1]).slice(0, 5);
  const [best] = likely
    .map(([country]) => ({
      country,
      share:
        places.filter(({ city, state }) => finder.find(city, state, country).kind !== 'unknown').length / places.length,
    }))
    .sort((a, b) => b.share - a.share);
  return best && best.share >= ENOUGH ? best.country : '';
}

async function somePlaces(blob: Blob, fileName: string, mapping: ColumnMapping): Promise<Place[]> {
  const columns = mappedColumns(mapping);
  const coordinates = new RowCoordinates(columns);
  const words = new CountryWords();
  const places: Place[] = [];
  for await (const { batch, from } of readDataRecords(blob, fileName, mapping)) {
    const to = Math.min(batch.count, from + ROWS);
    for (let record = from; record < to; record++) {
      if (coordinates.find(batch, record) === 'found') continue;
      const text = (column: number) => {
        const cell = column < 0 ? '' : batch.cell(record, column).trim();
        return isBlank(cell) ? '' : cell;
      };
      const written = text(columns.country);
      const country = words.codeOf(written) || written || columns.impliedCountry;
      places.push({ code: text(columns.postalCode), country, city: text(columns.city), state: text(columns.state) });
    }
    // The first piece is a fair sample and there at once.
    if (to > from) break;
  }
  return places;
}
