import type { TransportProblem } from './transport-problem';

/** Centres remembered per unit. */
const REMEMBERED = 8;
/** A centre this many temperatures dearer than the cheapest has no part in a unit. */
const NEGLIGIBLE = 18;

/**
 * The Lagrangian dual of a transport problem: with a price per centre and criterion, every unit goes to the centre that
 * is cheapest for it, and what that costs in all, less what the prices pay for the limits, is a lower bound on the
 * travel of every plan, at any prices. Besides the bound one evaluation gives the loads and how fast they answer to
 * prices, both smoothed by a temperature, for the ascent.
 *
 * Few centres matter to a unit, so each keeps its cheapest ones, and the least cost of all others at the prices of that
 * time. Since then no other can have become cheaper than the largest fall of any price allows; only where that does not
 * decide, all centres are looked at again. The minimum is exact.
 */
export class TransportDual {
  /** Loads at the last evaluation's prices and temperature, at `t * criterionCount + c`. */
  readonly loads: Float64Array;
  /** Upper estimate of the change of each load per unit of price, same layout. */
  readonly slopes: Float64Array;
  private readonly remembered: number;
  /** Remembered centres of unit v and their travel, `remembered` each. */
  private readonly centres: Int32Array;
  private readonly travels: Float64Array;
  /** Least cost of all centres that are not remembered, and the evaluation that it is from. */
  private readonly others: Float64Array;
  private readonly since: Int32Array;
  /** Prices of each evaluation, one after the other. */
  private readonly history: Float64Array;
  /** Largest fall of a price since evaluation e in criterion c at `e * criterionCount + c`. */
  private readonly falls: Float64Array;
  private evaluations = 0;
  private prices: Float64Array = new Float64Array(0);
  private temperature = 1;
  private next = 0;
  private cheapest = 0;
  private readonly costs: Float64Array;
  private readonly parts: Float64Array;

  constructor(
    private readonly problem: TransportProblem,
    mostEvaluations: number,
  ) {
    const { unitCount, centreCount, criterionCount } = problem;
    const width = centreCount * criterionCount;
    this.remembered = Math.min(REMEMBERED, centreCount);
    this.loads = new Float64Array(width);
    this.slopes = new Float64Array(width);
    this.centres = new Int32Array(unitCount * this.remembered);
    this.travels = new Float64Array(unitCount * this.remembered);
    this.others = new Float64Array(unitCount).fill(Number.NEGATIVE_INFINITY);
    this.since = new Int32Array(unitCount);
    this.history = new Float64Array(mostEvaluations * width);
    this.falls = new Float64Array(mostEvaluations * criterionCount);
    this.costs = new Float64Array(this.remembered);
    this.parts = new Float64Array(this.remembered);
  }

  /** Starts an evaluation. `prices` at `t * criterionCount + c`, in travel per weight; above 0 the centre is too full. */
  begin(prices: Float64Array, temperature: number): void {
    const { centreCount, criterionCount } = this.problem;
    const width = centreCount * criterionCount;
    const now = this.evaluations++;
    this.prices = prices;
    this.temperature = temperature;
    this.next = 0;
    this.cheapest = 0;
    this.loads.fill(0);
    this.slopes.fill(0);
    this.history.set(prices, now * width);
    this.falls.fill(0, 0, (now + 1) * criterionCount);
    for (let e = 0; e < now; e++) {
      for (let at = 0; at < width; at++) {
        const fall = this.history[e * width + at] - prices[at];
        const c = e * criterionCount + (at % criterionCount);
        if (fall > this.falls[c]) this.falls[c] = fall;
      }
    }
  }

  /**
   * Works through units until some `work` pairs of unit and centre were looked at. Returns the work left: above 0 means
   * that the evaluation has come to its end.
   */
  advance(work: number): number {
    const { unitCount, criterionCount: width, weights, mass } = this.problem;
    const { prices, costs, parts, remembered, centres, travels, loads, slopes } = this;
    let left = work;
    let v = this.next;
    for (; v < unitCount && left > 0; v++) {
      left -= remembered;
      const first = v * width;
      let allowed = this.others[v];
      const falls = this.since[v] * width;
      for (let c = 0; c < width; c++) allowed -= this.falls[falls + c] * weights[first + c];
      let least = Infinity;
      for (let j = 0; j < remembered; j++) {
        let cost = travels[v * remembered + j];
        const at = centres[v * remembered + j] * width;
        for (let c = 0; c < width; c++) cost += prices[at + c] * weights[first + c];
        costs[j] = cost;
        if (cost < least) least = cost;
      }
      if (!(least <= allowed)) {
        this.recall(v);
        left -= this.problem.centreCount;
        least = Infinity;
        for (let j = 0; j < remembered; j++) if (costs[j] < least) least = costs[j];
      }
      this.cheapest += least;

      let scale = mass[v];
      for (let c = 0; c < width; c++) scale += weights[first + c];
      const temperature = (this.temperature * scale) / (1 + width);
      let sum = 0;
      for (let j = 0; j < remembered; j++) {
        const over = (costs[j] - least) / temperature;
        parts[j] = over < NEGLIGIBLE ? Math.exp(-over) : 0;
        sum += parts[j];
      }
      for (let j = 0; j < remembered; j++) {
        if (parts[j] === 0) continue;
        const part = parts[j] / sum;
        const at = centres[v * remembered + j] * width;
        const slope = (2 * part * (1 - part) * (scale - mass[v])) / temperature;
        for (let c = 0; c < width; c++) {
          const w = weights[first + c];
          loads[at + c] += part * w;
          slopes[at + c] += slope * w;
        }
      }
    }
    this.next = v;
    return left;
  }

  /** The bound of the evaluation that `advance` has brought to its end. */
  bound(): number {
    const { lower, upper, settledTravel } = this.problem;
    let paid = 0;
    for (let at = 0; at < this.prices.length; at++) {
      const price = this.prices[at];
      paid += price * (price > 0 ? upper[at] : lower[at]);
    }
    return settledTravel + this.cheapest - paid;
  }

  /** Looks at all centres for unit v: its cheapest ones, their costs, and the least cost of the rest. */
  private recall(v: number): void {
    const { centreCount, centreX, centreY, centreZ, x, y, z, mass, weights, criterionCount: width } = this.problem;
    const { prices, costs, remembered, centres, travels } = this;
    const first = v * remembered;
    const [px, py, pz, u] = [x[v], y[v], z[v], mass[v]];
    let others = Infinity;
    let held = 0;
    for (let t = 0; t < centreCount; t++) {
      const dx = px - centreX[t];
      const dy = py - centreY[t];
      const dz = pz - centreZ[t];
      const travel = u * (dx * dx + dy * dy + dz * dz);
      let cost = travel;
      for (let c = 0; c < width; c++) cost += prices[t * width + c] * weights[v * width + c];
      if (held === remembered) {
        if (cost >= costs[held - 1]) {
          if (cost < others) others = cost;
          continue;
        }
        if (costs[held - 1] < others) others = costs[held - 1];
      } else held++;
      let j = held - 1;
      for (; j > 0 && costs[j - 1] > cost; j--) {
        costs[j] = costs[j - 1];
        centres[first + j] = centres[first + j - 1];
        travels[first + j] = travels[first + j - 1];
      }
      costs[j] = cost;
      centres[first + j] = t;
      travels[first + j] = travel;
    }
    this.others[v] = others;
    this.since[v] = this.evaluations - 1;
  }
}
