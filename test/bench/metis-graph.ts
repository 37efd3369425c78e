import type { BalanceProblem } from '../../src/core/autobalance/balance-problem';

/** METIS counts weights in 32 bits, and adds two totals up in places. */
const WEIGHT_TOTAL = 500_000_000;

/** Weights as whole numbers with a total of half a milliard, so that fractions survive; all 0 stay 0. */
export function wholeWeights(weights: Float64Array): number[] {
  const total = weights.reduce((sum, w) => sum + w, 0);
  return Array.from(weights, w => (total > 0 ? Math.round((w / total) * WEIGHT_TOTAL) : 0));
}

/** A problem's graph in METIS format: one line per unit, its criteria's weights, then its neighbours from 1. */
export function metisGraph({ unitCount, offsets, neighbours, criteria }: BalanceProblem): string {
  const columns = criteria.map(({ weights }) => wholeWeights(weights));
  const lines = [`${unitCount} ${neighbours.length / 2} 010 ${columns.length}`];
  for (let v = 0; v < unitCount; v++) {
    const line = columns.map(column => column[v]);
    for (let e = offsets[v]; e < offsets[v + 1]; e++) line.push(neighbours[e] + 1);
    lines.push(line.join(' '));
  }
  return `${lines.join('\n')}\n`;
}

/**
 * Territories (0-based) of a partition file.
 * @throws Error if it has not one whole number per unit
 */
export function readPartition(text: string, unitCount: number): Int32Array {
  const lines = text.trim().split('\n');
  const plan = Int32Array.from(lines, Number);
  if (lines.length !== unitCount || lines.some(line => !/^\s*\d+\s*$/.test(line))) {
    throw new Error(`The partition has ${lines.length} lines, not a territory for each of ${unitCount} units.`);
  }
  return plan;
}
