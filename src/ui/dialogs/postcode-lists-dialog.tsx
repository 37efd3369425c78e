import { useApp } from '../app-context';
import { Button } from '../controls/button';
import { PostcodeLists } from '../postcodes/postcode-lists';
import styles from './postcode-lists-dialog.module.css';
import { ReadingDialog } from './reading-dialog';

/** The lists of post codes that this device keeps for every later file. */
export function PostcodeListsDialog({ onClose }: { readonly onClose: () => void }) {
  const hasAccounts = useApp(state => state.dataset?.source != null);
  return (
    <ReadingDialog
      open
      onClose={onClose}
      title="Lists of post codes"
      description={
        'The United States, Canada, France and Italy are built in. For other countries add a list: customer files ' +
        'without coordinates are placed by it. It stays on this device.'
      }
      width={480}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      <PostcodeLists wanted="" onChange={() => undefined} />
      {hasAccounts ? (
        <p className={styles.later}>
          Accounts on the map stay as they are. To place rows that were left out, open their file again.
        </p>
      ) : null}
    </ReadingDialog>
  );
}
