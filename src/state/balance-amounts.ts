import { ACCOUNTS, wishedTerritories } from '../core/autobalance/problem-from-plan';
import type { MeasureUnit } from '../core/measure/measure';
import { type Assignment, UNASSIGNED } from '../core/plan/plan';
import type { AppState, Dataset } from './app-state';
import type { BalanceForm } from './balance-state';
import { memoised } from './memo';
import { activePlan } from './selectors/shown-plan';

/** Something that hexes hold and that can be summed over a territory. */
export interface Amount {
  readonly label: string;
  readonly unit: MeasureUnit;
  /** One per hex. */
  readonly values: ArrayLike<number>;
}

/** A measure by its id, or the number of accounts; null when the data has no such measure. */
export function amountOf({ summary, sums }: Pick<Dataset, 'summary' | 'sums'>, measureId: string): Amount | null {
  if (measureId === ACCOUNTS) return { label: 'Accounts', unit: 'number', values: sums.accounts };
  const index = summary.measures.findIndex(measure => measure.id === measureId);
  if (index < 0) return null;
  const { label, unit } = summary.measures[index];
  return { label, unit, values: sums.sums[index] };
}

/** Full-time equivalents of the territories that the form asks for. */
const wishedFte: (state: AppState) => number = memoised(
  (state: AppState) =>
    [activePlan(state), state.dataset?.sums, state.balance.form.territories, state.nextTerritoryId] as const,
  (plan, sums, count, nextId) =>
    sums ? wishedTerritories(plan, sums, count, nextId).reduce((sum, { fte }) => sum + fte, 0) : 0,
);

/** How much of a measure will have a territory: locked hexes without one stay so. */
const toShareOut: (asked: { readonly state: AppState; readonly measureId: string }) => number = memoised(
  ({ state, measureId }: { readonly state: AppState; readonly measureId: string }) =>
    [state.dataset, activePlan(state), state.balance.form.keepLocks, measureId] as const,
  (dataset, plan, keepLocks, measureId) => {
    const values = dataset ? amountOf(dataset, measureId)?.values : null;
    let sum = 0;
    for (let hex = 0; values && hex < values.length; hex++) {
      const stays = keepLocks && plan?.lockedHexes[hex] === 1 && plan.assignment[hex] === UNASSIGNED;
      if (!stays) sum += Math.max(0, values[hex]);
    }
    return sum;
  },
);

/** What a full-time equivalent will hold on average: no plan can keep a maximum below it. */
export function meanPerFte(state: AppState, measureId: string): number {
  const fte = wishedFte(state);
  return fte > 0 ? toShareOut({ state, measureId }) / fte : 0;
}

/** Whether the maximum is one that some plan could keep, as far as the sums tell. */
export function maximumIsPossible(state: AppState): boolean {
  const { maximum } = state.balance.form;
  return maximum === null || maximum.perFte >= meanPerFte(state, maximum.measureId);
}

/** The next round figure at or above an amount: two digits count, accounts are whole. */
export function roundedUp(amount: number, measureId: string): number {
  if (!(amount > 0)) return 1;
  const step = 10 ** (Math.floor(Math.log10(amount)) - 1);
  const rounded = Number((Math.ceil(amount / step - 1e-9) * step).toPrecision(3));
  return measureId === ACCOUNTS ? Math.ceil(rounded) : rounded;
}

/** Share of what the form counts as disruption that leaves its territory between two plans, 0 … 1. */
export function movedShare(
  dataset: Pick<Dataset, 'summary' | 'sums'>,
  disruptionBy: BalanceForm['disruptionBy'],
  before: Assignment,
  now: Assignment,
): number {
  const filled = dataset.summary.measures.some(({ id, filled }) => id === disruptionBy && filled > 0);
  const values = amountOf(dataset, filled ? disruptionBy : ACCOUNTS)?.values;
  let held = 0;
  let moved = 0;
  for (let hex = 0; values && hex < before.length; hex++) {
    if (before[hex] === UNASSIGNED) continue;
    const weight = Math.max(0, values[hex]);
    held += weight;
    if (now[hex] !== before[hex]) moved += weight;
  }
  return held > 0 ? moved / held : 0;
}
