import type { PostcodeCountry } from '../../core/geo/postcodes';

/** A list of post codes that a person added, as it is listed. */
export interface KeptPostcodes {
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  readonly codes: number;
  /** Name of the file it came from. */
  readonly source: string;
  /** It is GeoNames' (CC BY 4.0), which has to be said where it is used. */
  readonly isGeoNames: boolean;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
}

/** Where added lists of post codes stay between visits; one per country. All methods may reject when storage fails. */
export interface PostcodeShelf {
  list(): Promise<readonly KeptPostcodes[]>;
  /** null when it is gone. */
  load(country: string): Promise<PostcodeCountry | null>;
  keep(entry: KeptPostcodes, column: PostcodeCountry): Promise<void>;
  remove(country: string): Promise<void>;
}

/** One country as one buffer, 16 bytes a code: the number of digits, the codes, latitudes, longitudes. */
export function packPostcodes({ digits, codes, lat, lng }: PostcodeCountry): ArrayBuffer {
  const count = codes.length;
  const buffer = new ArrayBuffer(8 + 16 * count);
  new Float64Array(buffer, 0, 1)[0] = digits;
  new Float64Array(buffer, 8, count).set(codes);
  new Int32Array(buffer, 8 + 8 * count, count).set(lat);
  new Int32Array(buffer, 8 + 12 * count, count).set(lng);
  return buffer;
}

/** Views into the buffer; null when it is none of `packPostcodes`. */
export function unpackPostcodes(country: string, buffer: ArrayBuffer): PostcodeCountry | null {
  const count = (buffer.byteLength - 8) / 16;
  if (!Number.isInteger(count) || count < 0) return null;
  return {
    country,
    digits: new Float64Array(buffer, 0, 1)[0],
    codes: new Float64Array(buffer, 8, count),
    lat: new Int32Array(buffer, 8 + 8 * count, count),
    lng: new Int32Array(buffer, 8 + 12 * count, count),
  };
}
