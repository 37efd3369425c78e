import type { Edit } from '../../core/plan/edit';
import { type Plan, UNASSIGNED } from '../../core/plan/plan';
import type { AppState } from '../app-state';
import { activePlan } from './shown-plan';

/** What "Tidy up here" would mend: the newest drawing and the open territories that it took from or gave to. */
export interface TidyUpTask {
  readonly plan: Plan;
  readonly edit: Edit;
  readonly territoryIds: readonly number[];
}

/** The task, or in words why there is none. */
export function tidyUpTask(state: AppState): TidyUpTask | string {
  const plan = activePlan(state);
  if (!state.dataset || !plan) return 'There is no data yet.';
  if (state.save.kind === 'read-only') return 'The project is open in another tab.';
  if (state.balance.run?.status === 'running') return 'Auto-balance is running.';
  if (state.balance.run?.best) return 'A proposed plan is on screen: apply or discard it first.';
  const last = state.history.past.at(-1);
  if (!last) return 'Nothing has been drawn yet.';
  if (!('planId' in last) || !last.byHand) return 'The last change was not drawn by hand.';
  if (last.planId !== plan.id) return 'The last drawing was made in another plan.';
  const touched = new Set([...last.before, ...last.after]);
  touched.delete(UNASSIGNED);
  const territoryIds = plan.territories.flatMap(({ id, locked }) => (touched.has(id) && !locked ? [id] : []));
  if (territoryIds.length === 0) return 'The territories it touched are locked or gone.';
  return { plan, edit: last, territoryIds };
}

export function tidyUpUnavailable(state: AppState): string | null {
  const task = tidyUpTask(state);
  return typeof task === 'string' ? task : null;
}
