/**
 * Land or water for any point of the world. The mask is a stack of scan lines: each row of latitude holds the columns
 * where a line from −180° eastwards changes between water and land, beginning in water. A test is one row look-up and
 * one binary search, several million a second, and needs no polygons. Lakes over about 500 km² are water.
 */
export interface LandMask {
  /** Rows a degree of latitude; row 0 begins at −90°. 120 rows make one row 0.93 km high. */
  readonly rowsPerDegree: number;
  /** Crossings of row r are `crossings[rowOffsets[r] .. rowOffsets[r + 1])`, ascending; length = rows + 1. */
  readonly rowOffsets: Uint32Array;
  /** Columns, 65,536 round the world (0.0055°). An odd number of crossings at or west of a column means land. */
  readonly crossings: Uint16Array;
}

export const LAND_MASK_COLUMNS = 65_536;

/** Any longitude is accepted; a latitude outside ±90 is water. Accurate to about a kilometre. */
export function isLand(mask: LandMask, lat: number, lng: number): boolean {
  const row = Math.min(Math.floor((lat + 90) * mask.rowsPerDegree), mask.rowOffsets.length - 2);
  if (!(row >= 0) || lat > 90) return false;
  const column = Math.floor(((lng + 180) / 360) * LAND_MASK_COLUMNS) & (LAND_MASK_COLUMNS - 1);
  const first = mask.rowOffsets[row];
  let low = first;
  let high = mask.rowOffsets[row + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (mask.crossings[middle] <= column) low = middle + 1;
    else high = middle;
  }
  return ((low - first) & 1) === 1;
}
