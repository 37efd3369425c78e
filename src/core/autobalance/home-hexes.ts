import { hexAt } from '../grid/cell-index';
import type { HexGrid } from '../grid/hex-grid';
import type { BalanceRemark } from './balance-problem';
import type { WishedTerritory } from './problem-from-plan';

/**
 * Fixes the hex of each home to its territory (`fixed` is written to): "home must be inside". Homes that cannot be are
 * left as they are and named in remarks: outside the market, in a hex that a lock (its own, of a territory or of an
 * account) holds for another territory, in the same hex as the home of a territory before, or beyond the borders of
 * their own territory, which is locked.
 */
export function fixHomeHexes(
  grid: HexGrid,
  territories: readonly WishedTerritory[],
  frozen: readonly number[],
  fixed: Int32Array,
): BalanceRemark[] {
  const outside: number[] = [];
  const taken: number[] = [];
  const takenHexes: number[] = [];
  const beyond: number[] = [];
  const beyondHexes: number[] = [];
  territories.forEach(({ home }, territory) => {
    if (home === null) return;
    const hex = hexAt(grid, home.lat, home.lng);
    if (hex < 0) outside.push(territory);
    else if (frozen[territory] === 1) {
      if (fixed[hex] === territory) return;
      beyond.push(territory);
      beyondHexes.push(hex);
    } else if (fixed[hex] >= 0 && fixed[hex] !== territory) {
      taken.push(territory);
      takenHexes.push(hex);
    } else fixed[hex] = territory;
  });
  const remarks: BalanceRemark[] = [];
  const some = (count: number): string => (count === 1 ? 'One home lies' : `${count} homes lie`);
  if (outside.length > 0) {
    remarks.push({
      kind: 'home',
      text: `${some(outside.length)} outside the hexes of this market, so no territory can have ${outside.length === 1 ? 'it' : 'them'} inside.`,
      units: [],
      territories: outside,
      criterion: -1,
      value: outside.length,
    });
  }
  if (taken.length > 0) {
    remarks.push({
      kind: 'home',
      text: `${some(taken.length)} in a hex that a lock or another home holds for another territory. Unlock the hex, or use finer hexes.`,
      units: takenHexes,
      territories: taken,
      criterion: -1,
      value: taken.length,
    });
  }
  if (beyond.length > 0) {
    remarks.push({
      kind: 'home',
      text: `${some(beyond.length)} outside ${beyond.length === 1 ? 'its territory, which is' : 'their territories, which are'} locked. Unlock ${beyond.length === 1 ? 'it' : 'them'} to take the home in.`,
      units: beyondHexes,
      territories: beyond,
      criterion: -1,
      value: beyond.length,
    });
  }
  return remarks;
}
