import { type LockedAccount, type Plan, UNASSIGNED } from './plan';

/** What tells which hexes a lock holds, apart from locked territories. */
export type HoldingPlan = Pick<Plan, 'assignment' | 'lockedHexes' | 'lockedAccounts'>;

/**
 * Hexes that may not change territory: 1 = locked itself, or under a locked account. An account goes with its hex and
 * stays with the territory that has it, so a hex that nobody has yet is not held by the accounts in it.
 * The plan's own column when no account is locked: read it, do not write to it.
 */
export function heldHexes({ assignment, lockedHexes, lockedAccounts }: HoldingPlan): Uint8Array {
  if (lockedAccounts.length === 0) return lockedHexes;
  const held = lockedHexes.slice();
  for (const { hex } of lockedAccounts) if (hex >= 0 && assignment[hex] !== UNASSIGNED) held[hex] = 1;
  return held;
}

/** Hexes that locked accounts hold, each counted once. */
export function hexesHeldByAccounts({ assignment, lockedAccounts }: HoldingPlan): number {
  const hexes = new Set<number>();
  for (const { hex } of lockedAccounts) if (hex >= 0 && assignment[hex] !== UNASSIGNED) hexes.add(hex);
  return hexes.size;
}

/** "Prairie Partners", "Prairie Partners and 2 more": the locked accounts of a hex, '' = none. */
export function lockedAccountsText(plan: Pick<Plan, 'lockedAccounts'>, hex: number): string {
  const [first, ...others] = plan.lockedAccounts.filter(account => account.hex === hex);
  if (!first) return '';
  const name = accountTitle(first);
  if (others.length > 0) return `${name} and ${others.length} more`;
  return first.reason === '' ? name : `${name} (${first.reason})`;
}

/** What people call the account. */
export function accountTitle({ name, key }: Pick<LockedAccount, 'name' | 'key'>): string {
  return name || key.replace(/^id:/, '').replace(/^(?:row|nameless):/, 'no. ');
}

/** A plan on other hexes, and the locked accounts that could not stay with their territory there. */
export interface CarriedLocks {
  readonly plan: Plan;
  readonly moved: readonly LockedAccount[];
}

/**
 * Puts the locked accounts of `before` into `after`, the same plan carried over to other hexes: their new hexes go to
 * the territories that they were with. Larger hexes may hold accounts locked to several territories; the territory
 * with most of them gets the hex (the lowest id of equals), and the accounts of the others have moved.
 * @param hexOf hex of each account by key on the new hexes, −1 = it is not among the accounts; who is missing stays
 *   where `after` has it
 */
export function carryLockedAccounts(before: Plan, after: Plan, hexOf: ReadonlyMap<string, number>): CarriedLocks {
  const lockedAccounts = after.lockedAccounts.map(account => ({
    ...account,
    hex: hexOf.get(account.key) ?? account.hex,
  }));
  const claims = new Map<number, Map<number, number>>();
  const known = new Set(after.territories.map(territory => territory.id));
  const held = before.lockedAccounts.map(({ hex }) => (hex >= 0 ? before.assignment[hex] : UNASSIGNED));
  lockedAccounts.forEach(({ hex }, index) => {
    if (hex < 0 || held[index] === UNASSIGNED || !known.has(held[index])) return;
    const claim = claims.get(hex) ?? new Map<number, number>();
    claims.set(hex, claim.set(held[index], (claim.get(held[index]) ?? 0) + 1));
  });
  const assignment = after.assignment.slice();
  for (const [hex, claim] of claims) {
    const [[winner]] = [...claim].sort(([a, accountsOfA], [b, accountsOfB]) => accountsOfB - accountsOfA || a - b);
    assignment[hex] = winner;
  }
  const moved = lockedAccounts.filter(
    ({ hex }, index) => hex >= 0 && held[index] !== UNASSIGNED && assignment[hex] !== held[index],
  );
  return { plan: { ...after, assignment, lockedAccounts }, moved };
}
