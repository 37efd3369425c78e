import type { Assignment, LockedAccount, Plan, Territory } from '../../core/plan/plan';
import type { AppState } from '../app-state';
import { memoised } from '../memo';

/** What map and table show: the active plan, or the best plan of a run that is not yet applied. */
export interface ShownPlan {
  readonly assignment: Assignment;
  readonly territories: readonly Territory[];
  readonly lockedHexes: Uint8Array;
  readonly lockedAccounts: readonly LockedAccount[];
  readonly isPreview: boolean;
}

export function activePlan(state: Pick<AppState, 'plans' | 'activePlanId'>): Plan | null {
  return state.plans.find(plan => plan.id === state.activePlanId) ?? null;
}

const compute = memoised(
  (state: AppState) => [activePlan(state), state.balance.run?.best ?? null] as const,
  (plan, best): ShownPlan | null => {
    if (!plan) return null;
    const { assignment, territories, lockedHexes, lockedAccounts } = plan;
    if (best) return { ...best, lockedHexes, lockedAccounts, isPreview: true };
    return { assignment, territories, lockedHexes, lockedAccounts, isPreview: false };
  },
);

export function shownPlan(state: AppState): ShownPlan | null {
  return state.dataset ? compute(state) : null;
}
