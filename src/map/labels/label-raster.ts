/**
 * The plan as the eye sees it, in squares of a few pixels: which hex, and so which territory, covers each. Label boxes
 * are tried against this picture in microseconds, where asking the grid for every point would take longer than a frame.
 * Squares are aligned to the world, not to the screen, so that a panned map gives the same answers.
 */

import { hexLocator } from '../../core/grid/cell-index';
import type { HexGrid } from '../../core/grid/hex-grid';
import {
  type Camera,
  latOf,
  lngOf,
  mercatorAtX,
  mercatorAtY,
  mercatorX,
  mercatorY,
  nearestCopy,
  screenX,
  screenY,
} from '../camera';

/** Side of a square, pixels. */
export const RASTER_CELL = 10;
export const OUTSIDE = -1;

export interface LabelRaster {
  readonly columns: number;
  readonly rows: number;
  /** Screen position of the first square's corner, pixels. */
  readonly left: number;
  readonly top: number;
  /** Hex per square, row by row; −1 = none. */
  readonly hexes: Int32Array;
}

/** Web Mercator centres of all hexes, x and y in turn; made once per grid. */
export function mercatorCentres(grid: Pick<HexGrid, 'count' | 'lat' | 'lng'>): Float64Array {
  const centres = new Float64Array(grid.count * 2);
  for (let hex = 0; hex < grid.count; hex++) {
    centres[2 * hex] = mercatorX(grid.lng[hex]);
    centres[2 * hex + 1] = mercatorY(grid.lat[hex]);
  }
  return centres;
}

/** `hexWidth` in Mercator units decides how squares are filled: small hexes are dropped into them, large ones looked up. */
export function rasterise(grid: HexGrid, centres: Float64Array, camera: Camera, hexWidth: number): LabelRaster {
  const left = alignedStart(camera.x * camera.worldSize - camera.width / 2);
  const top = alignedStart(camera.y * camera.worldSize - camera.height / 2);
  const columns = Math.ceil((camera.width - left) / RASTER_CELL);
  const rows = Math.ceil((camera.height - top) / RASTER_CELL);
  const raster = { columns, rows, left, top, hexes: new Int32Array(columns * rows).fill(OUTSIDE) };
  if (hexWidth * camera.worldSize < RASTER_CELL * 0.85) dropCentres(raster, grid.count, centres, camera);
  else lookUpSquares(raster, grid, centres, camera, hexWidth);
  return raster;
}

/** Screen position of the last square border at or before the screen's edge: 0 or a little less. */
function alignedStart(worldPixel: number): number {
  return -(((worldPixel % RASTER_CELL) + RASTER_CELL) % RASTER_CELL);
}

function dropCentres(raster: LabelRaster, count: number, centres: Float64Array, camera: Camera): void {
  for (let hex = 0; hex < count; hex++) {
    const x = screenX(camera, nearestCopy(camera, centres[2 * hex]));
    const column = Math.floor((x - raster.left) / RASTER_CELL);
    if (column < 0 || column >= raster.columns) continue;
    const row = Math.floor((screenY(camera, centres[2 * hex + 1]) - raster.top) / RASTER_CELL);
    if (row >= 0 && row < raster.rows) raster.hexes[row * raster.columns + column] = hex;
  }
}

function lookUpSquares(
  raster: LabelRaster,
  grid: HexGrid,
  centres: Float64Array,
  camera: Camera,
  hexWidth: number,
): void {
  const locate = hexLocator(grid);
  const { columns, rows, left, top, hexes } = raster;
  // Inside the circle that touches a hexagon's sides there is nothing to look up.
  const inside = (hexWidth * 0.45) ** 2;
  const within = (hex: number, x: number, y: number): boolean => {
    if (hex < 0) return false;
    const dx = nearestCopy(camera, centres[2 * hex]) - x;
    const dy = centres[2 * hex + 1] - y;
    return dx * dx + dy * dy < inside;
  };
  for (let row = 0; row < rows; row++) {
    const y = mercatorAtY(camera, top + (row + 0.5) * RASTER_CELL);
    const lat = latOf(y);
    for (let column = 0; column < columns; column++) {
      const x = mercatorAtX(camera, left + (column + 0.5) * RASTER_CELL);
      const at = row * columns + column;
      const before = column > 0 ? hexes[at - 1] : OUTSIDE;
      const above = row > 0 ? hexes[at - columns] : OUTSIDE;
      hexes[at] = within(before, x, y) ? before : within(above, x, y) ? above : locate(lat, lngOf(x));
    }
  }
}

/**
 * Territory per square, −1 outside the market. Further pieces count as nobody's: they have labels of their own.
 * @param pieceOfHex 1 = main piece, 2 … = further ones
 */
export function territoriesOf(
  raster: LabelRaster,
  assignment: Uint16Array,
  pieceOfHex: Uint16Array | null = null,
): Int32Array {
  return raster.hexes.map(hex => {
    if (hex < 0) return OUTSIDE;
    return pieceOfHex !== null && pieceOfHex[hex] > 1 ? 0 : assignment[hex];
  });
}
