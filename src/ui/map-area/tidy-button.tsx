import { WandSparkles } from 'lucide-react';
import { tidyUpUnavailable } from '../../state/selectors/tidy-up';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import styles from './tidy-button.module.css';

/** After a drawing, and only then: mends what the hand left. */
export function TidyButton() {
  const commands = useCommands();
  const unavailable = useApp(tidyUpUnavailable);
  if (unavailable) return null;
  return (
    <Button
      size="small"
      className={styles.button}
      icon={<WandSparkles size={14} aria-hidden />}
      tooltip="Mends strays, cut-off pieces, ragged borders and a band just missed, in these territories and those beside them"
      aria-keyshortcuts="T"
      onClick={() => void commands.tidyUp()}
    >
      Tidy up here
      <kbd aria-hidden className={styles.key}>
        T
      </kbd>
    </Button>
  );
}
