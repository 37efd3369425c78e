/**
 * From the points of accounts to the hexes of a market: occupied cells, the empty ones that make the map whole, heavy
 * ones split on request, then borders, neighbours, areas and links between islands. An account's hex is the one whose
 * drawn border holds its point.
 */
import { cellToLatLng, latLngToCell } from 'h3-js';
import { buildAdjacency } from './adjacency';
import { buildBorderTable } from './border-table';
import { ancestorHigh, ancestorLow, cellWords, hexLocator, highWord, lowWord, splitCell } from './cell-index';
import { HEAVY_SHARE, splitHeavyHexes } from './heavy-hexes';
import { hexAreas } from './hex-areas';
import type { HexGrid } from './hex-grid';
import { islandLinks } from './island-links';
import { type LandTest, marketArea } from './market-area';
import { PairIndex } from './pair-index';
import { settlePoints } from './settle-points';
import { unitVectors } from './sphere';

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
  const levels = input.split ? Math.min(SPLIT_LEVELS, Math.max(0, FINEST_SPLIT - input.resolution)) : 0;
  const rim: string[] = [];
  for (let depth = levels; ; depth--) {
    const located = locate(input, depth, rim, progress);
    // Fewer levels than allowed were needed: begin again with a coarser finest level.
    if (located.depth < depth) continue;
    const grid = complete(located, progress);
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

interface Located {
  readonly cells: BigUint64Array;
  readonly coarsest: number;
  readonly finest: number;
  readonly hexOfAccount: Int32Array;
  readonly reachKm: number;
  readonly depth: number;
}

/** The cells of the market and the hex of each account, with hexes split down to `depth` levels. */
function locate(input: GridInput, depth: number, rim: readonly string[], progress: (done: number) => void): Located {
  const { lat, lng, resolution } = input;
  const finest = resolution + depth;
  const low = new Int32Array(lat.length);
  const high = new Int32Array(lat.length);
  const occupied = new PairIndex();
  for (const cell of rim) occupied.add(lowWord(cell) | 0, highWord(cell) | 0);
  for (let i = 0; i < lat.length; i++) {
    const cell = latLngToCell(lat[i], lng[i], finest);
    low[i] = lowWord(cell);
    high[i] = highWord(cell);
    occupied.add(ancestorLow(low[i], resolution) | 0, ancestorHigh(high[i], resolution) | 0);
    // Near the rim of a base cell, cells of different levels round the point may descend from different base cells.
    for (let level = resolution; level < finest; level++) {
      const above = latLngToCell(lat[i], lng[i], level);
      occupied.add(ancestorLow(lowWord(above), resolution) | 0, ancestorHigh(highWord(above), resolution) | 0);
    }
    if ((i & 0xffff) === 0xffff) progress((0.4 * i) / lat.length);
  }
  if (occupied.count > MAX_HEXES) {
    throw new GridTooLargeError(
      `The accounts occupy ${occupied.count.toLocaleString('en-US')} hexes at resolution ${resolution}, ` +
        `more than the ${MAX_HEXES.toLocaleString('en-US')} that can be shown: choose larger hexes.`,
    );
  }
  const area = marketArea(occupied, resolution, input.reachKm, input.isLand, MAX_HEXES);
  progress(0.6);
  const territories = Math.max(1, input.split?.territories ?? 1);
  const heavyAt = input.weights.map(column => (HEAVY_SHARE * positiveSum(column)) / territories);
  const split =
    depth > 0
      ? splitHeavyHexes(area.cells, resolution, depth, { low, high }, input.weights, heavyAt)
      : { cells: area.cells, depth: 0 };

  const locateHex = hexLocator({ cells: split.cells, coarsest: resolution, finest: resolution + split.depth });
  const hexOfAccount = new Int32Array(lat.length);
  for (let i = 0; i < lat.length; i++) hexOfAccount[i] = locateHex(lat[i], lng[i]);
  return {
    cells: split.cells,
    coarsest: resolution,
    finest: resolution + split.depth,
    hexOfAccount,
    reachKm: area.reachKm,
    depth: split.depth,
  };
}

function complete(located: Located, progress: (done: number) => void): HexGrid {
  const { cells, coarsest, finest } = located;
  const count = cells.length;
  const words = cellWords(cells);
  const lat = new Float64Array(count);
  const lng = new Float64Array(count);
  for (let hex = 0; hex < count; hex++) [lat[hex], lng[hex]] = cellToLatLng(splitCell(words[2 * hex], words[2 * hex + 1]));
  const borders = buildBorderTable(cells, coarsest, finest, done => progress(0.65 + 0.25 * done));
  progress(0.9);
  const vectors = unitVectors(lat, lng);
  const shores = buildAdjacency(count, borders);
  const links = islandLinks(shores, borders, vectors);
  const { offsets, neighbours } = links.length ? buildAdjacency(count, borders, links) : shores;
  const areaKm2 = hexAreas(count, borders, vectors);
  progress(1);
  return { count, cells, coarsest, finest, lat, lng, areaKm2, offsets, neighbours, links, borders };
}

function positiveSum(column: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) if (column[i] > 0) sum += column[i];
  return sum;
}
