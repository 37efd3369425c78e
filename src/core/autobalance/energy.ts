import type { Game } from './game';
import type { Level } from './level';
import type { Partition } from './partition';

/** What a unit of travel and of border is measured in, so that a mean territory counts 1 on each. */
export interface EnergyScale {
  readonly inertia: number;
  readonly cut: number;
}

/** What can move, one row each; columns as in `Level`. */
export type Movable = Pick<Level, 'mass' | 'x' | 'y' | 'z' | 'units' | 'weights'>;

/** Weight of border length against travel: higher means fewer fingers. */
export const BORDER_WEIGHT = 0.3;
/** Part of the wanted band that the search aims at, by cycle: a tighter aim at the others makes room for the stuck. */
const AIMS = [0.75, 0.6, 0.75, 0.5] as const;
/** The same for kicks of a few territories: some just inside, where the rest has no room to give. */
export const KICK_AIMS = [0.75, 0.9, 0.6, 0.95] as const;
/** The same once every territory is inside: slack is spent on short travel. */
const AIM_INSIDE = 0.94;
/** Pull towards the exact target inside the band. */
const INSIDE_PULL = 0.02;
/** Price of a unit without weight, as a part of the price of an average unit's weight: empty hexes are no barriers. */
const EMPTY_PRICE = 0.02;
/** Pull of a home on its territory's centre, against travel inside the territory. */
const HOME_PULL = 0.4;
/** keep = 1 makes moving one whole territory's work cost this much. */
const KEEP_WEIGHT = 30;
/** Price raise per block and unit of deviation outside the aim. */
const PRICE_STEP = 50;
const PRICE_DECAY = 0.95;
/** Heating per block of a territory that is outside its aim, cooling of the others, and the limit. */
const HEAT_UP = 1.03;
const HEAT_DOWN = 0.8;
const MOST_HEAT = 4;
/** Highest price at compact = 0.5, and the part of it that a criterion to try may reach. */
const PRICE_CAP = 600;
const TRY_CAP = 0.15;
/** The same part of the penalty's stiffness. */
const TRY_STIFFNESS = 0.3;
/**
 * Part of the price cap that may be paid where criteria pull many territories in opposite directions: for a few
 * stragglers a detour is worth its price, everywhere it would end in snakes, with hardly more territories inside.
 */
const TORN_CAP = 0.03;
/** Margin kept below a maximum while some territory is outside, fraction of it. */
const MAXIMUM_MARGIN = 0.01;
/** Part of what may move that the search aims at, the price raise per block and share beyond it, and its limit. */
const MOVED_AIM = 0.97;
const MOVED_STEP = 50;
const MOVED_CAP = 500;

/**
 * The augmented Lagrangian: travel + border + penalty on deviations outside the aim + a price per territory and
 * criterion, in units of one mean territory. Prices rise while a territory is out of its band and say in the end which
 * wishes were in each other's way. `costOfMove` is exact.
 */
export class Energy {
  /** Price of load, per territory and criterion at `t * criterionCount + c`. */
  readonly prices: Float64Array;
  /** Temperature of each territory against the rest: what stays out of its band gets hotter, and so unstuck. */
  readonly heat: Float64Array;
  /** Price of one unit of land per territory; follows from `prices`. */
  private readonly landPrices: Float64Array;
  private readonly bands: Float64Array;
  private readonly maxima: Uint8Array;
  /** Deviations between which nothing is paid, per criterion; −Infinity below a maximum. */
  private readonly lows: Float64Array;
  private readonly highs: Float64Array;
  private readonly pulls: Float64Array;
  /** 1 / goal, at `t * criterionCount + c`. */
  private readonly perGoal: Float64Array;
  private readonly priceCaps: Float64Array;
  /** Stiffness of each criterion against the run's. */
  private readonly stiffnessParts: Float64Array;
  /** Stiffness of each criterion, and the deviation outside its aim from which its penalty grows no steeper. */
  private readonly stiffnesses: Float64Array;
  private readonly knees: Float64Array;
  private readonly keepPrice: number;
  private readonly mostMoved: number;
  /** Further price of moving while more moves than may, per share of the plan. */
  private movedPrice = 0;
  private readonly homes: Float64Array | null;
  private readonly territoryCount: number;
  private readonly unitTotal: number;
  /** Per criterion, 1 = see `tear`. */
  readonly torn: Uint8Array;

