import { readFile } from 'node:fs/promises';
import { AccountKeys } from '../core/accounts/account-keys';
import { lockedInFile } from '../core/accounts/lock-column';
import type { BalanceProblem, BalanceResult } from '../core/autobalance/balance-problem';
import { boundsOf } from '../core/autobalance/bounds';
import { assignmentFromResult, type BalanceWish, problemFromPlan } from '../core/autobalance/problem-from-plan';
import { solve } from '../core/autobalance/solve';
import { verifyPlan } from '../core/autobalance/verify';
import { NO_FILTER } from '../core/dataset/dataset';
import { datasetHexes } from '../core/dataset/dataset-hexes';
import { datasetSums, datasetValues, labelsByAccounts } from '../core/dataset/dataset-values';
import { knownPopulation } from '../core/geo/known-towns';
import { isLand } from '../core/geo/land-mask';
import { territoryNames } from '../core/geo/territory-names';
import { hexesHeldByAccounts } from '../core/plan/locked-accounts';
import type { LockedAccount, Plan } from '../core/plan/plan';
import { proposeSources } from '../core/workload/account-values';
import type { ColumnMapping } from '../files/customers/column-mapping';
import type { ImportOutcome } from '../files/customers/import-outcome';
import { type GeoFileName, GeoFiles } from '../files/geo/geo-files';
import { readReps } from '../files/reps-csv';
import { type DesignArguments, UsageError } from './design-arguments';
import { importCustomers, openFile, type Timed } from './design-import';
import {
  continuedFrom,
  type DesignStart,
  finishedPlan,
  type RepRows,
  startFromScratch,
  startFromToday,
} from './design-plan';
import type { DesignOutcome } from './design-report';

/** How strongly a design from today's column keeps accounts where they are (engine: 0 … 1). */
const KEEP = 0.2;

/** Everything a design comes to, ready to be written. */
export interface Design extends DesignOutcome {
  readonly source: Blob;
  readonly mapping: ColumnMapping;
  readonly read: ImportOutcome;
  readonly hexOfAccount: Int32Array;
  readonly measureValues: readonly Float64Array[];
  /** What to tell besides the figures: reps without a territory, cells that were no capacity. */
  readonly notes: readonly string[];
}

