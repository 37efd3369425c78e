import { plainPostcode, postcodeKey, withLeadingZeros } from './postcode-key';
import type { PostcodeCountry } from './postcodes';

const FIRST_CAPACITY = 1 << 12;
/** Codes count as numbers when at most one in so many has letters. */
const NUMBERS_AMONG = 50;
/** A spreadsheet takes at most so many zeros from the front of a code. */
const MOST_LOST_ZEROS = 2;

/**
 * Rows of a list of post codes → one country's table. Several rows of one code: the mean of those whose accuracy is best.
 */
export class PostcodeBuilder {
  readonly #country: string;
  #keys = new Float64Array(FIRST_CAPACITY);
  #lat = new Int32Array(FIRST_CAPACITY);
  #lng = new Int32Array(FIRST_CAPACITY);
  #accuracy = new Uint8Array(FIRST_CAPACITY);
  #lengths = new Uint8Array(FIRST_CAPACITY);
  #count = 0;
  #ascends = true;
  /** Codes of digits alone, by their length. */
  readonly #digits = new Uint32Array(11);

  constructor(country: string) {
    this.#country = country;
  }

  get rows(): number {
    return this.#count;
  }

  /**
   * @param accuracy 0 … 255, higher is better; equal when the list does not say
   * @returns false when the text is no code or the point is none
   */
  add(text: string, lat: number, lng: number, accuracy: number): boolean {
    const code = plainPostcode(this.#country, text);
    const key = postcodeKey(code);
    if (Number.isNaN(key) || !(Math.abs(lat) <= 90 && Math.abs(lng) <= 180) || (lat === 0 && lng === 0)) return false;
    if (this.#count === this.#keys.length) this.#grow();
    const at = this.#count++;
    this.#keys[at] = key;
    this.#lat[at] = Math.round(lat * 10_000);
    this.#lng[at] = Math.round(lng * 10_000);
    this.#accuracy[at] = accuracy;
    const isNumber = /^\d+$/.test(code);
    this.#lengths[at] = isNumber ? code.length : 0;
    if (isNumber) this.#digits[code.length]++;
    if (at > 0 && key < this.#keys[at - 1]) this.#ascends = false;
    return true;
  }

  finish(): PostcodeCountry {
    const digits = this.#commonDigits();
    if (digits > 0) this.#restoreZeros(digits);
    const order = Uint32Array.from({ length: this.#count }, (_, i) => i);
    const keys = this.#keys;
    if (!this.#ascends) order.sort((a, b) => keys[a] - keys[b]);
    const codes = new Float64Array(this.#count);
    const lat = new Int32Array(this.#count);
    const lng = new Int32Array(this.#count);
    let written = 0;
    for (let from = 0; from < order.length; ) {
      let to = from;
      let best = 0;
      for (; to < order.length && keys[order[to]] === keys[order[from]]; to++)
        best = Math.max(best, this.#accuracy[order[to]]);
      let [latSum, lngSum, rows] = [0, 0, 0];
      for (let i = from; i < to; i++) {
        if (this.#accuracy[order[i]] !== best) continue;
        latSum += this.#lat[order[i]];
        lngSum += this.#lng[order[i]];
        rows++;
      }
      codes[written] = keys[order[from]];
      lat[written] = Math.round(latSum / rows);
      lng[written] = Math.round(lngSum / rows);
      written++;
      from = to;
    }
    return {
      country: this.#country,
      digits,
      codes: codes.slice(0, written),
      lat: lat.slice(0, written),
      lng: lng.slice(0, written),
    };
  }

  /** The commonest length when codes are numbers, else 0. */
  #commonDigits(): number {
    const numbers = this.#digits.reduce((sum, count) => sum + count, 0);
    if (this.#count - numbers > this.#count / NUMBERS_AMONG) return 0;
    return this.#digits.indexOf(Math.max(...this.#digits));
  }

  /** Codes that are a digit or two too short lost their zeros to a spreadsheet. */
  #restoreZeros(digits: number): void {
    for (let at = 0; at < this.#count; at++) {
      const missing = digits - this.#lengths[at];
      if (this.#lengths[at] === 0 || missing <= 0 || missing > MOST_LOST_ZEROS) continue;
      this.#keys[at] = withLeadingZeros(this.#keys[at], missing);
      this.#ascends = false;
    }
  }

  #grow(): void {
    const capacity = this.#keys.length * 2;
    const grown = <T extends Float64Array | Int32Array | Uint8Array>(from: T, into: T): T => {
      into.set(from);
      return into;
    };
    this.#keys = grown(this.#keys, new Float64Array(capacity));
    this.#lat = grown(this.#lat, new Int32Array(capacity));
    this.#lng = grown(this.#lng, new Int32Array(capacity));
    this.#accuracy = grown(this.#accuracy, new Uint8Array(capacity));
    this.#lengths = grown(this.#lengths, new Uint8Array(capacity));
  }
}
