import type { Plan } from '../core/plan/plan';
import { UNASSIGNED } from '../core/plan/plan';

/**
 * Carries a plan over to another set of hexes (a saved project, another hex size). Hexes that both sets hold keep their
 * territory and lock; for the others `territoryAt(hex)` of the new set decides. Locked accounts follow the hexes that
 * both sets hold; where the others lie now only the accounts themselves can say (`carryLockedAccounts`).
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
  const newHexOf = new Map<number, number>();
  // Both lists ascend, so one walk pairs them.
  let old = 0;
  for (let hex = 0; hex < to.length; hex++) {
    while (old < from.length && from[old] < to[hex]) old++;
    const isKept = old < from.length && from[old] === to[hex];
    const territory = isKept ? plan.assignment[old] : territoryAt(hex);
    if (isKept) {
      lockedHexes[hex] = plan.lockedHexes[old];
      newHexOf.set(old, hex);
    }
    assignment[hex] = known.has(territory) ? territory : UNASSIGNED;
  }
  const lockedAccounts = plan.lockedAccounts.map(account => ({ ...account, hex: newHexOf.get(account.hex) ?? -1 }));
  return { ...plan, assignment, lockedHexes, lockedAccounts };
}
