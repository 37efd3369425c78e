/** The coordinates of one row, whatever their form. One object serves all rows; the result is in its fields. */
import { LOCATION_PRECISIONS } from '../../core/accounts/account-table';
import type { NumberStyle } from './column-mapping';
import { lastDigit, readAngle, readPair } from './coordinate-text';
import { mercatorLat, mercatorLng, PER_DEGREE } from './coordinate-units';
import type { RecordBatch } from './delimited-reader';
import type { MappedColumns } from './mapped-columns';
import { isBlank, parseNumber, parsePlain } from './parse-number';

export type CoordinateOutcome = 'found' | 'blank' | 'not-numbers' | 'zero' | 'out-of-range';

const EXACT = LOCATION_PRECISIONS.indexOf('exact');
const STREET = LOCATION_PRECISIONS.indexOf('street');
const POSTCODE = LOCATION_PRECISIONS.indexOf('postcode');
const TOWN = LOCATION_PRECISIONS.indexOf('town');
const REGION = LOCATION_PRECISIONS.indexOf('region');

/** Words of geocoders for how exact they were: Salesforce, Google. */
const BY_ACCURACY: ReadonlyMap<string, number> = new Map([
  ['address', EXACT],
  ['rooftop', EXACT],
  ['nearaddress', STREET],
  ['block', STREET],
  ['street', STREET],
  ['rangeinterpolated', STREET],
  ['geometriccenter', STREET],
  ['extendedzip', STREET],
  ['zip', POSTCODE],
  ['neighborhood', POSTCODE],
  ['city', TOWN],
  ['approximate', TOWN],
  ['county', REGION],
  ['state', REGION],
]);
const FINEST = 0.001;

export class RowCoordinates {
  lat = Number.NaN;
  lng = Number.NaN;
  /** Index into LOCATION_PRECISIONS. */
  precision = EXACT;
  /** Column at fault, −1 = none. */
  column = -1;

  readonly #columns: MappedColumns;
  readonly #perDegree: number;
  /** Last digit of the number read last, in units of its column. */
  #step = 1;
  #axis: 'lat' | 'lng' | null = null;

  constructor(columns: MappedColumns) {
    this.#columns = columns;
    this.#perDegree = PER_DEGREE[columns.unit];
  }

  /** Sets the fields for one row. */
  find(batch: RecordBatch, record: number): CoordinateOutcome {
    const { lat, lng, coordinates } = this.#columns;
    this.column = -1;
    const apart = lat >= 0 && lng >= 0 ? this.#findInTwo(batch, record) : 'blank';
    if (coordinates < 0 || (apart !== 'blank' && apart !== 'not-numbers')) return apart;
    const together = this.#findInOne(batch.cell(record, coordinates));
    return together === 'blank' ? apart : together;
  }