/** @param say told what is being done, one short phrase per step */
export async function runDesign(settings: DesignArguments, say: (phrase: string) => void): Promise<Design> {
  const seconds: Record<string, number> = {};
  const timed: Timed = async (step, phrase, work) => {
    say(phrase);
    const began = performance.now();
    const result = await work();
    seconds[step] = Math.round(performance.now() - began) / 1000;
    return result;
  };
  const geo = new GeoFiles(openGeoFile);
  const rows =
    settings.reps === null ? { reps: [], problems: [] } : readReps(await (await openFile(settings.reps)).text());

  const { source, mapping, criteria, read, notes } = await importCustomers(settings, geo, timed);
  const { table } = read;
  const count = wantedTerritories(settings, labelsByAccounts(table).length, rows.reps.length);
  const values = datasetValues(table, { ...proposeSources(table), filter: NO_FILTER });
  const hexes = await timed('grid', 'making hexes', async () => {
    const mask = await geo.land();
    const { resolution, gapKm } = settings;
    const options = { resolution, reachKm: 'auto', territories: count, gapKm } as const;
    const test = mask && ((lat: number, lng: number) => isLand(mask, lat, lng));
    return datasetHexes(table, values, options, test, () => undefined);
  });
  const { grid, hexOfAccount } = hexes;
  const sums = datasetSums(table, grid, hexOfAccount, values);
  const locked = lockedInFile(table, new AccountKeys(table), hexOfAccount);

  const start =
    settings.fromColumn === null
      ? startFromScratch(count, rows.reps)
      : startFromToday(grid, sums, settings.fromColumn, settings.territories, rows.reps, locked);
  const wish: BalanceWish = {
    grid,
    sums,
    measures: values.summary.measures,
    criteria,
    plan: start.plan,
    territories: start.wished,
    start: start.plan ? 'today' : 'scratch',
    keepLocks: true,
    keep: KEEP,
    disruptionBy: settings.disruptionBy,
    mostMoved: settings.mostMoved,
    homes: settings.homeInside ? 'inside' : 'near',
    travelMeasureId: 'workload',
  };
  const stated = problemFromPlan(wish);
  const bounds = [...stated.remarks, ...boundsOf(stated.problem)];
  const result = await timed('balance', 'balancing', () => solve(stated.problem, settings));
  await timed('verify', 'checking the plan', () => checked(stated.problem, result));
  const { assignment, territoryIds } = assignmentFromResult(wish, stated, result.territoryOf);
  const plan = await timed('name', 'naming territories', async () => {
    const places = await geo.places();
    const towns = places && { places, known: knownPopulation(places, table.lat, table.lng, values.measureValues[0]) };
    const kept = new Map(start.plan?.territories.map(({ id, name }) => [id, name]));
    const fresh = territoryIds.filter(id => !kept.has(id));
    const names = territoryNames(towns, grid, assignment, fresh, [...kept.values()]);
    const continued = start.plan ? new Map() : continuedFrom(sums.today, assignment, territoryIds);
    return finishedPlan(start, assignment, territoryIds, new Map(names.map(({ id, name }) => [id, name])), continued);
  });
  return {
    settings: { ...settings, criteria: criteria.filter(({ most }) => most === null) },
    wished: criteria,
    moved: result.moved,
    imported: read.report,
    summary: values.summary,
    grid,
    sums,
    reachKm: hexes.reachKm,
    reason: hexes.reason,
    plan,
    reps: rows.reps.map(({ rep }) => rep),
    bounds,
    remarks: result.remarks,
    seconds,
    source,
    mapping,
    read,
    hexOfAccount,
    measureValues: values.measureValues,
    notes: [...notes, ...rows.problems, ...withoutTerritory(rows.reps, start), ...lockNotes(locked, start.plan)],
  };
}

/** What became of the accounts that the file says are locked. */
function lockNotes({ length }: readonly LockedAccount[], today: Plan | null): string[] {
  if (length === 0) return [];
  const accounts = `${length.toLocaleString('en')} locked ${length === 1 ? 'account' : 'accounts'}`;
  if (!today) return [`${accounts}, but from scratch there is no territory to stay with: start with --from-column.`];
  const held = hexesHeldByAccounts(today);
  return [`${accounts} kept the territory of ${held.toLocaleString('en')} ${held === 1 ? 'hex' : 'hexes'}.`];
}

/** The app's own files lie beside the sources. */
async function openGeoFile(name: GeoFileName): Promise<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = await readFile(new URL(`../../public/geo/${name}`, import.meta.url));
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}

function wantedTerritories({ territories, fromColumn }: DesignArguments, labels: number, reps: number): number {
  const count = territories ?? (fromColumn === null ? reps : labels);
  if (count === 0) throw new UsageError(`--from-column: ${fromColumn} names no territory.`);
  return count;
}

/** Nothing is written that separate code finds fault with. */
function checked(problem: BalanceProblem, { territoryOf }: BalanceResult): void {
  const { unassigned, brokenLocks } = verifyPlan(problem, territoryOf);
  if (unassigned.length > 0 || brokenLocks.length > 0) {
    throw new Error(`The plan leaves out ${unassigned.length} hexes and breaks ${brokenLocks.length} locks.`);
  }
}

function withoutTerritory(rows: RepRows, { reps }: DesignStart): string[] {
  const placed = new Set([...reps.values()].map(rep => rep.id));
  const left = rows.filter(({ rep }) => !placed.has(rep.id)).map(({ rep }) => rep.name);
  return left.length > 0 ? [`No territory for ${left.join(', ')}.`] : [];
}
