/**
 * A grid from its cells: borders, neighbours, areas and centres all follow from them, so that a project saved without
 * accounts needs to hold the cells and the links only.
 */
import { cellToLatLng } from 'h3-js';
import { buildAdjacency } from './adjacency';
import { buildBorderTable } from './border-table';
import { cellWords, splitCell } from './cell-index';
import { hexAreas } from './hex-areas';
import type { HexGrid } from './hex-grid';
import { unitVectors } from './sphere';

/**
 * @param cells H3 indexes, ascending
 * @param links pairs of hexes joined over water or a gap, flat
 * @param onProgress share done, 0 … 1
 */
export function gridFromCells(
  cells: BigUint64Array,
  coarsest: number,
  finest: number,
  links: Int32Array,
  onProgress: (done: number) => void,
): HexGrid {
  const count = cells.length;
  const words = cellWords(cells);
  const lat = new Float64Array(count);
  const lng = new Float64Array(count);
  for (let hex = 0; hex < count; hex++) {
    [lat[hex], lng[hex]] = cellToLatLng(splitCell(words[2 * hex], words[2 * hex + 1]));
  }
  const borders = buildBorderTable(cells, coarsest, finest, onProgress);
  const { offsets, neighbours } = buildAdjacency(count, borders, links);
  const areaKm2 = hexAreas(count, borders, unitVectors(lat, lng));
  return { count, cells, coarsest, finest, lat, lng, areaKm2, offsets, neighbours, links, borders };
}
