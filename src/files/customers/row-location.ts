/** Where one row is: coordinates first, else its post code. One object serves all rows; the result is in its fields. */
import { LOCATION_METHODS } from '../../core/accounts/account-table';
import { lookupPostcode, type PostcodeTable } from '../../core/geo/postcodes';
import type { RecordBatch } from './delimited-reader';
import { HexLocation } from './hex-location';
import type { RejectReason } from './import-report';
import type { MappedColumns } from './mapped-columns';
import { isBlank, parseNumber } from './parse-number';

const BY_COORDINATES = LOCATION_METHODS.indexOf('coordinates');
const BY_POSTCODE = LOCATION_METHODS.indexOf('postcode');
const BY_HEX = LOCATION_METHODS.indexOf('hex');

export class RowLocation {
  lat = Number.NaN;
  lng = Number.NaN;
  /** Index into LOCATION_METHODS. */
  method = BY_COORDINATES;
  /** Why there is no location, null when there is one. */
  reason: RejectReason | null = null;
  /** Column at fault, −1 = the whole row. */
  column = -1;
  /** Why the coordinates were passed over although the row was placed by its post code; null when they were blank. */
  passedOver: 'coordinates-not-numbers' | 'coordinates-zero' | null = null;
  /** The cell that the row is about, where the file has a column of them. */
  readonly hex = new HexLocation();

  readonly #columns: MappedColumns;
  readonly #postcodes: PostcodeTable | null;

  constructor(columns: MappedColumns, postcodes: PostcodeTable | null) {
    this.#columns = columns;
    this.#postcodes = postcodes;
  }

  /** Sets the fields for one row; true when it has a place. */
  find(batch: RecordBatch, record: number): boolean {
    const { lat, lng, latStyle, lngStyle, h3 } = this.#columns;
    this.reason = null;
    this.passedOver = null;
    this.column = -1;
    if (h3 >= 0 && this.hex.read(batch.cell(record, h3))) return this.#takeHex(h3);
    if (lat >= 0 && lng >= 0) {
      const latText = batch.cell(record, lat);
      const lngText = batch.cell(record, lng);
      this.lat = parseNumber(latText, latStyle);
      this.lng = parseNumber(lngText, lngStyle);
      if (Number.isNaN(this.lat) || Number.isNaN(this.lng)) {
        if (Number.isNaN(this.lat) && !isBlank(latText)) this.#passOver('coordinates-not-numbers', lat);
        else if (Number.isNaN(this.lng) && !isBlank(lngText)) this.#passOver('coordinates-not-numbers', lng);
      } else if (this.lat === 0 && this.lng === 0) {
        this.#passOver('coordinates-zero', lat);
      } else if (Math.abs(this.lat) > 90 || Math.abs(this.lng) > 180) {
        // Not looked up by post code: a number that is wrong points to a fault the user should see.
        this.reason = 'coordinates-out-of-range';
        this.column = Math.abs(this.lat) > 90 ? lat : lng;
        return false;
      } else {
        this.method = BY_COORDINATES;
        return true;
      }
    }
    return this.#findByPostcode(batch, record);
  }

  /** A cell says what the row is about: coordinates beside it are those of its middle, as a rule. */
  #takeHex(column: number): boolean {
    this.lat = this.hex.lat;
    this.lng = this.hex.lng;
    this.method = BY_HEX;
    if (this.hex.form !== 'invalid') return true;
    this.reason = 'h3-invalid';
    this.column = column;
    return false;
  }

  #passOver(reason: 'coordinates-not-numbers' | 'coordinates-zero', column: number): void {
    this.passedOver = reason;
    this.column = column;
  }

  #findByPostcode(batch: RecordBatch, record: number): boolean {
    const { postalCode, country, impliedCountry } = this.#columns;
    const code = postalCode < 0 ? '' : batch.cell(record, postalCode).trim();
    if (isBlank(code)) {
      this.reason = this.passedOver ?? 'no-location';
      return false;
    }
    const where = country < 0 ? impliedCountry : batch.cell(record, country).trim();
    const found = this.#postcodes ? lookupPostcode(this.#postcodes, where, code) : null;
    if (found) {
      this.lat = found.lat;
      this.lng = found.lng;
      this.method = BY_POSTCODE;
      return true;
    }
    if (this.passedOver) {
      this.reason = this.passedOver;
    } else {
      this.reason = this.#postcodes ? 'postcode-unknown' : 'no-location';
      this.column = postalCode;
    }
    return false;
  }
}
