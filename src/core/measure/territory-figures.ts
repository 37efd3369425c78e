import type { HexGrid, HexSums } from '../grid/hex-grid';
import { type Assignment, type Territory, UNASSIGNED } from '../plan/plan';

/** Mean Earth radius, km (IUGG). */
const EARTH_KM = 6371.0088;
const RADIANS = Math.PI / 180;

/** Sums per territory id; index 0 is what is unassigned. Length of every column = largest id + 1. */
export interface TerritorySums {
  readonly hexes: Uint32Array;
  readonly accounts: Uint32Array;
  readonly areaKm2: Float64Array;
  /** One column per measure of the dataset, in its order. */
  readonly sums: readonly Float64Array[];
}

export function largestTerritoryId(territories: readonly Territory[]): number {
  return territories.reduce((largest, territory) => Math.max(largest, territory.id), UNASSIGNED);
}

/** One pass over the hexes. */
export function territorySums(grid: HexGrid, sums: HexSums, assignment: Assignment, largestId: number): TerritorySums {
  const hexes = new Uint32Array(largestId + 1);
  const accounts = new Uint32Array(largestId + 1);
  const areaKm2 = new Float64Array(largestId + 1);
  for (let hex = 0; hex < grid.count; hex++) {
    const id = assignment[hex];
    hexes[id]++;
    accounts[id] += sums.accounts[hex];
    areaKm2[id] += grid.areaKm2[hex];
  }
  const columns = sums.sums.map(values => {
    const column = new Float64Array(largestId + 1);
    for (let hex = 0; hex < values.length; hex++) column[assignment[hex]] += values[hex];
    return column;
  });
  return { hexes, accounts, areaKm2, sums: columns };
}

/** Target of each territory: total × its share of the capacity (F16). Unassigned hexes count in the total. */
export function territoryTargets(total: number, territories: readonly Territory[]): Float64Array {
  const fte = territories.reduce((sum, territory) => sum + territory.fte, 0);
  return Float64Array.from(territories, territory => (fte > 0 ? (total * territory.fte) / fte : 0));
}

/** F16 as a fraction: value / target − 1; NaN without a target. */
export function deviation(value: number, target: number): number {
  return target > 0 ? value / target - 1 : Number.NaN;
}

/** In or out of the band, judged by the whole percentage that people see, so that "+10 %" is never outside ±10 %. */
export function bandState(fraction: number, band: number): 'in' | 'over' | 'under' {
  const percent = Math.round(fraction * 100);
  const limit = Math.round(band * 1000) / 10;
  if (!Number.isFinite(fraction)) return 'in';
  return percent > limit ? 'over' : percent < -limit ? 'under' : 'in';
}

/**
 * Weighted mean great-circle distance of a territory's hexes to their weighted centre, km (F21), by territory id.
 * Territories without weight have 0. `overall` weighs all assigned hexes.
 */
export function meanDistances(
  grid: HexGrid,
  weights: Float64Array,
  assignment: Assignment,
  largestId: number,
): { byId: Float64Array; overall: number } {
  const x = new Float64Array(largestId + 1);
  const y = new Float64Array(largestId + 1);
  const z = new Float64Array(largestId + 1);
  const total = new Float64Array(largestId + 1);
  const px = new Float64Array(grid.count);
  const py = new Float64Array(grid.count);
  const pz = new Float64Array(grid.count);
  for (let hex = 0; hex < grid.count; hex++) {
    const weight = weights[hex];
    const id = assignment[hex];
    if (!(weight > 0) || id === UNASSIGNED) continue;
    const ring = Math.cos(grid.lat[hex] * RADIANS);
    px[hex] = ring * Math.cos(grid.lng[hex] * RADIANS);
    py[hex] = ring * Math.sin(grid.lng[hex] * RADIANS);
    pz[hex] = Math.sin(grid.lat[hex] * RADIANS);
    x[id] += weight * px[hex];
    y[id] += weight * py[hex];
    z[id] += weight * pz[hex];
    total[id] += weight;
  }
  for (let id = 1; id <= largestId; id++) {
    const length = Math.hypot(x[id], y[id], z[id]) || 1;
    x[id] /= length;
    y[id] /= length;
    z[id] /= length;
  }
  const byId = new Float64Array(largestId + 1);
  let sum = 0;
  let weightSum = 0;
  for (let hex = 0; hex < grid.count; hex++) {
    const weight = weights[hex];
    const id = assignment[hex];
    if (!(weight > 0) || id === UNASSIGNED) continue;
    const chord = Math.hypot(px[hex] - x[id], py[hex] - y[id], pz[hex] - z[id]);
    const km = 2 * EARTH_KM * Math.asin(Math.min(1, chord / 2));
    byId[id] += weight * km;
    sum += weight * km;
    weightSum += weight;
  }
  for (let id = 1; id <= largestId; id++) byId[id] = total[id] > 0 ? byId[id] / total[id] : 0;
  return { byId, overall: weightSum > 0 ? sum / weightSum : 0 };
}
