import type { BalanceOptions, BalanceProblem } from '../core/autobalance/balance-problem';
import type { ProblemVariant } from '../core/autobalance/frontier';
import type { BalanceAnswer, BalanceTick, PlanCertificate } from './balance-protocol';
import type { JobOptions } from './job-client';

/** The best plan of all restarts. */
export interface BalanceOutcome extends BalanceAnswer {
  readonly restarts: number;
  /** Restarts that came to nothing because their worker stopped; 0 when all is well. */
  readonly lost: number;
}

/**
 * Balances in the background. A problem is recognised as the same one by being the same object: it is sent to each
 * worker once, so it must not be changed after it was first passed in.
 */
export interface Balancer {
  /** Makes a run that follows soon start at full speed. Resolves when all is ready, never rejects; a run need not wait. */
  warm(): Promise<void>;
  /**
   * Runs the engine as often as the effort says and takes the best plan by `compareWorth`: the same result for the same
   * problem and options, whatever the number of workers. Progress comes at most ten times a second, its plan is never
   * worse than the one before. Aborted, it resolves within 200 ms with the best plan so far (`stopped`), or rejects with
   * an `AbortError` when there is none. Rejects with what went wrong when no restart came to a plan.
   */
  balance(
    problem: BalanceProblem,
    options: BalanceOptions,
    jobOptions?: JobOptions<BalanceTick>,
  ): Promise<BalanceOutcome>;
  /** One run of a variant behind all else that waits. Aborted, it rejects with an `AbortError`. */
  solve(
    problem: BalanceProblem,
    variant: ProblemVariant,
    options: BalanceOptions,
    jobOptions?: JobOptions<BalanceTick>,
  ): Promise<BalanceAnswer>;
  /** How near a complete plan is to the least travel. Aborted, it rejects with an `AbortError`. */
  certify(problem: BalanceProblem, territoryOf: Int32Array, signal?: AbortSignal): Promise<PlanCertificate>;
}
