/**
 * Picks the hex size from the data: the coarsest resolution that gives every territory enough occupied hexes to be
 * shaped, with no hex so heavy that it decides the balance. Where only a few places are too heavy, the coarse size stays
 * and those hexes are split: finer hexes everywhere would cost time and show noise.
 */
import { getHexagonAreaAvg, latLngToCell } from 'h3-js';
import { ancestorHigh, ancestorLow, highWord, lowWord } from './cell-index';
import { HEAVY_SHARE } from './heavy-hexes';
import { PairIndex } from './pair-index';

export const COARSEST_CHOICE = 3;
export const FINEST_CHOICE = 8;
/** Occupied hexes a territory should have. */
export const OCCUPIED_PER_TERRITORY = 30;
/** Hexes in all, empty ones included, that the automatic choice allows. */
export const UNIT_LIMIT = 40_000;
/** So many occupied cells show the extent of a market well enough to estimate its surface. */
const EXTENT_CELLS = 40;

export interface ResolutionRow {
  readonly resolution: number;
  /** Mean surface of a hex, km². */
  readonly areaKm2: number;
  /** Hexes with accounts. */
  readonly occupied: number;
  /** Hexes in all, estimated: occupied ones and empty land between them. */
  readonly estimatedHexes: number;
  /** Largest share of a mean territory that one hex holds, by the measure where it is largest (0.06 = 6 %). */
  readonly heaviest: number;
}

export interface ResolutionChoice {
  readonly resolution: number;
  /** Whether hexes heavier than a tenth of a territory should be split. */
  readonly split: boolean;
  /** For people: "Hexes of about 253 km²: the heaviest holds 6 % of a territory". */
  readonly reason: string;
  /** One row per resolution, coarse to fine. */
  readonly table: readonly ResolutionRow[];
}

/**
 * @param lat @param lng points of the accounts, degrees
 * @param weights columns to be balanced, one value per account; NaN = blank
 * @param territories wanted number, ≥ 1
 */
export function chooseResolution(
  lat: Float64Array,
  lng: Float64Array,
  weights: readonly Float64Array[],
  territories: number,
): ResolutionChoice {
  const table = resolutionTable(lat, lng, weights, Math.max(1, territories));
  const wanted = OCCUPIED_PER_TERRITORY * Math.max(1, territories);
  const fitting = table.filter(row => row.estimatedHexes <= UNIT_LIMIT);
  const allowed = fitting.length > 0 ? fitting : [table[0]];
  // Too few places for the wish at any size: the coarsest that separates nearly as many places as the finest allowed.
  const reachable = Math.min(wanted, 0.9 * Math.max(...allowed.map(row => row.occupied)));
  const base = allowed.find(row => row.occupied >= reachable) ?? allowed[allowed.length - 1];
  const split = base.heaviest > HEAVY_SHARE;
  // Splitting goes two levels down at most.
  const finest = split ? (table.find(row => row.resolution === base.resolution + 2) ?? table[table.length - 1]) : base;
  return { resolution: base.resolution, split, reason: reasonFor(base, finest, split), table };
}

function resolutionTable(
  lat: Float64Array,
  lng: Float64Array,
  weights: readonly Float64Array[],
  territories: number,
): ResolutionRow[] {
  const size = lat.length;
  const low = new Int32Array(size);
  const high = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    const cell = latLngToCell(lat[i], lng[i], FINEST_CHOICE);
    low[i] = lowWord(cell);
    high[i] = highWord(cell);
  }
  const rows: ResolutionRow[] = [];
  let extentKm2 = 0;
  for (let resolution = COARSEST_CHOICE; resolution <= FINEST_CHOICE; resolution++) {
    const index = new PairIndex();
    const cellOf = new Int32Array(size);
    for (let i = 0; i < size; i++) {
      cellOf[i] = index.add(ancestorLow(low[i], resolution) | 0, ancestorHigh(high[i], resolution) | 0);
    }
    const areaKm2 = getHexagonAreaAvg(resolution, 'km2');
    if (extentKm2 === 0 && (index.count >= EXTENT_CELLS || resolution === FINEST_CHOICE)) {
      extentKm2 = index.count * areaKm2;
    }
    rows.push({
      resolution,
      areaKm2,
      occupied: index.count,
      estimatedHexes: Math.max(index.count, Math.round(extentKm2 / areaKm2)),
      heaviest: Math.max(0, ...weights.map(column => heaviestShare(column, cellOf, index.count) * territories)),
    });
  }
  return rows;
}

/** Share of the column's sum that the heaviest cell holds. */
function heaviestShare(column: Float64Array, cellOf: Int32Array, cells: number): number {
  const sums = new Float64Array(cells);
  let total = 0;
  for (let i = 0; i < column.length; i++) {
    if (!(column[i] > 0)) continue;
    sums[cellOf[i]] += column[i];
    total += column[i];
  }
  let heaviest = 0;
  for (const sum of sums) heaviest = Math.max(heaviest, sum);
  return total > 0 ? heaviest / total : 0;
}

function reasonFor(base: ResolutionRow, finest: ResolutionRow, split: boolean): string {
  const size = base.areaKm2 >= 10 ? Math.round(base.areaKm2).toLocaleString('en-US') : base.areaKm2.toPrecision(2);
  const share = finest.heaviest < 0.01 ? 'less than 1 %' : `${Math.round(finest.heaviest * 100)} %`;
  const smaller = split ? ', smaller ones where accounts crowd' : '';
  return `Hexes of about ${size} km²${smaller}: the heaviest holds ${share} of a territory`;
}
