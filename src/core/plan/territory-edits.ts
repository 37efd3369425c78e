import { type Edit, editBetween } from './edit';
import { accountTitle, heldHexes } from './locked-accounts';
import { LockRule } from './locks';
import { type LockedAccount, MAX_TERRITORY_ID, type Plan, type Territory, UNASSIGNED } from './plan';

/**
 * Builders of edits: each returns the edit that a command means, or null when it would change nothing.
 * Hexes that a lock holds are left where they are; callers ask `LockRule` first when they want to say so.
 */

const count = new Intl.NumberFormat('en-US');

function hexCount(hexes: number): string {
  return `${count.format(hexes)} ${hexes === 1 ? 'hex' : 'hexes'}`;
}

function nameOf(plan: Plan, id: number): string {
  return plan.territories.find(territory => territory.id === id)?.name ?? 'unassigned';
}

function moved(plan: Plan, hexes: Iterable<number>, to: number): { after: Uint16Array; count: number } {
  const rule = new LockRule(plan);
  const after = plan.assignment.slice();
  let moves = 0;
  for (const hex of hexes) {
    if (after[hex] === to || rule.refusal(hex, to)) continue;
    after[hex] = to;
    moves++;
  }
  return { after, count: moves };
}

/** `verb` is the tool's word: "Brush · 214 hexes → North". `to` may be UNASSIGNED. */
export function paintHexes(plan: Plan, hexes: Iterable<number>, to: number, verb: string): Edit | null {
  const { after, count: moves } = moved(plan, hexes, to);
  return editBetween(plan, `${verb} · ${hexCount(moves)} → ${nameOf(plan, to)}`, after);
}

/** Adds a territory and gives it these hexes (none is fine). Throws RangeError when all 65,535 ids are used. */
export function addTerritory(plan: Plan, territory: Territory, hexes: Iterable<number>, verb: string): Edit | null {
  if (territory.id <= UNASSIGNED || territory.id > MAX_TERRITORY_ID) {
    throw new RangeError(`Territory id ${territory.id} is outside 1…${MAX_TERRITORY_ID}`);
  }
  const { after, count: moves } = moved(plan, hexes, territory.id);
  const label = moves ? `${verb} · ${hexCount(moves)} → ${territory.name}` : `${verb} · ${territory.name}`;
  return editBetween(plan, label, after, [...plan.territories, territory]);
}

/** All hexes of `from` go to `into` and the emptied territories end; those that a lock holds are not merged. */
export function mergeTerritories(plan: Plan, from: readonly number[], into: number): Edit | null {
  const target = plan.territories.find(territory => territory.id === into);
  if (!target || target.locked) return null;
  const gone = new Set(
    plan.territories
      .filter(territory => from.includes(territory.id) && territory.id !== into && !territory.locked)
      .map(territory => territory.id),
  );
  const after = plan.assignment.slice();
  const held = heldHexes(plan);
  for (let hex = 0; hex < after.length; hex++) {
    if (!gone.has(after[hex])) continue;
    // A held hex keeps its territory, so that territory has to stay.
    if (held[hex]) gone.delete(after[hex]);
  }
  if (gone.size === 0) return null;
  for (let hex = 0; hex < after.length; hex++) if (gone.has(after[hex])) after[hex] = into;
  const names = plan.territories.filter(territory => gone.has(territory.id)).map(territory => territory.name);
  return editBetween(
    plan,
    `Merge ${names.join(', ')} → ${target.name}`,
    after,
    plan.territories.filter(territory => !gone.has(territory.id)),
  );
}

/** Ends a territory; its hexes become unassigned. null when it is locked or a lock holds one of its hexes. */
export function deleteTerritory(plan: Plan, id: number): Edit | null {
  const territory = plan.territories.find(other => other.id === id);
  if (!territory || territory.locked) return null;
  const after = plan.assignment.slice();
  const held = heldHexes(plan);
  for (let hex = 0; hex < after.length; hex++) {
    if (after[hex] !== id) continue;
    if (held[hex]) return null;
    after[hex] = UNASSIGNED;
  }
  return editBetween(
    plan,
    `Delete ${territory.name}`,
    after,
    plan.territories.filter(other => other.id !== id),
  );
}

/** Changes what a territory is called, its colour, rep, capacity share or lock. */
export function changeTerritories(
  plan: Plan,
  ids: readonly number[],
  change: Partial<Omit<Territory, 'id'>>,
  label: string,
): Edit | null {
  let changed = false;
  const territories = plan.territories.map(territory => {
    if (!ids.includes(territory.id)) return territory;
    const next = { ...territory, ...change };
    const same = (Object.keys(change) as (keyof Territory)[]).every(key => next[key] === territory[key]);
    if (same) return territory;
    changed = true;
    return next;
  });
  return changed ? editBetween(plan, label, plan.assignment, territories) : null;
}

/** Locks or frees single hexes. */
export function lockHexes(plan: Plan, hexes: Iterable<number>, locked: boolean): Edit | null {
  const flips = Int32Array.from(new Set(hexes))
    .filter(hex => (plan.lockedHexes[hex] === 1) !== locked)
    .sort();
  if (flips.length === 0) return null;
  return { ...noMoves(plan, `${locked ? 'Lock' : 'Unlock'} ${hexCount(flips.length)}`), lockFlips: flips };
}

/** Locks accounts that are not locked yet. */
export function lockAccounts(plan: Plan, accounts: readonly LockedAccount[]): Edit | null {
  const known = new Set(plan.lockedAccounts.map(account => account.key));
  const added = accounts.filter(({ key }) => !known.has(key) && known.add(key));
  if (added.length === 0) return null;
  return accountLocksEdit(plan, `Lock ${accountsText(added)}`, [...plan.lockedAccounts, ...added]);
}

/** Frees accounts, by key. */
export function unlockAccounts(plan: Plan, keys: readonly string[]): Edit | null {
  const freed = new Set(keys);
  const gone = plan.lockedAccounts.filter(account => freed.has(account.key));
  if (gone.length === 0) return null;
  const left = plan.lockedAccounts.filter(account => !freed.has(account.key));
  return accountLocksEdit(plan, `Unlock ${accountsText(gone)}`, left);
}

/** Says why an account is locked; '' takes the reason away. */
export function changeLockReason(plan: Plan, key: string, reason: string): Edit | null {
  const account = plan.lockedAccounts.find(other => other.key === key);
  if (!account || account.reason === reason) return null;
  const after = plan.lockedAccounts.map(other => (other === account ? { ...other, reason } : other));
  return accountLocksEdit(plan, `Reason for the lock of ${accountTitle(account)}`, after);
}

function accountLocksEdit(plan: Plan, label: string, after: readonly LockedAccount[]): Edit {
  return { ...noMoves(plan, label), accountLocks: { before: plan.lockedAccounts, after } };
}

function accountsText(accounts: readonly LockedAccount[]): string {
  return accounts.length === 1 ? accountTitle(accounts[0]) : `${count.format(accounts.length)} accounts`;
}

function noMoves(plan: Plan, label: string): Edit {
  return {
    planId: plan.id,
    label,
    hexes: new Int32Array(0),
    before: new Uint16Array(0),
    after: new Uint16Array(0),
  };
}

/** Several changes worked out on a copy of the plan, as one edit; `after` must be a plan over the same hexes. */
export function replacePlan(plan: Plan, after: Plan, label: string): Edit | null {
  return editBetween(plan, label, after.assignment, after.territories);
}
