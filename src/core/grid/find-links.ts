/** All links of a grid: over gaps up to a cap first, then by the shortest ways between the parts that are still apart. */
import { buildAdjacency } from './adjacency';
import { gapLinks } from './gap-links';
import { type GridLinks, linksOfPairs } from './grid-links';
import type { HexGrid } from './hex-grid';
import { islandLinks, rimHexes } from './island-links';
import { unitVectors } from './sphere';

/** @param gapKm widest gap to bridge, centre to centre, km; 0 = none; `auto` = by the size of the hexes */
export function findLinks(
  { count, borders, lat, lng, coarsest }: Pick<HexGrid, 'count' | 'borders' | 'lat' | 'lng' | 'coarsest'>,
  gapKm: number | 'auto',
): GridLinks {
  const vectors = unitVectors(lat, lng);
  const rim = rimHexes(count, borders);
  const land = buildAdjacency(count, borders);
  const gaps = gapLinks(land, rim, vectors, coarsest, gapKm);
  const bridged = gaps.pairs.length > 0 ? buildAdjacency(count, borders, gaps.pairs) : land;
  const ferries = islandLinks(bridged, rim, vectors);
  return linksOfPairs([...gaps.pairs, ...ferries], vectors, gaps.gapKm);
}
