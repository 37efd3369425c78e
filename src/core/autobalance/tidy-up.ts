/**
 * "Tidy up here": after an edit by hand, mends the territories it touched and those that border them, and nothing else.
 * Cut-off pieces and stray hexes are given to whom they lie with, ragged borders are smoothed, a band that was just
 * missed is met. What the person drew stays drawn: those hexes are pinned, but for spikes and pieces that hang in the
 * air. What was outside its band before the drawing may stay so. Every other change has to pay for the accounts it moves. Takes a few ten thousand proposals, whatever the market.
 */
import type { BalanceProblem } from './balance-problem';
import { checkProblem } from './check-problem';
import { Energy } from './energy';
import { FlipSearch } from './flip-search';
import type { Game } from './game';
import type { Level } from './level';
import { mendPieces, pieceCounts } from './mend-pieces';
import { Partition } from './partition';
import { isBetter, type PlanScore, scoreOf } from './plan-score';
import { type RegionGame, regionAround, regionGame } from './region-game';
import { Rng } from './rng';

export interface TidyUpOptions {
  readonly seed: number;
  /** Units that the last edit moved: they stay where it put them. */
  readonly drawn: Int32Array;
  /** Territory each of them was in before, −1 = unassigned or gone. */
  readonly drawnFrom: Int32Array;
}

export interface TidyUpResult {
  /** Territory of each unit; as the plan started from wherever nothing was mended, unassigned units included. */
  readonly territoryOf: Int32Array;
  /** Units that changed territory, ascending; empty when there was nothing to mend. */
  readonly changed: Int32Array;
  /** Territories that were looked at, ascending. */
  readonly region: readonly number[];
  /** Pieces of all territories of the region beyond one each. */
  readonly extraPiecesBefore: number;
  readonly extraPiecesAfter: number;
  /** Pieces were mended at the price of balance or travel: bands, the worst deviation, or distances are worse. */
  readonly costsBalance: boolean;
}

/** Weight of keeping hexes where they are, see BalanceProblem. Measured: 0.2 moves a fifth more for the same bands. */
const KEEP = 0.17;
/** So little outside its band, as a fraction of the target, is just missed whenever it came about. */
const NEAR = 0.02;
/** Rings round the drawing in which moving costs the same, and how many times as much it costs at most beyond. */
const NEARBY = 2;
const FAR = 8;
/** No territory is brought nearer to its target than by so much of it. */
const REACH = 0.15;
/** A goal is never less than so much of the target, or deviations from it would mean nothing. */
const LEAST_GOAL = 0.05;
const SEARCH_BLOCKS = 24;
/** Blocks at the end without heat, in which plans are judged. */
const COOL_BLOCKS = 6;
/** In 1 / (nodes per territory), see Stage. */
const HEAT = [0.12, 0.03] as const;
const STIFFNESS = [100, 1000] as const;
/** While spikes may go, shape decides and balance hardly counts. */
const SHAPE_STIFFNESS = 5;
/** Proposals per node of the region and in all, for one descent and for the search. */
const DESCENT_PER_NODE = 6;
const MOST_DESCENT = 12_000;
const SEARCH_PER_NODE = 20;
const MOST_SEARCH = 48_000;

/**
 * @param touched territories that the edit took from or gave to
 * @throws BalanceProblemError if the problem cannot be run as stated or has no plan to start from
 */
