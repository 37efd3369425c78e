import type { BalanceRemark } from '../core/autobalance/balance-problem';
import type { WishedCriterion } from '../core/autobalance/problem-from-plan';
import type { DatasetSummary } from '../core/dataset/dataset';
import { GAP } from '../core/grid/grid-links';
import type { HexGrid, HexSums } from '../core/grid/hex-grid';
import { continuedLabels, disruption } from '../core/measure/disruption';
import { evenness } from '../core/measure/evenness';
import { piecesOf } from '../core/measure/pieces';
import {
  bandState,
  deviation,
  largestTerritoryId,
  meanDistances,
  territorySums,
  territoryTargets,
} from '../core/measure/territory-figures';
import { type BalanceGoal, type Plan, type Rep, UNASSIGNED } from '../core/plan/plan';
import { exactSum } from '../files/csv-write';
import type { ImportReport } from '../files/customers/import-report';
import type { DesignArguments } from './design-arguments';

/** What the report is made of. */
export interface DesignOutcome {
  readonly settings: DesignArguments;
  readonly imported: ImportReport;
  readonly summary: DatasetSummary;
  readonly grid: HexGrid;
  readonly sums: HexSums;
  readonly reachKm: number;
  readonly reason: string;
  /** What was asked for, maxima included; `settings.criteria` are the even ones. */
  readonly wished: readonly WishedCriterion[];
  /** Share of what moving disturbs that changed territory; 0 from scratch. */
  readonly moved: number;
  readonly plan: Plan;
  readonly reps: readonly Rep[];
  /** Known before the run. */
  readonly bounds: readonly BalanceRemark[];
  /** What stayed out of its band and why. */
  readonly remarks: readonly BalanceRemark[];
  /** Seconds per step; the only part that differs from run to run. */
  readonly seconds: Readonly<Record<string, number>>;
}

export type DesignReport = ReturnType<typeof designReport>;

/** report.json: everything that was read, made and reached. Deviations are fractions of the target, NaN-free JSON. */
export function designReport(outcome: DesignOutcome) {
  const { settings, imported, summary, grid, sums, plan } = outcome;
  return {
    input: {
      file: imported.fileName,
      rowsRead: imported.read,
      rowsPlaced: imported.placedRows,
      accounts: imported.accounts,
      ...(imported.customers === null ? {} : { customers: imported.customers }),
      placedBy: imported.placedBy,
      rowsRejected: imported.rejected,
      rejectedBy: Object.fromEntries(imported.rejectedBy.map(({ reason, count }) => [reason, count])),
      warnings: imported.warnings.map(({ text, count }) => ({ text, rows: count })),
      orderLines: imported.lines,
      mergedAccounts: imported.merged,
      findings: imported.findings,
      sums: imported.sums,
    },
    measures: summary.measures.map(({ id, label, unit, source, filled }, index) => ({
      id,
      label,
      unit,
      source,
      accountsWithValue: filled,
      total: exactSum(sums.totals[index]),
    })),
    hexes: {
      resolution: grid.coarsest,
      finestResolution: grid.finest,
      reason: outcome.reason,
      hexes: grid.count,
      withAccounts: sums.accounts.reduce((count, accounts) => count + (accounts > 0 ? 1 : 0), 0),
      reachKm: outcome.reachKm,
      links: grid.links.km.length,
      linksOverGaps: grid.links.kind.filter(kind => kind === GAP).length,
      gapKm: grid.links.gapKm,
    },
    criteria: outcome.wished
      .filter(({ most }) => most === null)
      .map(({ measureId, band, hardness }) => ({ measure: measureId, band, hardness })),
    maxima: outcome.wished.flatMap(({ measureId, most }) =>
      most === null ? [] : [{ measure: measureId, perFte: most }],
    ),
    mostMoved: settings.mostMoved,
    moved: outcome.moved,
    disruptionBy: settings.disruptionBy,
    start: settings.fromColumn === null ? 'scratch' : `column ${settings.fromColumn}`,
    seed: settings.seed,
    effort: settings.effort,
    ...planFigures(outcome, plan, settings.criteria),
    bounds: outcome.bounds.map(remarkFor(outcome)),
    remarks: outcome.remarks.map(remarkFor(outcome)),
    seconds: outcome.seconds,
  };
}

