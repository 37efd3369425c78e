import { balance } from '../../src/core/autobalance/balance';
import type { BalanceEffort, BalanceProblem, BalanceResult } from '../../src/core/autobalance/balance-problem';
import { verifyPlan } from '../../src/core/autobalance/verify';
import { type CriterionWish, instanceNames, instancePath, problemOf, readInstance } from './engine-instance';

/** One run of the engine, measured. */
export interface EngineRow {
  readonly instance: string;
  readonly units: number;
  readonly territories: number;
  /** Seconds until the first plan that is complete and connected. */
  readonly secondsToFirstPlan: number;
  /** Seconds until the best plan was first inside every band; null if it never was. */
  readonly secondsToBalanced: number | null;
  readonly seconds: number;
  readonly peakMB: number;
  /** Largest absolute deviation per criterion, percent. */
  readonly deviation: Readonly<Record<string, number>>;
  /** Most pieces of any territory. */
  readonly pieces: number;
  readonly empty: number;
  /** Edges between territories. */
  readonly cut: number;
  /** Σ workload · km² to the territories' workload centres. */
  readonly inertia: number;
  readonly remarks: readonly string[];
}

/** Runs the engine to its end and measures it. */
export function measureRun(
  name: string,
  problem: BalanceProblem,
  options: { seed: number; effort: BalanceEffort },
): { row: EngineRow; result: BalanceResult } {
  const started = performance.now();
  let first = Number.NaN;
  let balanced: number | null = null;
  let peak = 0;
  let plans = 0;
  const run = balance(problem, options);
  let step = run.next();
  for (; !step.done; step = run.next()) {
    const { territoryOf, insideAll } = step.value;
    if (Number.isNaN(first) && territoryOf.every(t => t >= 0)) first = (performance.now() - started) / 1000;
    if (balanced === null && insideAll === problem.territoryCount) balanced = (performance.now() - started) / 1000;
    if (plans++ % 20 === 0) peak = Math.max(peak, process.memoryUsage.rss());
  }
  const result = step.value;
  const seconds = (performance.now() - started) / 1000;
  const check = verifyPlan(problem, result.territoryOf);
  const round = (value: number, digits: number): number => Number(value.toFixed(digits));
  return {
    result,
    row: {
      instance: name,
      units: problem.unitCount,
      territories: problem.territoryCount,
      secondsToFirstPlan: round(first, 3),
      secondsToBalanced: balanced === null ? null : round(balanced, 2),
      seconds: round(seconds, 2),
      peakMB: Math.round(Math.max(peak, process.memoryUsage.rss()) / 2 ** 20),
      deviation: Object.fromEntries(
        problem.criteria.map(({ label }, c) => [label, round(100 * check.worstDeviation[c], 2)]),
      ),
      pieces: Math.max(...check.pieces),
      empty: check.pieces.filter(pieces => pieces === 0).length,
      cut: cutOf(problem, result.territoryOf),
      inertia: inertiaOf(problem, result.territoryOf),
      remarks: result.remarks.map(({ text }) => text),
    },
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

/** Territory counts tried per instance: what the targets are stated for. */
const TERRITORIES: Readonly<Record<string, readonly number[]>> = {
  'de-r5m': [10, 25],
  'de-r6m': [10, 50, 100],
  'eu-r5m': [50, 100],
  'us-r6v': [50, 200],
  'us-r4': [24],
  'syn-100k': [50, 200],
};

/**
 * Every instance of a folder once, both criteria within 5 %, one row per territory count; instances that are not known
 * here run at about 150 hexes a territory. Empty when the folder is missing.
 */
export function engineTable(folder: string, effort: BalanceEffort = 'normal', seed = 1): EngineRow[] {
  const wishes: CriterionWish[] = [
    { column: 'potential', band: 0.05 },
    { column: 'workload', band: 0.05 },
  ];
  return instanceNames(folder).flatMap(name => {
    const instance = readInstance(instancePath(folder, name));
    const counts = TERRITORIES[name] ?? [Math.max(2, Math.round(instance.unitCount / 150))];
    return counts.map(k => measureRun(name, problemOf(instance, k, wishes), { seed, effort }).row);
  });
}
