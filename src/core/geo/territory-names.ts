/**
 * Names for territories and hexes from the towns in them: people know a territory by its largest town with customers.
 * The surprise: a town counts for the territory that holds its own hex, so no two are named after the same town.
 */
import { textAt } from '../accounts/text-column';
import { hexLocator } from '../grid/cell-index';
import type { HexGrid } from '../grid/hex-grid';
import type { Assignment } from '../plan/plan';
import { eachTownAround } from './known-towns';
import type { PlaceTable } from './places';

/** Towns and how many of their inhabitants the market speaks for, see `knownPopulation`. */
export interface Towns {
  readonly places: PlaceTable;
  readonly known: Float64Array;
}

/** Without a town inside, the largest one this near gives its name. */
const AREA_KM = 120;
/** A town may lie this far outside a hex and still name it. */
const AROUND_HEX_KM = 15;

/**
 * One name per id, none of them `taken` or given twice: the largest town with customers, else any town in the
 * territory, else "… area" after one nearby, else its number.
 * @param towns null = no towns are known
 */
export function territoryNames(
  towns: Towns | null,
  grid: HexGrid,
  assignment: Assignment,
  ids: readonly number[],
  taken: readonly string[],
): readonly { readonly id: number; readonly name: string }[] {
  const used = new Set(taken);
  const inside = towns ? townsById(towns, grid, assignment, new Set(ids)) : new Map<number, string[]>();
  return ids.map(id => {
    const candidates = inside.get(id) ?? [];
    const near = candidates[0] ?? (towns && areaName(towns, grid, assignment, id));
    const name =
      candidates.find(town => !used.has(town)) ?? (near === null ? numbered(id, used) : firstFree(near, used));
    used.add(name);
    return { id, name };
  });
}

/** The largest town in or just around each hex, one with customers before others; '' when there is none. */
export function hexNames(towns: Towns | null, grid: HexGrid, hexes: readonly number[]): readonly string[] {
  return hexes.map(hex => {
    const reachKm = Math.sqrt(grid.areaKm2[hex] / Math.PI) + AROUND_HEX_KM;
    return (towns && bestTown(towns, grid.lat[hex], grid.lng[hex], reachKm)) ?? '';
  });
}

/** Negative when `a` is the better name; a town without customers comes after all that have some. */
export function rankTowns({ places, known }: Towns, a: number, b: number): number {
  return known[b] - known[a] || places.population[b] - places.population[a] || a - b;
}

/** Towns in each territory, best first. */
function townsById(
  towns: Towns,
  grid: HexGrid,
  assignment: Assignment,
  wanted: ReadonlySet<number>,
): Map<number, string[]> {
  const { places } = towns;
  const hexAt = hexLocator(grid);
  const [south, north] = latitudes(grid);
  const found: { id: number; town: number }[] = [];
  const from = places.bandOffsets[Math.max(0, Math.floor(south + 90))];
  const to = places.bandOffsets[Math.min(180, Math.floor(north + 90) + 1)];
  for (let town = from; town < to; town++) {
    const hex = hexAt(places.lat[town], places.lng[town]);
    if (hex >= 0 && wanted.has(assignment[hex])) found.push({ id: assignment[hex], town });
  }
  found.sort((a, b) => rankTowns(towns, a.town, b.town));
  const names = new Map<number, string[]>();
  for (const { id, town } of found) {
    const list = names.get(id) ?? [];
    list.push(textAt(places.names, town));
    names.set(id, list);
  }
  return names;
}

/** A degree wider than the hexes' centres, for hexes that reach over. */
function latitudes({ lat }: HexGrid): [south: number, north: number] {
  let south = 90;
  let north = -90;
  for (const value of lat) {
    south = Math.min(south, value);
    north = Math.max(north, value);
  }
  return [Math.max(-90, south - 1), Math.min(90, north + 1)];
}

/** "Fargo area" for the best town near the middle of a territory that has none inside. */
function areaName(towns: Towns, grid: HexGrid, assignment: Assignment, id: number): string | null {
  let [x, y, z] = [0, 0, 0];
  for (let hex = 0; hex < grid.count; hex++) {
    if (assignment[hex] !== id) continue;
    const [lat, lng] = [(grid.lat[hex] * Math.PI) / 180, (grid.lng[hex] * Math.PI) / 180];
    x += Math.cos(lat) * Math.cos(lng);
    y += Math.cos(lat) * Math.sin(lng);
    z += Math.sin(lat);
  }
  if (x === 0 && y === 0 && z === 0) return null;
  const middle = [Math.atan2(z, Math.hypot(x, y)), Math.atan2(y, x)].map(radians => (radians * 180) / Math.PI);
  const name = bestTown(towns, middle[0], middle[1], AREA_KM);
  return name && `${name} area`;
}

function bestTown(towns: Towns, lat: number, lng: number, maxKm: number): string | null {
  let best = -1;
  eachTownAround(towns.places, lat, lng, maxKm, town => {
    if (best < 0 || rankTowns(towns, town, best) < 0) best = town;
  });
  return best < 0 ? null : textAt(towns.places.names, best);
}

function numbered(id: number, used: ReadonlySet<string>): string {
  let number = id;
  while (used.has(`Territory ${number}`)) number++;
  return `Territory ${number}`;
}

function firstFree(name: string, used: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; used.has(free); number++) free = `${name} ${number}`;
  return free;
}
