import { balance } from '../../src/core/autobalance/balance';
import type { BalanceEffort, BalanceProblem, BalanceResult } from '../../src/core/autobalance/balance-problem';
import { type Certificate, certify } from '../../src/core/autobalance/certificate';
import { instanceNames, instancePath, parseCriteria, problemOf, readInstance } from './engine-instance';
import { type PlanFigures, planFigures } from './plan-figures';

/** One run of the engine, measured. */
export interface EngineRow extends PlanFigures {
  readonly instance: string;
  readonly units: number;
  readonly territories: number;
  /** Seconds until the first plan that is complete and connected. */
  readonly secondsToFirstPlan: number;
  /** Seconds until the best plan was first inside every band; null if it never was. */
  readonly secondsToBalanced: number | null;
  readonly seconds: number;
  readonly peakMB: number;
  /**
   * Travel in the certificate's measure, Σ workload · km² straight through the earth to the centre there: within a
   * percent of `inertia`. This one and what follows are null where no certificate was asked for.
   */
  readonly travel: number | null;
  /** No plan with these centres inside the bands travels less; same measure as `travel`. */
  readonly bound: number | null;
  /** 1 − bound / travel. */
  readonly certificateGap: number | null;
  readonly certificateSeconds: number | null;
  readonly remarks: readonly string[];
}

export interface MeasureOptions {
  readonly seed: number;
  readonly effort: BalanceEffort;
  readonly certificate: boolean;
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Runs the engine to its end and measures it. */
export function measureRun(
  name: string,
  problem: BalanceProblem,
  options: MeasureOptions,
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
  const peakMB = Math.round(Math.max(peak, process.memoryUsage.rss()) / 2 ** 20);
  return {
    result,
    row: {
      instance: name,
      units: problem.unitCount,
      territories: problem.territoryCount,
      secondsToFirstPlan: rounded(first, 3),
      secondsToBalanced: balanced === null ? null : rounded(balanced, 2),
      seconds: rounded(seconds, 2),
      peakMB,
      ...planFigures(problem, result.territoryOf),
      ...certificateFigures(problem, result.territoryOf, options.certificate),
      remarks: result.remarks.map(({ text }) => text),
    },
  };
}

function certificateFigures(
  problem: BalanceProblem,
  territoryOf: Int32Array,
  wanted: boolean,
): Pick<EngineRow, 'travel' | 'bound' | 'certificateGap' | 'certificateSeconds'> {
  if (!wanted) return { travel: null, bound: null, certificateGap: null, certificateSeconds: null };
  const started = performance.now();
  const { travel, bound, gap } = certificateOf(problem, territoryOf);
  return {
    travel: Number(travel.toPrecision(5)),
    bound: Number(bound.toPrecision(5)),
    certificateGap: rounded(gap, 5),
    certificateSeconds: rounded((performance.now() - started) / 1000, 3),
  };
}

function certificateOf(problem: BalanceProblem, territoryOf: Int32Array): Certificate {
  const run = certify(problem, territoryOf);
  let step = run.next();
  while (!step.done) step = run.next();
  return step.value;
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

/** Territory counts for an instance; one that is not known here gets about 150 hexes a territory. */
export function territoryCounts(name: string, unitCount: number): readonly number[] {
  return TERRITORIES[name] ?? [Math.max(2, Math.round(unitCount / 150))];
}

/**
 * Every instance of a folder once, both criteria within 5 %, one row per territory count. Empty when the folder is
 * missing.
 */
export function engineTable(folder: string, effort: BalanceEffort = 'normal', seed = 1): EngineRow[] {
  const wishes = parseCriteria('potential:5,workload:5');
  return instanceNames(folder).flatMap(name => {
    const instance = readInstance(instancePath(folder, name));
    return territoryCounts(name, instance.unitCount).map(
      k => measureRun(name, problemOf(instance, k, wishes), { seed, effort, certificate: true }).row,
    );
  });
}
