import { Check } from 'lucide-react';
import type { ImportState } from '../../state/app-state';
import styles from './import-steps.module.css';

const STEPS = ['File', 'Columns', 'Check', 'On the map'] as const;

const CURRENT: Readonly<Record<ImportState['step'], number>> = {
  reading: 0,
  columns: 1,
  importing: 1,
  check: 2,
  building: 3,
};

/** Where the import stands: done steps with a check, the one at hand in full ink. */
export function ImportSteps({ step }: { readonly step: ImportState['step'] }) {
  const current = CURRENT[step];
  return (
    <ol className={styles.steps} aria-label="Steps of the import">
      {STEPS.map((name, index) => (
        <li
          key={name}
          className={`${styles.step} ${index === current ? styles.current : ''}`}
          aria-current={index === current ? 'step' : undefined}
        >
          {index < current ? (
            <Check size={13} role="img" aria-label="done" className={styles.done} />
          ) : (
            <span>{index + 1}</span>
          )}
          {name}
        </li>
      ))}
    </ol>
  );
}
