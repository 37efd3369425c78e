import type { BalanceEffort, BalanceRemark } from '../core/autobalance/balance-problem';
import type { DisruptionBy } from '../core/autobalance/problem-from-plan';
import type { Assignment, Plan, Territory } from '../core/plan/plan';

export type BalanceStart = 'today' | 'scratch';

/** One measure of the sheet. */
export interface WishedEven {
  readonly measureId: string;
  readonly on: boolean;
  /** Fraction of the target. */
  readonly band: number;
  readonly hardness: 'must' | 'try';
  /** −1 = short travel counts more … 0 … 1 = being even counts more, for this measure alone. */
  readonly priority: number;
}

/** A measure of which no territory may hold more than so much. */
export interface WishedMaximum {
  /** A measure's id, or `accounts`. */
  readonly measureId: string;
  /** Most that one full-time equivalent may hold, > 0. */
  readonly perFte: number;
  readonly hardness: 'must' | 'try';
}

/** The wishes of the auto-balance sheet. */
export interface BalanceForm {
  readonly territories: number;
  readonly start: BalanceStart;
  readonly criteria: readonly WishedEven[];
  /** null = none. */
  readonly maximum: WishedMaximum | null;
  readonly keepLocks: boolean;
  /** `near`: homes pull softly. `inside`: the hex of a rep's home belongs to the rep's territory. */
  readonly homes: 'free' | 'near' | 'inside';
  /** What counts as disturbed when it changes territory. */
  readonly disruptionBy: DisruptionBy;
  /** Share of it that may change territory at most, 0 … 1; null = no limit. */
  readonly mostMoved: number | null;
  /** −1 = change little … 0 = balance … 1 = short travel. */
  readonly lean: number;
  readonly seed: number;
  readonly effort: BalanceEffort;
}

/** A remark with hexes and territories put in words, and ways out that a click takes. */
export interface BalanceAdvice {
  readonly remark: BalanceRemark;
  readonly title: string;
  readonly text: string;
  readonly waysOut: readonly { readonly label: string; readonly action: WayOut }[];
}

export type WayOut =
  | { readonly kind: 'finer-hexes'; readonly resolution: number }
  | { readonly kind: 'wider-band'; readonly measureId: string; readonly band: number }
  | { readonly kind: 'territories'; readonly count: number }
  | { readonly kind: 'unlock' }
  /** The measure gives way where not everything can be had. */
  | { readonly kind: 'if-possible'; readonly measureId: string }
  | { readonly kind: 'leave-out'; readonly measureId: string }
  | { readonly kind: 'higher-maximum'; readonly perFte: number }
  | { readonly kind: 'maximum-if-possible' }
  | { readonly kind: 'homes-near' }
  /** null = no limit. */
  | { readonly kind: 'most-moved'; readonly share: number | null }
  | { readonly kind: 'show-hexes'; readonly hexes: readonly number[] };

/** A plan that a run made, not applied yet. */
export interface RunPlan {
  readonly assignment: Assignment;
  readonly territories: readonly Territory[];
}

/** One solved plan among those to choose from: what is gained in balance and what it costs. */
export interface FrontierPoint extends RunPlan {
  /** Largest absolute deviation per goal, fraction. */
  readonly worst: readonly number[];
  /** Territories inside every band. */
  readonly insideAll: number;
  /** Workload-weighted mean distance to the territory's centre, km. */
  readonly meanKm: number;
  /** Share of the accounts of the plan the run began from that change territory, 0 … 1; 0 from scratch. */
  readonly moved: number;
}

/**
 * Plans along one trade-off: `disruption` (from today's plan: how little changes) or `travel` (from scratch: how short
 * the ways are). Points are ordered from least to most of it.
 */
export interface Frontier {
  readonly kind: 'disruption' | 'travel';
  readonly status: 'running' | 'finished' | 'stopped';
  /** 0 … 1 of the plans that are to be solved; some of them may turn out to be no choice. */
  readonly done: number;
  readonly points: readonly FrontierPoint[];
  /** Point that is shown as the run's best plan; −1 = the plan of the run itself. */
  readonly chosen: number;
}

/** How near a plan is to the least travel possible with its own centres. */
export interface RunCertificate {
  /** No plan with these centres and bands travels less than (1 − gap) of this one; 0 … 1. */
  readonly gap: number;
}

/** A run of the optimiser, kept after it ends until it is applied or discarded. */
export interface BalanceRun {
  readonly status: 'running' | 'finished' | 'stopped' | 'failed';
  /** For people: "refining borders". */
  readonly phase: string;
  readonly step: number;
  readonly steps: number;
  readonly done: number;
  readonly seconds: number;
  /** Best plan so far; null before the first. */
  readonly best: RunPlan | null;
  /** Of `best`. Known some time after the run has ended, null until then; `none` = it could not be worked out. */
  readonly certificate: RunCertificate | 'none' | null;
  /** null until asked for. */
  readonly frontier: Frontier | null;
  /** The plan that the run began from, for before/after figures. */
  readonly before: Plan;
  /** What was wished of it. */
  readonly form: BalanceForm;
  readonly advice: readonly BalanceAdvice[];
  /** What went wrong, when failed. */
  readonly error: string;
}

export interface BalanceState {
  readonly open: boolean;
  readonly form: BalanceForm;
  /** What cannot work, known before the run. */
  readonly advice: readonly BalanceAdvice[];
  readonly run: BalanceRun | null;
}
