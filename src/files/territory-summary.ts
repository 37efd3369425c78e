/** One territory in figures, as exports write it: the same record is a row of the summary and the properties of a feature. */
import type { HexGrid, HexSums, TodayTable } from '../core/grid/hex-grid';
import { continuedLabels, NOBODY_TODAY } from '../core/measure/disruption';
import type { Measure } from '../core/measure/measure';
import { piecesOf } from '../core/measure/pieces';
import {
  bandState,
  deviation,
  largestTerritoryId,
  meanDistances,
  territorySums,
  territoryTargets,
} from '../core/measure/territory-figures';
import type { Assignment, BalanceGoal, Rep, Territory } from '../core/plan/plan';
import { type CsvValue, exactSum } from './csv-write';
import { measureColumns } from './measure-columns';

/** Everything the figures of a plan are made of. */
export interface PlannedMarket {
  readonly grid: HexGrid;
  readonly sums: HexSums;
  /** In the order of `sums.sums`: potential, workload, then the others. */
  readonly measures: readonly Measure[];
  readonly goals: readonly BalanceGoal[];
  readonly assignment: Assignment;
  readonly territories: readonly Territory[];
  readonly reps: readonly Rep[];
}

/** Column name → value; all territories of a plan have the same columns in the same order. */
export type TerritorySummary = Readonly<Record<string, CsvValue>>;

/** In the order of `market.territories`. Shares and deviations in percent, distances in km, area in km². */
export function territorySummaries(market: PlannedMarket): TerritorySummary[] {
  const { grid, sums, measures, goals, assignment, territories } = market;
  const largest = largestTerritoryId(territories);
  const held = territorySums(grid, sums, assignment, largest);
  const { countOf } = piecesOf(grid, assignment, largest);
  const workload = measures.findIndex(measure => measure.id === 'workload');
  const travel = workload >= 0 && sums.totals[workload] > 0 ? sums.sums[workload] : sums.sums[0];
  const distances = meanDistances(grid, travel, assignment, largest).byId;
  const names = measureColumns(measures);
  const used = goals
    .map(goal => ({ goal, measure: measures.findIndex(measure => measure.id === goal.measureId) }))
    .filter(({ measure }) => measure >= 0)
    .map(({ goal, measure }) => ({ goal, measure, targets: territoryTargets(sums.totals[measure], territories) }));
  const repNames = new Map(market.reps.map(rep => [rep.id, rep.name]));
  const lost = sums.today ? lostShares(sums.today, assignment, territories) : null;
  const potential = measures.findIndex(measure => measure.id === 'potential');
  const sales = measures.findIndex(measure => measure.id === 'sales');
  // Without a potential of its own, sales are the potential and their share of it says nothing.
  const penetrates = potential >= 0 && sales >= 0 && measures[potential].source !== measures[sales].source;

  return territories.map((territory, at) => {
    const { id } = territory;
    const summary: Record<string, CsvValue> = {
      territory_id: id,
      territory_name: territory.name,
      type: 'geographic',
      rep: (territory.repId !== null && repNames.get(territory.repId)) || '',
      fte: territory.fte,
      accounts: held.accounts[id],
    };
    measures.forEach((_, measure) => {
      summary[names[measure]] = exactSum(held.sums[measure][id]);
    });
    if (penetrates) summary.penetration_pct = percent(held.sums[sales][id] / held.sums[potential][id]);
    let inBand = true;
    for (const { goal, measure, targets } of used) {
      const off = deviation(held.sums[measure][id], targets[at]);
      summary[`${names[measure]}_deviation_pct`] = percent(off);
      inBand &&= bandState(off, goal.band) === 'in';
    }
    if (used.length > 0) summary.in_band = inBand;
    if (lost) summary.disruption_pct = percent(lost[id]);
    summary.hexes = held.hexes[id];
    summary.area_km2 = Number(held.areaKm2[id].toFixed(2));
    summary.mean_km_to_centre = Number(distances[id].toFixed(2));
    summary.components = countOf[id];
    return summary;
  });
}

/** Share of each territory's accounts that another territory holds today, by territory id (F18); NaN when nobody held any. */
function lostShares(today: TodayTable, assignment: Assignment, territories: readonly Territory[]): Float64Array {
  const idOfLabel = continuedLabels(today.labels, territories);
  const size = largestTerritoryId(territories) + 1;
  const moved = new Float64Array(size);
  const heldBefore = new Float64Array(size);
  for (let hex = 0; hex < assignment.length; hex++) {
    for (let entry = today.offsets[hex]; entry < today.offsets[hex + 1]; entry++) {
      const before = idOfLabel[today.label[entry]];
      if (before === NOBODY_TODAY) continue;
      heldBefore[assignment[hex]] += today.accounts[entry];
      if (before !== assignment[hex]) moved[assignment[hex]] += today.accounts[entry];
    }
  }
  return moved.map((accounts, id) => accounts / heldBefore[id]);
}

function percent(fraction: number): number | null {
  return Number.isFinite(fraction) ? Number((fraction * 100).toFixed(2)) : null;
}
