import type { HexGrid, HexSums } from '../grid/hex-grid';
import { chordToKm, unitVectors } from '../grid/sphere';
import { type Assignment, type Territory, UNASSIGNED } from '../plan/plan';

/** Centres as unit vectors, kept as long as their grid: every edit asks for them and they cost more than all sums. */
const centresOf = new WeakMap<Float64Array, Float64Array>();

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
  grid: Pick<HexGrid, 'count' | 'lat' | 'lng'>,
  weights: Float64Array,
  assignment: Assignment,
  largestId: number,
): { byId: Float64Array; overall: number } {
  const centres = centreVectors(grid);
  const middles = new Float64Array(3 * (largestId + 1));
  const total = new Float64Array(largestId + 1);
  for (let hex = 0; hex < grid.count; hex++) {
    const weight = weights[hex];
    const id = assignment[hex];
    if (!(weight > 0) || id === UNASSIGNED) continue;
    for (let axis = 0; axis < 3; axis++) middles[3 * id + axis] += weight * centres[3 * hex + axis];
    total[id] += weight;
  }
  for (let id = 1; id <= largestId; id++) {
    const length = Math.hypot(middles[3 * id], middles[3 * id + 1], middles[3 * id + 2]) || 1;
    for (let axis = 0; axis < 3; axis++) middles[3 * id + axis] /= length;
  }
  const byId = new Float64Array(largestId + 1);
  let sum = 0;
  let weightSum = 0;
  for (let hex = 0; hex < grid.count; hex++) {
    const weight = weights[hex];
    const id = assignment[hex];
    if (!(weight > 0) || id === UNASSIGNED) continue;
    const dx = centres[3 * hex] - middles[3 * id];
    const dy = centres[3 * hex + 1] - middles[3 * id + 1];
    const dz = centres[3 * hex + 2] - middles[3 * id + 2];
    const km = chordToKm(dx * dx + dy * dy + dz * dz);
    byId[id] += weight * km;
    sum += weight * km;
    weightSum += weight;
  }
  for (let id = 1; id <= largestId; id++) byId[id] = total[id] > 0 ? byId[id] / total[id] : 0;
  return { byId, overall: weightSum > 0 ? sum / weightSum : 0 };
}

function centreVectors({ lat, lng }: Pick<HexGrid, 'lat' | 'lng'>): Float64Array {
  const known = centresOf.get(lat);
  if (known) return known;
  const vectors = unitVectors(lat, lng);
  centresOf.set(lat, vectors);
  return vectors;
}
