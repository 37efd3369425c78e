import type { TodayTable } from '../grid/hex-grid';
import { type Assignment, type Territory, UNASSIGNED } from '../plan/plan';
import { isNobody } from '../plan/today-plan';

export const NOBODY_TODAY = -1;

/** What changes hands against today's column (F18). Accounts that nobody holds today can be gained, never disrupted. */
export interface Disruption {
  /** Accounts with a territory today whose territory in the plan is another one. */
  readonly accounts: number;
  /** Share of the accounts that have a territory today. */
  readonly accountsShare: number;
  /** Share of each measure, in the dataset's order, among accounts that have a territory today. */
  readonly shares: readonly number[];
  /** Accounts without a territory today that get one. */
  readonly gained: number;
}

/**
 * `idOfLabel[label]` says which territory of the plan continues that label of today (UNASSIGNED = none does, NOBODY_TODAY =
 * the label means that nobody holds the account).
 */
export function disruption(today: TodayTable, idOfLabel: ArrayLike<number>, assignment: Assignment): Disruption {
  const measures = today.sums.length;
  const movedSums = new Float64Array(measures);
  const heldSums = new Float64Array(measures);
  let moved = 0;
  let held = 0;
  let gained = 0;
  for (let hex = 0; hex < assignment.length; hex++) {
    const now = assignment[hex];
    for (let entry = today.offsets[hex]; entry < today.offsets[hex + 1]; entry++) {
      const accounts = today.accounts[entry];
      const label = today.label[entry];
      if (idOfLabel[label] === NOBODY_TODAY) {
        if (now !== UNASSIGNED) gained += accounts;
        continue;
      }
      const changes = idOfLabel[label] !== now;
      held += accounts;
      if (changes) moved += accounts;
      for (let measure = 0; measure < measures; measure++) {
        const value = today.sums[measure][entry];
        heldSums[measure] += value;
        if (changes) movedSums[measure] += value;
      }
    }
  }
  return {
    accounts: moved,
    accountsShare: held > 0 ? moved / held : 0,
    shares: Array.from(movedSums, (sum, measure) => (heldSums[measure] > 0 ? sum / heldSums[measure] : 0)),
    gained,
  };
}

/** Which territory continues each of today's labels: UNASSIGNED = none in this plan, NOBODY_TODAY = no territory is meant. */
export function continuedLabels(labels: readonly string[], territories: readonly Territory[]): Int32Array {
  const idOfLabel = new Map(territories.map(territory => [territory.todayLabel, territory.id]));
  return Int32Array.from(labels, label => (isNobody(label) ? NOBODY_TODAY : (idOfLabel.get(label) ?? UNASSIGNED)));
}
