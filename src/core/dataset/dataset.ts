import type { Measure } from '../measure/measure';

/** Where an account's potential comes from. */
export type PotentialSource = { readonly kind: 'column' } | { readonly kind: 'sales' } | { readonly kind: 'equal' };

/** Calls of one class: visits per year and minutes each. */
export interface CallPlanRow {
  readonly label: string;
  readonly visitsPerYear: number;
  readonly minutesPerVisit: number;
}

/**
 * Where an account's workload comes from: a column of hours; visits × minutes (a fixed number of minutes where the file
 * has none); a table by class that the user confirmed; or the same for all.
 */
export type WorkloadSource =
  | { readonly kind: 'hours' }
  | { readonly kind: 'visits'; readonly minutesPerVisit: number }
  | { readonly kind: 'call-plan'; readonly rows: readonly CallPlanRow[] }
  | { readonly kind: 'equal' };

/** Accounts that count: every condition must hold. Plain JSON, stored in the project. */
export interface AccountFilter {
  readonly categories: readonly { readonly key: string; readonly labels: readonly string[] }[];
  readonly ranges: readonly { readonly measureId: string; readonly min: number; readonly max: number }[];
}

export const NO_FILTER: AccountFilter = { categories: [], ranges: [] };

/** How the grid is made; plain JSON, stored in the project. */
export interface GridOptions {
  /** H3 resolution, or `auto`: chosen from the data. */
  readonly resolution: number | 'auto';
  /** How far from the nearest account empty land still belongs to the market, km. */
  readonly reachKm: number | 'auto';
  /** Wanted number of territories, for the choice of resolution. */
  readonly territories: number;
  /** With a chosen resolution: split hexes that are too heavy for so many territories. `auto` decides by itself. */
  readonly split?: boolean;
  /** Widest gap that links bridge, km; 0 = none; left out or `auto` = by the size of the hexes. */
  readonly gapKm?: number | 'auto';
}

/** A category column as the page sees it. */
export interface CategorySummary {
  readonly key: string;
  readonly header: string;
  /** Most frequent first; '' = blank. At most 200, the rest counted in `others`. */
  readonly values: readonly { readonly label: string; readonly accounts: number }[];
  readonly others: number;
}

/** A histogram of one measure over accounts, for the range filter: bounds are powers on a log scale. */
export interface MeasureDistribution {
  readonly measureId: string;
  readonly min: number;
  readonly max: number;
  /** Accounts per bin, equal width in log10 between min and max of the positive values. */
  readonly bins: readonly number[];
}

/** What the page knows of the accounts without holding them. */
export interface DatasetSummary {
  /** Accounts, or the customers that they stand for. */
  readonly accounts: number;
  /** potential, workload, then the others. */
  readonly measures: readonly Measure[];
  readonly categories: readonly CategorySummary[];
  readonly distributions: readonly MeasureDistribution[];
  readonly potential: PotentialSource;
  readonly workload: WorkloadSource;
  /** ISO 4217 code seen in the values, or '' when none is known. */
  readonly currency: string;
}