  constructor(
    game: Game,
    readonly scale: EnergyScale,
  ) {
    const k = game.territoryCount;
    const { criterionCount } = game.finest;
    this.prices = new Float64Array(k * criterionCount);
    this.landPrices = new Float64Array(k);
    this.heat = new Float64Array(k).fill(1);
    this.bands = game.bands;
    this.maxima = game.maxima;
    this.lows = new Float64Array(criterionCount);
    this.highs = new Float64Array(criterionCount);
    this.pulls = Float64Array.from(game.maxima, maximum => (maximum === 1 ? 0 : INSIDE_PULL));
    this.stiffnessParts = game.compact.map(
      (compact, c) => 10 ** (0.5 - compact) * (game.musts[c] === 1 ? 1 : TRY_STIFFNESS),
    );
    this.perGoal = game.goals.map(goal => 1 / goal);
    this.priceCaps = game.compact.map((compact, c) => priceCap(compact) * (game.musts[c] === 1 ? 1 : TRY_CAP));
    this.stiffnesses = new Float64Array(criterionCount);
    this.knees = new Float64Array(criterionCount);
    this.torn = new Uint8Array(criterionCount);
    this.keepPrice = KEEP_WEIGHT * game.keep * k;
    this.mostMoved = game.mostMoved;
    this.homes = game.homes;
    this.territoryCount = k;
    this.unitTotal = game.finest.nodeCount;
    this.setAim(false, 0);
    this.setStiffness(20);
  }

  /** Sets how steeply the penalty grows with the deviation outside the aim; no steeper than the price cap. */
  setStiffness(stiffness: number): void {
    for (let c = 0; c < this.stiffnesses.length; c++) {
      this.stiffnesses[c] = stiffness * this.stiffnessParts[c];
      this.knees[c] = this.stiffnesses[c] > 0 ? this.priceCaps[c] / (2 * this.stiffnesses[c]) : Infinity;
    }
  }

  /**
   * Change of the energy if entry `v` of `from` goes from territory a to b, with `cut` more border and `moved` more of
   * the plan (share of what moving disturbs) away from where it is today. Takes columns and a row, not their values:
   * numbers that are no small integers would be put on the heap for each call.
   */
  costOfMove(p: Partition, a: number, b: number, from: Movable, v: number, cut: number, moved: number): number {
    const { cx, cy, cz, mass, loads } = p;
    const { weights } = from;
    const u = from.mass[v];
    const x = from.x[v];
    const y = from.y[v];
    const z = from.z[v];
    const { perGoal, lows, highs, pulls, prices, stiffnesses, knees } = this;
    // Travel: exact change of both territories' inertia.
    const ax = x - cx[a];
    const ay = y - cy[a];
    const az = z - cz[a];
    const bx = x - cx[b];
    const by = y - cy[b];
    const bz = z - cz[b];
    const restMass = mass[a] - u;
    const fromA = restMass > 1e-9 ? (u * mass[a] * (ax * ax + ay * ay + az * az)) / restMass : 0;
    const toB = (u * mass[b] * (bx * bx + by * by + bz * bz)) / (mass[b] + u);
    let travel = toB - fromA;
    if (this.homes !== null) {
      travel += HOME_PULL * (this.homeChange(p, a, -u, x, y, z) + this.homeChange(p, b, u, x, y, z));
    }
    let cost = travel / this.scale.inertia + (BORDER_WEIGHT * cut) / this.scale.cut;
    if (moved !== 0) cost += (this.keepPrice + this.movedPrice) * moved;
    // Balance: penalty outside the aim, a slight pull inside, and the prices.
    const criterionCount = lows.length;
    const at = v * criterionCount;
    for (let c = 0; c < criterionCount; c++) {
      const w = weights[at + c];
      if (w === 0) continue;
      const low = lows[c];
      const high = highs[c];
      const ia = a * criterionCount + c;
      const ib = b * criterionCount + c;
      const perA = perGoal[ia];
      const perB = perGoal[ib];
      const a0 = loads[ia] * perA - 1;
      const a1 = a0 - w * perA;
      const b0 = loads[ib] * perB - 1;
      const b1 = b0 + w * perB;
      const knee = knees[c];
      const outside =
        penalty(a1, low, high, knee) -
        penalty(a0, low, high, knee) +
        penalty(b1, low, high, knee) -
        penalty(b0, low, high, knee);
      cost +=
        stiffnesses[c] * (outside + pulls[c] * (a1 * a1 - a0 * a0 + b1 * b1 - b0 * b0)) +
        w * (prices[ib] * perB - prices[ia] * perA);
    }
    return cost + from.units[v] * (this.landPrices[b] - this.landPrices[a]);
  }

  /** What moving from today's plan (`origin`) and centres far from homes cost, in mean territories. */
  wishesCost(p: Partition, origin: Int32Array | null): number {
    let cost = this.keepPrice * movedShare(p, origin);
    if (this.homes === null) return cost;
    for (let t = 0; t < this.territoryCount; t++) {
      if (Number.isNaN(this.homes[3 * t])) continue;
      const squared =
        (p.cx[t] - this.homes[3 * t]) ** 2 +
        (p.cy[t] - this.homes[3 * t + 1]) ** 2 +
        (p.cz[t] - this.homes[3 * t + 2]) ** 2;
      cost += (HOME_PULL * p.mass[t] * squared) / this.scale.inertia;
    }
    return cost;
  }

