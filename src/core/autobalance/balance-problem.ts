/**
 * Something that territories are judged by: one weight per unit and how much of it a territory should hold. Either it is
 * made even (`most` is null: the target is the capacity share of the total, the load may be `band` off), or it is a
 * maximum (`most`: no territory may hold more; less is always fine, and the deviation of a load below it is 0).
 */
export interface BalanceCriterion {
  /** For messages: "Potential". */
  readonly label: string;
  /** One finite, non-negative weight per unit. */
  readonly weights: Float64Array;
  /** Fraction of the target, e.g. 0.1 for ±10 %. Not looked at for a maximum. */
  readonly band: number;
  /** `try` gives way to `must` where both cannot be had, and to travel sooner. */
  readonly hardness: 'must' | 'try';
  /** 0 … 1: how much short travel counts against this criterion, 0.5 is the default. It sets the price cap. */
  readonly compact: number;
  /** Largest load of a territory with capacity share 1 (a share of s may hold s times as much), > 0; null = made even. */
  readonly most: number | null;
}

/**
 * What the engine is asked: k connected territories over a graph of units (hexes), every criterion inside its band,
 * compact, and near today's plan or rep homes when asked. Territories are 0 … k−1 here.
 */
export interface BalanceProblem {
  readonly unitCount: number;
  /** Centres, degrees. */
  readonly lat: Float64Array;
  readonly lng: Float64Array;
  /** Symmetric adjacency in CSR form; connectivity is judged on it. */
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  readonly criteria: readonly BalanceCriterion[];
  /** What distance is weighted by (normally workload); one weight per unit. */
  readonly travelWeights: Float64Array;
  readonly territoryCount: number;
  /** Capacity share of each territory, > 0; targets are proportional to it. */
  readonly shares: Float64Array;
  /** Territory each unit must keep, −1 = free. Units of a locked territory all carry it. */
  readonly fixed: Int32Array;
  /** 1 = this territory is locked as it is: it neither gains nor loses, and leaves the targets of the rest. */
  readonly frozen: Uint8Array;
  /** Plan to start from (−1 = unassigned), or null to start from scratch. */
  readonly start: Int32Array | null;
  /** 0 … 1: how much weight keeping the start has; 0 when from scratch. */
  readonly keep: number;
  /** What moving a unit away from `start` disturbs (accounts, sales, hours): one weight per unit, ≥ 0; null = its travel weight. */
  readonly disruption: Float64Array | null;
  /** Share of the disruption weight in `start` that may change territory at most, 0 … 1; null = no limit. */
  readonly mostMoved: number | null;
  /** Home of each territory (lat, lng pairs, NaN = none), or null. */
  readonly homes: Float64Array | null;
}

export type BalanceEffort = 'fast' | 'normal' | 'high';

export interface BalanceOptions {
  readonly seed: number;
  readonly effort: BalanceEffort;
  /** `straight` counts border length more against travel: fewer fingers, and harder to fit the bands. Else `plain`. */
  readonly borders?: 'plain' | 'straight';
}

/** Emitted between blocks of work; `territoryOf` is the best plan so far and safe to keep until the next step. */
export interface BalanceProgress {
  readonly phase: 'seed' | 'refine' | 'polish';
  /** 0 … 1 of the proposals planned. */
  readonly done: number;
  readonly territoryOf: Int32Array;
  /** Largest absolute deviation per criterion (fraction) of the best plan so far. */
  readonly worstDeviation: readonly number[];
  /** Territories inside every band. */
  readonly insideAll: number;
}

export interface BalanceResult {
  /** Territory of each unit; −1 never occurs unless a component of the graph cannot be reached. */
  readonly territoryOf: Int32Array;
  readonly worstDeviation: readonly number[];
  readonly insideAll: number;
  /** Largest number of pieces of any territory; 1 = all connected. */
  readonly maxPieces: number;
  /** Share of the disruption weight in `start` that changed territory; 0 from scratch. */
  readonly moved: number;
  /** What stays out of its band and why, most severe first; empty when every wish is met. */
  readonly remarks: readonly BalanceRemark[];
}

/** A limit that no plan can beat, or that this plan met; in words a manager understands, with units by number. */
export interface BalanceRemark {
  readonly kind:
    | 'heavy-unit'
    | 'island'
    | 'locks'
    | 'too-many-territories'
    | 'no-weight'
    | 'conflict'
    | 'band-missed'
    /** More has to move than `mostMoved` allows, or the limit is what keeps a band out of reach. */
    | 'moved'
    /** All territories together may hold less than there is. */
    | 'maximum'
    /** A home that was to be inside its territory cannot be. */
    | 'home';
  /** What and why, one or two sentences, no ids of units (the caller knows their names). */
  readonly text: string;
  readonly units: readonly number[];
  readonly territories: readonly number[];
  /** Criterion index, or −1. */
  readonly criterion: number;
  /** Share of a mean territory, or the smallest reachable deviation (fraction), as the text says. */
  readonly value: number;
}

/** The problem cannot be run as stated (NaN weights, k > units, lengths that differ, …). */
export class BalanceProblemError extends Error {
  override readonly name = 'BalanceProblemError';
}
