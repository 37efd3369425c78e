/** Which columns hold coordinates, in which form and unit: by header first, then by what the sampled values look like. */
import type { AccountField } from '../../core/accounts/account-field';
import type { NumberStyle } from './column-mapping';
import type { ColumnProfile } from './column-profile';
import { type CoordinatePair, readAngle, readPair } from './coordinate-text';
import { type CoordinateUnit, MERCATOR_EDGE, PER_DEGREE } from './coordinate-units';
import type { ColumnGuess } from './guess-columns';
import { parseNumber } from './parse-number';
import { normaliseHeader } from './recognise-header';

/** Distinct values of a column that its form is judged by. */
const LOOKED_AT = 400;
/** Words of a header that say the numbers are metres of a grid that only its country uses, or of UTM. */
const GRID_WORDS =
  /^(?:.*utm.*|easting|northing|eastings|northings|rechtswert|hochwert|rw|hw|ostwert|nordwert|.*gausskruger.*|.*gaussk.*|gkx|gky|.*lv95.*|.*lv03.*|.*lambert.*|osgb.*|rdx|rdy|rijksdriehoek.*|e|n|xetrs.*|yetrs.*|.*25832.*|.*25833.*|.*2154.*|.*27700.*|.*28992.*)$/u;
const MERCATOR_WORDS = /3857|900913|mercator|googlemaps/u;
const X_WORDS = /^(?:.*x|xcoord.*|coordx|.*easting.*|rechtswert|rw|ostwert|e|lng|lon|longitude)$/u;
const Y_WORDS = /^(?:.*y|ycoord.*|coordy|.*northing.*|hochwert|hw|nordwert|n|lat|latitude)$/u;
/** Eastings of UTM and of national grids are positive and have at most seven digits. */
const MOST_GRID_METRES = 10_000_000;

/** What was found out about the coordinate columns as a whole. */
export interface CoordinateForm {
  /** undefined = degrees. */
  unit?: CoordinateUnit;
  swap?: boolean;
  oIsWest?: boolean;
  /** Two columns with metres of UTM or a national grid, which cannot be placed. */
  grid?: readonly [number, number];
}

type Take = (column: number, field: AccountField, doubt: string) => void;

function sampled(profile: ColumnProfile): string[] {
  const texts: string[] = [];
  for (const text of profile.values.keys()) {
    if (texts.push(text) === LOOKED_AT) break;
  }
  return texts;
}

function numbersOf(profile: ColumnProfile, style: NumberStyle): number[] {
  return sampled(profile)
    .map(text => parseNumber(text, style))
    .filter(value => !Number.isNaN(value) && value !== 0);
}

/** Share of values written as angles that are more than a number: with letters, minutes, a degree sign. */
export function angleShare(profile: ColumnProfile): number {
  const texts = sampled(profile);
  if (texts.length === 0) return 0;
  const isAngle = (text: string) => !/^[-+]?[\d.,]+$/u.test(text) && /\d/u.test(text) && readAngle(text) !== null;
  return texts.filter(isAngle).length / texts.length;
}

/** Share of values that hold both coordinates. */
export function pairShare(profile: ColumnProfile): number {
  const texts = sampled(profile);
  return texts.length === 0 ? 0 : texts.filter(text => pairIn(text) !== null).length / texts.length;
}

/** A pair that is surely one: a fixed form, or two numbers that have decimals. */
function pairIn(text: string): CoordinatePair | null {
  if (!/\d.*\d/u.test(text) || !/[^\d.,-]|[.,].*[.,]/u.test(text)) return null;
  const pair = readPair(text);
  if (!pair || pair.fixed) return pair;
  return pair.step < 0.1 && Math.abs(pair.lat) <= 180 && Math.abs(pair.lng) <= 180 ? pair : null;
}

/** Coordinates that no header gave away. */
export function takeCoordinates(
  names: readonly string[],
  guesses: readonly ColumnGuess[],
  profiles: readonly ColumnProfile[],
  taken: Set<AccountField>,
  take: Take,
): void {
  const has = () => (taken.has('lat') && taken.has('lng')) || taken.has('coordinates');
  if (has()) return;
  takeNeighbours(guesses, profiles, taken, take);
  if (has()) return;
  takeAngles(guesses, profiles, taken, take);
  if (has()) return;
  const column = profiles.findIndex((profile, index) => guesses[index].field === null && looksLikePairs(profile));
  if (column >= 0) take(column, 'coordinates', 'guess from values');
  if (!has()) takeMetres(names, guesses, profiles, take);
}

