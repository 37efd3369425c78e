import { type BalanceProblem, BalanceProblemError } from './balance-problem';
import { chordPoint } from './game';

/**
 * A plan's market as a transport problem: free units are shipped (in parts if need be) to centres that stand still, and
 * every centre takes between `lower` and `upper` of each criterion. Travel is measured in mean travel weights · km²,
 * criteria in mean weights, so that weights of 1e-9 and 1e12 behave alike.
 */
export interface TransportProblem {
  /** Open territories that have a centre. */
  readonly centreCount: number;
  /** Centres, kilometres in 3-D. */
  readonly centreX: Float64Array;
  readonly centreY: Float64Array;
  readonly centreZ: Float64Array;
  /** Units that may go to any centre and have travel weight or weight in a criterion. */
  readonly unitCount: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  readonly mass: Float64Array;
  /** Criteria that hold anything to share out. */
  readonly criterionCount: number;
  /** Criterion c of unit v at `v * criterionCount + c`; what locked units hold is left out. */
  readonly weights: Float64Array;
  /** Least and most of criterion c that centre t takes of the free units, at `t * criterionCount + c`; may be below 0. */
  readonly lower: Float64Array;
  readonly upper: Float64Array;
  /** Travel of all units that have no choice, because of a lock or because there is one centre only. */
  readonly settledTravel: number;
  /** Travel of the plan, all units. */
  readonly travel: number;
  /** Weight · km² per unit of travel above. */
  readonly travelUnit: number;
  /** Per criterion of the balance problem: fraction of the target (of the maximum: how far above), as it was used. */
  readonly bands: readonly number[];
  /** Every open territory has a centre that does not depend on the plan. */
  readonly exactCentres: boolean;
}

/** Travel weights with mean 1, and what 1 stands for. Where nothing has travel weight, every unit counts 1. */
function massesOf({ travelWeights, unitCount }: BalanceProblem): { mass: Float64Array; travelUnit: number } {
  const mean = travelWeights.reduce((sum, u) => sum + u, 0) / unitCount;
  return mean > 0
    ? { mass: travelWeights.map(u => u / mean), travelUnit: mean }
    : { mass: new Float64Array(unitCount).fill(1), travelUnit: 1 };
}

function requireWholePlan({ unitCount, territoryCount, fixed, frozen }: BalanceProblem, territoryOf: Int32Array): void {
  if (territoryOf.length !== unitCount) {
    throw new BalanceProblemError(
      `The plan has ${territoryOf.length} hexes, the market ${unitCount}: pass one territory per hex.`,
    );
  }
  for (let i = 0; i < unitCount; i++) {
    const t = territoryOf[i];
    if (!(t >= 0 && t < territoryCount)) {
      throw new BalanceProblemError(`Hex ${i} has no territory: a bound on travel needs a complete plan.`);
    }
    if (fixed[i] >= 0 ? fixed[i] !== t : frozen[t] === 1) {
      throw new BalanceProblemError(
        `Hex ${i} is in territory ${t} against a lock: a bound needs a plan that keeps them.`,
      );
    }
  }
}

/** Travel centres of the plan (x, y, z per territory); the middle of its units where they carry no travel weight. */
function centresOf(points: Float64Array, mass: Float64Array, territoryOf: Int32Array, k: number): Float64Array {
  const centres = new Float64Array(3 * k);
  const masses = new Float64Array(k);
  for (let i = 0; i < mass.length; i++) masses[territoryOf[i]] += mass[i];
  const sums = new Float64Array(k);
  for (let i = 0; i < mass.length; i++) {
    const t = territoryOf[i];
    const u = masses[t] > 0 ? mass[i] : 1;
    sums[t] += u;
    centres[3 * t] += u * points[3 * i];
    centres[3 * t + 1] += u * points[3 * i + 1];
    centres[3 * t + 2] += u * points[3 * i + 2];
  }
  // An empty territory has none: 0/0.
  for (let at = 0; at < 3 * k; at++) centres[at] /= sums[Math.floor(at / 3)];
  return centres;
}

/** Least and most load of every open territory in one criterion, and the band that they come from. */
function limitsOf(
  problem: BalanceProblem,
  territoryOf: Int32Array,
  c: number,
): { lower: Float64Array; upper: Float64Array; band: number; total: number } {
  const { unitCount, territoryCount: k, frozen, shares, criteria } = problem;
  const { weights, band, most } = criteria[c];
  const loads = new Float64Array(k);
  let total = 0;
  let openShares = 0;
  for (let i = 0; i < unitCount; i++) {
    if (frozen[territoryOf[i]] === 1) continue;
    loads[territoryOf[i]] += weights[i];
    total += weights[i];
  }
  for (let t = 0; t < k; t++) if (frozen[t] === 0) openShares += shares[t];
  const goals = shares.map(share => (most === null ? (total * share) / openShares : most * share));
  let used = most === null ? band : 0;
  for (let t = 0; t < k && total > 0; t++) {
    if (frozen[t] === 1) continue;
    const deviation = loads[t] / goals[t] - 1;
    used = Math.max(used, most === null ? Math.abs(deviation) : deviation);
  }
  return {
    lower: goals.map(goal => (most === null ? goal * (1 - used) : 0)),
    upper: goals.map(goal => goal * (1 + used)),
    band: used,
    total,
  };
}

