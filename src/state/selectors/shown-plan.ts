import type { Assignment, Plan, Territory } from '../../core/plan/plan';
import type { AppState } from '../app-state';
import { memoised } from '../memo';

/** What map and table show: the active plan, or the best plan of a run that is not yet applied. */
export interface ShownPlan {
  readonly assignment: Assignment;
  readonly territories: readonly Territory[];
  readonly lockedHexes: Uint8Array;
  readonly isPreview: boolean;
}

export function activePlan(state: Pick<AppState, 'plans' | 'activePlanId'>): Plan | null {
  return state.plans.find(plan => plan.id === state.activePlanId) ?? null;
}

const compute = memoised(
  (state: AppState) => [activePlan(state), state.balance.run?.best ?? null] as const,
  (plan, best): ShownPlan | null => {
    if (!plan) return null;
    if (best) return { ...best, lockedHexes: plan.lockedHexes, isPreview: true };
    const { assignment, territories, lockedHexes } = plan;
    return { assignment, territories, lockedHexes, isPreview: false };
  },
);

export function shownPlan(state: AppState): ShownPlan | null {
  return state.dataset ? compute(state) : null;
}
