import { postcodeKey } from '../../core/geo/postcode-key';
import type { PostcodeCountry, PostcodeTable } from '../../core/geo/postcodes';
import { ByteReader } from './byte-reader';

/**
 * Reads `public/geo/postcodes.bin`: "EPC1", then for each country its ISO code, the length and radix of its codes, their
 * number, and for each code in ascending order the steps from the one before in code, latitude and longitude (10⁻⁴ °).
 * @throws {GeoFileError} on another format or a file cut short
 */
export function readPostcodes(buffer: ArrayBuffer): PostcodeTable {
  const reader = new ByteReader(buffer, 'EPC1', 'table of postal codes');
  const countries: PostcodeCountry[] = [];
  for (let left = reader.unsigned(); left > 0; left--) {
    const country = reader.text();
    const length = reader.unsigned();
    const radix = reader.unsigned();
    const count = reader.unsigned();
    const column = {
      country,
      digits: radix === 10 ? length : 0,
      codes: new Float64Array(count),
      lat: new Int32Array(count),
      lng: new Int32Array(count),
    };
    let code = 0;
    let lat = 0;
    let lng = 0;
    for (let i = 0; i < count; i++) {
      code += reader.unsigned();
      column.codes[i] = postcodeKey(code.toString(radix).toUpperCase().padStart(length, '0'));
      column.lat[i] = lat += reader.signed();
      column.lng[i] = lng += reader.signed();
    }
    countries.push(column);
  }
  return { countries };
}