function looksLikePairs(profile: ColumnProfile): boolean {
  // Cheap first: numbers alone, long texts and short words are no pairs.
  if (profile.examined === 0 || profile.numericShare > 0.5) return false;
  const mean = profile.characters / profile.examined;
  return mean >= 7 && mean <= 120 && pairShare(profile) >= 0.8;
}

/** Share of cells that are numbers within ±180 in the better of the two styles. */
export function insideShare(profile: ColumnProfile): number {
  return profile.share(Math.max(profile.insideLng.point, profile.insideLng.comma));
}

function insideLat(profile: ColumnProfile): boolean {
  return profile.share(Math.max(profile.insideLat.point, profile.insideLat.comma)) >= 0.9;
}

/** Two columns of numbers with decimals, next to each other first, one inside ±90 and one inside ±180. */
function takeNeighbours(
  guesses: readonly ColumnGuess[],
  profiles: readonly ColumnProfile[],
  taken: Set<AccountField>,
  take: Take,
): void {
  const isCoordinate = (column: number) => {
    const profile = profiles[column];
    if (guesses[column].field !== null && guesses[column].field !== 'lat' && guesses[column].field !== 'lng')
      return false;
    return profile.examined > 0 && profile.share(profile.fine) >= 0.5 && insideShare(profile) >= 0.9;
  };
  const doubt = 'guess from values';
  if (taken.has('lat') || taken.has('lng')) {
    const known = guesses.findIndex(guess => guess.field === 'lat' || guess.field === 'lng');
    const missing = taken.has('lat') ? 'lng' : 'lat';
    for (const column of [known + 1, known - 1]) {
      const fits = column >= 0 && column < profiles.length && isCoordinate(column);
      if (fits && (missing === 'lng' || insideLat(profiles[column]))) {
        take(column, missing, doubt);
        return;
      }
    }
    return;
  }
  for (let column = 0; column + 1 < profiles.length; column++) {
    if (!isCoordinate(column) || !isCoordinate(column + 1)) continue;
    // Latitude comes first unless its values cannot be latitudes.
    const [lat, lng] = insideLat(profiles[column]) ? [column, column + 1] : [column + 1, column];
    if (!insideLat(profiles[lat])) continue;
    take(lat, 'lat', doubt);
    take(lng, 'lng', doubt);
    return;
  }
}

/** Two columns of angles with letters or signs; the letters say which is which, else the first is the latitude. */
function takeAngles(
  guesses: readonly ColumnGuess[],
  profiles: readonly ColumnProfile[],
  taken: Set<AccountField>,
  take: Take,
): void {
  const angles = profiles.flatMap((profile, column) => {
    const { field } = guesses[column];
    const open = field === null || field === 'lat' || field === 'lng';
    const short = profile.examined > 0 && profile.characters / profile.examined <= 24;
    return open && short && angleShare(profile) >= 0.8 ? [column] : [];
  });
  if (angles.length !== 2) return;
  const axis = sampled(profiles[angles[0]])
    .map(text => readAngle(text)?.axis)
    .find(found => found);
  const [lat, lng] = axis === 'lng' ? [angles[1], angles[0]] : angles;
  if (!taken.has('lat')) take(lat, 'lat', 'guess from values');
  if (!taken.has('lng')) take(lng, 'lng', 'guess from values');
}

/** Metres under x and y: of Web Mercator when the header or the values can only be that. */
function takeMetres(
  names: readonly string[],
  guesses: readonly ColumnGuess[],
  profiles: readonly ColumnProfile[],
  take: Take,
): void {
  const pair = metreColumns(names, guesses, profiles);
  if (!pair || !isMercator(names, profiles, pair)) return;
  const [x, y] = pair;
  take(y, 'lat', unitDoubt('web-mercator'));
  take(x, 'lng', unitDoubt('web-mercator'));
}

