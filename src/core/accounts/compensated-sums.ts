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
    return asDecimal(this.#sums[slot] + this.#errors[slot]);
  }
}

const LARGEST_EXACT_POWER = 22;

/**
 * A sum of decimal amounts to 15 digits, as many as every double holds: 280.1 and not 280.09999999999997, which is what
 * the doubles next to 100.1, 200.2 and −20.2 add up to.
 */
export function asDecimal(sum: number): number {
  const power = 14 - Math.floor(Math.log10(Math.abs(sum)));
  // Powers of ten up to 10^22 are exact, so the division rounds once, to the double next to the decimal.
  if (!(power >= 0 && power <= LARGEST_EXACT_POWER)) return sum;
  const scale = 10 ** power;
  return Math.round(sum * scale) / scale;
}

/** The sum of a column, blanks passed over. */
export function columnTotal(values: ArrayLike<number>): number {
  const sums = new CompensatedSums(1);
  for (let i = 0; i < values.length; i++) sums.add(0, values[i]);
  return sums.total(0);
}
