import type { BalanceProblem } from '../core/autobalance/balance-problem';
import type { TeamSizeMarket, TeamSizeStep } from '../core/autobalance/team-size';
import type { TidyUpOptions, TidyUpResult } from '../core/autobalance/tidy-up';

/** Jobs of the second balance worker: what is worked out beside an auto-balance run, never in its way. */
export interface SideJobs {
  tidyUp: {
    params: { problem: BalanceProblem; touched: readonly number[]; options: TidyUpOptions };
    result: TidyUpResult;
  };
  /** Each point comes as a tick as soon as it is there. Cancelled, it resolves with `stopped: true`. */
  teamSize: {
    params: { market: TeamSizeMarket; counts: readonly number[]; seed: number };
    result: { stopped: boolean };
  };
}

export type SideTick = TeamSizeStep;