/**
 * Sets up the transport problem of a complete plan. The centre of territory t is `fixedCentres` (lat, lng pairs, NaN =
 * none) where given, else the plan's own; a territory without either stays empty. Where the plan is outside a band, the
 * plan's own worst deviation takes the band's place, so that the plan itself is always one of those compared. Yields
 * where a caller may breathe: in one go it takes some 50 ms at 100k units.
 * @throws BalanceProblemError if the plan is incomplete or breaks a lock
 */
export function* setUpTransport(
  problem: BalanceProblem,
  territoryOf: Int32Array,
  fixedCentres: Float64Array | null,
): Generator<void, TransportProblem> {
  requireWholePlan(problem, territoryOf);
  const { unitCount: n, territoryCount: k, frozen, fixed } = problem;
  const { mass, travelUnit } = massesOf(problem);
  const points = new Float64Array(3 * n);
  for (let i = 0; i < n; i++) chordPoint(problem.lat[i], problem.lng[i], points, 3 * i);
  yield;
  const centres = centresOf(points, mass, territoryOf, k);
  let exactCentres = true;
  for (let t = 0; t < k; t++) {
    if (fixedCentres !== null && !Number.isNaN(fixedCentres[2 * t])) {
      chordPoint(fixedCentres[2 * t], fixedCentres[2 * t + 1], centres, 3 * t);
    } else if (frozen[t] === 0) exactCentres = false;
  }

  const open: number[] = [];
  for (let t = 0; t < k; t++) if (frozen[t] === 0 && !Number.isNaN(centres[3 * t])) open.push(t);
  const limits = problem.criteria.map((_, c) => limitsOf(problem, territoryOf, c));
  yield;
  const counted = Array.from(limits.keys()).filter(c => limits[c].total > 0);
  const width = counted.length;
  const distance = (i: number, t: number): number =>
    (points[3 * i] - centres[3 * t]) ** 2 +
    (points[3 * i + 1] - centres[3 * t + 1]) ** 2 +
    (points[3 * i + 2] - centres[3 * t + 2]) ** 2;

  // Limits in mean weights; what is locked to a territory is taken off them.
  const meanOf = counted.map(c => limits[c].total / n);
  const lower = Float64Array.from({ length: open.length * width }, (_, at) => {
    const c = at % width;
    return limits[counted[c]].lower[open[Math.floor(at / width)]] / meanOf[c];
  });
  const upper = Float64Array.from(lower, (_, at) => {
    const c = at % width;
    return limits[counted[c]].upper[open[Math.floor(at / width)]] / meanOf[c];
  });
  const placeOf = new Int32Array(k).fill(-1);
  open.forEach((t, place) => {
    placeOf[t] = place;
  });

  const columns = counted.map(c => problem.criteria[c].weights);
  const weighs = (i: number): boolean => columns.some(column => column[i] > 0);
  let travel = 0;
  let settledTravel = 0;
  const free: number[] = [];
  for (let i = 0; i < n; i++) {
    const t = territoryOf[i];
    const own = mass[i] * distance(i, t);
    travel += own;
    if (fixed[i] >= 0 || open.length === 1) {
      settledTravel += own;
      if (frozen[t] === 1) continue;
      for (let c = 0; c < width; c++) {
        const w = columns[c][i] / meanOf[c];
        lower[placeOf[t] * width + c] -= w;
        upper[placeOf[t] * width + c] -= w;
      }
    } else if (mass[i] > 0 || weighs(i)) free.push(i);
  }
  const weights = new Float64Array(free.length * width);
  for (let c = 0; c < width; c++) {
    for (let v = 0; v < free.length; v++) weights[v * width + c] = columns[c][free[v]] / meanOf[c];
  }
  const freeColumn = (from: Float64Array, stride: number, at: number): Float64Array => {
    const column = new Float64Array(free.length);
    for (let v = 0; v < free.length; v++) column[v] = from[stride * free[v] + at];
    return column;
  };
  return {
    centreCount: open.length,
    centreX: Float64Array.from(open, t => centres[3 * t]),
    centreY: Float64Array.from(open, t => centres[3 * t + 1]),
    centreZ: Float64Array.from(open, t => centres[3 * t + 2]),
    unitCount: free.length,
    x: freeColumn(points, 3, 0),
    y: freeColumn(points, 3, 1),
    z: freeColumn(points, 3, 2),
    mass: freeColumn(mass, 1, 0),
    criterionCount: width,
    weights,
    lower,
    upper,
    settledTravel,
    travel,
    travelUnit,
    bands: limits.map(({ band }) => band),
    exactCentres,
  };
}
