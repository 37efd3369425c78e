/** Names for the two ends of a link: "Nantucket ↔ Barnstable". */
import { textAt } from '../accounts/text-column';
import type { HexGrid } from '../grid/hex-grid';
import { distanceKm } from '../grid/sphere';
import { eachTownAround } from './known-towns';
import { rankTowns, type Towns } from './territory-names';

/** A town this far outside the hex of an end names it; where there is none, one in ever wider surroundings. */
const AROUND_HEX_KM = 15;
const SURROUNDINGS_KM = [60, 120];

/**
 * One name per end, in the order of `ends`: the largest town near that end which is nearer to it than to the other end,
 * so that both never have the same town; '' where none is known.
 * @param ends hexes, flat pairs (a0, b0, a1, b1, …)
 * @param towns null = no towns are known
 */
export function linkNames(
  towns: Towns | null,
  grid: Pick<HexGrid, 'lat' | 'lng' | 'areaKm2'>,
  ends: readonly number[],
): readonly string[] {
  if (!towns) return ends.map(() => '');
  return ends.map((hex, at) => {
    const other = ends[at ^ 1];
    const beside = Math.sqrt(grid.areaKm2[hex] / Math.PI) + AROUND_HEX_KM;
    const town = bestWithin(towns, grid, hex, other, [beside, ...SURROUNDINGS_KM]);
    return town < 0 ? '' : textAt(towns.places.names, town);
  });
}

/** The best town within the first of these distances that holds one, −1 when none does. */
function bestWithin(
  towns: Towns,
  grid: Pick<HexGrid, 'lat' | 'lng'>,
  hex: number,
  other: number,
  distancesKm: readonly number[],
): number {
  for (const km of distancesKm) {
    const town = bestTown(towns, grid, hex, other, km);
    if (town >= 0) return town;
  }
  return -1;
}

function bestTown(
  towns: Towns,
  { lat, lng }: Pick<HexGrid, 'lat' | 'lng'>,
  hex: number,
  other: number,
  maxKm: number,
): number {
  const { places } = towns;
  let best = -1;
  eachTownAround(places, lat[hex], lng[hex], maxKm, (town, km) => {
    if (distanceKm(places.lat[town], places.lng[town], lat[other], lng[other]) <= km) return;
    if (best < 0 || rankTowns(towns, town, best) < 0) best = town;
  });
  return best;
}
