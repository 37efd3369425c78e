import { meanDistances } from '../measure/territory-figures';
import type { TerritoryWork } from '../workload/team-workload';
import { balance } from './balance';
import type { BalanceProblem } from './balance-problem';

/** A market to be divided among one number of reps and another. */
export interface TeamSizeMarket {
  /** Units, adjacency, criteria and travel weights; territories, locks, starts and homes are not looked at. */
  readonly problem: BalanceProblem;
  readonly accounts: Uint32Array;
  readonly areaKm2: Float64Array;
  /** Hours of calls a year in each unit, without travel. */
  readonly callHours: Float64Array;
}

/** What one number of territories comes to; one entry per territory in the columns, each a rep with one FTE. */
export interface TeamSizePoint extends TerritoryWork {
  readonly territories: number;
  /** Largest absolute deviation per criterion, fraction. */
  readonly worstDeviation: readonly number[];
  /** Territories inside every band. */
  readonly insideAll: number;
  /** Distance to the middle of the territory, weighted by travel weight, over all: km. */
  readonly overallKm: number;
}

export type TeamSizeStep =
  | { readonly kind: 'working'; readonly territories: number; readonly done: number }
  | { readonly kind: 'point'; readonly point: TeamSizePoint; readonly done: number };

/** Points of a curve at most. */
export const MOST_TEAM_SIZES = 15;

/**
 * Numbers of territories from `from` to `to`, evenly spread, with `now` among them when it lies between; the most
 * telling first: now, the ends, then always the one furthest from those before.
 */
export function teamSizes(from: number, to: number, now: number, most = MOST_TEAM_SIZES): readonly number[] {
  const least = Math.max(1, Math.round(Math.min(from, to)));
  const largest = Math.max(least, Math.round(Math.max(from, to)));
  const count = Math.min(most, largest - least + 1);
  const sizes = new Set<number>();
  for (let i = 0; i < count; i++) {
    sizes.add(Math.round(least + (count > 1 ? (i * (largest - least)) / (count - 1) : 0)));
  }
  const isBetween = now >= least && now <= largest;
  if (isBetween && !sizes.has(now)) {
    // The nearest makes room, so that there are never too many; the ends stay.
    const inner = [...sizes].filter(size => size !== least && size !== largest);
    if (inner.length > 0) {
      sizes.delete(inner.reduce((best, size) => (Math.abs(size - now) < Math.abs(best - now) ? size : best)));
    }
    sizes.add(now);
  }
  const left = [...sizes].sort((a, b) => a - b);
  const first = isBetween ? [now, least, largest] : [least, largest];
  const ordered: number[] = [];
  const take = (size: number): void => {
    const at = left.indexOf(size);
    if (at < 0) return;
    left.splice(at, 1);
    ordered.push(size);
  };
  for (const size of first) take(size);
  const distance = (size: number): number => Math.min(...ordered.map(other => Math.abs(other - size)));
  while (left.length > 0) take(left.reduce((best, size) => (distance(size) > distance(best) ? size : best)));
  return ordered;
}

/**
 * Divides the market anew for each number of territories, from scratch, everybody with one FTE and no lock held, and
 * says what the work, the ways and the balance come to. Numbers beyond the units are left out. Deterministic.
 * @throws BalanceProblemError if the problem cannot be run as stated
 */
export function* teamSizeCurve(
  market: TeamSizeMarket,
  counts: readonly number[],
  seed: number,
): Generator<TeamSizeStep, void> {
  const possible = counts.filter(count => count <= market.problem.unitCount);
  for (const [index, territories] of possible.entries()) {
    const problem = problemFor(market.problem, territories);
    const run = balance(problem, { seed, effort: 'fast' });
    for (;;) {
      const step = run.next();
      if (!step.done) {
        yield { kind: 'working', territories, done: (index + step.value.done) / possible.length };
        continue;
      }
      const { territoryOf, worstDeviation, insideAll } = step.value;
      const columns = territoryColumns(market, territoryOf, territories);
      const point = { territories, worstDeviation, insideAll, ...columns };
      yield { kind: 'point', point, done: (index + 1) / possible.length };
      break;
    }
  }
}

function problemFor(problem: BalanceProblem, territoryCount: number): BalanceProblem {
  return {
    ...problem,
    territoryCount,
    shares: new Float64Array(territoryCount).fill(1),
    fixed: new Int32Array(problem.unitCount).fill(-1),
    frozen: new Uint8Array(territoryCount),
    start: null,
    keep: 0,
    disruption: null,
    mostMoved: null,
    homes: null,
  };
}

function territoryColumns(market: TeamSizeMarket, territoryOf: Int32Array, k: number) {
  const { problem, accounts: accountsAt, areaKm2: areaAt, callHours: hoursAt } = market;
  const callHours = new Float64Array(k);
  const areaKm2 = new Float64Array(k);
  const accounts = new Uint32Array(k);
  const ids = new Uint16Array(problem.unitCount);
  for (let unit = 0; unit < problem.unitCount; unit++) {
    const t = territoryOf[unit];
    if (t < 0) continue;
    ids[unit] = t + 1;
    callHours[t] += hoursAt[unit];
    accounts[t] += accountsAt[unit];
    if (accountsAt[unit] > 0) areaKm2[t] += areaAt[unit];
  }
  const place = { count: problem.unitCount, lat: problem.lat, lng: problem.lng };
  const { byId, overall } = meanDistances(place, problem.travelWeights, ids, k);
  return { callHours, areaKm2, accounts, meanKm: byId.slice(1), overallKm: overall };
}
