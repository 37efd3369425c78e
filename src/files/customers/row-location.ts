/**
 * Where one row is: coordinates first, else its post code, else its town. One object serves all rows; the result is in
 * its fields.
 */
import { LOCATION_METHODS, LOCATION_PRECISIONS } from '../../core/accounts/account-table';
import { CountryWords } from '../../core/geo/countries';
import { PostcodeFinder, type PostcodeTable } from '../../core/geo/postcodes';
import { TownFinder, type TownTable } from '../../core/geo/towns';
import type { RecordBatch } from './delimited-reader';
import { HexLocation } from './hex-location';
import type { RejectReason } from './import-report';
import type { MappedColumns } from './mapped-columns';
import { isBlank } from './parse-number';
import { RowCoordinates } from './row-coordinates';

const BY_COORDINATES = LOCATION_METHODS.indexOf('coordinates');
const BY_POSTCODE = LOCATION_METHODS.indexOf('postcode');
const BY_HEX = LOCATION_METHODS.indexOf('hex');
const BY_CITY = LOCATION_METHODS.indexOf('city');
const TOWN = LOCATION_PRECISIONS.indexOf('town');

/** What was written but could not be used. */
export type PassedOver =
  | 'coordinates-not-numbers'
  | 'coordinates-zero'
  | 'postcode-unknown'
  | 'postcode-country-missing';

export class RowLocation {
  lat = Number.NaN;
  lng = Number.NaN;
  /** Index into LOCATION_METHODS. */
  method = BY_COORDINATES;
  /** Index into LOCATION_PRECISIONS. */
  precision = 0;
  /** Why there is no location, null when there is one. */
  reason: RejectReason | null = null;
  /** Column at fault, −1 = the whole row. */
  column = -1;
  /** What was passed over although the row was placed in another way; null when it was blank. */
  passedOver: PassedOver | null = null;
  /** The row could not be judged without the list of towns, which is not there yet: hand it over and ask again. */
  waitsForTowns = false;
  /** The cell that the row is about, where the file has a column of them. */
  readonly hex = new HexLocation();

  readonly #columns: MappedColumns;
  readonly #coordinates: RowCoordinates;
  readonly #words = new CountryWords();
  readonly #postcodes: PostcodeFinder | null;
  /** undefined = not needed so far, null = there is none. */
  #towns: TownFinder | null | undefined;

  constructor(columns: MappedColumns, postcodes: PostcodeTable | null) {
    this.#columns = columns;
    this.#coordinates = new RowCoordinates(columns);
    this.#postcodes = postcodes && new PostcodeFinder(postcodes, this.#words);
  }

  placeByTowns(towns: TownTable | null): void {
    this.#towns = towns && new TownFinder(towns);
  }

  /** Sets the fields for one row; true when it has a place. */
  find(batch: RecordBatch, record: number): boolean {
    this.reason = null;
    this.passedOver = null;
    this.column = -1;
    this.waitsForTowns = false;
    const { h3 } = this.#columns;
    if (h3 >= 0 && this.hex.read(batch.cell(record, h3))) return this.#takeHex(h3);
    const coordinates = this.#coordinates;
    switch (coordinates.find(batch, record)) {
      case 'found':
        this.lat = coordinates.lat;
        this.lng = coordinates.lng;
        this.precision = coordinates.precision;
        this.method = BY_COORDINATES;
        return true;
      case 'out-of-range':
        // Not looked up in another way: a number that is wrong points to a fault the user should see.
        this.reason = 'coordinates-out-of-range';
        this.column = coordinates.column;
        return false;
      case 'not-numbers':
        this.#passOver('coordinates-not-numbers', coordinates.column);
        break;
      case 'zero':
        this.#passOver('coordinates-zero', coordinates.column);
        break;
      case 'blank':
        break;
    }
    return this.#findByPostcode(batch, record) || this.#findByCity(batch, record);
  }

  /** A cell says what the row is about: coordinates beside it are those of its middle, as a rule. */
  #takeHex(column: number): boolean {
    this.lat = this.hex.lat;
    this.lng = this.hex.lng;
    this.method = BY_HEX;
    if (this.hex.form !== 'invalid') {
      this.precision = precisionOfCell(this.hex.resolution);
      return true;
    }
    this.reason = 'h3-invalid';
    this.column = column;
    return false;
  }

  #passOver(what: PassedOver, column: number): void {
    if (this.passedOver !== null) return;
    this.passedOver = what;
    this.column = column;
  }

  #countryCell(batch: RecordBatch, record: number): string {
    const { country, impliedCountry } = this.#columns;
    const cell = country < 0 ? '' : batch.cell(record, country).trim();
    return isBlank(cell) ? impliedCountry : cell;
  }

  #findByPostcode(batch: RecordBatch, record: number): boolean {
    const { postalCode } = this.#columns;
    const code = postalCode < 0 ? '' : batch.cell(record, postalCode).trim();
    if (isBlank(code)) {
      this.reason = this.passedOver ?? 'no-location';
      return false;
    }
    const where = this.#countryCell(batch, record);
    const found = this.#postcodes?.find(where, code) ?? null;
    if (found) {
      this.lat = found.lat;
      this.lng = found.lng;
      this.precision = LOCATION_PRECISIONS.indexOf(found.precision);
      this.method = BY_POSTCODE;
      return true;
    }
    if (this.#postcodes) {
      const country = this.#postcodes.countryFor(where, code);
      const isMissing = country !== '' && !this.#postcodes.knows(country);
      this.#passOver(isMissing ? 'postcode-country-missing' : 'postcode-unknown', postalCode);
    } else if (this.passedOver === null) {
      this.column = postalCode;
    }
    this.reason = this.passedOver ?? 'no-location';
    return false;
  }

  #findByCity(batch: RecordBatch, record: number): boolean {
    const { city, state } = this.#columns;
    const written = city < 0 ? '' : batch.cell(record, city).trim();
    if (isBlank(written)) return false;
    if (this.#towns === undefined) {
      this.waitsForTowns = true;
      return false;
    }
    if (this.#towns === null) return false;
    const stated = state < 0 ? '' : batch.cell(record, state).trim();
    // "Springfield, IL" in a file without a column for the state.
    const region = isBlank(stated) ? (written.split(',')[1] ?? '') : stated;
    const match = this.#towns.find(written, region, this.#words.codeOf(this.#countryCell(batch, record)));
    if (match.kind === 'found') {
      this.lat = this.#towns.lat(match.town);
      this.lng = this.#towns.lng(match.town);
      this.precision = TOWN;
      this.method = BY_CITY;
      this.reason = null;
      return true;
    }
    if (this.passedOver === null) {
      this.reason = match.kind === 'ambiguous' ? 'city-ambiguous' : 'city-unknown';
      this.column = city;
    }
    return false;
  }
}

/** By the mean edge of a cell: 66 m at resolution 10, 1.2 km at 7, 8.5 km at 5 (h3geo.org, cell statistics). */
function precisionOfCell(resolution: number): number {
  const precision =
    resolution >= 10
      ? 'exact'
      : resolution >= 8
        ? 'street'
        : resolution >= 6
          ? 'postcode'
          : resolution === 5
            ? 'town'
            : 'region';
  return LOCATION_PRECISIONS.indexOf(precision);
}
