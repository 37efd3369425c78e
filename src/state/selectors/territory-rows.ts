import type { Territory } from '../../core/plan/plan';

/** One figure of a territory against its target. */
export interface GoalFigure {
  readonly measureId: string;
  readonly value: number;
  readonly target: number;
  /** Fraction: value / target − 1; NaN when the target is 0. */
  readonly deviation: number;
  /** By the rounded percentage against the goal's band. */
  readonly state: 'in' | 'over' | 'under';
}

/** A row of the territory table. */
export interface TerritoryRow {
  readonly territory: Territory;
  readonly repName: string;
  readonly hexes: number;
  readonly accounts: number;
  readonly areaKm2: number;
  /** Connected pieces, 0 when it holds no hex. */
  readonly pieces: number;
  /** Workload-weighted mean distance to the workload centre, km. */
  readonly meanKm: number;
  readonly figures: readonly GoalFigure[];
  /** Sum of every measure of the dataset, in its order. */
  readonly sums: readonly number[];
}

/** What stands above and below the rows. */
export interface PlanHeadline {
  readonly territories: number;
  readonly insideAll: number;
  readonly insidePerGoal: readonly number[];
  /** Largest absolute deviation and where; null without territories. */
  readonly worst: { readonly territoryId: number; readonly measureId: string; readonly deviation: number } | null;
  readonly extraPieces: number;
  readonly unassigned: { readonly hexes: number; readonly accounts: number; readonly figures: readonly number[] };
  readonly totals: {
    readonly accounts: number;
    readonly figures: readonly number[];
    readonly hexes: number;
    readonly pieces: number;
  };
  /** Targets of a territory with one FTE, per goal. */
  readonly targetPerFte: readonly number[];
  /** Mean distance of workload to its territory's centre, km. */
  readonly meanKm: number;
  /** Against today's column: null when the file has none. */
  readonly disruption: {
    readonly accounts: number;
    readonly accountsShare: number;
    /** Share of each measure that changes hands. */
    readonly shares: readonly number[];
    readonly gained: number;
  } | null;
}

export interface PlanFigures {
  readonly rows: readonly TerritoryRow[];
  readonly headline: PlanHeadline;
}
