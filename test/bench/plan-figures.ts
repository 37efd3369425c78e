import type { BalanceProblem } from '../../src/core/autobalance/balance-problem';
import { verifyPlan } from '../../src/core/autobalance/verify';

/** What a plan is worth, whoever made it: recomputed from the problem and the assignment alone. */
export interface PlanFigures {
  /** Largest absolute deviation per criterion (above a maximum: how far), percent. */
  readonly deviation: Readonly<Record<string, number>>;
  /** Most pieces of any territory. */
  readonly pieces: number;
  /** Territories in more than one piece. */
  readonly broken: number;
  readonly empty: number;
  /** Edges between territories. */
  readonly cut: number;
  /** Σ travel weight · km² to the territories' travel centres, along the great circle. */
  readonly inertia: number;
}

export function planFigures(problem: BalanceProblem, territoryOf: Int32Array): PlanFigures {
  const check = verifyPlan(problem, territoryOf);
  return {
    deviation: Object.fromEntries(
      problem.criteria.map(({ label }, c) => [label, Number((100 * check.worstDeviation[c]).toFixed(2))]),
    ),
    pieces: Math.max(...check.pieces),
    broken: check.pieces.filter(pieces => pieces > 1).length,
    empty: check.pieces.filter(pieces => pieces === 0).length,
    cut: cutOf(problem, territoryOf),
    inertia: inertiaOf(problem, territoryOf),
  };
}

function cutOf({ unitCount, offsets, neighbours }: BalanceProblem, territoryOf: Int32Array): number {
  let cut = 0;
  for (let v = 0; v < unitCount; v++) {
    for (let e = offsets[v]; e < offsets[v + 1]; e++) if (territoryOf[neighbours[e]] !== territoryOf[v]) cut++;
  }
  return cut / 2;
}

const EARTH_KM = 6371.0088;

/** Great-circle, to the workload centre on the sphere: independent of the engine's own chord kilometres. */
function inertiaOf(problem: BalanceProblem, territoryOf: Int32Array): number {
  const { unitCount, territoryCount, travelWeights, lat, lng } = problem;
  const radians = Math.PI / 180;
  const point = (i: number): [number, number, number] => {
    const ring = Math.cos(lat[i] * radians);
    return [ring * Math.cos(lng[i] * radians), ring * Math.sin(lng[i] * radians), Math.sin(lat[i] * radians)];
  };
  const centres = Array.from({ length: territoryCount }, () => [0, 0, 0]);
  for (let i = 0; i < unitCount; i++) {
    point(i).forEach((value, a) => {
      centres[territoryOf[i]][a] += travelWeights[i] * value;
    });
  }
  let inertia = 0;
  for (let i = 0; i < unitCount; i++) {
    const centre = centres[territoryOf[i]];
    const length = Math.hypot(...centre) || 1;
    const p = point(i);
    const chord = Math.hypot(p[0] - centre[0] / length, p[1] - centre[1] / length, p[2] - centre[2] / length);
    inertia += travelWeights[i] * (2 * EARTH_KM * Math.asin(Math.min(1, chord / 2))) ** 2;
  }
  return Number(inertia.toPrecision(5));
}
