import type { BalanceOptions, BalanceProblem, BalanceProgress, BalanceResult } from './balance-problem';
import { buildHierarchy, type Hierarchy, lift, project } from './coarsen';
import { Energy, type EnergyScale, KICK_AIMS, movedShare } from './energy';
import { FlipSearch } from './flip-search';
import type { Game } from './game';
import type { InSteps } from './in-steps';
import { kickRegion } from './kick-region';
import { Partition } from './partition';
import { isBetter, type PlanScore, scoreOf } from './plan-score';
import { remarksOn } from './remarks';
import { repair } from './repair';
import { Rng } from './rng';
import { planSchedule, type Schedule, type Stage } from './schedule';
import { promiseOf, seedPlan, variantCount } from './seed-plan';
import { type PlanCheck, verifyPlan } from './verify';

/** Running sums are made afresh after so many blocks, or rounding would add up. */
const BLOCKS_PER_RECOUNT = 25;

const KICK_BLOCKS = 30;
const KICK_PROPOSALS_PER_NODE = 100;
/** Heat of kicks: mild while only travel is to be gained; by turns hotter while territories are outside, for heavy hexes. */
const KICK_HEATS = [0.5, 3, 100] as const;
/** Kicks and proposals of each while territories are outside, as a multiple of the schedule's. */
const MORE_KICKS = 3;
const LONGER_KICKS = 4;

/** Gain of a cycle below which it counts as settled, and how many such cycles in a row end the cycles. */
const SETTLED = 0.002;
const SETTLED_CYCLES = 2;
/** V-cycles that a plan from another seed has to become better than the quick descent's. */
const CATCH_UP_CYCLES = 2;
/** Part of the kicks without any gain that ends them once every territory is inside; before, as many as scheduled. */
const IDLE_KICKS = 0.4;

/** Part of a mean territory's border that counts as much as all its travel, for straight borders. */
const STRAIGHT_UNIT = 0.6;
/** Share of the territories outside their bands from which on criteria are taken to pull in opposite directions. */
const TORN_SHARE = 0.8;

/** Proposals between two yields: some 10 to 30 ms. */
const PROPOSALS_PER_STEP = 25_000;

interface RatedPlan {
  readonly owner: Int32Array;
  readonly score: PlanScore;
  readonly prices: Float64Array;
}

/**
 * One run of the engine: holds the best plan so far and works through the schedule. Stages on coarse levels and on the
 * finest one share prices, so that what was learnt about conflicting criteria is not learnt again.
 */
export class BalanceRun {
  private readonly schedule: Schedule;
  private readonly rng: Rng;
  private scale: EnergyScale = { inertia: 1, cut: 1 };
  private energy!: Energy;
  private best: RatedPlan | null = null;
  /** Best plan of the quick descent while one from another seed is given the time to catch up. */
  private incumbent: RatedPlan | null = null;
  /** The best plan in the problem's numbering, made when it is asked for. */
  private published: Int32Array | null = null;
  /** No plan further outside its bands than today's (made whole) is ever taken for better. */
  private ceiling = Infinity;
  private phase: BalanceProgress['phase'] = 'seed';
  private made = 0;

  constructor(
    private readonly problem: BalanceProblem,
    private readonly game: Game,
    private readonly options: BalanceOptions,
  ) {
    this.schedule = planSchedule(this.game, options.effort);
    this.rng = new Rng(options.seed);
  }

