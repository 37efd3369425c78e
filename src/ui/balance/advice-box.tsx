import { Check, TriangleAlert } from 'lucide-react';
import type { BalanceAdvice } from '../../state/app-state';
import { useCommands } from '../app-context';
import { Button } from '../controls/button';
import styles from './advice-box.module.css';

/** What stands in the way of a wish, why, and the ways out of it. */
export function AdviceBox({ advice }: { readonly advice: BalanceAdvice }) {
  const commands = useCommands();
  return (
    <section className={styles.box} aria-label={advice.title}>
      <TriangleAlert size={16} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.title}>{advice.title}</p>
        <p>{advice.text}</p>
        {advice.waysOut.length > 0 ? (
          <div className={styles.ways}>
            {advice.waysOut.map(way => (
              <Button
                key={way.label}
                size="small"
                chosen={way.chosen}
                aria-pressed={way.chosen}
                icon={way.chosen ? <Check size={14} aria-hidden /> : undefined}
                onClick={() => void commands.takeWayOut(way.action)}
              >
                {way.label}
              </Button>
            ))}
          </div>
        ) : null}
      </div>
    </section>
  );
}
