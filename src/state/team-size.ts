import type { TeamSizePoint } from '../core/autobalance/team-size';
import type { HexGrid, HexSums } from '../core/grid/hex-grid';
import type { BalanceGoal } from '../core/plan/plan';
import { DEFAULT_CAPACITY } from '../core/workload/capacity';
import type { WorkAssumptions } from '../core/workload/team-workload';
import { DEFAULT_TRAVEL } from '../core/workload/travel-time';

/** The curve "how many territories?": what was asked, what has been worked out so far. */
export interface TeamSizeState {
  readonly status: 'idle' | 'running' | 'finished' | 'stopped' | 'failed';
  /** Numbers of territories looked at. */
  readonly from: number;
  readonly to: number;
  /** Turn hours into utilisation; changing them needs no new plans. */
  readonly assumptions: WorkAssumptions;
  /** Points worked out for `basis`, in the order they came; some may lie outside the range. */
  readonly points: readonly TeamSizePoint[];
  /** What the points hold for; null before the first run. */
  readonly basis: {
    readonly grid: HexGrid;
    readonly sums: HexSums;
    readonly goals: readonly BalanceGoal[];
  } | null;
  /** 0 … 1 of the numbers still to be worked out. */
  readonly done: number;
  /** What went wrong, when failed. */
  readonly error: string;
}

export const NO_TEAM_SIZE: TeamSizeState = {
  status: 'idle',
  from: 0,
  to: 0,
  assumptions: { capacity: DEFAULT_CAPACITY, travel: DEFAULT_TRAVEL, minutesPerCall: 45 },
  points: [],
  basis: null,
  done: 0,
  error: '',
};
