import { assignColourSlots, bestColourSlot } from '../core/colour/territory-colours';
import type { HexGrid } from '../core/grid/hex-grid';
import type { Assignment, Plan, Territory } from '../core/plan/plan';
import { UNASSIGNED } from '../core/plan/plan';

/** Pairs of territory ids that share a border, each once, smaller id first, flat (a0, b0, a1, b1, …). */
export function neighbouringTerritories(grid: HexGrid, assignment: Assignment): Int32Array {
  const seen = new Set<number>();
  for (let hex = 0; hex < grid.count; hex++) {
    const a = assignment[hex];
    if (a === UNASSIGNED) continue;
    for (let edge = grid.offsets[hex]; edge < grid.offsets[hex + 1]; edge++) {
      const b = assignment[grid.neighbours[edge]];
      if (b > a) seen.add(a * 65_536 + b);
    }
  }
  const pairs = new Int32Array(seen.size * 2);
  let at = 0;
  for (const key of [...seen].sort((p, q) => p - q)) {
    pairs[at++] = Math.floor(key / 65_536);
    pairs[at++] = key % 65_536;
  }
  return pairs;
}

/** Territory ids beside these hexes. */
export function territoriesBeside(grid: HexGrid, assignment: Assignment, hexes: ArrayLike<number>): Set<number> {
  const ids = new Set<number>();
  for (let i = 0; i < hexes.length; i++) {
    for (let edge = grid.offsets[hexes[i]]; edge < grid.offsets[hexes[i] + 1]; edge++) {
      const id = assignment[grid.neighbours[edge]];
      if (id !== UNASSIGNED) ids.add(id);
    }
  }
  return ids;
}

export type PlanColours = Pick<Plan, 'assignment' | 'territories'>;

export function slotsById(territories: readonly Territory[]): Map<number, number> {
  return new Map(territories.map(territory => [territory.id, territory.colourSlot]));
}

/** A slot for a new territory over these hexes: unlike its neighbours, unused when one is left. */
export function freeColourSlot(plan: PlanColours, grid: HexGrid, hexes: ArrayLike<number>): number {
  const slots = slotsById(plan.territories);
  const beside = [...territoriesBeside(grid, plan.assignment, hexes)].map(id => slots.get(id) ?? 0);
  return bestColourSlot(beside, [...slots.values()]);
}

/** The territories with slots that make neighbours differ; those in `keep` keep theirs. */
export function coloured(
  grid: HexGrid,
  assignment: Assignment,
  territories: readonly Territory[],
  keep: ReadonlyMap<number, number>,
): readonly Territory[] {
  const slots = assignColourSlots(
    territories.map(territory => territory.id),
    neighbouringTerritories(grid, assignment),
    keep,
  );
  return territories.map(territory => ({ ...territory, colourSlot: slots.get(territory.id) ?? territory.colourSlot }));
}
