import { Dialog } from '../controls/dialog';
import { EmptyState } from '../controls/empty-state';
import { AccountList } from './account-list';
import styles from './hex-accounts-dialog.module.css';

/** Rows shown without scrolling; a hex seldom holds more. */
const MOST_ROWS = 14;
const ROW_HEIGHT = 28;

export interface HexAccountsDialogProps {
  readonly hex: number;
  /** How many there are. */
  readonly accounts: number;
  readonly onClose: () => void;
}

/** The accounts in one hex, to look at and to lock. */
export function HexAccountsDialog({ hex, accounts, onClose }: HexAccountsDialogProps) {
  // The head of the list is as high as a row; a line of room below says that nothing follows.
  const height = (Math.min(MOST_ROWS, Math.max(3, accounts)) + 2) * ROW_HEIGHT;
  return (
    <Dialog
      open
      onClose={onClose}
      title="Accounts of this hex"
      description="They share one territory. A locked account keeps the whole hex with it."
      width={760}
    >
      <div className={styles.list} style={{ height }}>
        <AccountList
          label="Accounts of this hex"
          query={{ kind: 'hex', hex }}
          onShow={onClose}
          empty={<EmptyState title="No accounts" text="None of the accounts that count lies in this hex." />}
        />
      </div>
    </Dialog>
  );
}