export function tidyUp(problem: BalanceProblem, touched: readonly number[], options: TidyUpOptions): TidyUpResult {
  checkProblem(problem);
  const start = problem.start ?? new Int32Array(problem.unitCount).fill(-1);
  const region = regionAround(problem, start, touched);
  const untouched: TidyUpResult = {
    territoryOf: start.slice(),
    changed: new Int32Array(0),
    region,
    extraPiecesBefore: 0,
    extraPiecesAfter: 0,
    costsBalance: false,
  };
  if (region.length < 2) return untouched;
  const board = regionGame({ ...problem, keep: KEEP }, start, region);
  const { game, units } = board;
  const { finest: level, territoryCount: k } = game;
  const before = game.start!;
  const byHand = drawnNodes(units, options.drawn, problem.unitCount);
  priceByDistance(level, besideDrawn(problem, units, options.drawn));
  const mended = before.slice();
  mendPieces(level, mended, byHand, k);
  const extra = (owner: Int32Array): number =>
    pieceCounts(level, owner, k).reduce((sum, count) => sum + Math.max(0, count - 1), 0);
  const extraPiecesBefore = extra(before);
  const extraMended = extra(mended);
  if (extraMended >= extraPiecesBefore) mended.set(before);
  pinDrawn(level, mended, before, byHand, true);

  const partition = new Partition(level, k, before);
  const earlier = loadsBefore(problem, board, partition.loads, options);
  partition.reset(mended, null);
  bringGoalsNear(game, partition.loads, earlier);
  partition.reset(before, null);
  const scale = { inertia: partition.inertia() / k || 1, cut: partition.cut() / k || 1 };
  const energy = new Energy(game, scale);
  const judge = (): PlanScore => scoreOf(game, partition, scale, energy.wishesCost(partition, before), 0, energy.torn);
  const startScore = judge();
  partition.reset(mended, null);
  const search = new FlipSearch(partition, energy, before, new Rng(options.seed));

  let best = { owner: mended, score: judge(), prices: energy.prices.slice() };
  const offer = (): void => {
    const score = judge();
    if (isBetter(score, best.score)) best = { owner: partition.owner.slice(), score, prices: energy.prices.slice() };
  };
  const descent = Math.min(MOST_DESCENT, DESCENT_PER_NODE * level.nodeCount);
  const descend = (stiffness: number): void => {
    energy.setAim(best.score.metAll, 0);
    energy.setStiffness(stiffness);
    search.run(descent, 0);
    offer();
  };
  descend(SHAPE_STIFFNESS);
  // What is still where it was drawn is meant: balance is not met by taking it back.
  pinDrawn(level, partition.owner, before, byHand, false);
  partition.reset(partition.owner, null);
  descend(STIFFNESS[1]);
  if (!best.score.metAll) {
    const proposals = Math.ceil(Math.min(MOST_SEARCH, SEARCH_PER_NODE * level.nodeCount) / SEARCH_BLOCKS);
    const perTerritory = level.nodeCount / k;
    energy.setAim(false, 0);
    for (let block = 0; block < SEARCH_BLOCKS; block++) {
      const along = block / (SEARCH_BLOCKS - 1);
      const cooled = block >= SEARCH_BLOCKS - COOL_BLOCKS;
      energy.setStiffness(STIFFNESS[0] * (STIFFNESS[1] / STIFFNESS[0]) ** along);
      search.run(proposals, cooled ? 0 : (HEAT[0] * (HEAT[1] / HEAT[0]) ** along) / perTerritory);
      energy.updatePrices(partition);
      if (cooled) offer();
    }
    partition.reset(best.owner, null);
    energy.setPrices(best.prices);
    descend(STIFFNESS[1]);
  }

  const fewerPieces = extraMended < extraPiecesBefore;
  const better = isBetter(best.score, startScore);
  if (!fewerPieces && !better) return { ...untouched, extraPiecesBefore, extraPiecesAfter: extraPiecesBefore };
  const territoryOf = start.slice();
  const changed: number[] = [];
  for (let v = 0; v < level.nodeCount; v++) {
    if (best.owner[v] === before[v]) continue;
    territoryOf[units[v]] = region[best.owner[v]];
    changed.push(units[v]);
  }
  return {
    territoryOf,
    changed: Int32Array.from(changed),
    region,
    extraPiecesBefore,
    extraPiecesAfter: extra(best.owner),
    costsBalance: !better,
  };
}

/**
 * What it costs to move a node: half for the hex that changes colour, accounts in it or not, because people look at the
 * map, and the more the farther it lies from the drawing, because there nobody asked for anything.
 */
