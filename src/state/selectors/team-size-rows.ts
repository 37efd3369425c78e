import type { TeamSizePoint } from '../../core/autobalance/team-size';
import { UTILISATION_CORRIDOR, utilisationState } from '../../core/workload/capacity';
import { type TeamWorkload, teamWorkload } from '../../core/workload/team-workload';
import type { AppState } from '../app-state';
import { memoised } from '../memo';
import { activePlan } from './shown-plan';

/** One line of the curve. */
export interface TeamSizeRow {
  readonly territories: number;
  readonly point: TeamSizePoint;
  /** null when the workload is not in hours. */
  readonly work: TeamWorkload | null;
  /** Mean distance in the territory where it is longest, km. */
  readonly widestKm: number;
  /** Accounts of a territory, mean. */
  readonly accounts: number;
}

/** Territories of the plan; without any, as many as the grid was made for. */
export function territoriesNow(state: AppState): number {
  return activePlan(state)?.territories.length || state.dataset?.gridOptions.territories || 1;
}

/** Hours are hours only where a column, visits or a call plan say so. */
export function workloadInHours(state: AppState): boolean {
  return state.dataset?.summary.measures.some(({ id, unit }) => id === 'workload' && unit === 'hours') ?? false;
}

/** The data or the goals are others than those that the points were worked out for. */
export function teamSizeIsStale({ dataset, goals, teamSize: { basis } }: AppState): boolean {
  if (basis === null) return false;
  const sameGoals =
    basis.goals.length === goals.length &&
    basis.goals.every(({ measureId, band }, i) => measureId === goals[i].measureId && band === goals[i].band);
  return basis.grid !== dataset?.grid || basis.sums !== dataset.sums || !sameGoals;
}

/** The points in the range asked for, fewest territories first, with what the assumptions make of them. */
export const teamSizeRows: (state: AppState) => readonly TeamSizeRow[] = memoised(
  (state: AppState) => {
    const { points, assumptions, from, to } = state.teamSize;
    return [points, assumptions, from, to, workloadInHours(state)] as const;
  },
  (points, assumptions, from, to, inHours) =>
    points
      .filter(({ territories }) => territories >= Math.min(from, to) && territories <= Math.max(from, to))
      .toSorted((a, b) => a.territories - b.territories)
      .map(point => ({
        territories: point.territories,
        point,
        work: inHours ? teamWorkload(point, assumptions) : null,
        widestKm: point.meanKm.reduce((most, km) => Math.max(most, km), 0),
        accounts: point.accounts.reduce((sum, count) => sum + count, 0) / point.territories,
      })),
);

/** Which numbers keep the mean rep in the corridor: the range of the points, or which side all of them lie on. */
export function corridorOf(
  rows: readonly TeamSizeRow[],
):
  | { readonly kind: 'inside'; readonly from: number; readonly to: number }
  | { readonly kind: 'full' | 'idle' | 'leap' } {
  const shares = rows.map(({ work }) => work?.meanUtilisation ?? Number.NaN);
  const inside = rows.filter((_, index) => utilisationState(shares[index]) === 'good');
  if (inside.length > 0) return { kind: 'inside', from: inside[0].territories, to: inside.at(-1)!.territories };
  if (shares.every(share => share > UTILISATION_CORRIDOR.most)) return { kind: 'full' };
  return { kind: shares.every(share => share < UTILISATION_CORRIDOR.least) ? 'idle' : 'leap' };
}