  *steps(): Generator<BalanceProgress, void> {
    const { game, schedule } = this;
    yield this.progress();
    if (game.territoryCount === 0 || game.finest.nodeCount === 0) return;
    const seedLevels = yield* this.inSteps(this.hierarchy(null));
    const plain = yield* this.inSteps(seedPlan(game, seedLevels, null));
    const seeded = this.projectDown(plain, seedLevels.clusterOf, seedLevels.clusterOf.length);
    this.measureScale(seeded);
    this.energy = new Energy(game, this.scale);
    yield this.progress();
    let owner = seeded;
    if (game.start !== null) {
      owner = game.start.slice();
      repair(game.finest, owner, game.targets);
    }
    this.offer(new Partition(game.finest, game.territoryCount, owner), this.origin(), () => owner.slice());
    if (game.start !== null) this.ceiling = this.bestPlan().score.excess;
    yield this.progress();
    if (game.territoryCount === 1) return;
    const firstLevels = game.start === null ? seedLevels : yield* this.inSteps(this.hierarchy(owner));
    yield* this.runCycle(firstLevels, schedule.quick, owner);
    this.giveUpSnakes();
    let from: Int32Array | null = null;
    if (game.start === null && (this.isTorn() || !schedule.cycles[0].onlyIfTorn)) {
      this.energy.setPrices(new Float64Array(this.energy.prices.length));
      const challenger = yield* this.bestSeed(seedLevels, plain);
      this.incumbent = this.best;
      this.best = null;
      this.offer(new Partition(game.finest, game.territoryCount, challenger), null, () => challenger);
      from = challenger;
    }
    let settled = 0;
    for (const [index, cycle] of schedule.cycles.entries()) {
      if (cycle.onlyIfTorn && !this.isTorn()) continue;
      const plan = this.bestPlan();
      if (from === null) this.energy.setPrices(plan.prices);
      // A descent from another seed does not start inside.
      this.energy.setAim(plan.score.metAll && from === null, index);
      const hierarchy = cycle.reuseSeedLevels ? seedLevels : yield* this.inSteps(this.hierarchy(plan.owner));
      yield* this.runCycle(hierarchy, cycle.stages, from ?? plan.owner);
      from = null;
      if (index === CATCH_UP_CYCLES || index === schedule.cycles.length - 1) this.chooseArrangement();
      this.giveUpSnakes();
      // Once every territory is inside, the run may end early.
      const { score } = this.bestPlan();
      settled = score.metAll && plan.score.metAll && score.total > (1 - SETTLED) * plan.score.total ? settled + 1 : 0;
      if (settled === SETTLED_CYCLES) break;
    }
    yield* this.kicks();
  }

  /** The most promising of several further seeds, on the finest level; the plain one if none promises more. */
  private *bestSeed(seedLevels: Hierarchy, plain: Int32Array): Generator<BalanceProgress, Int32Array> {
    const { game, scale } = this;
    let best = plain;
    let promise = promiseOf(game, seedLevels, plain, scale);
    for (let i = variantCount(game, seedLevels); i > 0; i--) {
      const variant = yield* this.inSteps(seedPlan(game, seedLevels, this.rng));
      const promised = promiseOf(game, seedLevels, variant, scale);
      if (promised < promise) {
        promise = promised;
        best = variant;
      }
      yield this.progress();
    }
    return this.projectDown(best, seedLevels.clusterOf, seedLevels.clusterOf.length);
  }

  /** Goes on from the better one of the quick descent's plan and the one from another seed. */
  private chooseArrangement(): void {
    this.best = this.shownPlan();
    this.incumbent = null;
  }

  private shownPlan(): RatedPlan | null {
    const { best, incumbent } = this;
    if (best === null || incumbent === null) return best ?? incumbent;
    return isBetter(best.score, incumbent.score) ? best : incumbent;
  }

  /** Gives up on bands that the search so far left many territories outside of, and judges the best plan anew. */
  private giveUpSnakes(): void {
    const { game, energy } = this;
    // One criterion alone pulls against nothing.
    if (this.incumbent !== null || game.bands.length < 2) return;
    const { owner, score } = this.bestPlan();
    const outside = (inside: number) => 1 - inside / game.territoryCount;
    let torn = false;
    for (let c = 0; c < game.bands.length; c++) {
      if (outside(game.musts[c] === 1 ? score.insideMusts : score.insideAll) <= TORN_SHARE) continue;
      energy.tear(c);
      torn = true;
    }
    if (!torn) return;
    this.best = null;
    this.offer(new Partition(game.finest, game.territoryCount, owner), this.origin(), () => owner);
  }

  private isTorn(): boolean {
    return this.energy.torn.includes(1);
  }

  private *inSteps<T>(work: InSteps<T>): Generator<BalanceProgress, T> {
    for (;;) {
      const step = work.next();
      if (step.done) return step.value;
      yield this.progress();
    }
  }

