import { TextColumnBuilder } from '../../core/accounts/text-column';
import type { PlaceTable } from '../../core/geo/places';
import { ByteReader } from './byte-reader';

/**
 * Reads `public/geo/places.bin`: "EPL1", then for each degree of latitude from south to north the number of its towns and
 * for each, from west to east, the step in longitude and the latitude above the band (10⁻³ °), inhabitants in hundreds, name.
 * @throws {GeoFileError} on another format or a file cut short
 */
export function readPlaces(buffer: ArrayBuffer): PlaceTable {
  const reader = new ByteReader(buffer, 'EPL1', 'list of towns');
  const count = reader.unsigned();
  const bandOffsets = new Uint32Array(181);
  const lat = new Float64Array(count);
  const lng = new Float64Array(count);
  const population = new Uint32Array(count);
  const names = new TextColumnBuilder();
  let row = 0;
  for (let band = 0; band < 180; band++) {
    let east = -180_000;
    for (let left = reader.unsigned(); left > 0; left--) {
      east += reader.unsigned();
      lng[row] = east / 1000;
      lat[row] = band - 90 + reader.unsigned() / 1000;
      population[row] = reader.unsigned() * 100;
      names.push(reader.text());
      row++;
    }
    bandOffsets[band + 1] = row;
  }
  return { bandOffsets, lat, lng, population, names: names.finish() };
}
