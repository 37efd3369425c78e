/** One component of the alignment index: a measure by territory and its weight. */
export interface IndexComponent {
  readonly values: ArrayLike<number>;
  /** ≥ 0; weights need not add up to 1. */
  readonly weight: number;
}

/**
 * Alignment index (F15): one figure a territory from several measures, the average territory being exactly 100.
 * Measures that are 0 everywhere are left out and the other weights take their place.
 */
export function alignmentIndex(territories: number, components: readonly IndexComponent[]): Float64Array {
  const index = new Float64Array(territories);
  const totals = components.map(({ values }) => Array.from(values).reduce((sum, value) => sum + value, 0));
  const counted = components.filter(({ weight }, c) => weight > 0 && totals[c] > 0);
  const weights = counted.reduce((sum, { weight }) => sum + weight, 0);
  for (const component of counted) {
    const total = totals[components.indexOf(component)];
    for (let i = 0; i < territories; i++) {
      index[i] += ((100 * territories * component.weight) / weights) * (component.values[i] / total);
    }
  }
  return index;
}
