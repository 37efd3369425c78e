import type { BalanceProblem } from './balance-problem';
import { BORDER_WEIGHT } from './energy';

/**
 * What a plan is worth, by figures that do not depend on the run it came from, so that plans of several runs of one
 * problem can be put in order. All but `complete` and `met`: less is better.
 */
export interface PlanWorth {
  /** Every unit has a territory. */
  readonly complete: boolean;
  /** How much more moved than may, in steps of 0.1 % of what moving disturbs. */
  readonly overMoved: number;
  /** Every open territory is inside every band and below every maximum. */
  readonly met: boolean;
  /** How far the worst territory is outside the `must` bands and maxima, in steps of 0.1 % of its target. */
  readonly mustExcess: number;
  /** The same for `try`. */
  readonly tryExcess: number;
  /** Open territories outside a band or above a maximum. */
  readonly outside: number;
  /** ln(travel) + border + what moving and homes count: a difference of 0.01 is about one percent of travel. */
  readonly cost: number;
  /** Which restart made it; decides between equals. */
  readonly restart: number;
}

/** People see bands in tenths of a percent; less than that is not worth any travel. */
const EXCESS_STEPS = 1000;
/** Rounding must not put a territory out of its band. */
const ROUNDING = 1e-9;
/** Travel weight of every unit at least, as a part of the mean, so that empty units stay near their territory. */
const EMPTY_MASS = 0.03;
/** keep = 1 and everything moved counts as much as e³⁰ times the travel. */
const KEEP_WEIGHT = 30;
/** Pull of a home on its territory's centre, against travel inside the territory. */
const HOME_WEIGHT = 0.4;
/** So that a plan whose units all lie on one point has a logarithm. */
const LEAST_INERTIA = 1e-12;
const RADIANS = Math.PI / 180;

/** Puts plans of one problem in order. Made once per problem: what does not change from plan to plan is kept. */
export class PlanJudge {
  readonly #problem: BalanceProblem;
  /** Unit vectors, x, y, z per unit. */
  readonly #points: Float64Array;
  readonly #homes: Float64Array | null;
  readonly #mass: Float64Array;
  /** What territory t may hold of criterion c, at `t * criteria + c`: its target, or its maximum. NaN = not judged. */
  readonly #marks: Float64Array;

  constructor(problem: BalanceProblem) {
    const { unitCount, territoryCount, criteria, fixed, frozen, shares } = problem;
    this.#problem = problem;
    this.#points = unitVectors(problem.lat, problem.lng);
    this.#homes =
      problem.homes &&
      unitVectors(
        problem.homes.filter((_, i) => i % 2 === 0),
        problem.homes.filter((_, i) => i % 2 === 1),
      );
    const total = problem.travelWeights.reduce((sum, weight) => sum + weight, 0);
    this.#mass = problem.travelWeights.map(weight => (total > 0 ? (weight * unitCount) / total : 1) + EMPTY_MASS);
    this.#marks = new Float64Array(territoryCount * criteria.length).fill(Number.NaN);
    const openShares = shares.reduce((sum, share, t) => (frozen[t] === 1 ? sum : sum + share), 0);
    criteria.forEach(({ weights, most }, c) => {
      let openTotal = 0;
      for (let unit = 0; unit < unitCount; unit++) {
        if (fixed[unit] < 0 || frozen[fixed[unit]] === 0) openTotal += weights[unit];
      }
      for (let t = 0; t < territoryCount; t++) {
        if (frozen[t] === 1 || openTotal === 0) continue;
        this.#marks[t * criteria.length + c] = most === null ? (openTotal * shares[t]) / openShares : most * shares[t];
      }
    });
  }

