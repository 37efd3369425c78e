import { ShieldCheck } from 'lucide-react';
import { useApp } from '../app-context';
import { Mark } from '../top-bar/mark';
import { CheckStep } from './check-step';
import { ColumnsStep } from './columns-step';
import styles from './import-screen.module.css';
import { ImportSteps } from './import-steps';
import { ImportWaiting } from './import-waiting';

/**
 * The way of a customer file onto the map: file, columns, check, map. A screen of its own; the plan that was on screen
 * stays as it is until the last step is through, and cancelling returns to it.
 */
export function ImportScreen() {
  const importing = useApp(state => state.importing);
  if (!importing) return null;
  const { step, error } = importing;
  return (
    <div className={styles.screen}>
      <header className={styles.bar}>
        <span className={styles.brand}>
          <Mark /> Evenland
        </span>
        <ImportSteps step={step} />
        <span className={styles.privacy}>
          <ShieldCheck size={14} aria-hidden />
          <span>Nothing leaves this device</span>
        </span>
      </header>
      <main className={styles.body}>
        {step === 'columns' ? (
          <ColumnsStep importing={importing} />
        ) : step === 'check' ? (
          <CheckStep importing={importing} />
        ) : (
          <ImportWaiting key={error ? 'failed' : step} importing={importing} />
        )}
      </main>
    </div>
  );
}
