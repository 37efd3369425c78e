// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual, a table element cannot hold them
// biome-ignore-all lint/a11y/useFocusableInteractive: buttons and fields in the cells take the focus
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import { accountTitle } from '../../core/plan/locked-accounts';
import type { LockedAccount, Territory } from '../../core/plan/plan';
import { shownPlan } from '../../state/selectors/shown-plan';
import { useApp, useCommands } from '../app-context';
import { EmptyState } from '../controls/empty-state';
import { Swatch } from '../controls/swatch';
import { TextField } from '../controls/text-field';
import { AccountLockButton } from './account-lock-button';
import styles from './locked-account-list.module.css';

const ROW_HEIGHT = 36;

/** The locked accounts of the plan with the territory each stays with and the reason, which can be changed. */
export function LockedAccountList({ onShow }: { readonly onShow: () => void }) {
  const plan = useApp(shownPlan);
  const locked = plan?.lockedAccounts ?? [];
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: locked.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: index => locked[index].key,
    overscan: 8,
  });
  const territories = useMemo(
    () => new Map(plan?.territories.map(territory => [territory.id, territory])),
    [plan?.territories],
  );
  if (!plan || locked.length === 0) {
    return (
      <div className={styles.empty}>
        <EmptyState
          title="No account is locked"
          text="Find one above, or use the lock in a list of accounts. A column “Locked” of your file does it for many."
        />
      </div>
    );
  }
  return (
    <div role="table" aria-label="Locked accounts" aria-rowcount={locked.length + 1} className={styles.list}>
      <div role="row" aria-rowindex={1} className={styles.head}>
        <div role="columnheader">
          <span className="visually-hidden">Lock</span>
        </div>
        <div role="columnheader">Account</div>
        <div role="columnheader">Stays with</div>
        <div role="columnheader">Reason</div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard */}
      <div ref={scroller} className={styles.scroller} role="rowgroup" tabIndex={0}>
        <div style={{ height: virtual.getTotalSize() }} className={styles.canvas}>
          {virtual.getVirtualItems().map(item => {
            const account = locked[item.index];
            return (
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                className={styles.row}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <LockedRow
                  account={account}
                  territory={account.hex < 0 ? undefined : territories.get(plan.assignment[account.hex])}
                  onShow={onShow}
                />
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

interface LockedRowProps {
  readonly account: LockedAccount;
  readonly territory: Territory | undefined;
  readonly onShow: () => void;
}

function LockedRow({ account, territory, onShow }: LockedRowProps) {
  const commands = useCommands();
  const title = accountTitle(account);
  return (
    <>
      <Cell>
        <AccountLockButton account={account} locked />
      </Cell>
      <Cell>
        {account.hex < 0 ? (
          title
        ) : (
          <button
            type="button"
            className={styles.link}
            title={`${title}: show its hex on the map`}
            onClick={() => {
              commands.selectHexes(Int32Array.of(account.hex));
              commands.frame({ hexes: [account.hex] });
              onShow();
            }}
          >
            {title}
          </button>
        )}
      </Cell>
      <Cell>
        {account.hex < 0 ? (
          <span className={styles.faint}>not among the accounts</span>
        ) : territory ? (
          <>
            <Swatch slot={territory.colourSlot} locked={territory.locked} size={10} /> {territory.name}
          </>
        ) : (
          <span className={styles.faint}>nobody yet: who takes it first</span>
        )}
      </Cell>
      <Cell>
        <ReasonField key={account.reason} account={account} title={title} />
      </Cell>
    </>
  );
}

/** Counts when the field is left or Enter is pressed, so that a reason is one step to undo. */
function ReasonField({ account, title }: { readonly account: LockedAccount; readonly title: string }) {
  const commands = useCommands();
  const [reason, setReason] = useState(account.reason);
  const settle = () => {
    if (!commands.setLockReason(account.key, reason)) setReason(account.reason);
  };
  return (
    <TextField
      label={`Reason for the lock of ${title}`}
      hideLabel
      size="small"
      placeholder="why, if you like"
      maxLength={200}
      value={reason}
      onChange={setReason}
      onBlur={settle}
      onKeyDown={event => {
        if (event.key === 'Enter') settle();
      }}
    />
  );
}

function Cell({ children }: { readonly children: ReactNode }) {
  return (
    <div role="cell" className={styles.cell}>
      {children}
    </div>
  );
}
