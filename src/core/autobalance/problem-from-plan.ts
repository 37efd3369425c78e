/**
 * From the words of the app (hexes, territories by id, locks, goals) to the engine's problem (units, territories
 * 0 … k−1) and back. Unit = hex, always. The surprise: a locked hex that is unassigned must stay so, and the engine
 * assigns every unit; such hexes become one more locked territory of the problem, whose id is 0.
 */
import type { HexGrid, HexSums } from '../grid/hex-grid';
import type { Measure } from '../measure/measure';
import { heldHexes } from '../plan/locked-accounts';
import { type Assignment, type BalanceGoal, type Plan, UNASSIGNED } from '../plan/plan';
import { type BalanceCriterion, type BalanceProblem, BalanceProblemError, type BalanceRemark } from './balance-problem';
import { fixHomeHexes } from './home-hexes';
import { assignLeastCost } from './match-territories';

export interface LatLng {
  readonly lat: number;
  readonly lng: number;
}

/** A territory that the result shall have. */
export interface WishedTerritory {
  readonly id: number;
  /** Capacity share, > 0. */
  readonly fte: number;
  /** Where its rep starts the day, null = not known or not to be looked at. */
  readonly home: LatLng | null;
}

/** Measure id of the number of accounts, which is no column of its own. */
export const ACCOUNTS = 'accounts';

/** A measure to make even, or to keep under a maximum. */
export interface WishedCriterion extends BalanceGoal {
  readonly hardness: BalanceCriterion['hardness'];
  /** 0 … 1, see BalanceCriterion. */
  readonly compact: number;
  /** Most that one full-time equivalent may hold; null = made even. */
  readonly most: number | null;
}

export type DisruptionBy = 'accounts' | 'sales' | 'workload';

export interface BalanceWish {
  readonly grid: HexGrid;
  readonly sums: HexSums;
  /** The measures that `sums` is aligned with. */
  readonly measures: readonly Measure[];
  readonly criteria: readonly WishedCriterion[];
  /** The plan there is now, null = none: gives the start, the locks, and the territories to match new ones with. */
  readonly plan: Plan | null;
  readonly territories: readonly WishedTerritory[];
  readonly start: 'today' | 'scratch';
  readonly keepLocks: boolean;
  /** 0 … 1, see BalanceProblem; counts only when starting from the plan. */
  readonly keep: number;
  /** What is counted as disturbed when it changes territory. */
  readonly disruptionBy: DisruptionBy;
  /** Share of it that may change territory at most, null = no limit; counts only when starting from the plan. */
  readonly mostMoved: number | null;
  /** Homes pull softly, or the hex of a home must be inside its territory. */
  readonly homes: 'near' | 'inside';
  /** What distance is weighted by, normally `workload`; accounts when it has no values. */
  readonly travelMeasureId: string;
}

export interface PlanProblem {
  readonly problem: BalanceProblem;
  /** Territory id of each territory of the problem; 0 = the locked hexes that stay unassigned. */
  readonly territoryIds: readonly number[];
  /** What the wish asks for and the plan makes impossible, known before any run. */
  readonly remarks: readonly BalanceRemark[];
}

/**
 * The territories of a plan, made as many as wished: more get new ids from `nextTerritoryId` with one FTE, fewer lose
 * the lightest ones that no lock holds.
 * @param homes home by territory id; leave out to let every territory lie where it fits best
 */
export function wishedTerritories(
  plan: Plan | null,
  sums: HexSums,
  count: number,
  nextTerritoryId: number,
  homes: ReadonlyMap<number, LatLng> = new Map(),
): WishedTerritory[] {
  let kept = [...(plan?.territories ?? [])];
  if (plan && kept.length > count) {
    const held = lockedIds(plan);
    const weight = weightById(plan, sums);
    const order = [...kept].sort(
      (a, b) => Number(held.has(b.id)) - Number(held.has(a.id)) || weight.get(b.id)! - weight.get(a.id)! || a.id - b.id,
    );
    const chosen = new Set(order.slice(0, count));
    kept = kept.filter(territory => chosen.has(territory));
  }
  const ids = kept.map(territory => territory.id);
  for (let id = nextTerritoryId; ids.length < count; id++) ids.push(id);
  return ids.map((id, index) => ({ id, fte: kept[index]?.fte ?? 1, home: homes.get(id) ?? null }));
}

/**
 * States the problem. Negative sums of a hex (credits) count 0, because the engine shares out amounts.
 * @throws BalanceProblemError when a goal's measure is unknown or more territories are locked than wished
 */
