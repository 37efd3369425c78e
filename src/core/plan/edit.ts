import type { Assignment, LockedAccount, Plan, Territory } from './plan';

/**
 * One change of a plan and its own inverse: undo swaps before and after. A gesture, a command or a run of the
 * optimiser is exactly one edit.
 */
export interface Edit {
  readonly planId: string;
  /** For people: "Brush · 214 hexes → North". */
  readonly label: string;
  /** Hexes whose territory changes, ascending, with the territory ids before and after; may be empty. */
  readonly hexes: Int32Array;
  readonly before: Uint16Array;
  readonly after: Uint16Array;
  /** Present when territories were created, deleted, renamed, recoloured, locked or given to a rep. */
  readonly territories?: { readonly before: readonly Territory[]; readonly after: readonly Territory[] };
  /** Drawn on the map by a person: such an edit can be tidied up. */
  readonly byHand?: true;
  /** Hexes whose lock is flipped, ascending. */
  readonly lockFlips?: Int32Array;
  /** Present when accounts were locked or freed, or the reason changed. */
  readonly accountLocks?: { readonly before: readonly LockedAccount[]; readonly after: readonly LockedAccount[] };
}

/** The edit that turns `before` into `after`; null when nothing differs. */
export function editBetween(
  plan: Plan,
  label: string,
  after: Assignment,
  territories: readonly Territory[] = plan.territories,
): Edit | null {
  const hexes: number[] = [];
  for (let hex = 0; hex < after.length; hex++) if (after[hex] !== plan.assignment[hex]) hexes.push(hex);
  const changed = Int32Array.from(hexes);
  const sameTerritories = territories === plan.territories;
  if (changed.length === 0 && sameTerritories) return null;
  return {
    planId: plan.id,
    label,
    hexes: changed,
    before: Uint16Array.from(changed, hex => plan.assignment[hex]),
    after: Uint16Array.from(changed, hex => after[hex]),
    ...(sameTerritories ? {} : { territories: { before: plan.territories, after: territories } }),
  };
}

export function drawnByHand(edit: Edit | null): Edit | null {
  return edit && edit.hexes.length > 0 ? { ...edit, byHand: true } : edit;
}

export function applyEdit(plan: Plan, edit: Edit): Plan {
  const assignment = edit.hexes.length ? plan.assignment.slice() : plan.assignment;
  for (let i = 0; i < edit.hexes.length; i++) assignment[edit.hexes[i]] = edit.after[i];
  let lockedHexes = plan.lockedHexes;
  if (edit.lockFlips) {
    lockedHexes = lockedHexes.slice();
    for (const hex of edit.lockFlips) lockedHexes[hex] ^= 1;
  }
  return {
    ...plan,
    assignment,
    lockedHexes,
    territories: edit.territories?.after ?? plan.territories,
    lockedAccounts: edit.accountLocks?.after ?? plan.lockedAccounts,
  };
}

export function invertEdit(edit: Edit): Edit {
  return {
    ...edit,
    before: edit.after,
    after: edit.before,
    ...(edit.territories ? { territories: { before: edit.territories.after, after: edit.territories.before } } : {}),
    ...(edit.accountLocks
      ? { accountLocks: { before: edit.accountLocks.after, after: edit.accountLocks.before } }
      : {}),
  };
}

/** Bytes an edit holds, for the history's limit. */
export function editBytes(edit: Edit): number {
  const territories = edit.territories ? (edit.territories.before.length + edit.territories.after.length) * 120 : 0;
  // Locked accounts are shared with other edits; the lists of them are not.
  const accounts = edit.accountLocks ? (edit.accountLocks.before.length + edit.accountLocks.after.length) * 8 + 200 : 0;
  return 200 + edit.hexes.length * 8 + (edit.lockFlips?.length ?? 0) * 4 + territories + accounts;
}
