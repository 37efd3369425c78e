import { Dialog } from '../controls/dialog';
import { EmptyState } from '../controls/empty-state';
import { AccountList } from './account-list';
import styles from './hex-accounts-dialog.module.css';

/** The accounts in one hex, to look at and to lock. */
export function HexAccountsDialog({ hex, onClose }: { readonly hex: number; readonly onClose: () => void }) {
  return (
    <Dialog
      open
      onClose={onClose}
      title="Accounts of this hex"
      description="They share one territory. A locked account keeps the whole hex with it."
      width={760}
    >
      <div className={styles.list}>
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
