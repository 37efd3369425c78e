import { TriangleAlert } from 'lucide-react';
import type { BalanceAdvice } from '../../state/balance-state';
import { useCommands } from '../app-context';
import { Button } from '../controls/button';
import styles from './advice-box.module.css';

export interface AdviceBoxProps {
  readonly advice: BalanceAdvice;
  /** A way out has changed the wishes. */
  readonly onTaken: (label: string) => void;
}

/** What stands in the way of a wish, why, and the ways out of it. */
export function AdviceBox({ advice, onTaken }: AdviceBoxProps) {
  const commands = useCommands();
  return (
    <section className={styles.box} aria-label={advice.title}>
      <TriangleAlert size={16} aria-hidden className={styles.icon} />
      <div className={styles.words}>
        <p className={styles.title}>{advice.title}</p>
        <p>{advice.text}</p>
        {advice.waysOut.length > 0 ? (
          <div className={styles.ways}>
            {advice.waysOut.map(({ label, action }) => (
              <Button
                key={label}
                size="small"
                onClick={async () => {
                  await commands.takeWayOut(action);
                  if (action.kind !== 'show-hexes') onTaken(label);
                }}
              >
                {label}
              </Button>
            ))}
          </div>
        ) : null}
      </div>
    </section>
  );
}
