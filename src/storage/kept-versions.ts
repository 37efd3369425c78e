import type { Plan } from '../core/plan/plan';
import type { ProjectRecord } from './project-record';

/**
 * Which earlier states of a project are kept beside its newest one: the last ten that differ, at least five minutes
 * apart, and always the one before a big change. Saves come every second, so most states are not worth keeping.
 */
export const VERSIONS_KEPT = 10;
const APART_MS = 5 * 60_000;
/** A change of more hexes than this share of the market is big: a run of the optimiser, a merge, a cleared plan. */
const BIG_CHANGE = 0.05;

/**
 * Why the saved state `previous` should be kept now that `next` replaces it, in words for the list of versions;
 * null = not worth keeping. `lastKeptAt`: when the newest kept version was saved, null = none yet.
 */
export function reasonToKeep(previous: ProjectRecord, next: ProjectRecord, lastKeptAt: number | null): string | null {
  if (sameWork(previous, next)) return null;
  if (previous.source?.fileName !== next.source?.fileName) return 'Before other accounts were opened';
  if (!sameNumbers(previous.cells, next.cells)) return 'Before the hexes were rebuilt';
  const gone = previous.plans.find(plan => !next.plans.some(other => other.id === plan.id));
  if (gone) return `Before “${gone.name}” was deleted`;
  for (const plan of previous.plans) {
    const after = next.plans.find(other => other.id === plan.id)!;
    const changed = hexesChanged(plan, after);
    if (changed > BIG_CHANGE * plan.assignment.length) return `Before ${changed.toLocaleString('en')} hexes changed`;
  }
  if (previous.savedAt - (lastKeptAt ?? -Infinity) < APART_MS) return null;
  const active = previous.plans.find(plan => plan.id === previous.activePlanId) ?? previous.plans[0];
  if (!active) return 'No plan yet';
  const count = active.territories.length;
  return `“${active.name}”, ${count} ${count === 1 ? 'territory' : 'territories'}`;
}

function hexesChanged(plan: Plan, after: Plan): number {
  let changed = 0;
  for (let hex = 0; hex < plan.assignment.length; hex++) if (plan.assignment[hex] !== after.assignment[hex]) changed++;
  return changed;
}

/** Everything but the time of saving is the same. */
function sameWork(a: ProjectRecord, b: ProjectRecord): boolean {
  return (
    sameNumbers(a.cells, b.cells) &&
    a.hexDocument === b.hexDocument &&
    a.plans.length === b.plans.length &&
    a.plans.every((plan, i) => samePlan(plan, b.plans[i])) &&
    settingsOf(a) === settingsOf(b)
  );
}

function samePlan(a: Plan, b: Plan): boolean {
  return (
    a.id === b.id &&
    a.name === b.name &&
    sameNumbers(a.assignment, b.assignment) &&
    sameNumbers(a.lockedHexes, b.lockedHexes) &&
    JSON.stringify([a.territories, a.lockedAccounts]) === JSON.stringify([b.territories, b.lockedAccounts])
  );
}

function settingsOf({ savedAt: _, cells: __, plans: ___, hexDocument: ____, ...settings }: ProjectRecord): string {
  return JSON.stringify(settings);
}

function sameNumbers<T extends number | bigint>(a: ArrayLike<T>, b: ArrayLike<T>): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
