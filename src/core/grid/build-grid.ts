/**
 * From the points of accounts to the hexes of a market: occupied cells, the empty ones that make the map whole, heavy
 * ones split on request, then borders, neighbours, areas and links over gaps and between islands. An account's hex is the one whose
 * drawn border holds its point.
 */
import { gridDisk, latLngToCell } from 'h3-js';
import { ancestorHigh, ancestorLow, cellWords, findCell, hexLocator, highWord, lowWord, splitCell } from './cell-index';
import { findLinks } from './find-links';
import { gridFromCells } from './grid-from-cells';
import { HEAVY_SHARE, splitHeavyHexes } from './heavy-hexes';
import type { HexGrid } from './hex-grid';
import { type LandTest, marketArea } from './market-area';
import { PairIndex } from './pair-index';
import { PointCell } from './point-cell';
import { settlePoints } from './settle-points';

/** More hexes than this make every step slow and no plan better. */
export const MAX_HEXES = 150_000;
/** The finest resolution that splitting may reach, and how many levels it may go down. */
export const FINEST_SPLIT = 9;
export const SPLIT_LEVELS = 2;

export interface GridInput {
  /** Points of the accounts, degrees, finite. */
  readonly lat: Float64Array;
  readonly lng: Float64Array;
  /** Columns that tell heavy hexes, one value per account (NaN = blank counts 0); only read when `split` is given. */
  readonly weights: readonly Float64Array[];
  /** H3 resolution of the hexes, 0 … 9. */
  readonly resolution: number;
  /** How far from the nearest account empty land belongs to the market, km; `auto` closes the gaps between accounts. */
  readonly reachKm: number | 'auto';
  /** Land that may belong to the market: the countries with accounts, where they are known. */
  readonly isLand: LandTest;
  /** Split hexes heavier than a tenth of a mean territory when there are so many territories; null = one resolution. */
  readonly split: { readonly territories: number } | null;
  /** Level that splitting stops at, where the accounts themselves are no finer. */
  readonly finest?: number;
  /** Widest gap that links bridge, km; 0 = none; `auto` or left out = by the size of the hexes. */
  readonly gapKm?: number | 'auto';
  /** Called with the share done, 0 … 1. */
  readonly onProgress?: (done: number) => void;
}

export interface BuiltGrid {
  readonly grid: HexGrid;
  /** Hex of every account; each account has one. */
  readonly hexOfAccount: Int32Array;
  /** The distance really used, km; less than asked when the market would have become too large. */
  readonly reachKm: number;
}

/** The accounts alone occupy more hexes than the app can handle. */
export class GridTooLargeError extends Error {
  override readonly name = 'GridTooLargeError';
}

export function buildGrid(input: GridInput): BuiltGrid {
  const progress = input.onProgress ?? (() => {});
  const levels = input.split
    ? Math.min(SPLIT_LEVELS, Math.max(0, Math.min(FINEST_SPLIT, input.finest ?? FINEST_SPLIT) - input.resolution))
    : 0;
  const accounts = baseCells(input, progress);
  const crowded = levels > 0 ? crowdedCells(accounts, input) : null;
  const rim: string[] = [];
  for (let depth = crowded ? levels : 0; ; depth--) {
    const located = locate(input, accounts, crowded, depth, rim, progress);
    // Fewer levels than allowed were needed: begin again with a coarser finest level.
    if (located.depth < depth) continue;
    const grid = complete(located, input, progress);
    const { hexOfAccount, reachKm } = located;
    const outside = settlePoints(grid, input.lat, input.lng, hexOfAccount);
    // Accounts a few metres beyond the drawn rim: the cells out there join the market, once.
    if (outside.length === 0 || rim.length > 0) return { grid, hexOfAccount, reachKm };
    for (const account of outside) rim.push(cellBeyond(grid, hexOfAccount[account], input, account));
    depth++;
  }
}

/** The base cell on the far side of the account, seen from the middle of its hex. */
function cellBeyond(grid: HexGrid, hex: number, { lat, lng, resolution }: GridInput, account: number): string {
  const beyond = (from: number, to: number) => to + (to - from) * 0.01;
  return latLngToCell(beyond(grid.lat[hex], lat[account]), beyond(grid.lng[hex], lng[account]), resolution);
}

/** The accounts at the resolution asked for. */
interface BaseCells {
  /** Cells with accounts. */
  readonly cells: PairIndex;
  /** Number of every account's cell in `cells`. */
  readonly of: Int32Array;
}

function baseCells({ lat, lng, resolution }: GridInput, progress: (done: number) => void): BaseCells {
  const cells = new PairIndex();
  const of = new Int32Array(lat.length);
  const cell = new PointCell();
  for (let i = 0; i < lat.length; i++) {
    cell.find(lat[i], lng[i], resolution);
    of[i] = cells.add(cell.low | 0, cell.high | 0);
    if ((i & 0xffff) === 0xffff) progress((0.4 * i) / lat.length);
  }
  if (cells.count > MAX_HEXES) {
    throw new GridTooLargeError(
      `The accounts occupy ${cells.count.toLocaleString('en-US')} hexes at resolution ${resolution}, ` +
        `more than the ${MAX_HEXES.toLocaleString('en-US')} that can be shown: choose larger hexes.`,
    );
  }
  return { cells, of };
}

