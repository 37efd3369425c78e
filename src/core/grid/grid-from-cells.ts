/**
 * A grid from its cells: borders, neighbours, areas and centres all follow from them, so that a project saved without
 * accounts needs to hold the cells and the links only.
 */
import { cellToLatLng } from 'h3-js';
import { buildAdjacency } from './adjacency';
import { buildBorderTable } from './border-table';
import { cellWords, splitCell } from './cell-index';
import { type GridLinks, NO_LINKS } from './grid-links';
import { hexAreas } from './hex-areas';
import type { HexGrid } from './hex-grid';
import { unitVectors } from './sphere';
import { withLinks } from './with-links';

/**
 * @param cells H3 indexes, ascending
 * @param linksFor the links of the hexes, asked for once their borders are known; none when left out
 * @param onProgress share done, 0 … 1
 */
export function gridFromCells(
  cells: BigUint64Array,
  coarsest: number,
  finest: number,
  onProgress: (done: number) => void,
  linksFor: (shores: HexGrid) => GridLinks = () => NO_LINKS,
): HexGrid {
  const count = cells.length;
  const words = cellWords(cells);
  const lat = new Float64Array(count);
  const lng = new Float64Array(count);
  for (let hex = 0; hex < count; hex++) {
    [lat[hex], lng[hex]] = cellToLatLng(splitCell(words[2 * hex], words[2 * hex + 1]));
  }
  const borders = buildBorderTable(cells, coarsest, finest, onProgress);
  const { offsets, neighbours } = buildAdjacency(count, borders);
  const areaKm2 = hexAreas(count, borders, unitVectors(lat, lng));
  const shores = { count, cells, coarsest, finest, lat, lng, areaKm2, offsets, neighbours, links: NO_LINKS, borders };
  return withLinks(shores, linksFor(shores));
}
