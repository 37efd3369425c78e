/**
 * Picks the hex size from the data: the coarsest resolution that gives every territory enough occupied hexes to be
 * shaped, with no hex so heavy that it decides the balance. Where only a few places are too heavy, the coarse size stays
 * and those hexes are split: finer hexes everywhere would cost time and show noise.
 */
import { getHexagonAreaAvg } from 'h3-js';
import { ancestorHigh, ancestorLow } from './cell-index';
import { HEAVY_SHARE } from './heavy-hexes';
import { PairIndex } from './pair-index';
import { PointCell } from './point-cell';

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
  // Too few places for the wish at any size: the coarsest that separates most of what the finest allowed does.
  const reachable = Math.min(wanted, 0.75 * Math.max(...allowed.map(row => row.occupied)));
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
  // Sum by finest cell once; coarser rows only look at those cells again.
  let index = new PairIndex(lat.length >> 1);
  const cellOf = new Int32Array(lat.length);
  const cell = new PointCell();
  for (let i = 0; i < lat.length; i++) {
    cell.find(lat[i], lng[i], FINEST_CHOICE);
    cellOf[i] = index.add(cell.low | 0, cell.high | 0);
  }
  let sums = weights.map(column => summedBy(cellOf, index.count, column));
  const totals = sums.map(column => column.reduce((total, value) => total + value, 0));

  const rows: ResolutionRow[] = [];
  for (let resolution = FINEST_CHOICE; resolution >= COARSEST_CHOICE; resolution--) {
    if (resolution < FINEST_CHOICE) {
      const above = new PairIndex();
      const parentOf = new Int32Array(index.count);
      for (let cell = 0; cell < index.count; cell++) {
        const low = ancestorLow(index.first[cell], resolution) | 0;
        parentOf[cell] = above.add(low, ancestorHigh(index.second[cell], resolution) | 0);
      }
      sums = sums.map(column => summedBy(parentOf, above.count, column));
      index = above;
    }
    const shares = sums.map((column, w) =>
      totals[w] > 0 ? column.reduce((a, b) => Math.max(a, b), 0) / totals[w] : 0,
    );
    rows.unshift({
      resolution,
      areaKm2: getHexagonAreaAvg(resolution, 'km2'),
      occupied: index.count,
      estimatedHexes: index.count,
      heaviest: Math.max(0, ...shares) * territories,
    });
  }
  const extent = rows.find(row => row.occupied >= EXTENT_CELLS) ?? rows[rows.length - 1];
  return rows.map(row => ({
    ...row,
    estimatedHexes:
      row.resolution < extent.resolution
        ? row.occupied
        : Math.max(row.occupied, Math.round((extent.occupied * extent.areaKm2) / row.areaKm2)),
  }));
}

/** Sums of the positive values by group. */
function summedBy(groupOf: Int32Array, groups: number, column: Float64Array): Float64Array {
  const sums = new Float64Array(groups);
  for (let i = 0; i < groupOf.length; i++) if (column[i] > 0) sums[groupOf[i]] += column[i];
  return sums;
}

function reasonFor(base: ResolutionRow, finest: ResolutionRow, split: boolean): string {
  const size = base.areaKm2 >= 10 ? Math.round(base.areaKm2).toLocaleString('en-US') : base.areaKm2.toPrecision(2);
  const share = finest.heaviest < 0.01 ? 'less than 1 %' : `${Math.round(finest.heaviest * 100)} %`;
  const smaller = split ? ', smaller ones where accounts crowd' : '';
  return `Hexes of about ${size} km²${smaller}: the heaviest holds ${share} of a territory`;
}