export function problemFromPlan(wish: BalanceWish): PlanProblem {
  const { grid, plan } = wish;
  const territoryIds = wish.territories.map(territory => territory.id);
  const indexOf = new Map(territoryIds.map((id, index) => [id, index]));
  const shares = wish.territories.map(territory => territory.fte);
  const frozen = territoryIds.map(() => 0);
  const fixed = new Int32Array(grid.count).fill(-1);
  if (plan && wish.keepLocks) {
    const missing = [...lockedIds(plan)].find(id => !indexOf.has(id));
    if (missing !== undefined) {
      throw new BalanceProblemError(
        `Locks hold ${lockedIds(plan).size} territories, but only ${territoryIds.length} are wished: ` +
          'wish for more territories or unlock some.',
      );
    }
    for (const territory of plan.territories) {
      if (territory.locked) frozen[indexOf.get(territory.id)!] = 1;
    }
    const held = heldHexes(plan);
    const unassigned = territoryIds.length;
    let lockedUnassigned = 0;
    for (let hex = 0; hex < grid.count; hex++) {
      const id: number = plan.assignment[hex];
      if (id === UNASSIGNED) {
        if (held[hex] === 0) continue;
        fixed[hex] = unassigned;
        lockedUnassigned++;
      } else {
        const index = indexOf.get(id) ?? -1;
        if (held[hex] === 1 || frozen[index] === 1) fixed[hex] = index;
      }
    }
    if (lockedUnassigned > 0) {
      territoryIds.push(UNASSIGNED);
      shares.push(1);
      frozen.push(1);
    }
  }
  const remarks = wish.homes === 'inside' ? fixHomeHexes(grid, wish.territories, frozen, fixed) : [];
  const start = plan && wish.start === 'today' ? startOf(plan, indexOf, fixed) : null;
  const hasHomes = wish.territories.some(territory => territory.home);
  const problem: BalanceProblem = {
    unitCount: grid.count,
    lat: grid.lat,
    lng: grid.lng,
    offsets: grid.offsets,
    neighbours: grid.neighbours,
    criteria: wish.criteria.map(criterion => criterionOf(criterion, wish)),
    travelWeights: travelWeights(wish),
    territoryCount: territoryIds.length,
    shares: Float64Array.from(shares),
    fixed,
    frozen: Uint8Array.from(frozen),
    start,
    keep: start ? wish.keep : 0,
    disruption: start ? disruptionOf(wish) : null,
    mostMoved: start ? wish.mostMoved : null,
    homes: hasHomes ? homesOf(wish.territories, territoryIds.length) : null,
  };
  return { problem, territoryIds, remarks };
}

/**
 * The engine's answer by territory id. From scratch, territories that nothing ties to a place (no lock, no home) take
 * the ids of the old ones with the same capacity that they overlap most, so that names, colours and reps stay.
 */
export function assignmentFromResult(
  wish: BalanceWish,
  { problem, territoryIds }: PlanProblem,
  territoryOf: Int32Array,
): { assignment: Assignment; territoryIds: readonly number[] } {
  const fromScratch = wish.plan !== null && wish.start === 'scratch';
  const ids = fromScratch ? matchedIds(wish, wish.plan, problem, territoryIds, territoryOf) : territoryIds;
  const assignment = new Uint16Array(territoryOf.length);
  for (let hex = 0; hex < territoryOf.length; hex++) {
    if (territoryOf[hex] >= 0) assignment[hex] = ids[territoryOf[hex]];
  }
  return { assignment, territoryIds: ids.filter(id => id !== UNASSIGNED) };
}

function matchedIds(
  wish: BalanceWish,
  plan: Plan,
  { fixed, frozen }: BalanceProblem,
  territoryIds: readonly number[],
  territoryOf: Int32Array,
): readonly number[] {
  const tied = new Set<number>();
  for (const index of fixed) if (index >= 0) tied.add(index);
  wish.territories.forEach(({ home }, index) => {
    if (home || frozen[index] === 1) tied.add(index);
  });
  const ids = [...territoryIds];
  const worth = worthOfStaying(wish);
  const wished = new Set(territoryIds);
  const held = lockedIds(plan);
  for (const fte of new Set(wish.territories.map(territory => territory.fte))) {
    const rows: number[] = [];
    wish.territories.forEach((territory, index) => {
      if (territory.fte === fte && !tied.has(index)) rows.push(index);
    });
    // A territory that was to go may stay instead of another one of the same capacity.
    const spare = plan.territories.filter(other => other.fte === fte && !wished.has(other.id) && !held.has(other.id));
    const candidates = [...rows.map(index => territoryIds[index]), ...spare.map(territory => territory.id)];
    const rowOf = new Map(rows.map((index, row) => [index, row]));
    const columnOf = new Map(candidates.map((id, column) => [id, column]));
    const cost = new Float64Array(rows.length * candidates.length);
    for (let hex = 0; hex < territoryOf.length; hex++) {
      const row = rowOf.get(territoryOf[hex]);
      const column = columnOf.get(plan.assignment[hex]);
      if (row !== undefined && column !== undefined) cost[row * candidates.length + column] -= worth[hex];
    }
    const chosen = assignLeastCost(cost, rows.length, candidates.length);
    rows.forEach((index, row) => {
      ids[index] = candidates[chosen[row]];
    });
  }
  return ids;
}

