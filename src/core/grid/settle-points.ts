/**
 * Borders are drawn and exported as straight lines in longitude and latitude, H3 means great circles: metres apart in
 * the middle of a long side. A point in that sliver goes to the hex whose drawn ring holds it, so that an account, the
 * map and the exported polygons agree.
 */
import type { HexGrid } from './hex-grid';
import { hexRings } from './hex-rings';

/**
 * Corrects `hexOf` in place.
 * @returns the points that no ring holds: they lie in a sliver beyond the rim of the grid
 */
export function settlePoints(grid: HexGrid, lat: Float64Array, lng: Float64Array, hexOf: Int32Array): number[] {
  const outside: number[] = [];
  const { offsets, vertices } = hexRings(grid);
  const coordinates = grid.borders.vertices;
  const holds = (hex: number, x: number, y: number): boolean => {
    let inside = false;
    let before = offsets[hex + 1] - 1;
    for (let i = offsets[hex]; i < offsets[hex + 1]; before = i++) {
      const yi = coordinates[2 * vertices[i] + 1];
      const yj = coordinates[2 * vertices[before] + 1];
      if (yi > y === yj > y) continue;
      const xi = nearTo(coordinates[2 * vertices[i]], x);
      const xj = nearTo(coordinates[2 * vertices[before]], x);
      if (x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
    }
    return inside;
  };
  for (let point = 0; point < hexOf.length; point++) {
    const hex = hexOf[point];
    if (hex < 0 || holds(hex, lng[point], lat[point])) continue;
    let holder = -1;
    for (let edge = grid.offsets[hex]; edge < grid.offsets[hex + 1] && holder < 0; edge++) {
      if (holds(grid.neighbours[edge], lng[point], lat[point])) holder = grid.neighbours[edge];
    }
    if (holder >= 0) hexOf[point] = holder;
    else outside.push(point);
  }
  return outside;
}

/** The longitude written so that it lies within half a turn of `x`. */
function nearTo(lng: number, x: number): number {
  return lng - 360 * Math.round((lng - x) / 360);
}