  /**
   * Large-neighbourhood search at the end: heat up a few neighbouring territories only, cool them down, keep the
   * outcome if the whole plan is better. Territories outside their band come first.
   */
  private *kicks(): Generator<BalanceProgress, void> {
    const { game, schedule } = this;
    const partition = new Partition(game.finest, game.territoryCount, this.bestPlan().owner);
    const search = new FlipSearch(partition, this.energy, this.origin(), this.rng);
    this.phase = 'polish';
    let gained = 0;
    for (let kick = 0; kick < MORE_KICKS * schedule.kicks; kick++) {
      const plan = this.bestPlan();
      const { metAll } = plan.score;
      // Where bands are given up for short travel, no number of kicks will help.
      if (kick >= schedule.kicks && (metAll || this.isTorn())) break;
      if (kick - gained > (metAll ? IDLE_KICKS : 1) * schedule.kicks) break;
      partition.reset(plan.owner, null);
      const region = kickRegion(partition, game, this.rng);
      let nodes = 0;
      for (const t of region) nodes += partition.nodes[t];
      partition.reset(plan.owner, region);
      this.energy.setPrices(plan.prices);
      this.energy.setAim(metAll, kick, KICK_AIMS);
      const perTerritory = nodes / region.length;
      const patient = !metAll && !this.isTorn();
      const heat = KICK_HEATS[patient ? kick % KICK_HEATS.length : 0];
      const proposals = Math.ceil(
        ((patient ? LONGER_KICKS : 1) * Math.min(schedule.kickProposals, KICK_PROPOSALS_PER_NODE * nodes)) /
          KICK_BLOCKS,
      );
      for (let block = 0; block < KICK_BLOCKS; block++) {
        const along = block / (KICK_BLOCKS - 1);
        const cooled = block >= 0.8 * KICK_BLOCKS;
        this.energy.setStiffness(100 * 10 ** along);
        search.run(proposals, cooled ? 0 : (heat * (0.06 / heat) ** along) / perTerritory);
        this.energy.updatePrices(partition);
        this.energy.updateMovedPrice(movedShare(partition, search.origin));
        if (cooled) this.offer(partition, search.origin, () => partition.owner.slice());
      }
      if (this.best !== plan) gained = kick;
      this.made += schedule.kickProposals;
      yield this.progress();
    }
  }

  *result(): Generator<BalanceProgress, BalanceResult> {
    const territoryOf = this.plan();
    const check = verifyPlan(this.problem, territoryOf);
    yield this.progress();
    const start = this.startCheck();
    const remarks = remarksOn(this.problem, this.game, start, check, this.energy ?? null);
    return {
      territoryOf,
      worstDeviation: check.worstDeviation,
      insideAll: check.insideAll,
      maxPieces: check.pieces.reduce((most, count) => Math.max(most, count), 0),
      moved: check.moved,
      remarks: yield* this.inSteps(remarks),
    };
  }

  /** The plan to start from as it came, if it was whole: what the result is held against. */
  private startCheck(): PlanCheck | null {
    const { start, fixed } = this.problem;
    if (start === null || this.game.start === null) return null;
    return verifyPlan(
      this.problem,
      start.map((owner, unit) => (fixed[unit] >= 0 ? fixed[unit] : owner)),
    );
  }

  /** Stages from the coarsest level down to the finest, each starting from where the one before ended. */
  private *runCycle(
    hierarchy: Hierarchy,
    stages: readonly Stage[],
    from: Int32Array,
  ): Generator<BalanceProgress, void> {
    const { levels, clusterOf } = hierarchy;
    let owner: Int32Array = from;
    for (const stage of stages) {
      const { depth } = stage;
      if (depth >= levels.length) {
        this.made += stage.proposals;
        continue;
      }
      let coarse: Int32Array = owner;
      let origin = this.origin();
      for (let i = 0; i < depth; i++) {
        coarse = lift(clusterOf[i], coarse, levels[i + 1].nodeCount);
        if (origin !== null) origin = lift(clusterOf[i], origin, levels[i + 1].nodeCount);
      }
      const partition = new Partition(levels[depth], this.game.territoryCount, coarse);
      const search = new FlipSearch(partition, this.energy, origin, this.rng);
      yield* this.runStage(search, stage, () => this.projectDown(partition.owner, clusterOf, depth));
      owner = stage.endWithBest ? this.bestPlan().owner : this.projectDown(partition.owner, clusterOf, depth);
      if (stage.endWithBest) this.energy.setPrices(this.bestPlan().prices);
    }
  }

  private projectDown(owner: Int32Array, clusterOf: readonly Int32Array[], depth: number): Int32Array {
    let projected: Int32Array = owner;
    for (let i = depth - 1; i >= 0; i--) projected = project(clusterOf[i], projected);
    return projected === owner ? owner.slice() : projected;
  }

