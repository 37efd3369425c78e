import type { ProjectRecord } from '../storage/project-record';
import type { AppState } from './app-state';

/** The state as storage keeps it; null while there is no project. */
export function projectRecord(state: AppState, savedAt: number): ProjectRecord | null {
  const { dataset } = state;
  if (!dataset || !state.projectId) return null;
  return {
    id: state.projectId,
    version: 1,
    name: state.projectName,
    isSample: dataset.isSample,
    savedAt,
    goals: state.goals,
    gridOptions: dataset.gridOptions,
    potential: dataset.potential,
    workload: dataset.workload,
    filter: dataset.filter,
    linkChoices: dataset.linkChoices,
    reps: state.reps,
    cells: dataset.grid.cells,
    plans: state.plans,
    activePlanId: state.activePlanId,
    nextTerritoryId: state.nextTerritoryId,
    source: dataset.source,
    hexDocument: dataset.hexDocument,
  };
}
