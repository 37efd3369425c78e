/**
 * H3 indexes without strings: a cell is a bigint in the columns and a pair of 32-bit words (low, high) in hot loops.
 * The surprise: where hexes of different size meet, the finer one's sides are the border, so a point may lie inside the
 * hexagon of a coarse hex and yet belong to a finer neighbour. `hexLocator` agrees with the drawn borders everywhere.
 */
import type { HexGrid } from './hex-grid';
import { PointCell } from './point-cell';

export function cellToBigInt(cell: string): bigint {
  return BigInt(`0x${cell}`);
}

export function bigIntToCell(cell: bigint): string {
  return cell.toString(16);
}

/** Low 32 bits of a cell written in hexadecimal, unsigned. */
export function lowWord(cell: string): number {
  return Number.parseInt(cell.slice(-8), 16);
}

/** High 32 bits of a cell written in hexadecimal, unsigned. */
export function highWord(cell: string): number {
  return Number.parseInt(cell.slice(0, -8), 16);
}

/** The same cells as (low, high) words; a view, not a copy. Typed arrays are little-endian wherever browsers run. */
export function cellWords(cells: BigUint64Array): Uint32Array {
  return new Uint32Array(cells.buffer, cells.byteOffset, cells.length * 2);
}

/** Resolution of a cell, from its high word. */
export function resolutionOf(high: number): number {
  return (high >>> 20) & 15;
}

/** Unused digits are all ones below the resolution: 3 bits for each of the 15 − resolution finer levels. */
const LOW_FILL = Array.from({ length: 16 }, (_, res) => (res > 4 ? 2 ** ((15 - res) * 3) - 1 : 0xffffffff));
const HIGH_FILL = Array.from({ length: 16 }, (_, res) => (res > 4 ? 0 : 2 ** ((15 - res) * 3 - 32) - 1));

/** Words of the ancestor at `resolution`, which must not be finer than the cell. */
export function ancestorLow(low: number, resolution: number): number {
  return (low | LOW_FILL[resolution]) >>> 0;
}
export function ancestorHigh(high: number, resolution: number): number {
  return ((high & 0xff0fffff) | (resolution << 20) | HIGH_FILL[resolution]) >>> 0;
}

/** Index of the cell (low, high) in ascending cells given as words, −1 when absent. */
export function findCell(words: Uint32Array, low: number, high: number): number {
  let from = 0;
  let to = (words.length >> 1) - 1;
  while (from <= to) {
    const middle = (from + to) >> 1;
    const middleHigh = words[2 * middle + 1];
    const middleLow = words[2 * middle];
    if (middleHigh < high || (middleHigh === high && middleLow < low)) from = middle + 1;
    else if (middleHigh === high && middleLow === low) return middle;
    else to = middle - 1;
  }
  return -1;
}

type Located = Pick<HexGrid, 'cells' | 'coarsest' | 'finest'>;

/** Hex number of a cell that is itself a hex of the grid, −1 otherwise. */
export function hexOfCell(grid: Located, cell: string): number {
  return findCell(cellWords(grid.cells), lowWord(cell), highWord(cell));
}

/** Hex that holds the point (degrees), −1 when the grid has none there or the point is no point. */
export function hexAt(grid: Located, lat: number, lng: number): number {
  return hexLocator(grid)(lat, lng);
}

/** `hexAt` for loops over many points of one grid. */
export function hexLocator(grid: Located): (lat: number, lng: number) => number {
  const words = cellWords(grid.cells);
  const { coarsest, finest } = grid;
  const cell = new PointCell();
  return (lat, lng) => {
    if (!(Number.isFinite(lat) && Number.isFinite(lng))) return -1;
    // A hexagon that holds the point wins, the finest first: its sides are the border towards everything coarser.
    for (let resolution = finest; resolution >= coarsest; resolution--) {
      cell.find(lat, lng, resolution);
      const hex = findCell(words, cell.low, cell.high);
      if (hex >= 0) return hex;
    }
    // Inside a cell that was split, where a coarse neighbour bulges in: the level at which they meet decides.
    for (let resolution = coarsest + 1; resolution <= finest; resolution++) {
      cell.find(lat, lng, resolution);
      const hex = ancestorHex(words, coarsest, resolution - 1, cell.low, cell.high);
      if (hex >= 0) return hex;
    }
    return -1;
  };
}

/** Hex that is an ancestor of the cell, of resolution `from` or coarser; −1 when there is none. */
export function ancestorHex(words: Uint32Array, coarsest: number, from: number, low: number, high: number): number {
  for (let resolution = from; resolution >= coarsest; resolution--) {
    const hex = findCell(words, ancestorLow(low, resolution), ancestorHigh(high, resolution));
    if (hex >= 0) return hex;
  }
  return -1;
}

/** Whether finer hexes stand in place of the cell: splitting keeps all children, so its centre child is among them. */
export function isSplit(words: Uint32Array, resolution: number, finest: number, low: number, high: number): boolean {
  for (let finer = resolution + 1; finer <= finest; finer++) {
    if (findCell(words, centreChildLow(low, resolution, finer), centreChildHigh(high, resolution, finer)) >= 0)
      return true;
  }
  return false;
}

/** Digits between the two resolutions become 0: the child that shares the centre, its centre child, and so on. */
function centreChildLow(low: number, resolution: number, finer: number): number {
  return ((low & ~LOW_FILL[resolution]) | LOW_FILL[finer]) >>> 0;
}
function centreChildHigh(high: number, resolution: number, finer: number): number {
  return ((high & 0xff0fffff & ~HIGH_FILL[resolution]) | (finer << 20) | HIGH_FILL[finer]) >>> 0;
}

/** A cell as the pair h3-js accepts in place of a string. */
export function splitCell(low: number, high: number): [number, number] {
  return [low >>> 0, high >>> 0];
}
