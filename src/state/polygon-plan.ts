import { LockRule } from '../core/plan/locks';
import { MAX_TERRITORY_ID, type Plan, type Territory, UNASSIGNED } from '../core/plan/plan';
import type { Dataset } from './app-state';
import { coloured, slotsById } from './territory-palette';

/** Territories as a polygon file has them on the hexes on screen. */
export interface NamedAssignment {
  readonly names: readonly string[];
  /** Position of each hex's territory in `names` + 1, 0 = none. */
  readonly assignment: Uint16Array;
}

export interface PolygonPlan {
  readonly assignment: Uint16Array;
  readonly territories: readonly Territory[];
  readonly nextTerritoryId: number;
  /** Hexes that stay with their territory because of a lock. */
  readonly held: number;
}

/**
 * Territories of polygons as those of a plan. One that is called as a territory of the plan is that territory: it keeps
 * its number, colour, rep and capacity. Those without a hex are left out.
 * @param from the plan whose territories are continued; null = there is none
 * @param keepLocks what is locked in it stays as it is
 * @returns null when the project has no territory numbers left
 */
export function polygonPlan(
  dataset: Pick<Dataset, 'grid' | 'sums'>,
  { names, assignment }: NamedAssignment,
  from: Plan | null,
  firstFreeId: number,
  keepLocks: boolean,
): PolygonPlan | null {
  const used = new Set(assignment);
  const known = from?.territories ?? [];
  const byName = new Map(known.map(territory => [territory.name, territory]));
  const labels = new Set(dataset.sums.today?.labels);
  let nextTerritoryId = firstFreeId;
  const territories: Territory[] = [];
  const idOf = new Uint16Array(names.length + 1);
  names.forEach((name, index) => {
    if (!used.has(index + 1)) return;
    const same = byName.get(name);
    const id = same?.id ?? nextTerritoryId++;
    if (id > MAX_TERRITORY_ID) return;
    idOf[index + 1] = id;
    territories.push(
      same
        ? { ...same, locked: keepLocks && same.locked }
        : { id, name, colourSlot: 0, repId: null, fte: 1, todayLabel: labels.has(name) ? name : '', locked: false },
    );
  });
  if (nextTerritoryId > MAX_TERRITORY_ID + 1) return null;

  const after = assignment.map(territory => idOf[territory]);
  let held = 0;
  if (from && keepLocks) {
    const rule = new LockRule(from);
    for (let hex = 0; hex < after.length; hex++) {
      if (!rule.refusal(hex, after[hex])) continue;
      after[hex] = from.assignment[hex];
      held++;
    }
    // Territories that the polygons do not know live on where a lock holds a hex.
    const present = new Set(territories.map(territory => territory.id));
    const holding = new Set(after);
    territories.push(
      ...known.filter(({ id, locked }) => !present.has(id) && id !== UNASSIGNED && (locked || holding.has(id))),
    );
  }
  const keep = new Map([...slotsById(known)].filter(([id]) => territories.some(territory => territory.id === id)));
  return {
    assignment: after,
    territories: coloured(dataset.grid, after, territories, keep),
    nextTerritoryId,
    held,
  };
}

/** "Sales areas": what the file is called, for a plan's name. */
export function polygonFileTitle(fileName: string): string {
  return fileName.replace(/(?:\.[a-z]*json)?(?:\.gz|\.zip)?$/iu, '').trim() || fileName;
}