function planFigures({ grid, sums, summary, reps }: DesignOutcome, plan: Plan, goals: readonly BalanceGoal[]) {
  const { territories, assignment } = plan;
  const largest = largestTerritoryId(territories);
  const held = territorySums(grid, sums, assignment, largest);
  const { countOf } = piecesOf(grid, assignment, largest);
  const position = new Map(summary.measures.map((measure, index) => [measure.id, index]));
  const travel = sums.totals[position.get('workload')!] > 0 ? sums.sums[position.get('workload')!] : sums.sums[0];
  const distances = meanDistances(grid, travel, assignment, largest);
  const targets = goals.map(goal => territoryTargets(sums.totals[position.get(goal.measureId)!], territories));
  const repById = new Map(reps.map(rep => [rep.id, rep.name]));
  const byMeasure = (id: number) =>
    Object.fromEntries(summary.measures.map((measure, index) => [measure.id, exactSum(held.sums[index][id])]));
  const rows = territories.map((territory, row) => {
    const deviations = goals.map((goal, g) => {
      const value = held.sums[position.get(goal.measureId)!][territory.id];
      return { measure: goal.measureId, deviation: deviation(value, targets[g][row]), band: goal.band };
    });
    return {
      id: territory.id,
      name: territory.name,
      rep: territory.repId === null ? null : (repById.get(territory.repId) ?? null),
      fte: territory.fte,
      accounts: held.accounts[territory.id],
      hexes: held.hexes[territory.id],
      areaKm2: held.areaKm2[territory.id],
      pieces: countOf[territory.id],
      meanKm: distances.byId[territory.id],
      sums: byMeasure(territory.id),
      deviations: Object.fromEntries(deviations.map(({ measure, deviation: off }) => [measure, finite(off)])),
      inBand: deviations.every(({ deviation: off, band }) => bandState(off, band) === 'in'),
    };
  });
  const today = sums.today && disruption(sums.today, continuedLabels(sums.today.labels, territories), assignment);
  return {
    territories: rows,
    plan: {
      territories: rows.length,
      inAllBands: rows.filter(row => row.inBand).length,
      worstDeviation: Object.fromEntries(
        goals.map(({ measureId }) => [
          measureId,
          Math.max(0, ...rows.map(row => Math.abs(row.deviations[measureId] ?? 0))),
        ]),
      ),
      evenness: Object.fromEntries(
        goals.map(({ measureId }) => [
          measureId,
          evenness(
            rows.map(row => row.sums[measureId]),
            rows.map(row => row.fte),
          ),
        ]),
      ),
      broken: rows.filter(row => row.pieces > 1).length,
      empty: rows.filter(row => row.hexes === 0).length,
      meanKm: distances.overall,
      unassigned: {
        accounts: held.accounts[UNASSIGNED],
        hexes: held.hexes[UNASSIGNED],
        sums: byMeasure(UNASSIGNED),
      },
      disruption: today
        ? {
            accounts: today.accounts,
            accountsShare: today.accountsShare,
            shares: Object.fromEntries(summary.measures.map((measure, index) => [measure.id, today.shares[index]])),
            gained: today.gained,
          }
        : null,
    },
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** A remark with hexes as H3 indexes and the criterion by name. */
function remarkFor({ grid, settings }: DesignOutcome) {
  return (remark: BalanceRemark) => ({
    kind: remark.kind,
    text: remark.text,
    hexes: remark.units.map(unit => grid.cells[unit].toString(16)),
    measure: settings.criteria[remark.criterion]?.measureId ?? null,
    value: finite(remark.value),
  });
}
