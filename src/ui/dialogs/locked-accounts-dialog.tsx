import { Search } from 'lucide-react';
import { useMemo, useState } from 'react';
import { activePlan } from '../../state/selectors/shown-plan';
import { AccountList } from '../accounts/account-list';
import { LockedAccountList } from '../accounts/locked-account-list';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { EmptyState } from '../controls/empty-state';
import { TextField } from '../controls/text-field';
import { counted } from '../measure-words';
import styles from './locked-accounts-dialog.module.css';
import { ReadingDialog } from './reading-dialog';

/** Accounts that no edit moves: who, with which territory, and why; and more of them by name or id. */
export function LockedAccountsDialog({ onClose }: { readonly onClose: () => void }) {
  const commands = useCommands();
  const plan = useApp(activePlan);
  const hasAccounts = useApp(state => Boolean(state.dataset?.source));
  const hasRun = useApp(state => state.balance.run !== null);
  const [text, setText] = useState('');
  const wanted = text.trim();
  const query = useMemo(() => ({ kind: 'search' as const, text: wanted }), [wanted]);
  const locked = plan?.lockedAccounts ?? [];
  return (
    <ReadingDialog
      open
      onClose={onClose}
      title="Locked accounts"
      description="Each stays with the territory that has it now. An account goes with its hex, so the whole hex stays."
      width={760}
      footer={
        <>
          <span className={styles.count}>{counted(locked.length, 'locked account')}</span>
          <Button
            unavailable={
              hasRun ? 'Apply or discard the balanced plan first' : locked.length === 0 ? 'No account is locked' : null
            }
            onClick={() => commands.setAccountLock(locked, false)}
          >
            Unlock all
          </Button>
          <Button variant="primary" onClick={onClose}>
            Done
          </Button>
        </>
      }
    >
      {hasAccounts ? (
        <TextField
          label="Find an account to lock"
          icon={<Search size={14} aria-hidden />}
          placeholder="Name or id"
          value={text}
          onChange={setText}
        />
      ) : null}
      <div className={styles.list}>
        {wanted ? (
          <AccountList
            label="Accounts found"
            query={query}
            onShow={onClose}
            empty={<EmptyState title="No account found" text={`No account that counts has “${wanted}” in it.`} />}
          />
        ) : (
          <LockedAccountList onShow={onClose} />
        )}
      </div>
    </ReadingDialog>
  );
}
