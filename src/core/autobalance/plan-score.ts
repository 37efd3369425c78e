import { BORDER_WEIGHT, type EnergyScale } from './energy';
import type { Game } from './game';
import type { Partition } from './partition';

/** What one plan is worth. */
export interface PlanScore {
  /** Largest absolute deviation per criterion, fraction of the target. */
  readonly worst: Float64Array;
  /** Territories inside every band. */
  readonly insideAll: number;
  /** Travel and border in mean territories, 1 + the border's weight for a plan like the reference. */
  readonly spread: number;
  readonly total: number;
  /** Largest deviation beyond its band over all criteria, 0 = none. */
  readonly excess: number;
  /** Every territory is inside every band. */
  readonly met: boolean;
}

/** One percent outside a band is worth this many percent of travel. */
const EXCESS_WEIGHT = 30;
/** Rounding must not put a territory out of its band. */
const ROUNDING = 1e-9;

/** Judges a complete assignment: bands first, then travel, border, and what keeping and homes cost (`wishes`). */
export function scoreOf(game: Game, partition: Partition, scale: EnergyScale, wishes: number): PlanScore {
  const { territoryCount: k, targets, bands } = game;
  const width = bands.length;
  const worst = new Float64Array(width);
  let insideAll = 0;
  let sumOutside = 0;
  for (let t = 0; t < k; t++) {
    let inside = true;
    for (let c = 0; c < width; c++) {
      const deviation = Math.abs(partition.loads[t * width + c] / targets[t] - 1);
      if (deviation > worst[c]) worst[c] = deviation;
      if (deviation > bands[c] + ROUNDING) {
        inside = false;
        sumOutside += deviation - bands[c];
      }
    }
    if (inside) insideAll++;
  }
  let excess = 0;
  let excesses = 0;
  for (let c = 0; c < width; c++) {
    const outside = Math.max(0, worst[c] - bands[c] - ROUNDING);
    excess = Math.max(excess, outside);
    excesses += outside;
  }
  const spread = (partition.inertia() / scale.inertia + (BORDER_WEIGHT * partition.cut()) / scale.cut) / k;
  const total = spread + wishes / k + EXCESS_WEIGHT * (excesses + sumOutside / k);
  return { worst, insideAll, spread, total, excess, met: insideAll === k };
}

/** Bands that are met outweigh everything; otherwise the lower total is better. */
export function isBetter(one: PlanScore, other: PlanScore): boolean {
  return one.met === other.met ? one.total < other.total : one.met;
}
