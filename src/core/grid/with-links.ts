import { buildAdjacency } from './adjacency';
import { type GridLinks, pairsOn } from './grid-links';
import type { HexGrid } from './hex-grid';

/** The same hexes joined by other links: those that are on, and touching borders, are the adjacency. O(hexes + borders). */
export function withLinks(grid: HexGrid, links: GridLinks): HexGrid {
  if (links === grid.links) return grid;
  return { ...grid, ...buildAdjacency(grid.count, grid.borders, pairsOn(links)), links };
}
