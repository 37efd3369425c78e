/**
 * Several running sums with their rounding errors kept apart (A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur
 * Summation endlicher Summen", ZAMM 54, 1974): the sum of a million amounts is right to the last bit of the result,
 * whatever their order, unless they all but cancel each other out.
 */
export class CompensatedSums {
  readonly #sums: Float64Array;
  readonly #errors: Float64Array;

  constructor(slots: number) {
    this.#sums = new Float64Array(slots);
    this.#errors = new Float64Array(slots);
  }

  /** NaN counts as nothing. */
  add(slot: number, value: number): void {
    if (Number.isNaN(value)) return;
    const sum = this.#sums[slot];
    const next = sum + value;
    this.#errors[slot] += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
    this.#sums[slot] = next;
  }

  total(slot: number): number {
    return this.#sums[slot] + this.#errors[slot];
  }
}

/** The sum of a column, blanks passed over. */
export function columnTotal(values: ArrayLike<number>): number {
  const sums = new CompensatedSums(1);
  for (let i = 0; i < values.length; i++) sums.add(0, values[i]);
  return sums.total(0);
}
