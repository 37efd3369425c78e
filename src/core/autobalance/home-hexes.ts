import { hexAt } from '../grid/cell-index';
import type { HexGrid } from '../grid/hex-grid';
import type { BalanceRemark } from './balance-problem';
import type { WishedTerritory } from './problem-from-plan';

/**
 * Fixes the hex of each home to its territory (`fixed` is written to): "home must be inside". Homes that cannot be are
 * left as they are and named in remarks: outside the market, in a hex that is locked to another territory, or in the
 * same hex as the home of a territory before.
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
  territories.forEach(({ home }, territory) => {
    if (home === null || frozen[territory] === 1) return;
    const hex = hexAt(grid, home.lat, home.lng);
    if (hex < 0) outside.push(territory);
    else if (fixed[hex] >= 0 && fixed[hex] !== territory) {
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
  return remarks;
}
