import { carryLockedAccounts } from '../../core/plan/locked-accounts';
import type { LockedAccount, Plan } from '../../core/plan/plan';
import type { CommandContext } from './command-context';

/** Hexes, on those that the data worker has now, of the locked accounts of plans, by key. The worker must have accounts. */
export async function lockedAccountHexes(
  context: CommandContext,
  plans: readonly Plan[],
): Promise<ReadonlyMap<string, number>> {
  const keys = [...new Set(plans.flatMap(plan => plan.lockedAccounts.map(account => account.key)))];
  if (keys.length === 0) return new Map();
  const hexes = await context.services.data.run('accountHexes', { keys });
  return new Map(keys.map((key, index) => [key, hexes[index]]));
}

/**
 * @param before plans on their former hexes
 * @param after the same plans, in the same order, carried over to the hexes that `hexOf` speaks of
 * @returns the plans with their locked accounts, and those that could not stay with their territory
 */
export function withLockedAccounts(
  before: readonly Plan[],
  after: readonly Plan[],
  hexOf: ReadonlyMap<string, number>,
): { readonly plans: readonly Plan[]; readonly moved: readonly LockedAccount[] } {
  const carried = before.map((plan, index) => carryLockedAccounts(plan, after[index], hexOf));
  return { plans: carried.map(({ plan }) => plan), moved: carried.flatMap(({ moved }) => moved) };
}
