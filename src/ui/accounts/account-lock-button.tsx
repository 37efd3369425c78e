import { Lock, LockOpen } from 'lucide-react';
import { accountTitle } from '../../core/plan/locked-accounts';
import type { LockedAccount } from '../../core/plan/plan';
import { useApp, useCommands } from '../app-context';
import { IconButton } from '../controls/icon-button';
import styles from './account-lock-button.module.css';

export interface AccountLockButtonProps {
  readonly account: LockedAccount;
  readonly locked: boolean;
}

/** Locks an account where it is, or frees it. */
export function AccountLockButton({ account, locked }: AccountLockButtonProps) {
  const commands = useCommands();
  const hasRun = useApp(state => state.balance.run !== null);
  const title = accountTitle(account);
  const words = locked ? `Unlock ${title}` : `Lock ${title}`;
  return (
    <IconButton
      size="small"
      className={locked ? styles.locked : styles.free}
      label={words}
      tooltip={locked ? words : `${words}: it goes with its hex, so the whole hex stays`}
      unavailable={hasRun ? 'apply or discard the balanced plan first' : null}
      icon={locked ? <Lock size={14} aria-hidden /> : <LockOpen size={14} aria-hidden />}
      onClick={() => commands.setAccountLock([account], !locked)}
    />
  );
}
