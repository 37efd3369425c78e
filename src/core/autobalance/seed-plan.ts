import { bisect } from './bisect';
import type { Hierarchy } from './coarsen';
import type { EnergyScale } from './energy';
import { worthOf } from './fill-empty-territories';
import { anchorGroups, type Game } from './game';
import type { InSteps } from './in-steps';
import type { Level } from './level';
import { assignLeastCost } from './match-territories';
import { offGoal } from './off-goal';
import { Partition } from './partition';
import { scoreOf } from './plan-score';
import { powerRounds } from './power-rounds';
import { repair } from './repair';
import type { Rng } from './rng';

const POWER_ROUNDS = 8;
const VARIANT_ROUNDS = 20;
/** Further seeds tried at most, and distances computed for them at most. */
const VARIANTS = 16;
const VARIANT_BUDGET = 20_000_000;
/** What a mean deviation of 1 counts against the travel and border of a whole plan when seeds are compared. */
const UNEVEN_WEIGHT = 0.5;

/** How many further seeds are worth their time: many for few territories, where the arrangement decides most. */
export function variantCount(game: Game, hierarchy: Hierarchy): number {
  const nodes = hierarchy.levels[hierarchy.levels.length - 1].nodeCount;
  return Math.min(VARIANTS, Math.floor(VARIANT_BUDGET / (nodes * game.territoryCount * VARIANT_ROUNDS)));
}

/** What a seed on the coarsest level promises: lower is better. */
export function promiseOf(game: Game, hierarchy: Hierarchy, part: Int32Array, scale: EnergyScale): number {
  const level = hierarchy.levels[hierarchy.levels.length - 1];
  const partition = new Partition(level, game.territoryCount, part);
  const { spread } = scoreOf(game, partition, scale, 0, 0, new Uint8Array(level.criterionCount));
  let uneven = 0;
  for (let t = 0; t < game.territoryCount; t++) {
    for (let c = 0; c < level.criterionCount; c++) uneven += offGoal(game, partition, t, c);
  }
  return spread + (UNEVEN_WEIGHT * uneven) / Math.max(1, partition.loads.length);
}

/**
 * First connected plan from scratch on the coarsest level: bisection, names for those who are tied to a place (locks,
 * homes), a few power rounds, repair. Returned for the coarsest level.
 * @param rng for another plan than the plain one (null)
 */
export function* seedPlan(game: Game, hierarchy: Hierarchy, rng: Rng | null): InSteps<Int32Array> {
  const { levels, clusterOf } = hierarchy;
  const level = levels[levels.length - 1];
  let groupOf = game.groupOf;
  clusterOf.forEach((clusters, i) => {
    const lifted = new Int32Array(levels[i + 1].nodeCount);
    for (let v = 0; v < clusters.length; v++) lifted[clusters[v]] = groupOf[v];
    groupOf = lifted;
  });
  const members = territoriesOfGroups(game, groupOf, level.fixed);
  const part = yield* bisect(level, groupOf, members, game.targets, rng);
  nameTerritories(game, level, part, members);
  for (let v = 0; v < level.nodeCount; v++) if (level.fixed[v] >= 0) part[v] = level.fixed[v];
  yield;
  yield* powerRounds(level, part, groupOf, game.targets, worthOf(level), rng === null ? POWER_ROUNDS : VARIANT_ROUNDS);
  repair(level, part, game.targets);
  return part;
}

/** Which territories each land mass gets: those locked there, then the next free ones up to its seats. */
function territoriesOfGroups(game: Game, groupOf: Int32Array, fixed: Int32Array): number[][] {
  const members: number[][] = Array.from(game.seats, () => []);
  const anchors = anchorGroups(groupOf, fixed, game.territoryCount);
  for (let t = 0; t < game.territoryCount; t++) if (anchors[t] >= 0) members[anchors[t]].push(t);
  let group = 0;
  for (let t = 0; t < game.territoryCount; t++) {
    if (anchors[t] >= 0) continue;
    while (group < members.length - 1 && members[group].length >= game.seats[group]) group++;
    members[group].push(t);
  }
  return members;
}

/**
 * Regions of a bisection are interchangeable; territories with a home or locked hexes are not. Each land mass's
 * regions go to its territories with the least total squared distance to their anchors (and like shares to like).
 */
function nameTerritories(game: Game, level: Level, part: Int32Array, members: readonly (readonly number[])[]): void {
  const k = game.territoryCount;
  const anchors = anchorsOf(game, level);
  if (anchors === null) return;
  const centres = new Float64Array(4 * k);
  let spread = 0;
  for (let v = 0; v < level.nodeCount; v++) {
    const t = part[v];
    const u = level.mass[v];
    centres[4 * t] += u * level.x[v];
    centres[4 * t + 1] += u * level.y[v];
    centres[4 * t + 2] += u * level.z[v];
    centres[4 * t + 3] += u;
    spread += (level.x[v] ** 2 + level.y[v] ** 2 + level.z[v] ** 2) / level.nodeCount;
  }
  const nameOf = Int32Array.from({ length: k }, (_, t) => t);
  for (const territories of members) {
    const size = territories.length;
    const cost = new Float64Array(size * size);
    for (let i = 0; i < size; i++) {
      const region = territories[i];
      for (let j = 0; j < size; j++) {
        const t = territories[j];
        const unlike = Math.abs(Math.log(game.targets[region] / game.targets[t]));
        cost[i * size + j] = unlike * spread;
        if (Number.isNaN(anchors[3 * t])) continue;
        for (let a = 0; a < 3; a++) {
          const m = centres[4 * region + 3];
          cost[i * size + j] += ((m > 0 ? centres[4 * region + a] / m : 0) - anchors[3 * t + a]) ** 2;
        }
      }
    }
    assignLeastCost(cost, size, size).forEach((j, i) => {
      nameOf[territories[i]] = territories[j];
    });
  }
  for (let v = 0; v < part.length; v++) part[v] = nameOf[part[v]];
}

/** Where a territory is tied to: the middle of its locked nodes, else its home, else NaN; null if none is. */
function anchorsOf(game: Game, level: Level): Float64Array | null {
  const k = game.territoryCount;
  const anchors = new Float64Array(3 * k).fill(Number.NaN);
  const sums = new Float64Array(4 * k);
  for (let v = 0; v < level.nodeCount; v++) {
    const t = level.fixed[v];
    if (t < 0) continue;
    sums[4 * t] += level.x[v];
    sums[4 * t + 1] += level.y[v];
    sums[4 * t + 2] += level.z[v];
    sums[4 * t + 3]++;
  }
  for (let t = 0; t < k; t++) {
    for (let a = 0; a < 3; a++) {
      if (sums[4 * t + 3] > 0) anchors[3 * t + a] = sums[4 * t + a] / sums[4 * t + 3];
      else if (game.homes !== null) anchors[3 * t + a] = game.homes[3 * t + a];
    }
  }
  return anchors.some(value => !Number.isNaN(value)) ? anchors : null;
}
