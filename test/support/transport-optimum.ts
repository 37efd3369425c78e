import loadHighs from 'highs';
import type { BalanceProblem } from '../../src/core/autobalance/balance-problem';

/**
 * The transport problem behind the certificate, written out from the balance problem's own columns and solved by HiGHS:
 * an oracle that shares no code with the engine.
 */
const highs = await loadHighs();

export type Point = readonly [number, number, number];

/** Kilometres in 3-D by spherical coordinates of the pole distance: not the code under test. */
function pointOf(lat: number, lng: number): Point {
  const [down, turn] = [((90 - lat) * Math.PI) / 180, (lng * Math.PI) / 180];
  return [
    6371.0088 * Math.sin(down) * Math.cos(turn),
    6371.0088 * Math.sin(down) * Math.sin(turn),
    6371.0088 * Math.cos(down),
  ];
}

function travelWeightsOf({ travelWeights }: BalanceProblem): Float64Array {
  return travelWeights.some(u => u > 0) ? travelWeights : travelWeights.map(() => 1);
}

export function centresOf(problem: BalanceProblem, plan: Int32Array): Point[] {
  const u = travelWeightsOf(problem);
  return Array.from({ length: problem.territoryCount }, (_, t) => {
    const units = Array.from(plan.keys()).filter(i => plan[i] === t);
    const total = units.reduce((sum, i) => sum + u[i], 0);
    const weighted = [0, 1, 2].map(a =>
      units.reduce(
        (sum, i) => sum + (total > 0 ? u[i] / total : 1 / units.length) * pointOf(problem.lat[i], problem.lng[i])[a],
        0,
      ),
    );
    return weighted as unknown as Point;
  });
}

function costOf(problem: BalanceProblem, centres: readonly Point[], i: number, t: number): number {
  const p = pointOf(problem.lat[i], problem.lng[i]);
  return travelWeightsOf(problem)[i] * p.reduce((sum, value, a) => sum + (value - centres[t][a]) ** 2, 0);
}

export function travelOf(problem: BalanceProblem, centres: readonly Point[], plan: Int32Array): number {
  return plan.reduce((sum, t, i) => sum + costOf(problem, centres, i, t), 0);
}

/** Least and most of criterion c in territory t, straight from the definition. */
function limits(problem: BalanceProblem, bands: readonly number[], c: number, t: number): [number, number] {
  const { criteria, shares, frozen, fixed } = problem;
  const { weights, most } = criteria[c];
  if (most !== null) return [0, most * shares[t] * (1 + bands[c])];
  const open = weights.reduce((sum, w, i) => sum + (fixed[i] >= 0 && frozen[fixed[i]] === 1 ? 0 : w), 0);
  const target = (open * shares[t]) / shares.reduce((sum, share, s) => sum + (frozen[s] === 1 ? 0 : share), 0);
  return [target * (1 - bands[c]), target * (1 + bands[c])];
}

/**
 * Least travel by HiGHS, units split at will.
 * @throws if no assignment is inside the bands
 */
export function linearOptimum(problem: BalanceProblem, centres: readonly Point[], bands: readonly number[]): number {
  const { unitCount, territoryCount: k, fixed, frozen, criteria } = problem;
  const name = (i: number, t: number): string => `x${i}_${t}`;
  const sum = (terms: readonly [number, string][]): string =>
    terms.map(([factor, variable]) => `+ ${factor.toExponential(15)} ${variable}`).join('\n ');
  const choices = Array.from({ length: unitCount }, (_, i) =>
    Array.from({ length: k }, (_, t) => t).filter(t => (fixed[i] >= 0 ? t === fixed[i] : frozen[t] === 0)),
  );
  const costs = choices.flatMap((own, i) =>
    own.map((t): [number, string] => [costOf(problem, centres, i, t), name(i, t)]),
  );
  const scale = Math.max(...costs.map(([cost]) => cost), 1e-300);
  const rows = choices.map((own, i) => `u${i}: ${sum(own.map(t => [1, name(i, t)]))} = 1`);
  criteria.forEach(({ weights }, c) => {
    const total = weights.reduce((all, w) => all + w, 0);
    for (let t = 0; t < k; t++) {
      if (frozen[t] === 1 || total === 0) continue;
      const [least, most] = limits(problem, bands, c, t);
      const load = sum(
        choices.flatMap((own, i) =>
          own.includes(t) && weights[i] > 0 ? [[weights[i] / total, name(i, t)] as [number, string]] : [],
        ),
      );
      if (load === '') continue;
      rows.push(`l${c}_${t}: ${load} >= ${least / total}`, `m${c}_${t}: ${load} <= ${most / total}`);
    }
  });
  const objective = sum(costs.map(([cost, variable]) => [cost / scale, variable]));
  const { Status, ObjectiveValue } = highs.solve(
    `Minimize\n o: ${objective}\nSubject To\n ${rows.join('\n ')}\nEnd\n`,
    {
      output_flag: false,
    },
  );
  if (Status !== 'Optimal') throw new Error(`HiGHS ended with ${Status}.`);
  return ObjectiveValue * scale;
}