  /** O(units + edges). */
  worthOf(territoryOf: Int32Array, restart: number): PlanWorth {
    const { criteria, territoryCount: k, frozen, keep, mostMoved } = this.#problem;
    const width = criteria.length;
    const loads = new Float64Array(k * width);
    let complete = true;
    for (let unit = 0; unit < territoryOf.length; unit++) {
      const t = territoryOf[unit];
      if (t < 0) complete = false;
      else for (let c = 0; c < width; c++) loads[t * width + c] += criteria[c].weights[unit];
    }
    let mustExcess = 0;
    let tryExcess = 0;
    let outside = 0;
    for (let t = 0; t < k; t++) {
      if (frozen[t] === 1) continue;
      let inside = true;
      for (let c = 0; c < width; c++) {
        const { most, band, hardness } = criteria[c];
        const off = loads[t * width + c] / this.#marks[t * width + c] - 1;
        const excess = most === null ? Math.abs(off) - band : off;
        if (!(excess > ROUNDING)) continue;
        inside = false;
        const steps = Math.ceil((excess - ROUNDING) * EXCESS_STEPS);
        if (hardness === 'must') mustExcess = Math.max(mustExcess, steps);
        else tryExcess = Math.max(tryExcess, steps);
      }
      if (!inside) outside++;
    }
    const moved = movedShare(this.#problem, territoryOf);
    const over = moved - (mostMoved ?? 1) - ROUNDING;
    return {
      complete,
      overMoved: Math.ceil(Math.max(0, over) * EXCESS_STEPS),
      met: complete && outside === 0,
      mustExcess,
      tryExcess,
      outside,
      cost: this.#spread(territoryOf) + KEEP_WEIGHT * keep * moved,
      restart,
    };
  }

  /** Logarithm of travel and border: differences of it are ratios, so no plan has to be the measure of the others. */
  #spread(territoryOf: Int32Array): number {
    const { territoryCount: k, offsets, neighbours } = this.#problem;
    const points = this.#points;
    const mass = this.#mass;
    const sums = new Float64Array(4 * k);
    let cut = 0;
    for (let unit = 0; unit < territoryOf.length; unit++) {
      const t = territoryOf[unit];
      if (t < 0) continue;
      for (let a = 0; a < 3; a++) sums[4 * t + a] += mass[unit] * points[3 * unit + a];
      sums[4 * t + 3] += mass[unit];
      for (let e = offsets[unit]; e < offsets[unit + 1]; e++) if (territoryOf[neighbours[e]] !== t) cut++;
    }
    // Points are on the unit sphere, so Σ m·|p − c|² = M − |Σ m·p|² / M, summed directly to keep its digits.
    const centres = sums.map((sum, i) => sum / sums[i | 3]);
    let inertia = 0;
    for (let unit = 0; unit < territoryOf.length; unit++) {
      const t = territoryOf[unit];
      if (t >= 0) inertia += mass[unit] * squared(points, 3 * unit, centres, 4 * t);
    }
    const homes = this.#homes;
    if (homes !== null) {
      for (let t = 0; t < k; t++) {
        const far = squared(homes, 3 * t, centres, 4 * t);
        if (far > 0) inertia += HOME_WEIGHT * sums[4 * t + 3] * far;
      }
    }
    return Math.log(inertia + LEAST_INERTIA) + BORDER_WEIGHT * Math.log(1 + cut / 2);
  }
}

/**
 * Negative when `one` is the better plan. In this order: complete; no more moved than may; every band met; less outside what must be met; less
 * outside what was only to be tried; fewer territories outside; less travel, border and change; the earlier restart.
 * Never 0 for plans of different restarts, so the best of several does not depend on the order they arrive in.
 */
export function compareWorth(one: PlanWorth, other: PlanWorth): number {
  return (
    Number(other.complete) - Number(one.complete) ||
    one.overMoved - other.overMoved ||
    Number(other.met) - Number(one.met) ||
    one.mustExcess - other.mustExcess ||
    one.tryExcess - other.tryExcess ||
    one.outside - other.outside ||
    one.cost - other.cost ||
    one.restart - other.restart
  );
}

function movedShare(problem: BalanceProblem, territoryOf: Int32Array): number {
  const { start, disruption, travelWeights } = problem;
  if (start === null) return 0;
  const weights = disruption ?? travelWeights;
  let held = 0;
  let moved = 0;
  for (let unit = 0; unit < start.length; unit++) {
    if (start[unit] < 0) continue;
    held += weights[unit];
    if (territoryOf[unit] !== start[unit]) moved += weights[unit];
  }
  return held > 0 ? moved / held : 0;
}

function unitVectors(lat: Float64Array, lng: Float64Array): Float64Array {
  const points = new Float64Array(3 * lat.length);
  for (let i = 0; i < lat.length; i++) {
    const ring = Math.cos(lat[i] * RADIANS);
    points[3 * i] = ring * Math.cos(lng[i] * RADIANS);
    points[3 * i + 1] = ring * Math.sin(lng[i] * RADIANS);
    points[3 * i + 2] = Math.sin(lat[i] * RADIANS);
  }
  return points;
}

function squared(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const dx = a[i] - b[j];
  const dy = a[i + 1] - b[j + 1];
  const dz = a[i + 2] - b[j + 2];
  return dx * dx + dy * dy + dz * dz;
}
