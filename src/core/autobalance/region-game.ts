import { type BalanceProblem, BalanceProblemError } from './balance-problem';
import { type Game, setUpGame } from './game';
import { ringsOf } from './level';

/** A few territories of a problem as a board of their own. Node v of the game is unit `units[v]` of the problem. */
export interface RegionGame {
  readonly game: Game;
  readonly units: Int32Array;
  /** Game's territory of each of the problem's, −1 = not in the region. */
  readonly numberOf: Int32Array;
  /** What open territories hold of each of the game's criteria in the whole market, in the problem's measure. */
  readonly openTotals: Float64Array;
}

/** The territories given that are open and hold something, with those that border them; ascending. */
export function regionAround(problem: BalanceProblem, start: Int32Array, touched: Iterable<number>): readonly number[] {
  const { unitCount, territoryCount, offsets, neighbours, frozen } = problem;
  const centre = new Uint8Array(territoryCount);
  for (const t of touched) {
    if (!(t >= 0 && t < territoryCount)) {
      throw new BalanceProblemError(`Territory ${t} does not exist (0 … ${territoryCount - 1}).`);
    }
    centre[t] = 1;
  }
  const inside = new Uint8Array(territoryCount);
  for (let unit = 0; unit < unitCount; unit++) {
    const t = start[unit];
    if (t < 0 || centre[t] === 0) continue;
    inside[t] = 1;
    for (let e = offsets[unit]; e < offsets[unit + 1]; e++) {
      const other = start[neighbours[e]];
      if (other >= 0) inside[other] = 1;
    }
  }
  const region: number[] = [];
  for (let t = 0; t < territoryCount; t++) if (inside[t] === 1 && frozen[t] === 0) region.push(t);
  return region;
}

/**
 * Sets the board for these territories alone. Targets are those of the whole market: what the region holds too much or
 * too little is not shared out anew. Nothing joins islands here, so that connectivity is that of the problem.
 */
export function regionGame(problem: BalanceProblem, start: Int32Array, territories: readonly number[]): RegionGame {
  const { unitCount, offsets, neighbours, fixed, frozen, shares } = problem;
  const numberOf = new Int32Array(problem.territoryCount).fill(-1);
  territories.forEach((t, number) => {
    numberOf[t] = number;
  });
  const nodeOf = new Int32Array(unitCount).fill(-1);
  const members = new Int32Array(unitCount);
  let n = 0;
  for (let unit = 0; unit < unitCount; unit++) {
    if (start[unit] < 0 || numberOf[start[unit]] < 0) continue;
    nodeOf[unit] = n;
    members[n++] = unit;
  }
  const units = members.slice(0, n);
  const ends = new Int32Array(n + 1);
  const adjacent: number[] = [];
  for (let v = 0; v < n; v++) {
    for (let e = offsets[units[v]]; e < offsets[units[v] + 1]; e++) {
      const w = nodeOf[neighbours[e]];
      if (w >= 0) adjacent.push(w);
    }
    ends[v + 1] = adjacent.length;
  }
  const links = Int32Array.from(adjacent);
  const column = (whole: Float64Array): Float64Array => Float64Array.from(units, unit => whole[unit]);
  const homes = problem.homes === null ? null : new Float64Array(2 * territories.length);
  territories.forEach((t, number) => {
    homes?.set(problem.homes!.subarray(2 * t, 2 * t + 2), 2 * number);
  });
  const game = setUpGame({
    unitCount: n,
    lat: column(problem.lat),
    lng: column(problem.lng),
    offsets: ends,
    neighbours: links,
    criteria: problem.criteria.map(criterion => ({ ...criterion, weights: column(criterion.weights) })),
    travelWeights: column(problem.travelWeights),
    territoryCount: territories.length,
    shares: Float64Array.from(territories, t => shares[t]),
    fixed: Int32Array.from(units, unit => (fixed[unit] < 0 ? -1 : numberOf[fixed[unit]])),
    frozen: new Uint8Array(territories.length),
    start: Int32Array.from(units, unit => numberOf[start[unit]]),
    keep: problem.keep,
    disruption: problem.disruption === null ? null : column(problem.disruption),
    mostMoved: null,
    homes,
  });
  const joined = game.islands.length > 0;
  const finest = joined
    ? {
        ...game.finest,
        offsets: ends,
        neighbours: links,
        edgeWeights: new Int32Array(links.length).fill(1),
        rings: ringsOf(ends, links),
      }
    : game.finest;

  // Shares of the region become shares of the market.
  let openShares = 0;
  for (let t = 0; t < frozen.length; t++) if (frozen[t] === 0) openShares += shares[t];
  const width = game.criterionOf.length;
  const goals = new Float64Array(territories.length * width);
  const openTotals = new Float64Array(width);
  game.criterionOf.forEach((criterion, c) => {
    const { weights, most } = problem.criteria[criterion];
    let open = 0;
    for (let unit = 0; unit < unitCount; unit++) {
      if (fixed[unit] < 0 || frozen[fixed[unit]] === 0) open += weights[unit];
    }
    openTotals[c] = open;
    for (let v = 0; v < n; v++) finest.weights[v * width + c] = weights[units[v]] / open;
    territories.forEach((t, number) => {
      goals[number * width + c] = shares[t] * (most === null ? 1 / openShares : most / open);
    });
  });
  const targets = Float64Array.from(territories, t => shares[t] / openShares);
  return { game: { ...game, finest, targets, goals }, units, numberOf, openTotals };
}