function metreColumns(
  names: readonly string[],
  guesses: readonly ColumnGuess[],
  profiles: readonly ColumnProfile[],
): readonly [number, number] | null {
  const isMetres = (column: number) => {
    const { field } = guesses[column];
    if (field !== null && field !== 'measure' && field !== 'lat' && field !== 'lng') return false;
    if (profiles[column].numericShare < 0.9) return false;
    const numbers = numbersOf(profiles[column], guesses[column].numberStyle);
    return numbers.length > 0 && shareOf(numbers, value => Math.abs(value) >= 1000) >= 0.9;
  };
  // "x_3857": the number of the reference system is no part of the word.
  const word = (name: string) => normaliseHeader(name).replace(/\d+/gu, '');
  const named = (words: RegExp) => names.findIndex((name, column) => words.test(word(name)) && isMetres(column));
  const x = named(X_WORDS);
  const y = named(Y_WORDS);
  return x >= 0 && y >= 0 && x !== y ? [x, y] : null;
}

function isMercator(
  names: readonly string[],
  profiles: readonly ColumnProfile[],
  [x, y]: readonly [number, number],
): boolean {
  const headers = [names[x], names[y]].map(normaliseHeader);
  if (headers.some(header => GRID_WORDS.test(header) && !MERCATOR_WORDS.test(header))) return false;
  const values = [x, y].map(column => numbersOf(profiles[column], 'point'));
  if (values.some(numbers => shareOf(numbers, value => Math.abs(value) <= MERCATOR_EDGE) < 0.95)) return false;
  if (values.some(numbers => shareOf(numbers, value => Math.abs(value) >= 1000) < 0.9)) return false;
  if (headers.some(header => MERCATOR_WORDS.test(header))) return true;
  // West of Greenwich, south of the equator, or farther east than eastings go: no grid counts so.
  return shareOf(values[0], value => value < 0 || value > 1_300_000) >= 0.5 && !looksLikeGaussKrueger(values);
}

/** Zone, then six digits: 3,456,789 east and 5,678,901 north. */
function looksLikeGaussKrueger([east, north]: readonly (readonly number[])[]): boolean {
  const inZone = (value: number) => value >= 2_300_000 && value <= 5_700_000 && value % 1_000_000 >= 200_000;
  return shareOf(east, inZone) >= 0.95 && shareOf(north, value => value >= 5_200_000 && value <= 6_200_000) >= 0.95;
}

function shareOf(numbers: readonly number[], test: (value: number) => boolean): number {
  return numbers.length === 0 ? 0 : numbers.filter(test).length / numbers.length;
}

/** What the columns taken hold; puts doubts on them, and takes them back when nothing can be made of them. */
export function coordinateForm(
  names: readonly string[],
  guesses: readonly ColumnGuess[],
  profiles: readonly ColumnProfile[],
): CoordinateForm {
  const lat = guesses.findIndex(guess => guess.field === 'lat');
  const lng = guesses.findIndex(guess => guess.field === 'lng');
  if (lat >= 0 && lng >= 0) return formOfTwo(names, guesses, profiles, lat, lng);
  const both = guesses.findIndex(guess => guess.field === 'coordinates');
  if (both >= 0) return formOfOne(names[both], guesses[both], profiles[both]);
  const grid = metreColumns(names, guesses, profiles);
  if (!grid) return {};
  // Nobody adds coordinates up.
  for (const column of grid) guesses[column].field = null;
  return { grid };
}

