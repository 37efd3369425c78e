import type { BalanceProblem } from './balance-problem';

/** The same problem asked a little differently; columns stay, so that only this need be sent to who holds the problem. */
export interface ProblemVariant {
  /** Bands are so many times as wide. */
  readonly bandFactor: number;
  /** So many times as much may move as the limit asked for says; Infinity = no limit. Without a limit it means nothing. */
  readonly movedFactor: number;
  /** See `BalanceProblem.keep`; null = as asked. */
  readonly keep: number | null;
  /** Plan to set out from, not to keep; null = as asked. */
  readonly from: Int32Array | null;
}

/** The problem with a variant's wishes (null = none). Columns are shared, not copied. */
export function variantOf(problem: BalanceProblem, variant: ProblemVariant | null): BalanceProblem {
  if (variant === null) return problem;
  const { bandFactor, movedFactor, keep, from } = variant;
  const { mostMoved } = problem;
  const widened = widenedCriteria(problem);
  return {
    ...problem,
    criteria: problem.criteria.map((criterion, c) =>
      widened.has(c) ? { ...criterion, band: criterion.band * bandFactor } : criterion,
    ),
    keep: from === null ? (keep ?? problem.keep) : 0,
    mostMoved: mostMoved === null || movedFactor === Infinity ? null : Math.min(1, mostMoved * movedFactor),
    start: from ?? problem.start,
  };
}

/** Bands that may give way: those only to be tried where there are any, else all. Maxima stay. */
function widenedCriteria({ criteria }: BalanceProblem): ReadonlySet<number> {
  const even = [...criteria.keys()].filter(c => criteria[c].most === null);
  const soft = even.filter(c => criteria[c].hardness === 'try');
  return new Set(soft.length > 0 ? soft : even);
}

/** One plan to solve along a trade-off. */
export interface FrontierStep {
  readonly bandFactor: number;
  readonly movedFactor: number;
  readonly keep: number | null;
  /** Step whose plan this one sets out from, −1 = none. Always an earlier one. */
  readonly after: number;
}

export interface FrontierPlanned {
  /** From today's plan it is what changes that is traded for balance, from scratch it is travel. */
  readonly kind: 'disruption' | 'travel';
  readonly steps: readonly FrontierStep[];
}

/** From today's plan: how much wider the bands are and how much keeping counts, from the least change to the most. */
const DISRUPTION_STEPS: readonly (readonly [bandFactor: number, keep: number])[] = [
  [4, 1],
  [2, 1],
  [1, 1],
  [1, 0.2],
  [1, 0],
];
/** The same under a limit on what may move: how many times as much may, with the bands as they are. */
const MOVED_FACTORS: readonly number[] = [1, 1.5, 2, 3, Infinity];
/** From scratch: how much wider the bands are, from the shortest travel to the most even. */
const TRAVEL_FACTORS: readonly number[] = [4, 2, 1.5, 1, 0.7];

/**
 * Which plans to solve to show what balance costs. Band widths part plans where weights of wishes do not: the engine
 * pays almost any price for a band, so that plans of one band differ by chance alone. From scratch every plan sets out
 * from its wider neighbour's: sooner done, and shorter ways at the same band. From today's plan all set out from that.
 */
export function planFrontier(problem: BalanceProblem): FrontierPlanned {
  const canWiden = widenedCriteria(problem).size > 0;
  if (problem.start !== null && problem.mostMoved !== null) {
    // It is the limit that costs balance here: what more of it would bring.
    const steps = MOVED_FACTORS.map(movedFactor => ({ bandFactor: 1, movedFactor, keep: 1, after: -1 }));
    return { kind: 'disruption', steps };
  }
  if (problem.start !== null) {
    const steps = DISRUPTION_STEPS.filter(([bandFactor]) => canWiden || bandFactor === 1);
    return {
      kind: 'disruption',
      steps: steps.map(([bandFactor, keep]) => ({ bandFactor, movedFactor: 1, keep, after: -1 })),
    };
  }
  const factors = TRAVEL_FACTORS.filter(factor => canWiden || factor === 1);
  return {
    kind: 'travel',
    steps: factors.map((bandFactor, index) => ({ bandFactor, movedFactor: 1, keep: null, after: index - 1 })),
  };
}

/** By what plans of a frontier are told apart; of each, less is better. */
export interface FrontierFigures {
  /** Territories outside a band that was wished. */
  readonly outside: number;
  /** Largest deviation over all goals, as a multiple of its band. */
  readonly unevenness: number;
  /** Share that changes territory, 0 … 1. */
  readonly moved: number;
  /** Mean distance, any unit. */
  readonly travel: number;
}

/** Differences below these are not worth a choice. */
const UNEVENNESS_STEP = 0.1;
const MOVED_STEP = 0.002;
const TRAVEL_STEP = 0.005;

function axes({ outside, unevenness, moved, travel }: FrontierFigures): readonly number[] {
  return [
    outside,
    Math.ceil(unevenness / UNEVENNESS_STEP - 1e-9),
    Math.round(moved / MOVED_STEP),
    travel > 0 ? Math.round(Math.log(travel) / TRAVEL_STEP) : -Infinity,
  ];
}

/** Nothing speaks for `other` as long as there is `one`: it is no better on any axis. */
export function dominates(one: FrontierFigures, other: FrontierFigures): boolean {
  const [a, b] = [axes(one), axes(other)];
  return a.every((value, axis) => value <= b[axis]);
}

/**
 * Indices of the plans that are a choice, ordered by what is traded, least first. Of plans that are equal on every
 * axis the first one stays.
 * @param own the plan there is already: what it dominates is no choice either
 * @param stays index of a plan that stays whatever speaks against it, because somebody has chosen it; −1 = none
 */
export function choicesAmong(
  kind: FrontierPlanned['kind'],
  figures: readonly FrontierFigures[],
  own: FrontierFigures | null,
  stays = -1,
): number[] {
  const worse = (index: number): boolean =>
    (own !== null && dominates(own, figures[index])) ||
    figures.some(
      (other, i) => i !== index && dominates(other, figures[index]) && (i < index || !dominates(figures[index], other)),
    );
  const traded = (index: number): number => (kind === 'disruption' ? figures[index].moved : figures[index].travel);
  return [...figures.keys()]
    .filter(index => index === stays || !worse(index))
    .sort((a, b) => traded(a) - traded(b) || a - b);
}
