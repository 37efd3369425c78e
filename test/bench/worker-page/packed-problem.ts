import type { BalanceProblem } from '../../../src/core/autobalance/balance-problem';

/** Typed columns of a problem. */
export const COLUMNS = ['lat', 'lng', 'offsets', 'neighbours', 'travelWeights', 'shares', 'fixed', 'frozen'] as const;

/** A problem with its columns as raw bytes, base64: the page is another process than the one that has them. */
export interface PackedProblem {
  readonly columns: Readonly<Record<(typeof COLUMNS)[number], string>>;
  readonly weights: readonly string[];
  readonly rest: Omit<BalanceProblem, (typeof COLUMNS)[number]>;
}

/** Seconds from the start of a run, by the page's clock. */
export interface WorkerTiming {
  readonly firstPlan: number;
  /** Every territory inside every band; null if it never was. */
  readonly balanced: number | null;
  readonly all: number;
  /** Largest deviation of any criterion, fraction. */
  readonly worst: number;
  /** `PlanWorth.cost` of the result: a difference of 0.01 is about one percent of travel. */
  readonly cost: number;
}
