import { assignLeastCost } from '../core/autobalance/match-territories';
import type { LatLng, WishedTerritory } from '../core/autobalance/problem-from-plan';
import { wishedTerritories } from '../core/autobalance/problem-from-plan';
import type { HexGrid, HexSums, TodayTable } from '../core/grid/hex-grid';
import type { LockedAccount, Plan, Rep } from '../core/plan/plan';
import { isNobody, todayAssignment, todayTerritories } from '../core/plan/today-plan';
import type { RepsRead } from '../files/reps-csv';
import { UsageError } from './design-arguments';

export type RepRows = RepsRead['reps'];

/** What the design starts from: today's plan, if asked for, and the territories that shall come out. */
export interface DesignStart {
  readonly plan: Plan | null;
  readonly wished: readonly WishedTerritory[];
  /** Rep by territory id. */
  readonly reps: ReadonlyMap<number, Rep>;
}

/** From scratch: one territory per rep as long as there are reps, near the rep's home. */
export function startFromScratch(count: number, rows: RepRows): DesignStart {
  const reps = new Map<number, Rep>();
  const wished = Array.from({ length: count }, (_, index): WishedTerritory => {
    const rep = rows[index]?.rep;
    if (rep) reps.set(index + 1, rep);
    return { id: index + 1, fte: rep?.fte ?? 1, home: rep?.home ?? null };
  });
  return { plan: null, wished, reps };
}

/**
 * From today's column: its labels are the territories; more or fewer when a number was asked for.
 * @throws UsageError when the column has no label
 */
export function startFromToday(
  grid: HexGrid,
  sums: HexSums,
  column: string,
  count: number | null,
  rows: RepRows,
  lockedAccounts: readonly LockedAccount[],
): DesignStart {
  const today = sums.today && todayAssignment(grid, sums.today);
  if (!today || today.labels.length === 0) throw new UsageError(`--from-column: ${column} names no territory.`);
  const repOf = new Map(rows.map(({ rep, territory }) => [territory, rep]));
  const territories = todayTerritories(today.labels, repOf);
  const reps = new Map<number, Rep>();
  const homes = new Map<number, LatLng>();
  for (const { id, name } of territories) {
    const rep = repOf.get(name);
    if (!rep) continue;
    reps.set(id, rep);
    if (rep.home) homes.set(id, rep.home);
  }
  const plan: Plan = {
    id: 'today',
    name: 'Today',
    assignment: today.assignment,
    territories,
    lockedHexes: new Uint8Array(grid.count),
    lockedAccounts,
  };
  const wished = wishedTerritories(plan, sums, count ?? territories.length, territories.length + 1, homes);
  return { plan, wished, reps };
}

/**
 * Which label of today each territory of a design from scratch continues: those with the most accounts in common, one
 * each (F19), so that what changes hands is not overstated.
 */
export function continuedFrom(
  today: TodayTable | undefined,
  assignment: Uint16Array,
  ids: readonly number[],
): ReadonlyMap<number, string> {
  if (!today) return new Map();
  const labels = [...today.labels.keys()].filter(label => !isNobody(today.labels[label]));
  const columns = Math.max(labels.length, ids.length);
  const columnOf = new Map(labels.map((label, column) => [label, column]));
  const rowOf = new Map(ids.map((id, row) => [id, row]));
  const cost = new Float64Array(ids.length * columns);
  for (let hex = 0; hex < assignment.length; hex++) {
    const row = rowOf.get(assignment[hex]);
    for (let entry = today.offsets[hex]; row !== undefined && entry < today.offsets[hex + 1]; entry++) {
      const column = columnOf.get(today.label[entry]);
      if (column !== undefined) cost[row * columns + column] -= today.accounts[entry];
    }
  }
  const chosen = assignLeastCost(cost, ids.length, columns);
  return new Map(
    ids.flatMap((id, row): [number, string][] =>
      cost[row * columns + chosen[row]] < 0 ? [[id, today.labels[labels[chosen[row]]]]] : [],
    ),
  );
}

/** The finished plan: territories as they are called today, new ones by the names and labels given. */
export function finishedPlan(
  { plan, wished, reps }: DesignStart,
  assignment: Uint16Array,
  ids: readonly number[],
  nameOf: ReadonlyMap<number, string>,
  todayLabelOf: ReadonlyMap<number, string>,
): Plan {
  const known = new Map(plan?.territories.map(territory => [territory.id, territory]));
  const fteOf = new Map(wished.map(({ id, fte }) => [id, fte]));
  return {
    id: 'design',
    name: 'Design',
    assignment,
    territories: [...ids]
      .sort((a, b) => a - b)
      .map(
        id =>
          known.get(id) ?? {
            id,
            name: nameOf.get(id) ?? `Territory ${id}`,
            colourSlot: 0,
            repId: reps.get(id)?.id ?? null,
            fte: fteOf.get(id) ?? 1,
            todayLabel: todayLabelOf.get(id) ?? '',
            locked: false,
          },
      ),
    lockedHexes: new Uint8Array(assignment.length),
    lockedAccounts: plan?.lockedAccounts ?? [],
  };
}
