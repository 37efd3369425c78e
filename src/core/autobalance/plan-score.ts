import { BORDER_WEIGHT, type EnergyScale } from './energy';
import type { Game } from './game';
import { offGoal } from './off-goal';
import type { Partition } from './partition';

/** What one plan is worth. */
export interface PlanScore {
  /** Largest absolute deviation per criterion, fraction of the target; how far the worst is above a maximum. */
  readonly worst: Float64Array;
  /** Territories inside every band, and inside every band that is a must. */
  readonly insideAll: number;
  readonly insideMusts: number;
  /** Travel and border in mean territories, 1 + the border's weight for a plan like the reference. */
  readonly spread: number;
  readonly total: number;
  /** Largest deviation beyond its band over all criteria, 0 = none. */
  readonly excess: number;
  /** Every territory is inside every band that is a must. */
  readonly met: boolean;
  /** Every territory is inside every band. */
  readonly metAll: boolean;
  /** Share of what moving disturbs beyond what may move, 0 = within the limit. */
  readonly overMoved: number;
}

/** One percent outside a band that is a must, or one to try, is worth this many percent of travel at compact = 0.5. */
const MUST_WEIGHT = 30;
const TRY_WEIGHT = 6;

/** There, the worst territory counts in full only this close to its band: one far outside is no reason to twist the rest. */
const NEAR_MISS = 0.02;

/** Part of these weights where criteria pull many territories in opposite directions. */
const TORN_PART = 0.5;

function excessWeight({ musts, compact }: Game, c: number, torn: Uint8Array): number {
  return (torn[c] === 1 ? TORN_PART : 1) * (musts[c] === 1 ? MUST_WEIGHT : TRY_WEIGHT) * 10 ** (1 - 2 * compact[c]);
}
/** Rounding must not put a territory out of its band. */
const ROUNDING = 1e-9;

/**
 * Judges a complete assignment: bands first, then travel, border, and what keeping and homes cost (`wishes`).
 * @param torn criteria whose bands were given up for short travel (see `Energy.tear`)
 */
export function scoreOf(
  game: Game,
  partition: Partition,
  scale: EnergyScale,
  wishes: number,
  moved: number,
  torn: Uint8Array,
): PlanScore {
  const { territoryCount: k, bands, musts } = game;
  const width = bands.length;
  const worst = new Float64Array(width);
  let insideAll = 0;
  let insideMusts = 0;
  let penalty = 0;
  for (let t = 0; t < k; t++) {
    let inside = true;
    let insideMust = true;
    for (let c = 0; c < width; c++) {
      const deviation = offGoal(game, partition, t, c);
      if (deviation > worst[c]) worst[c] = deviation;
      if (deviation > bands[c] + ROUNDING) {
        inside = false;
        if (musts[c] === 1) insideMust = false;
        penalty += (excessWeight(game, c, torn) * (deviation - bands[c])) / k;
      }
    }
    if (inside) insideAll++;
    if (insideMust) insideMusts++;
  }
  let excess = 0;
  for (let c = 0; c < width; c++) {
    const outside = Math.max(0, worst[c] - bands[c] - ROUNDING);
    excess = Math.max(excess, outside);
    penalty += (excessWeight(game, c, torn) * outside) / (torn[c] === 1 ? 1 + outside / NEAR_MISS : 1);
  }
  const spread = (partition.inertia() / scale.inertia + (BORDER_WEIGHT * partition.cut()) / scale.cut) / k;
  return {
    worst,
    insideAll,
    insideMusts,
    spread,
    total: spread + wishes / k + penalty,
    excess,
    met: insideMusts === k,
    metAll: insideAll === k,
    overMoved: Math.max(0, moved - game.mostMoved - ROUNDING),
  };
}

/** The limit on what may move comes first, then the bands that are musts; otherwise the lower total is better. */
export function isBetter(one: PlanScore, other: PlanScore): boolean {
  if (one.overMoved !== other.overMoved) return one.overMoved < other.overMoved;
  return one.met === other.met ? one.total < other.total : one.met;
}
