import { X } from 'lucide-react';
import { formatCount } from '../../state/format';
import { planFigures } from '../../state/selectors/plan-figures';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { IconButton } from '../controls/icon-button';
import { counted } from '../measure-words';
import { DATA_FILES, pickFile } from '../pick-file';
import styles from './welcome-card.module.css';

/** One sentence and two ways on, over the sample as it came. */
export function WelcomeCard({ onDismiss }: { readonly onDismiss: () => void }) {
  const commands = useCommands();
  const accounts = useApp(state => state.dataset?.summary.accounts ?? 0);
  const headline = useApp(state => planFigures(state)?.headline);
  if (!headline) return null;
  return (
    <section className={styles.card} aria-label="Welcome">
      <p className={styles.words}>
        Sample: <span className={styles.more}>{counted(accounts, 'account')}, </span>
        {counted(headline.territories, 'territory', 'territories')} as they are today. {headline.insideAll}
        <span className={styles.more}> of {formatCount(headline.territories)}</span> are in balance.
      </p>
      <span className={styles.actions}>
        <Button variant="primary" onClick={() => commands.openBalance()}>
          Balance it
        </Button>
        <Button onClick={() => pickFile(DATA_FILES, file => void commands.openFile(file))}>Use my own file</Button>
        <IconButton size="small" label="Dismiss" icon={<X size={14} aria-hidden />} onClick={onDismiss} />
      </span>
    </section>
  );
}