  /** Raises the prices of territories outside their aim, lets the others fade. Call after each block. */
  updatePrices(p: Partition): void {
    const { lows, highs, prices, perGoal } = this;
    const width = lows.length;
    for (let t = 0; t < this.territoryCount; t++) {
      if (p.active[t] === 0) continue;
      let stuck = false;
      let sum = 0;
      for (let c = 0; c < width; c++) {
        const i = t * width + c;
        const deviation = p.loads[i] * perGoal[i] - 1;
        const outside = Math.max(0, deviation - highs[c]) - Math.max(0, lows[c] - deviation);
        if (outside !== 0) {
          const raised = prices[i] + PRICE_STEP * outside;
          prices[i] = Math.max(-this.priceCaps[c], Math.min(this.priceCaps[c], raised));
          stuck = true;
        } else prices[i] *= PRICE_DECAY;
        sum += prices[i];
      }
      this.landPrices[t] = (EMPTY_PRICE * sum * this.territoryCount) / this.unitTotal;
      this.heat[t] = stuck ? Math.min(MOST_HEAT, this.heat[t] * HEAT_UP) : Math.max(1, this.heat[t] * HEAT_DOWN);
    }
  }

  /** Gives up on the band of a criterion that costs snakes everywhere: only a small part of its price cap is paid now. */
  tear(c: number): void {
    if (this.torn[c] === 1) return;
    this.torn[c] = 1;
    this.priceCaps[c] *= TORN_CAP;
  }

  /** Raises the price of moving while more moves than may, lets it fade otherwise. Call after each block. */
  updateMovedPrice(moved: number): void {
    if (this.mostMoved === Infinity) return;
    const over = moved - MOVED_AIM * this.mostMoved;
    const k = this.territoryCount;
    this.movedPrice =
      over > 0 ? Math.min(MOVED_CAP * k, this.movedPrice + MOVED_STEP * k * over) : PRICE_DECAY * this.movedPrice;
  }

  /** Sets how much of the bands may be used: less while some territory is outside. */
  setAim(allInside: boolean, turn: number, aims: readonly number[] = AIMS): void {
    const part = allInside ? AIM_INSIDE : aims[turn % aims.length];
    for (let c = 0; c < this.highs.length; c++) {
      this.highs[c] = this.maxima[c] === 0 ? part * this.bands[c] : allInside ? 0 : -MAXIMUM_MARGIN;
      this.lows[c] = this.maxima[c] === 0 ? -part * this.bands[c] : -Infinity;
    }
  }

  /** Prices (a copy is taken), for going on from the best plan. */
  setPrices(prices: Float64Array): void {
    this.heat.fill(1);
    const criterionCount = this.lows.length;
    this.prices.set(prices);
    for (let t = 0; t < this.territoryCount; t++) {
      let sum = 0;
      for (let c = 0; c < criterionCount; c++) sum += prices[t * criterionCount + c];
      this.landPrices[t] = (EMPTY_PRICE * sum * this.territoryCount) / this.unitTotal;
    }
  }

  /** Territory t's price of criterion c as a part of the highest allowed, −1 … 1. */
  pressure(t: number, c: number): number {
    return this.prices[t * this.lows.length + c] / this.priceCaps[c];
  }

  /** Change of mass × squared distance between centre and home when mass u (negative: leaves) comes to territory t. */
  private homeChange(p: Partition, t: number, u: number, x: number, y: number, z: number): number {
    const homes = this.homes as Float64Array;
    const hx = homes[3 * t];
    if (Number.isNaN(hx)) return 0;
    const hy = homes[3 * t + 1];
    const hz = homes[3 * t + 2];
    const m = p.mass[t];
    const cx = p.cx[t] - hx;
    const cy = p.cy[t] - hy;
    const cz = p.cz[t] - hz;
    const after = m + u;
    if (after <= 1e-9) return 0;
    // Mass moment round the home, before and after.
    const mx = m * cx + u * (x - hx);
    const my = m * cy + u * (y - hy);
    const mz = m * cz + u * (z - hz);
    return (mx * mx + my * my + mz * mz) / after - m * (cx * cx + cy * cy + cz * cz);
  }
}

/** What a deviation outside low … high costs at stiffness 1: its square, and a straight line beyond the knee. */
function penalty(deviation: number, low: number, high: number, knee: number): number {
  const outside = deviation > high ? deviation - high : deviation < low ? low - deviation : 0;
  return outside < knee ? outside * outside : knee * (2 * outside - knee);
}

/** Share of what moving disturbs that is not where it is today (`origin`, null = nowhere). O(nodes). */
export function movedShare(p: Partition, origin: Int32Array | null): number {
  if (origin === null) return 0;
  let moved = 0;
  for (let v = 0; v < origin.length; v++) if (origin[v] >= 0 && origin[v] !== p.owner[v]) moved += p.level.stay[v];
  return moved;
}

/**
 * The balance ↔ compactness choice: how much a territory may pay for load. Uncapped prices on criteria that pull
 * against each other give snakes.
 */
function priceCap(compact: number): number {
  return PRICE_CAP * 10 ** (1 - 2 * compact);
}
