import type {
  BalanceOptions,
  BalanceProblem,
  BalanceProgress,
  BalanceResult,
} from '../core/autobalance/balance-problem';

/**
 * The balance worker has one job. A cancelled run ends with its best plan so far (`stopped: true`); cancelled before
 * there is any plan (phase `seed`), it rejects with a `AbortError`.
 */
export interface BalanceJobs {
  balance: {
    params: { problem: BalanceProblem; options: BalanceOptions };
    result: { result: BalanceResult; stopped: boolean; seconds: number };
  };
}

/** Sent at most ten times a second. */
export interface BalanceTick {
  readonly progress: BalanceProgress;
  readonly seconds: number;
}
