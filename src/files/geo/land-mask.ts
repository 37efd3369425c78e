import type { LandMask } from '../../core/geo/land-mask';
import { ByteReader } from './byte-reader';

/**
 * Reads `public/geo/land.bin`: "ELM1", rows a degree, then each row from south to north as its number of crossings and
 * the distances between them.
 * @throws {GeoFileError} on another format or a file cut short
 */
export function readLandMask(buffer: ArrayBuffer): LandMask {
  const reader = new ByteReader(buffer, 'ELM1', 'land mask');
  const rowsPerDegree = reader.unsigned();
  const total = reader.unsigned();
  const rowOffsets = new Uint32Array(rowsPerDegree * 180 + 1);
  const crossings = new Uint16Array(total);
  let filled = 0;
  for (let row = 0; row + 1 < rowOffsets.length; row++) {
    let column = 0;
    for (let left = reader.unsigned(); left > 0; left--) {
      column += reader.unsigned();
      crossings[filled++] = column;
    }
    rowOffsets[row + 1] = filled;
  }
  return { rowsPerDegree, rowOffsets, crossings };
}
