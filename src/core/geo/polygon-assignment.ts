/**
 * Territories drawn as polygons, put onto hexes. A hex goes to the territory in which most of its accounts' value lies,
 * by the accounts' own points (then to the one with most accounts, then to the first in the file); a hex without
 * accounts in any territory goes by its middle. Accounts cannot be parted from their hex: those on the other side of a
 * border are counted, so that a person sees what the hexes cost.
 */
import type { HexGrid } from '../grid/hex-grid';
import { type Assignment, UNASSIGNED } from '../plan/plan';
import { pointsInPolygons } from './points-in-polygons';
import type { PolygonAreas } from './polygon-areas';

/** Accounts of the market with their hexes. */
export interface PlacedAccounts {
  readonly lat: Float64Array;
  readonly lng: Float64Array;
  readonly hexOfAccount: Int32Array;
  /** What accounts are worth, NaN = blank. */
  readonly values: Float64Array;
  /** How many each stands for; null = one. */
  readonly customers: Float64Array | null;
}

export interface PolygonAssignment {
  /** Territory of each hex: its position in the file + 1, UNASSIGNED = it is in none. */
  readonly assignment: Assignment;
  /** By territory. */
  readonly hexes: Int32Array;
  /** By territory: accounts inside its polygons. */
  readonly accounts: Float64Array;
  readonly hexesOutside: number;
  readonly accountsOutside: number;
  /** Accounts inside one territory whose hex goes to another or none, and how many hexes they are in. */
  readonly accountsParted: number;
  readonly hexesParted: number;
  /** Accounts, or without accounts middles of hexes, that several territories hold; the first in the file has them. */
  readonly contested: number;
}

/**
 * @param territoryOf territory of each feature, 0 …
 * @param accounts null = the project has none
 */
export function assignByPolygons(
  grid: Pick<HexGrid, 'count' | 'lat' | 'lng'>,
  areas: PolygonAreas,
  territoryOf: ArrayLike<number>,
  territories: number,
  accounts: PlacedAccounts | null,
): PolygonAssignment {
  const middles = pointsInPolygons(areas, territoryOf, grid.lat, grid.lng);
  const points = accounts && pointsInPolygons(areas, territoryOf, accounts.lat, accounts.lng);
  const territoryOfHex = middles.group.slice();
  if (accounts && points) assignByAccounts(territoryOfHex, points.group, territories, accounts);

  const hexes = new Int32Array(territories);
  let hexesOutside = 0;
  for (const territory of territoryOfHex) {
    if (territory < 0) hexesOutside++;
    else hexes[territory]++;
  }
  const inside = new Float64Array(territories);
  let accountsOutside = 0;
  let accountsParted = 0;
  let contested = 0;
  const parted = new Uint8Array(grid.count);
  if (accounts && points) {
    for (let account = 0; account < points.group.length; account++) {
      const count = accounts.customers ? accounts.customers[account] : 1;
      const territory = points.group[account];
      if (points.contested[account]) contested += count;
      if (territory < 0) {
        accountsOutside += count;
        continue;
      }
      inside[territory] += count;
      if (territoryOfHex[accounts.hexOfAccount[account]] === territory || count === 0) continue;
      accountsParted += count;
      parted[accounts.hexOfAccount[account]] = 1;
    }
  } else {
    for (const held of middles.contested) contested += held;
  }
  return {
    assignment: Uint16Array.from(territoryOfHex, territory => (territory < 0 ? UNASSIGNED : territory + 1)),
    hexes,
    accounts: inside,
    hexesOutside,
    accountsOutside,
    accountsParted,
    hexesParted: parted.reduce((sum, isParted) => sum + isParted, 0),
    contested,
  };
}

/** Gives every hex with accounts inside some territory to the one with most of them. */
function assignByAccounts(
  territoryOfHex: Int32Array,
  territoryOfAccount: Int32Array,
  territories: number,
  { hexOfAccount, values, customers }: PlacedAccounts,
): void {
  // Counting sort: the accounts of each hex become one slice.
  const starts = new Int32Array(territoryOfHex.length + 1);
  for (const hex of hexOfAccount) starts[hex + 1]++;
  for (let hex = 0; hex < territoryOfHex.length; hex++) starts[hex + 1] += starts[hex];
  const members = new Int32Array(hexOfAccount.length);
  const end = starts.slice(0, territoryOfHex.length);
  for (let account = 0; account < hexOfAccount.length; account++) members[end[hexOfAccount[account]]++] = account;

  const value = new Float64Array(territories);
  const count = new Float64Array(territories);
  for (let hex = 0; hex < territoryOfHex.length; hex++) {
    const here = members.subarray(starts[hex], starts[hex + 1]);
    let best = -1;
    for (const account of here) {
      const territory = territoryOfAccount[account];
      if (territory < 0) continue;
      value[territory] += values[account] > 0 ? values[account] : 0;
      count[territory] += customers ? customers[account] : 1;
    }
    for (const account of here) {
      const territory = territoryOfAccount[account];
      if (territory >= 0 && (best < 0 || isMore(territory, best))) best = territory;
    }
    if (best >= 0) territoryOfHex[hex] = best;
    for (const account of here) {
      if (territoryOfAccount[account] < 0) continue;
      value[territoryOfAccount[account]] = 0;
      count[territoryOfAccount[account]] = 0;
    }
  }

  function isMore(a: number, b: number): boolean {
    if (value[a] !== value[b]) return value[a] > value[b];
    return count[a] === count[b] ? a < b : count[a] > count[b];
  }
}
