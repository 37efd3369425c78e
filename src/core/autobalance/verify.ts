import type { BalanceProblem } from './balance-problem';

/** What a plan is, recomputed from nothing but the problem and the assignment. */
export interface PlanCheck {
  /** Units without a territory, or with one that does not exist. */
  readonly unassigned: readonly number[];
  /** Units that are not in the territory they are locked to, or sit in a locked territory they do not belong to. */
  readonly brokenLocks: readonly number[];
  /** Connected pieces per territory on the problem's own adjacency; 0 = empty. */
  readonly pieces: Int32Array;
  /** Load of criterion c in territory t at `t * criteria + c`. */
  readonly loads: Float64Array;
  /** load / target − 1 (load / maximum − 1), same layout; 0 for locked territories and criteria without weight. */
  readonly deviations: Float64Array;
  /** Largest absolute deviation per criterion; how far the worst is above a maximum. */
  readonly worstDeviation: readonly number[];
  /** Open territories inside every band. */
  readonly insideAll: number;
  /** Share of the disruption weight in the plan started from that changed territory; 0 from scratch. */
  readonly moved: number;
}

/**
 * Judges a plan by separate code (union–find instead of search, sums per unit instead of running ones), so that a
 * mistake in the engine cannot hide itself. O(units + edges).
 */
export function verifyPlan(problem: BalanceProblem, territoryOf: Int32Array): PlanCheck {
  const { unitCount, territoryCount: k, criteria, offsets, neighbours, fixed, frozen, shares } = problem;
  const unassigned: number[] = [];
  const brokenLocks: number[] = [];
  const parent = Int32Array.from({ length: unitCount }, (_, i) => i);
  const find = (unit: number): number => {
    let root = unit;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  };
  for (let unit = 0; unit < unitCount; unit++) {
    const t = territoryOf[unit];
    if (!(t >= 0 && t < k)) {
      unassigned.push(unit);
      continue;
    }
    if (fixed[unit] >= 0 ? fixed[unit] !== t : frozen[t] === 1) brokenLocks.push(unit);
    for (let e = offsets[unit]; e < offsets[unit + 1]; e++) {
      if (territoryOf[neighbours[e]] === t) parent[find(unit)] = find(neighbours[e]);
    }
  }
  const pieces = new Int32Array(k);
  for (let unit = 0; unit < unitCount; unit++) {
    const t = territoryOf[unit];
    if (t >= 0 && t < k && find(unit) === unit) pieces[t]++;
  }

  let openShares = 0;
  for (let t = 0; t < k; t++) if (frozen[t] === 0) openShares += shares[t];
  const width = criteria.length;
  const loads = new Float64Array(k * width);
  const deviations = new Float64Array(k * width);
  const inside = new Uint8Array(k).fill(1);
  const worstDeviation = criteria.map(({ weights, band, most }, c) => {
    // What locked territories hold is not to be shared out.
    let openTotal = 0;
    for (let unit = 0; unit < unitCount; unit++) {
      const t = territoryOf[unit];
      if (t >= 0 && t < k) loads[t * width + c] += weights[unit];
      if (fixed[unit] < 0 || frozen[fixed[unit]] === 0) openTotal += weights[unit];
    }
    let worst = 0;
    for (let t = 0; t < k; t++) {
      if (frozen[t] === 1 || openTotal === 0) continue;
      const goal = most === null ? (openTotal * shares[t]) / openShares : most * shares[t];
      const deviation = loads[t * width + c] / goal - 1;
      deviations[t * width + c] = deviation;
      const off = most === null ? Math.abs(deviation) : Math.max(0, deviation);
      worst = Math.max(worst, off);
      if (off > (most === null ? band : 0) + 1e-9) inside[t] = 0;
    }
    return worst;
  });
  let insideAll = 0;
  for (let t = 0; t < k; t++) if (frozen[t] === 0 && inside[t] === 1) insideAll++;
  return {
    unassigned,
    brokenLocks,
    pieces,
    loads,
    deviations,
    worstDeviation,
    insideAll,
    moved: movedOf(problem, territoryOf),
  };
}

function movedOf({ start, disruption, travelWeights }: BalanceProblem, territoryOf: Int32Array): number {
  if (start === null) return 0;
  const weights = disruption ?? travelWeights;
  let total = 0;
  let moved = 0;
  for (let unit = 0; unit < start.length; unit++) {
    if (start[unit] < 0) continue;
    total += weights[unit];
    if (territoryOf[unit] !== start[unit]) moved += weights[unit];
  }
  return total > 0 ? moved / total : 0;
}
