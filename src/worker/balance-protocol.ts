import type {
  BalanceOptions,
  BalanceProblem,
  BalanceProgress,
  BalanceResult,
} from '../core/autobalance/balance-problem';
import type { PlanWorth } from '../core/autobalance/compare-results';
import type { ProblemVariant } from '../core/autobalance/frontier';

/** Proof of how near a plan is to the least travel; see `core/autobalance/certificate.ts`. */
export interface PlanCertificate {
  /** No plan with these centres and bands travels less than (1 − gap) of this one; 0 … 1. */
  readonly gap: number;
}

/** A problem is sent once (`hold`) and worked on by any number of jobs; a worker holds the last one only. */
export interface BalanceJobs {
  hold: { params: { problem: BalanceProblem }; result: null };
  /** A short run of a made-up problem, so that the engine's code is compiled before somebody waits for it. */
  warmUp: { params: null; result: null };
  /**
   * One run of the engine. Cancelled, it ends with its best plan so far (`stopped: true`); cancelled before there is a
   * whole plan, it rejects with an `AbortError`.
   */
  balance: { params: BalanceOrder; result: BalanceAnswer };
  certify: { params: { territoryOf: Int32Array }; result: PlanCertificate };
}

export interface BalanceOrder {
  readonly options: BalanceOptions;
  /** Number of the restart, 0 the first. */
  readonly restart: number;
  /** What is asked differently from the problem held; null = nothing. */
  readonly variant: ProblemVariant | null;
}

export interface BalanceAnswer {
  readonly result: BalanceResult;
  readonly worth: PlanWorth;
  readonly stopped: boolean;
  readonly seconds: number;
}

/** Sent at most ten times a second, from the first whole plan on. */
export interface BalanceTick {
  readonly progress: BalanceProgress;
  /** Of the best plan so far. */
  readonly worth: PlanWorth;
  readonly seconds: number;
}
