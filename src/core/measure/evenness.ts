/** How even a plan is as a whole (F17), by figures that do not depend on a band. */
export interface Evenness {
  /** Coefficient of variation: standard deviation of the population / mean; 0 = all alike. */
  readonly variation: number;
  /** Gini coefficient: 0 = all alike, towards 1 = one has everything. */
  readonly gini: number;
  /** Largest / smallest; Infinity when one has nothing. */
  readonly largestOverSmallest: number;
}

/**
 * @param values one per territory, ≥ 0
 * @param shares capacity of each, > 0; values are compared per unit of it
 * @returns null without territories or when all have nothing
 */
export function evenness(values: ArrayLike<number>, shares: ArrayLike<number>): Evenness | null {
  const size = values.length;
  const perShare = Float64Array.from({ length: size }, (_, i) => values[i] / shares[i]).sort();
  const total = perShare.reduce((sum, value) => sum + value, 0);
  if (!(total > 0)) return null;
  const mean = total / size;
  let squares = 0;
  let weighted = 0;
  for (let i = 0; i < size; i++) {
    squares += (perShare[i] - mean) ** 2;
    // Of n sorted values, the sum of all differences counts each 2·i − n + 1 times.
    weighted += (2 * i - size + 1) * perShare[i];
  }
  return {
    variation: Math.sqrt(squares / size) / mean,
    gini: weighted / (size * total),
    largestOverSmallest: perShare[size - 1] / perShare[0],
  };
}