  #findInTwo(batch: RecordBatch, record: number): CoordinateOutcome {
    const { lat: latColumn, lng: lngColumn, latStyle, lngStyle } = this.#columns;
    const latText = batch.cell(record, latColumn);
    const lngText = batch.cell(record, lngColumn);
    const lat = parsePlain(latText, latStyle);
    const lng = parsePlain(lngText, lngStyle);
    // What nearly all rows are: plain numbers with enough decimals, in degrees.
    if (this.#perDegree === 1 && lat >= -90 && lat <= 90 && lng >= -180 && lng <= 180 && !(lat === 0 && lng === 0)) {
      this.lat = lat;
      this.lng = lng;
      this.precision = hasFineDecimals(latText) || hasFineDecimals(lngText) ? EXACT : this.#coarse(latText, lngText);
      this.#refine(batch, record);
      return 'found';
    }
    return this.#findWritten(batch, record, latText, lngText);
  }

  #findWritten(batch: RecordBatch, record: number, latText: string, lngText: string): CoordinateOutcome {
    const { lat: latColumn, lng: lngColumn, latStyle, lngStyle } = this.#columns;
    let lat = this.#number(latText, latStyle);
    const latStep = this.#step;
    const latAxis = this.#axis;
    let lng = this.#number(lngText, lngStyle);
    const lngAxis = this.#axis;
    if (Number.isNaN(lat) || Number.isNaN(lng)) {
      if (Number.isNaN(lat) && !isBlank(latText)) this.column = latColumn;
      else if (Number.isNaN(lng) && !isBlank(lngText)) this.column = lngColumn;
      return this.column < 0 ? 'blank' : 'not-numbers';
    }
    // The letters of the hemispheres know better than the headers.
    if (latAxis === 'lng' || lngAxis === 'lat') [lat, lng] = [lng, lat];
    return this.#place(lat, lng, Math.min(latStep, this.#step), batch, record);
  }

  #findInOne(text: string): CoordinateOutcome {
    const { coordinates, lngFirst, oIsWest } = this.#columns;
    if (isBlank(text)) return 'blank';
    const pair = readPair(text, oIsWest);
    if (!pair) {
      this.column = coordinates;
      return 'not-numbers';
    }
    if (pair.mercator) return this.#toDegrees(mercatorLat(pair.lat), mercatorLng(pair.lng), pair.step / 1e5);
    const [lat, lng] = pair.fixed || !lngFirst ? [pair.lat, pair.lng] : [pair.lng, pair.lat];
    return this.#place(lat, lng, pair.step);
  }

  #number(text: string, style: NumberStyle): number {
    this.#axis = null;
    this.#step = lastDigit(text);
    const plain = parsePlain(text, style);
    if (!Number.isNaN(plain) || text === '') return plain;
    const angle = this.#perDegree === 1 ? readAngle(text, this.#columns.oIsWest) : null;
    if (!angle) return parseNumber(text, style);
    this.#axis = angle.axis;
    this.#step = angle.step;
    return angle.degrees;
  }

  /** @param lat @param lng in the unit of the columns */
  #place(lat: number, lng: number, step: number, batch?: RecordBatch, record = 0): CoordinateOutcome {
    const outcome = Number.isNaN(this.#perDegree)
      ? this.#toDegrees(mercatorLat(lat), mercatorLng(lng), step / 1e5, lat === 0 && lng === 0)
      : this.#toDegrees(lat / this.#perDegree, lng / this.#perDegree, step / this.#perDegree);
    if (outcome === 'found' && batch) this.#refine(batch, record);
    return outcome;
  }

  #toDegrees(lat: number, lng: number, step: number, zero = lat === 0 && lng === 0): CoordinateOutcome {
    const { lat: latColumn, lng: lngColumn, coordinates } = this.#columns;
    if (zero) {
      this.column = latColumn >= 0 ? latColumn : coordinates;
      return 'zero';
    }
    if (!(Math.abs(lat) <= 90 && Math.abs(lng) <= 180)) {
      this.column = coordinates >= 0 && latColumn < 0 ? coordinates : Math.abs(lat) <= 90 ? lngColumn : latColumn;
      return 'out-of-range';
    }
    this.lat = lat;
    this.lng = lng;
    this.precision = precisionOfStep(step);
    return 'found';
  }

  #coarse(latText: string, lngText: string): number {
    return precisionOfStep(Math.min(lastDigit(latText), lastDigit(lngText)));
  }

  /** A column that says how exact the coordinates are knows better than their decimals. */
  #refine(batch: RecordBatch, record: number): void {
    const { geocodeAccuracy } = this.#columns;
    if (geocodeAccuracy < 0) return;
    const word = batch
      .cell(record, geocodeAccuracy)
      .toLowerCase()
      .replace(/[^a-z]/gu, '');
    this.precision = BY_ACCURACY.get(word) ?? this.precision;
  }
}

/** At least three decimals, as nearly all coordinates have. */
function hasFineDecimals(text: string): boolean {
  for (let at = text.length - 4; at >= 0; at--) {
    const unit = text.charCodeAt(at);
    if (unit === 0x2e || unit === 0x2c) return true;
  }
  return false;
}

/** @param step degrees; half of it is how far off the point may be */
function precisionOfStep(step: number): number {
  if (step <= FINEST * 1.001) return EXACT;
  if (step <= 1 / 50) return STREET;
  return step <= 0.15 ? TOWN : REGION;
}
