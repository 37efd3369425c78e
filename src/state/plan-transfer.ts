import type { Plan } from '../core/plan/plan';
import { UNASSIGNED } from '../core/plan/plan';

/**
 * Carries a plan over to another set of hexes (a saved project, another hex size). Hexes that both sets hold keep their
 * territory and lock; for the others `territoryAt(hex)` of the new set decides.
 */
export function transferPlan(
  plan: Plan,
  from: BigUint64Array,
  to: BigUint64Array,
  territoryAt: (hex: number) => number,
): Plan {
  const assignment = new Uint16Array(to.length);
  const lockedHexes = new Uint8Array(to.length);
  const known = new Set(plan.territories.map(territory => territory.id));
  // Both lists ascend, so one walk pairs them.
  let old = 0;
  for (let hex = 0; hex < to.length; hex++) {
    while (old < from.length && from[old] < to[hex]) old++;
    const territory = old < from.length && from[old] === to[hex] ? plan.assignment[old] : territoryAt(hex);
    if (old < from.length && from[old] === to[hex]) lockedHexes[hex] = plan.lockedHexes[old];
    assignment[hex] = known.has(territory) ? territory : UNASSIGNED;
  }
  return { ...plan, assignment, lockedHexes };
}
