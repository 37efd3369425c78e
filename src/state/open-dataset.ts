import type { Plan, Rep } from '../core/plan/plan';
import { todayAssignment, todayTerritories } from '../core/plan/today-plan';
import type { Dataset } from './app-state';
import { type NamedAssignment, polygonFileTitle, polygonPlan } from './polygon-plan';
import type { RepRow } from './services';
import { coloured } from './territory-palette';

/** The first plan of a project and the reps that came with it. */
export interface FirstPlan {
  readonly plan: Plan;
  readonly reps: readonly Rep[];
  readonly nextTerritoryId: number;
}

/** A plan in which nothing belongs to anybody yet. */
export function emptyPlan(dataset: Dataset, planId: string): FirstPlan {
  const { count } = dataset.grid;
  return {
    plan: {
      id: planId,
      name: 'First plan',
      assignment: new Uint16Array(count),
      territories: [],
      lockedHexes: new Uint8Array(count),
      lockedAccounts: [],
    },
    reps: [],
    nextTerritoryId: 1,
  };
}

/** Territories of a polygon file as the first plan. */
export function firstPlanOfPolygons(
  dataset: Dataset,
  planId: string,
  territories: NamedAssignment,
  fileName: string,
): FirstPlan {
  const { plan, reps } = emptyPlan(dataset, planId);
  const made = polygonPlan(dataset, territories, null, 1, false);
  if (!made) return emptyPlan(dataset, planId);
  const { assignment, nextTerritoryId } = made;
  return {
    plan: { ...plan, name: polygonFileTitle(fileName), assignment, territories: made.territories },
    reps,
    nextTerritoryId,
  };
}

/**
 * Today's column as the first plan: one territory per label, coloured so that neighbours differ. Reps are matched to
 * territories by the label they say; without a reps file the labels stand alone.
 */
export function todaysPlan(dataset: Dataset, planId: string, repRows: readonly RepRow[]): FirstPlan {
  const { grid, sums } = dataset;
  if (!sums.today) return emptyPlan(dataset, planId);
  const { assignment, labels } = todayAssignment(grid, sums.today);
  const repOf = new Map(repRows.map(row => [row.territory, row.rep]));
  const territories = todayTerritories(labels, repOf);
  return {
    plan: {
      id: planId,
      name: 'Today’s map',
      assignment,
      territories: coloured(grid, assignment, territories, new Map()),
      lockedHexes: new Uint8Array(grid.count),
      lockedAccounts: [],
    },
    reps: repRows.map(row => row.rep),
    nextTerritoryId: labels.length + 1,
  };
}