function formOfTwo(
  names: readonly string[],
  guesses: readonly ColumnGuess[],
  profiles: readonly ColumnProfile[],
  lat: number,
  lng: number,
): CoordinateForm {
  const columns = [lat, lng];
  if (columns.some(column => angleShare(profiles[column]) > 0.5)) {
    for (const column of columns) if (guesses[column].doubt === NO_DEGREES) guesses[column].doubt = '';
    return letterForm(
      columns.map(column => profiles[column]),
      [names[lat], names[lng]],
    );
  }
  const values = columns.map(column => numbersOf(profiles[column], guesses[column].numberStyle));
  if (values.some(numbers => numbers.length === 0)) return {};
  const isDegrees = shareOf(values[0], inside(180)) > 0.5 || shareOf(values[1], inside(180)) > 0.5;
  if (isDegrees) return {};
  const saysDegrees = columns.every(column => /lat|lng|lon|breit|l(?:ä|ae|a)ng/iu.test(names[column]));
  const unit = unitOf(values[0], values[1], saysDegrees, () => isMercator(names, profiles, [lng, lat]));
  if (unit) {
    for (const column of columns) guesses[column].doubt = unitDoubt(unit);
    return { unit };
  }
  const isGrid = values.every(numbers => shareOf(numbers, value => value >= 1000 && value <= MOST_GRID_METRES) >= 0.9);
  if (!isGrid) return {};
  for (const column of columns) {
    guesses[column].field = null;
    guesses[column].doubt = '';
  }
  return { grid: [lng, lat] };
}

function inside(limit: number): (value: number) => boolean {
  return value => Math.abs(value) <= limit;
}

/** Whole numbers are fractions of a degree: the coarsest fraction that has room for all of them. */
function unitOf(
  lat: readonly number[],
  lng: readonly number[],
  saysDegrees: boolean,
  mercator: () => boolean,
): CoordinateUnit | null {
  const whole = [...lat, ...lng].every(Number.isInteger);
  if (!whole) return mercator() ? 'web-mercator' : null;
  for (const unit of ['ten-micro-degrees', 'micro-degrees', 'tenth-micro-degrees'] as const) {
    const factor = PER_DEGREE[unit];
    const fits = shareOf(lat, inside(90 * factor)) >= 0.95 && shareOf(lng, inside(180 * factor)) >= 0.95;
    // A degree at least: metres of a grid would be specks in the Gulf of Guinea.
    if (fits && shareOf(lat, value => Math.abs(value) >= factor) >= 0.5) {
      if (unit === 'ten-micro-degrees' && !saysDegrees && mercator()) return 'web-mercator';
      return Math.max(...lat.map(Math.abs)) >= 1_500_000 ? unit : null;
    }
  }
  return null;
}

function formOfOne(name: string, guess: ColumnGuess, profile: ColumnProfile): CoordinateForm {
  const pairs = sampled(profile)
    .map(text => readPair(text))
    .filter(pair => pair !== null);
  const plain = pairs.filter(pair => !pair.fixed);
  const form = letterForm([profile], [name]);
  if (plain.length === 0) return form;
  const metres = plain.map(pair => pair.lat);
  const others = plain.map(pair => pair.lng);
  if (shareOf(metres, inside(180)) < 0.5 && shareOf(others, inside(180)) < 0.5) {
    const unit = unitOf(metres, others, true, () => false);
    if (unit) guess.doubt = unitDoubt(unit);
    return unit ? { ...form, unit } : form;
  }
  // Latitude first, unless the first numbers cannot be latitudes and the second can.
  const swap = shareOf(metres, value => Math.abs(value) > 90) > 0.02 && shareOf(others, inside(90)) > 0.98;
  if (/^(?:lnglat|lonlat|longlat|xy)/u.test(normaliseHeader(name)) || swap) {
    return { ...form, swap: true };
  }
  return form;
}

/** What a single O means: East when others write W for the west, West when they write E for the east. */
function letterForm(profiles: readonly ColumnProfile[], headers: readonly string[]): CoordinateForm {
  const texts = profiles.flatMap(sampled);
  const hasLetter = (letter: string) =>
    texts.some(text => new RegExp(`(?:^|[^a-z])${letter}(?:$|[^a-z])`, 'iu').test(text));
  if (!hasLetter('O') || hasLetter('W')) return {};
  const romance = headers.some(header => /longitud|lengtegr|coordonn|coorden/u.test(normaliseHeader(header)));
  return hasLetter('E') || (romance && !hasLetter('Ost')) ? { oIsWest: true } : {};
}

export const NO_DEGREES = 'these are no degrees';

/** For the Check column: "read as degrees × 1,000,000". */
export function unitDoubt(unit: CoordinateUnit): string {
  if (unit === 'web-mercator') return 'read as Web Mercator metres';
  return `read as degrees × ${PER_DEGREE[unit].toLocaleString('en-US')}`;
}