  private *runStage(search: FlipSearch, stage: Stage, onFinest: () => Int32Array): Generator<BalanceProgress, void> {
    const { partition, energy } = search;
    const perTerritory = partition.level.nodeCount / this.game.territoryCount;
    this.phase = stage.phase;
    for (let block = 0; block < stage.blocks; block++) {
      const along = stage.blocks > 1 ? block / (stage.blocks - 1) : 1;
      const temperature =
        stage.heat[0] === 0 ? 0 : (stage.heat[0] * (stage.heat[1] / stage.heat[0]) ** along) / perTerritory;
      energy.setStiffness(stage.stiffness[0] * (stage.stiffness[1] / stage.stiffness[0]) ** along);
      for (let left = Math.ceil(stage.proposals / stage.blocks); left > 0; left -= PROPOSALS_PER_STEP) {
        const now = Math.min(left, PROPOSALS_PER_STEP);
        search.run(now, temperature);
        this.made += now;
        yield this.progress();
      }
      if (block % BLOCKS_PER_RECOUNT === 0) partition.recount();
      energy.updatePrices(partition);
      energy.updateMovedPrice(movedShare(partition, search.origin));
      this.offer(partition, search.origin, onFinest);
    }
  }

  /** Keeps a plan if it is the best so far. `onFinest` gives it as a fresh column of the finest level. */
  private offer(partition: Partition, origin: Int32Array | null, onFinest: () => Int32Array): void {
    const wishes = this.energy.wishesCost(partition, origin);
    const score = scoreOf(this.game, partition, this.scale, wishes, movedShare(partition, origin), this.energy.torn);
    if (this.best !== null && (score.excess > this.ceiling || !isBetter(score, this.best.score))) return;
    this.best = { owner: onFinest(), score, prices: this.energy.prices.slice() };
    this.published = null;
  }

  /** Today's plan as far as it is to be kept. */
  private origin(): Int32Array | null {
    return this.game.keep > 0 || this.game.mostMoved < 1 ? this.game.start : null;
  }

  /** Levels for seeding (null) or on which a plan survives. Today's plan survives as far as it is to be kept. */
  private hierarchy(keepPlan: Int32Array | null): InSteps<Hierarchy> {
    const { game, schedule } = this;
    const start = this.origin();
    let tags: Int32Array | null = keepPlan;
    if (start !== null) {
      const { territoryCount: k } = game;
      tags = start.map((today, v) => (today + 1) * (k + 1) + (keepPlan === null ? 0 : keepPlan[v] + 1));
    }
    return buildHierarchy(game.finest, schedule.coarsestNodes, schedule.limits, tags, this.rng);
  }

  /** A mean territory of a sound plan is the unit of travel and of border; a smaller unit of border makes it count more. */
  private measureScale(owner: Int32Array): void {
    const { game } = this;
    const unit = this.options.borders === 'straight' ? STRAIGHT_UNIT : 1;
    const partition = new Partition(game.finest, game.territoryCount, owner);
    this.scale = {
      inertia: partition.inertia() / game.territoryCount || 1,
      cut: (unit * partition.cut()) / game.territoryCount || 1,
    };
  }

  private bestPlan(): RatedPlan {
    if (this.best === null) throw new Error('The run has no plan yet.');
    return this.best;
  }

  /** Best plan so far in the problem's numbering; before the first one, only the locks. */
  private plan(): Int32Array {
    if (this.published !== null) return this.published;
    const territoryOf = this.problem.fixed.slice();
    const { unitOf, territoryOf: names } = this.game;
    const shown = this.shownPlan();
    if (shown !== null) {
      const { owner } = shown;
      for (let v = 0; v < owner.length; v++) territoryOf[unitOf[v]] = names[owner[v]];
    }
    this.published = territoryOf;
    return territoryOf;
  }

  private progress(): BalanceProgress {
    const { criteria } = this.problem;
    const shown = this.shownPlan();
    const worstDeviation: number[] = criteria.map(() => (shown === null ? 1 : 0));
    this.game.criterionOf.forEach((criterion, c) => {
      worstDeviation[criterion] = shown === null ? 1 : shown.score.worst[c];
    });
    return {
      phase: this.phase,
      done: Math.min(1, this.made / Math.max(1, this.schedule.proposals)),
      territoryOf: this.plan(),
      worstDeviation,
      insideAll: shown === null ? 0 : shown.score.insideAll,
    };
  }
}
