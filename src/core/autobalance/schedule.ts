import type { BalanceEffort } from './balance-problem';
import type { CoarsenLimits } from './coarsen';
import type { Game } from './game';

/** Annealing at one level. Heat is in 1 / (nodes per territory); heat and stiffness go geometrically from first to last. */
export interface Stage {
  readonly phase: 'refine' | 'polish';
  /** Level counted from the finest (0). The stage is left out when the hierarchy is not that deep. */
  readonly depth: number;
  /** Prices and temperature change from block to block. */
  readonly blocks: number;
  readonly proposals: number;
  readonly heat: readonly [number, number];
  readonly stiffness: readonly [number, number];
  /** Go on from the best plan so far instead of from where the search stands. */
  readonly endWithBest: boolean;
}

/** A way down from a coarse level to the finest. */
export interface Cycle {
  /** Use the levels the seed was made on; else coarsen inside the best plan, so that it survives on every level. */
  readonly reuseSeedLevels: boolean;
  /** Only when the quick descent found criteria that pull many territories in opposite directions. */
  readonly onlyIfTorn: boolean;
  readonly stages: readonly Stage[];
}

/** Everything a run will do, counted in proposals: no clock decides anything. */
export interface Schedule {
  /** Nodes of the coarsest level at most, and what a cluster may hold. */
  readonly coarsestNodes: number;
  readonly limits: CoarsenLimits;
  /** First descent, from the plain seed or today's plan, so that a balanced plan is there early. */
  readonly quick: readonly Stage[];
  readonly cycles: readonly Cycle[];
  /** Kicks of a few territories at the end, and proposals of each at most. */
  readonly kicks: number;
  readonly kickProposals: number;
  /** Proposals of all cycles and kicks together. */
  readonly proposals: number;
}

interface EffortPlan {
  /** Multiple of the proposals of a fast run. */
  readonly budget: number;
  readonly vCycles: number;
  readonly kicks: number;
  /** Shares of the budget: first descent, all V-cycles; the kicks have the rest. */
  readonly descent: number;
  readonly cycling: number;
}

const EFFORTS: Readonly<Record<BalanceEffort, EffortPlan>> = {
  fast: { budget: 1, vCycles: 1, kicks: 12, descent: 0.68, cycling: 0.2 },
  normal: { budget: 12, vCycles: 6, kicks: 60, descent: 0.4, cycling: 0.48 },
  high: { budget: 60, vCycles: 16, kicks: 300, descent: 0.25, cycling: 0.6 },
};

/** The same from today's plan, where most is settled: twice a fast run’s proposals find what twelve times find. */
const BUDGETS_FROM_TODAY: Readonly<Record<BalanceEffort, number>> = { fast: 1, normal: 2, high: 20 };

/** Proposals of the quick descent, as a part of a fast run. */
const QUICK_SHARE = 0.7;

const DESCENT_BLOCKS = 250;
const CYCLE_BLOCKS = 120;
const POLISH_BLOCKS = 10;

/** Shares of a descent's proposals: the coarser of two coarse levels, the middle one, the finest, the polish. */
const STAGE_SHARES = [0.25, 0.3, 0.35, 0.1] as const;

function descent(
  proposals: number,
  blocks: number,
  heats: readonly [number, number, number],
  stiffness: readonly [number, number],
): Stage[] {
  const stage = (depth: number, share: number, heat: number, last: number): Stage => ({
    phase: 'refine',
    depth,
    blocks,
    proposals: Math.ceil(share * proposals),
    heat: [heat, last],
    stiffness,
    endWithBest: depth === 0,
  });
  return [
    stage(2, STAGE_SHARES[0], heats[0], 0.1),
    stage(1, STAGE_SHARES[1], heats[1], 0.06),
    stage(0, STAGE_SHARES[2], heats[2], 0.06),
    {
      phase: 'polish',
      depth: 0,
      blocks: POLISH_BLOCKS,
      proposals: Math.ceil(STAGE_SHARES[3] * proposals),
      heat: [0, 0],
      stiffness: [500, 2000],
      endWithBest: true,
    },
  ];
}

/** What to do for a problem of this size at this effort. */
export function planSchedule(game: Game, effort: BalanceEffort): Schedule {
  const { territoryCount: k, finest, start } = game;
  const n = finest.nodeCount;
  const { vCycles, kicks, descent: descentShare, cycling } = EFFORTS[effort];
  const fromToday = start !== null;
  const budget = fromToday ? BUDGETS_FROM_TODAY[effort] : EFFORTS[effort].budget;
  // Small problems are done sooner than the base budget.
  const base = Math.min(1_500_000 + 12 * n, 3_000 * n);
  const proposals = budget * base;
  const cycles: Cycle[] = [];
  const quickProposals = QUICK_SHARE * base;
  // Today's plan is only warmed up: heat would melt what is to be kept.
  const heats = fromToday ? ([0.3, 0.3, 0.25] as const) : ([2, 1, 0.5] as const);
  cycles.push({
    reuseSeedLevels: !fromToday,
    onlyIfTorn: budget === 1,
    stages: descent(descentShare * proposals, DESCENT_BLOCKS, heats, [20, 100]),
  });
  for (let i = 0; i < vCycles; i++) {
    cycles.push({
      reuseSeedLevels: false,
      onlyIfTorn: false,
      stages: descent((cycling * proposals) / vCycles, CYCLE_BLOCKS, [0.3, 0.3, 0.25], [50, 300]),
    });
  }
  return {
    coarsestNodes: Math.max(40 * k, 1500),
    limits: { units: Math.max(1, Math.floor(n / (12 * k))), weight: 0.08 / k },
    quick: descent(quickProposals, DESCENT_BLOCKS, heats, [20, 100]),
    cycles,
    kicks,
    kickProposals: Math.ceil(((1 - descentShare - cycling) * proposals) / kicks),
    proposals: proposals + quickProposals,
  };
}
