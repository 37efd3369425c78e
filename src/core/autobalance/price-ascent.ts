/** A load that answers to no price yet is taken to answer with this part of the mean. */
const LEAST_SLOPE = 0.1;

/**
 * Accelerated proximal gradient ascent (FISTA with restarts, a step per price after the slope of its load) on the
 * smoothed dual of a transport problem. A price that neither limit asks for comes to rest at exactly 0.
 */
export class PriceAscent {
  /** Where the dual is to be evaluated next. */
  readonly prices: Float64Array;
  private readonly reached: Float64Array;
  private momentum = 1;

  /**
   * @param width criteria; everything lies at `t * width + c`
   * @param leastSlope change of a load per unit of price that is never gone below, > 0
   */
  constructor(
    private readonly width: number,
    private readonly lower: Float64Array,
    private readonly upper: Float64Array,
    private readonly leastSlope: number,
  ) {
    this.prices = new Float64Array(lower.length);
    this.reached = new Float64Array(lower.length);
  }

  /** Moves on from `prices`, where the loads and their slopes are as given. */
  step(loads: Float64Array, slopes: Float64Array): void {
    const { width, lower, upper, prices, reached } = this;
    const floors = new Float64Array(width).fill(this.leastSlope);
    for (let c = 0; c < width; c++) {
      let sum = 0;
      for (let at = c; at < slopes.length; at += width) sum += slopes[at];
      floors[c] = Math.max(floors[c], (LEAST_SLOPE * sum * width) / slopes.length);
    }
    const before = reached.slice();
    let backwards = 0;
    for (let at = 0; at < prices.length; at++) {
      const slope = Math.max(slopes[at], floors[at % width]);
      const tooFull = prices[at] + (loads[at] - upper[at]) / slope;
      const tooEmpty = prices[at] + (loads[at] - lower[at]) / slope;
      reached[at] = tooFull > 0 ? tooFull : tooEmpty < 0 ? tooEmpty : 0;
      backwards += slope * (prices[at] - reached[at]) * (reached[at] - before[at]);
    }
    // O'Donoghue and Candès: once the momentum points against the step, start it afresh.
    let carry = 0;
    if (backwards > 0) this.momentum = 1;
    else {
      const next = (1 + Math.sqrt(1 + 4 * this.momentum ** 2)) / 2;
      carry = (this.momentum - 1) / next;
      this.momentum = next;
    }
    for (let at = 0; at < prices.length; at++) prices[at] = reached[at] + carry * (reached[at] - before[at]);
  }
}
