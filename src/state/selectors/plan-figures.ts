import type { HexGrid, HexSums } from '../../core/grid/hex-grid';
import { continuedLabels, disruption } from '../../core/measure/disruption';
import type { Measure } from '../../core/measure/measure';
import { type Pieces, piecesOf } from '../../core/measure/pieces';
import {
  bandState,
  deviation,
  largestTerritoryId,
  meanDistances,
  territorySums,
  territoryTargets,
} from '../../core/measure/territory-figures';
import { type Assignment, type BalanceGoal, type Rep, type Territory, UNASSIGNED } from '../../core/plan/plan';
import type { AppState } from '../app-state';
import { memoised } from '../memo';
import { hexPieces } from './hex-pieces';
import { shownPlan } from './shown-plan';
import type { GoalFigure, PlanFigures, TerritoryRow } from './territory-rows';

/** What the figures of a plan are computed from. */
export interface FigureInputs {
  readonly grid: HexGrid;
  readonly sums: HexSums;
  readonly measures: readonly Measure[];
  readonly goals: readonly BalanceGoal[];
  readonly reps: readonly Rep[];
  readonly assignment: Assignment;
  readonly territories: readonly Territory[];
  readonly pieces: Pieces;
}

/** Every figure of a plan, recomputed as a whole: cheaper than keeping partial sums right. */
export function computePlanFigures(inputs: FigureInputs): PlanFigures {
  const { grid, sums, measures, goals, reps, assignment, territories, pieces } = inputs;
  const largestId = largestTerritoryId(territories);
  const columns = territorySums(grid, sums, assignment, largestId);
  const columnOf = goals.map(goal => measures.findIndex(measure => measure.id === goal.measureId));
  const totals = columnOf.map(column => sums.totals[column] ?? 0);
  const targets = totals.map(total => territoryTargets(total, territories));
  const workload = Math.max(
    0,
    measures.findIndex(measure => measure.id === 'workload'),
  );
  const distances = meanDistances(grid, sums.sums[workload], assignment, largestId);
  const repName = new Map(reps.map(rep => [rep.id, rep.name]));

  const rows = territories.map((territory, index): TerritoryRow => {
    const { id } = territory;
    const figures = goals.map((goal, position): GoalFigure => {
      const value = columns.sums[columnOf[position]]?.[id] ?? 0;
      const target = targets[position][index];
      const fraction = deviation(value, target);
      return {
        measureId: goal.measureId,
        value,
        target,
        deviation: fraction,
        state: bandState(fraction, goal.band),
      };
    });
    return {
      territory,
      repName: (territory.repId && repName.get(territory.repId)) || '',
      hexes: columns.hexes[id],
      accounts: columns.accounts[id],
      areaKm2: columns.areaKm2[id],
      pieces: pieces.countOf[id],
      meanKm: distances.byId[id],
      figures,
      sums: columns.sums.map(column => column[id]),
    };
  });

  let worst: PlanFigures['headline']['worst'] = null;
  for (const row of rows) {
    for (const figure of row.figures) {
      if (!Number.isFinite(figure.deviation)) continue;
      if (worst && Math.abs(figure.deviation) <= Math.abs(worst.deviation)) continue;
      worst = { territoryId: row.territory.id, measureId: figure.measureId, deviation: figure.deviation };
    }
  }
  const fte = territories.reduce((sum, territory) => sum + territory.fte, 0);
  return {
    rows,
    headline: {
      territories: territories.length,
      insideAll: rows.filter(row => row.figures.every(figure => figure.state === 'in')).length,
      insidePerGoal: goals.map((_, position) => rows.filter(row => row.figures[position].state === 'in').length),
      worst,
      extraPieces: rows.reduce((sum, row) => sum + Math.max(0, row.pieces - 1), 0),
      unassigned: {
        hexes: columns.hexes[UNASSIGNED],
        accounts: columns.accounts[UNASSIGNED],
        figures: columnOf.map(column => columns.sums[column]?.[UNASSIGNED] ?? 0),
      },
      totals: {
        accounts: columns.accounts.reduce((sum, accounts) => sum + accounts, 0),
        figures: totals,
        hexes: grid.count,
        pieces: rows.reduce((sum, row) => sum + row.pieces, 0),
      },
      targetPerFte: totals.map(total => (fte > 0 ? total / fte : 0)),
      meanKm: distances.overall,
      disruption: sums.today
        ? disruption(sums.today, continuedLabels(sums.today.labels, territories), assignment)
        : null,
    },
  };
}

function figuresOf(
  dataset: AppState['dataset'],
  assignment: Assignment | undefined,
  territories: readonly Territory[] | undefined,
  goals: readonly BalanceGoal[],
  reps: readonly Rep[],
  known: Pieces | null,
): PlanFigures | null {
  if (!dataset || !assignment || !territories) return null;
  const { grid, sums, summary } = dataset;
  const pieces = known ?? piecesOf(grid, assignment, largestTerritoryId(territories));
  return computePlanFigures({ grid, sums, measures: summary.measures, goals, reps, assignment, territories, pieces });
}

/** Figures of the plan on screen: the active one, or the best so far of a run. */
export const planFigures: (state: AppState) => PlanFigures | null = memoised((state: AppState) => {
  const plan = shownPlan(state);
  return [state.dataset, plan?.assignment, plan?.territories, state.goals, state.reps, hexPieces(state)];
}, figuresOf);

/** While a run is on screen: the figures of the plan it began from; null without a run, or when it began from no territory. */
export const comparedFigures: (state: AppState) => PlanFigures | null = memoised((state: AppState) => {
  const { run } = state.balance;
  const before = run?.best && run.before.territories.length > 0 ? run.before : null;
  return [state.dataset, before?.assignment, before?.territories, state.goals, state.reps, null];
}, figuresOf);