function priceByDistance({ nodeCount, offsets, neighbours, stay }: Level, beside: Uint8Array): void {
  const ring = new Int32Array(nodeCount).fill(-1);
  const queue = new Int32Array(nodeCount);
  let tail = 0;
  for (let v = 0; v < nodeCount; v++) {
    if (beside[v] === 0) continue;
    ring[v] = 0;
    queue[tail++] = v;
  }
  for (let head = 0; head < tail; head++) {
    const v = queue[head];
    for (let e = offsets[v]; e < offsets[v + 1]; e++) {
      if (ring[neighbours[e]] >= 0) continue;
      ring[neighbours[e]] = ring[v] + 1;
      queue[tail++] = neighbours[e];
    }
  }
  const total = stay.reduce((sum, share) => sum + share, 0);
  for (let v = 0; v < nodeCount; v++) {
    const away = ring[v] < 0 ? FAR : Math.max(0, ring[v] - NEARBY);
    stay[v] = 0.5 * (stay[v] / total + 1 / nodeCount) * Math.min(FAR, 1 + away);
  }
}

/** Loads as they were before the drawing, at `t * criteria + c` as in the game. */
function loadsBefore(
  { criteria, start }: BalanceProblem,
  { game, numberOf, openTotals }: RegionGame,
  loads: Float64Array,
  { drawn, drawnFrom }: TidyUpOptions,
): Float64Array {
  const width = game.criterionOf.length;
  const earlier = loads.slice();
  const add = (territory: number, unit: number, sign: number): void => {
    const t = territory < 0 ? -1 : numberOf[territory];
    if (t < 0) return;
    for (let c = 0; c < width; c++) {
      earlier[t * width + c] += (sign * criteria[game.criterionOf[c]].weights[unit]) / openTotals[c];
    }
  };
  drawn.forEach((unit, i) => {
    add(start![unit], unit, -1);
    add(drawnFrom[i], unit, 1);
  });
  return earlier;
}

/**
 * A tidy plan is no other plan. What was outside its band before the drawing is held where the drawing put it; what was
 * inside, or is just outside, is taken into its band, but not by more than `REACH`. Sets the goals so.
 */
function bringGoalsNear({ goals, bands, maxima }: Game, loads: Float64Array, earlier: Float64Array): void {
  goals.forEach((goal, i) => {
    const c = i % bands.length;
    const deviation = loads[i] / goal - 1;
    const off = Math.abs(deviation);
    const sign = Math.sign(deviation);
    if (off <= bands[c] + NEAR || (sign < 0 && maxima[c] === 1)) return;
    const was = sign * (earlier[i] / goal - 1);
    const held = was > bands[c] + NEAR ? off : off - bands[c] - REACH;
    goals[i] = goal * Math.max(LEAST_GOAL, 1 + sign * Math.max(0, held));
  });
}

function drawnNodes(units: Int32Array, drawn: Int32Array, unitCount: number): Uint8Array {
  const marked = new Uint8Array(unitCount);
  for (const unit of drawn) marked[unit] = 1;
  return Uint8Array.from(units, unit => marked[unit]);
}

/** Nodes that were drawn or touch what was; what was drawn may be unassigned now and no node itself. */
function besideDrawn(
  { unitCount, offsets, neighbours }: BalanceProblem,
  units: Int32Array,
  drawn: Int32Array,
): Uint8Array {
  const marked = new Uint8Array(unitCount);
  for (const unit of drawn) {
    marked[unit] = 1;
    for (let e = offsets[unit]; e < offsets[unit + 1]; e++) marked[neighbours[e]] = 1;
  }
  return Uint8Array.from(units, unit => marked[unit]);
}

/** Pins what was drawn where it was put; spikes, with a third of their neighbours or fewer beside them, only if told. */
function pinDrawn(
  { nodeCount, offsets, neighbours, fixed }: Level,
  owner: Int32Array,
  before: Int32Array,
  byHand: Uint8Array,
  spikesMayGo: boolean,
): void {
  for (let v = 0; v < nodeCount; v++) {
    if (byHand[v] === 0 || owner[v] !== before[v]) continue;
    let own = 0;
    for (let e = offsets[v]; e < offsets[v + 1]; e++) if (owner[neighbours[e]] === owner[v]) own++;
    if (!spikesMayGo || 3 * own > offsets[v + 1] - offsets[v]) fixed[v] = owner[v];
  }
}
