import type { Edit } from '../../core/plan/edit';
import { hexesHeldByAccounts } from '../../core/plan/locked-accounts';
import { type LockedAccount, type Plan, UNASSIGNED } from '../../core/plan/plan';
import { changeLockReason, lockAccounts, unlockAccounts } from '../../core/plan/territory-edits';
import { formatCount } from '../format';
import type { CommandContext } from './command-context';
import type { Commands } from './commands';

const LONGEST_REASON = 200;

/** Locks of accounts: each is an edit of the active plan and undone like one. */
export function accountLockCommands(context: CommandContext): Pick<Commands, 'setAccountLock' | 'setLockReason'> {
  function commit(edit: Edit | null, text: string): boolean {
    if (!edit || !context.commit(edit, false)) return false;
    context.notify({ kind: 'done', title: edit.label, text, canUndo: true });
    return true;
  }

  return {
    setAccountLock(accounts, locked) {
      const plan = context.activePlan();
      if (!plan) return false;
      if (locked) return commit(lockAccounts(plan, accounts), lockedText(plan, accounts));
      const keys = accounts.map(account => account.key);
      return commit(unlockAccounts(plan, keys), '');
    },
    setLockReason(key, reason) {
      const plan = context.activePlan();
      const words = reason.trim().replaceAll(/\s+/g, ' ').slice(0, LONGEST_REASON);
      return plan !== null && context.commit(changeLockReason(plan, key, words), false);
    },
  };
}

/** What a lock of accounts means: they go with their hexes, and so does everybody else in there. */
function lockedText(plan: Plan, accounts: readonly Pick<LockedAccount, 'hex'>[]): string {
  const homes = new Set(accounts.map(({ hex }) => plan.assignment[hex] ?? UNASSIGNED));
  if (homes.size > 1) return 'Each stays where it is, with its whole hex.';
  const [home] = homes;
  const name = plan.territories.find(territory => territory.id === home)?.name;
  return name
    ? `Its whole hex stays with ${name}.`
    : 'Its hex belongs to nobody yet: it stays with who takes it first.';
}

/** "12 locked accounts hold 10 hexes": what a file that says who is locked comes to; '' = nobody is. */
export function locksFoundText(plan: Plan): string {
  const { length } = plan.lockedAccounts;
  if (length === 0) return '';
  const held = hexesHeldByAccounts(plan);
  const accounts = `${formatCount(length)} locked ${length === 1 ? 'account' : 'accounts'} in the file`;
  if (held === 0) return `${accounts}: each stays with the territory that takes its hex first`;
  return `${accounts} ${length === 1 ? 'holds' : 'hold'} ${formatCount(held)} ${held === 1 ? 'hex' : 'hexes'}`;
}
