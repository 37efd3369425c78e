import { hexLocator } from './cell-index';
import type { HexGrid } from './hex-grid';
import { settlePoints } from './settle-points';

/** Hex of each point on a grid that exists, as `buildGrid` would have it: the one whose drawn border holds the point; −1 = none. */
export function locatePoints(grid: HexGrid, lat: Float64Array, lng: Float64Array): Int32Array {
  const locate = hexLocator(grid);
  const hexOf = new Int32Array(lat.length);
  for (let point = 0; point < hexOf.length; point++) hexOf[point] = locate(lat[point], lng[point]);
  settlePoints(grid, lat, lng, hexOf);
  return hexOf;
}
