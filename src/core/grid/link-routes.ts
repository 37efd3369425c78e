/**
 * Links that run side by side are one thing to people: the ferry from Kalamata to Crete, though three hexes on either
 * shore are joined. A route is a set of links of one kind between the same two parts of the market whose ends lie close
 * together on both sides.
 */
import { buildAdjacency, connectedComponents } from './adjacency';
import { chordSquared, type GridLinks } from './grid-links';
import type { HexGrid } from './hex-grid';
import { EARTH_RADIUS_KM, unitVectors } from './sphere';

/** Ends are close within so much of the link's length, or within so many hexes. */
const CLOSE_SHARE = 0.15;
const CLOSE_HEXES = 2.2;

/** Link numbers of every route, the shortest link first; routes longest first, by their shortest link. */
export function linkRoutes(
  { count, borders, lat, lng, areaKm2 }: Pick<HexGrid, 'count' | 'borders' | 'lat' | 'lng' | 'areaKm2'>,
  { pairs, kind, km }: GridLinks,
): readonly (readonly number[])[] {
  const vectors = unitVectors(lat, lng);
  const parts = connectedComponents(buildAdjacency(count, borders)).of;
  const isNear = (a: number, b: number, length: number) => {
    // A hexagon's width is about 1.07 times the root of its surface.
    const hexes = CLOSE_HEXES * 1.07 * Math.sqrt(Math.max(areaKm2[a], areaKm2[b]));
    const close = Math.max(CLOSE_SHARE * length, hexes) / EARTH_RADIUS_KM;
    return chordSquared(vectors, a, b) <= close * close;
  };
  const sideBySide = (one: number, other: number) => {
    const [a, b, c, d] = [pairs[2 * one], pairs[2 * one + 1], pairs[2 * other], pairs[2 * other + 1]];
    const length = Math.min(km[one], km[other]);
    return (isNear(a, c, length) && isNear(b, d, length)) || (isNear(a, d, length) && isNear(b, c, length));
  };

  const routes: number[][] = [];
  const between = new Map<string, number[][]>();
  for (const link of [...km.keys()].sort((a, b) => km[a] - km[b] || a - b)) {
    const ends = [parts[pairs[2 * link]], parts[pairs[2 * link + 1]]].sort((a, b) => a - b);
    const key = `${kind[link]} ${ends}`;
    const here = between.get(key) ?? [];
    between.set(key, here);
    const route = here.find(([shortest]) => sideBySide(shortest, link));
    if (route) route.push(link);
    else {
      here.push([link]);
      routes.push(here[here.length - 1]);
    }
  }
  return routes.reverse();
}