/** Where hexes may be split. Only accounts there need to be looked at more closely, which spares most of the time. */
interface Crowd {
  /** Cells too heavy for one hex. */
  readonly heavy: PairIndex;
  /** Weight above which a hex is split, one limit per column of weights. */
  readonly heavyAt: readonly number[];
  /** Accounts in heavy cells or beside them, where borders may follow finer cells. */
  readonly accounts: Int32Array;
}

/** null when no cell is heavy. */
function crowdedCells({ cells, of }: BaseCells, { weights, split }: GridInput): Crowd | null {
  const heavyAt = weights.map(column => (HEAVY_SHARE * positiveSum(column)) / Math.max(1, split?.territories ?? 1));
  const isHeavy = new Uint8Array(cells.count);
  weights.forEach((column, w) => {
    const sums = new Float64Array(cells.count);
    for (let i = 0; i < of.length; i++) if (column[i] > 0) sums[of[i]] += column[i];
    for (let cell = 0; cell < cells.count; cell++) if (sums[cell] > heavyAt[w]) isHeavy[cell] = 1;
  });
  const heavy = new PairIndex();
  const isNear = new Uint8Array(cells.count);
  for (let cell = 0; cell < cells.count; cell++) {
    if (isHeavy[cell] === 0) continue;
    heavy.add(cells.first[cell], cells.second[cell]);
    for (const near of gridDisk(splitCell(cells.first[cell], cells.second[cell]), 1)) {
      const at = cells.find(lowWord(near) | 0, highWord(near) | 0);
      if (at >= 0) isNear[at] = 1;
    }
  }
  if (heavy.count === 0) return null;
  let size = 0;
  const accounts = new Int32Array(of.length);
  for (let i = 0; i < of.length; i++) if (isNear[of[i]] === 1) accounts[size++] = i;
  return { heavy, heavyAt, accounts: accounts.slice(0, size) };
}

interface Located {
  readonly cells: BigUint64Array;
  readonly coarsest: number;
  readonly finest: number;
  readonly hexOfAccount: Int32Array;
  readonly reachKm: number;
  readonly depth: number;
}

/** The cells of the market and the hex of each account, with hexes split down to `depth` levels. */
function locate(
  input: GridInput,
  accounts: BaseCells,
  crowd: Crowd | null,
  depth: number,
  rim: readonly string[],
  progress: (done: number) => void,
): Located {
  const { lat, lng, resolution } = input;
  const occupied = new PairIndex(accounts.cells.count);
  for (let cell = 0; cell < accounts.cells.count; cell++) {
    occupied.add(accounts.cells.first[cell], accounts.cells.second[cell]);
  }
  for (const cell of rim) occupied.add(lowWord(cell) | 0, highWord(cell) | 0);

  const near = depth > 0 && crowd ? crowd.accounts : new Int32Array(0);
  const low = new Int32Array(near.length);
  const high = new Int32Array(near.length);
  const cell = new PointCell();
  for (let level = resolution + 1; level <= resolution + depth; level++) {
    // Near the rim of a base cell, cells of different levels round the point may descend from different base cells.
    for (let i = 0; i < near.length; i++) {
      cell.find(lat[near[i]], lng[near[i]], level);
      low[i] = cell.low;
      high[i] = cell.high;
      occupied.add(ancestorLow(low[i], resolution) | 0, ancestorHigh(high[i], resolution) | 0);
    }
  }
  progress(0.5);
  const area = marketArea(occupied, resolution, input.reachKm, input.isLand, MAX_HEXES);
  progress(0.6);
  const split =
    depth > 0 && crowd
      ? splitHeavyHexes(
          area.cells,
          resolution,
          depth,
          crowd.heavy,
          { low, high },
          columnsOf(input.weights, near),
          crowd.heavyAt,
        )
      : { cells: area.cells, depth: 0 };

  const finest = resolution + split.depth;
  const words = cellWords(split.cells);
  // Away from split hexes the cell of the account is its hex.
  const hexOfCell = new Int32Array(accounts.cells.count);
  for (let cell = 0; cell < hexOfCell.length; cell++) {
    hexOfCell[cell] = findCell(words, accounts.cells.first[cell] >>> 0, accounts.cells.second[cell] >>> 0);
  }
  const hexOfAccount = new Int32Array(accounts.of.length);
  for (let i = 0; i < hexOfAccount.length; i++) hexOfAccount[i] = hexOfCell[accounts.of[i]];
  const locateHex = hexLocator({ cells: split.cells, coarsest: resolution, finest });
  for (const account of near) hexOfAccount[account] = locateHex(lat[account], lng[account]);
  return { cells: split.cells, coarsest: resolution, finest, hexOfAccount, reachKm: area.reachKm, depth: split.depth };
}

function columnsOf(columns: readonly Float64Array[], rows: Int32Array): Float64Array[] {
  return columns.map(column => {
    const picked = new Float64Array(rows.length);
    for (let i = 0; i < rows.length; i++) picked[i] = column[rows[i]];
    return picked;
  });
}

function complete({ cells, coarsest, finest }: Located, input: GridInput, progress: (done: number) => void): HexGrid {
  const grid = gridFromCells(
    cells,
    coarsest,
    finest,
    done => progress(0.6 + 0.3 * done),
    shores => {
      progress(0.9);
      return findLinks(shores, input.gapKm ?? 'auto');
    },
  );
  progress(1);
  return grid;
}

function positiveSum(column: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) if (column[i] > 0) sum += column[i];
  return sum;
}