/** What it is worth per hex that its accounts keep their territory: sales, else potential; a little for empty hexes. */
function worthOfStaying({ measures, sums, grid }: BalanceWish): Float64Array {
  const named = (id: string) => measures.findIndex(measure => measure.id === id && measure.filled > 0);
  const measure = named('sales') >= 0 ? named('sales') : named('potential');
  const column = measure >= 0 ? positive(sums.sums[measure]) : Float64Array.from(sums.accounts);
  const total = column.reduce((sum, value) => sum + value, 0) || 1;
  return column.map(value => value / total + 1e-3 / grid.count);
}

function lockedIds(plan: Plan): Set<number> {
  const ids = new Set<number>();
  for (const territory of plan.territories) if (territory.locked) ids.add(territory.id);
  const held = heldHexes(plan);
  for (let hex = 0; hex < plan.assignment.length; hex++) {
    if (held[hex] === 1 && plan.assignment[hex] !== UNASSIGNED) ids.add(plan.assignment[hex]);
  }
  return ids;
}

/** What each territory holds of all measures together, each as a share of its total. */
function weightById(plan: Plan, sums: HexSums): Map<number, number> {
  const weight = new Map(plan.territories.map(territory => [territory.id, 0]));
  sums.sums.forEach((column, measure) => {
    const total = sums.totals[measure];
    if (!(total > 0)) return;
    for (let hex = 0; hex < column.length; hex++) {
      const id: number = plan.assignment[hex];
      if (id !== UNASSIGNED && column[hex] > 0) weight.set(id, (weight.get(id) ?? 0) + column[hex] / total);
    }
  });
  return weight;
}

function startOf(plan: Plan, indexOf: ReadonlyMap<number, number>, fixed: Int32Array): Int32Array {
  return Int32Array.from(plan.assignment, (id, hex) => (fixed[hex] >= 0 ? fixed[hex] : (indexOf.get(id) ?? -1)));
}

function criterionOf(wished: WishedCriterion, { measures, sums }: BalanceWish): BalanceCriterion {
  const { measureId, band, hardness, compact, most } = wished;
  if (measureId === ACCOUNTS) {
    return { label: 'Accounts', weights: Float64Array.from(sums.accounts), band, hardness, compact, most };
  }
  const index = measures.findIndex(measure => measure.id === measureId);
  if (index < 0) {
    const known = measures.map(measure => measure.id).join(', ');
    throw new BalanceProblemError(`There is no measure "${measureId}" to balance. Known are: ${known}.`);
  }
  return { label: measures[index].label, weights: positive(sums.sums[index]), band, hardness, compact, most };
}

function positive(column: Float64Array): Float64Array {
  return column.every(value => value >= 0) ? column : column.map(value => Math.max(0, value));
}

/** What moving a hex disturbs; accounts where the wished measure has no values. */
function disruptionOf({ measures, sums, disruptionBy }: BalanceWish): Float64Array {
  const index = measures.findIndex(measure => measure.id === disruptionBy && measure.filled > 0);
  return index >= 0 ? positive(sums.sums[index]) : Float64Array.from(sums.accounts);
}

function travelWeights({ measures, sums, travelMeasureId }: BalanceWish): Float64Array {
  const index = measures.findIndex(measure => measure.id === travelMeasureId);
  if (index >= 0 && sums.totals[index] > 0) return positive(sums.sums[index]);
  return Float64Array.from(sums.accounts);
}

function homesOf(territories: readonly WishedTerritory[], count: number): Float64Array {
  const homes = new Float64Array(2 * count).fill(Number.NaN);
  territories.forEach(({ home }, index) => {
    if (home) homes.set([home.lat, home.lng], 2 * index);
  });
  return homes;
}
