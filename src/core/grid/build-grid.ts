/**
 * From the points of accounts to the hexes of a market: occupied cells, the empty ones that make the map whole, heavy
 * ones split on request, then borders, neighbours, areas and links between islands. An account's hex is the ancestor of
 * its cell at the finest resolution in use.
 */
import { cellToLatLng, latLngToCell } from 'h3-js';
import { buildAdjacency } from './adjacency';
import { buildBorderTable } from './border-table';
import { ancestorHigh, ancestorLow, cellWords, highWord, hexOfWords, lowWord, resolutionOf, splitCell } from './cell-index';
import { HEAVY_SHARE, splitHeavyHexes } from './heavy-hexes';
import { hexAreas } from './hex-areas';
import type { HexGrid } from './hex-grid';
import { islandLinks } from './island-links';
import { type LandTest, marketArea } from './market-area';
import { PairIndex } from './pair-index';
import { unitVectors } from './sphere';

/** More hexes than this make every step slow and no plan better. */
export const MAX_HEXES = 150_000;
/** The finest resolution that splitting may reach, and how many levels it may go down. */
export const FINEST_SPLIT = 9;
export const SPLIT_LEVELS = 2;
/** Cells at the finest level that hexes may have on their rims: bounds time and memory of the border table. */
const MAX_RIM_CELLS = 700_000;

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
  for (let depth = levels; ; depth--) {
    const located = locate(input, depth, progress);
    // Fewer levels than allowed were needed, or the borders would be too long: begin again with a coarser finest level.
    if (depth > 0 && (located.depth < depth || located.rimCells > MAX_RIM_CELLS)) continue;
    return complete(located, progress);
  }
}

interface Located {
  readonly cells: BigUint64Array;
  readonly coarsest: number;
  readonly finest: number;
  readonly hexOfAccount: Int32Array;
  readonly reachKm: number;
  readonly depth: number;
  readonly rimCells: number;
}

/** The cells of the market and the hex of each account, with hexes split down to `depth` levels. */
function locate(input: GridInput, depth: number, progress: (done: number) => void): Located {
  const { lat, lng, resolution } = input;
  const finest = resolution + depth;
  const low = new Int32Array(lat.length);
  const high = new Int32Array(lat.length);
  const occupied = new PairIndex();
  for (let i = 0; i < lat.length; i++) {
    const cell = latLngToCell(lat[i], lng[i], finest);
    low[i] = lowWord(cell);
    high[i] = highWord(cell);
    occupied.add(ancestorLow(low[i], resolution) | 0, ancestorHigh(high[i], resolution) | 0);
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

  const words = cellWords(split.cells);
  const hexOfAccount = new Int32Array(lat.length);
  for (let i = 0; i < lat.length; i++) hexOfAccount[i] = hexOfWords(words, resolution, finest, low[i], high[i]);
  let rimCells = 0;
  for (let i = 1; i < words.length; i += 2) rimCells += RIM_CELLS[finest - resolutionOf(words[i])];
  return {
    cells: split.cells,
    coarsest: resolution,
    finest,
    hexOfAccount,
    reachKm: area.reachKm,
    depth: split.depth,
    rimCells,
  };
}

/** Cells looked at for the rim of a hex, by levels between it and the finest. */
const RIM_CELLS = [1, 7, 42];

function complete(located: Located, progress: (done: number) => void): BuiltGrid {
  const { cells, coarsest, finest } = located;
  const count = cells.length;
  const words = cellWords(cells);
  const lat = new Float64Array(count);
  const lng = new Float64Array(count);
  for (let hex = 0; hex < count; hex++) [lat[hex], lng[hex]] = cellToLatLng(splitCell(words[2 * hex], words[2 * hex + 1]));
  const borders = buildBorderTable(cells, finest, done => progress(0.65 + 0.25 * done));
  progress(0.9);
  const vectors = unitVectors(lat, lng);
  const shores = buildAdjacency(count, borders);
  const links = islandLinks(shores, borders, vectors);
  const { offsets, neighbours } = links.length ? buildAdjacency(count, borders, links) : shores;
  const areaKm2 = hexAreas(count, borders, vectors);
  progress(1);
  const grid = { count, cells, coarsest, finest, lat, lng, areaKm2, offsets, neighbours, links, borders };
  return { grid, hexOfAccount: located.hexOfAccount, reachKm: located.reachKm };
}

function positiveSum(column: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) if (column[i] > 0) sum += column[i];
  return sum;
}
