import { CircleAlert, CircleCheck } from 'lucide-react';
import type { BalanceRun } from '../../state/balance-state';
import { comparedFigures, planFigures } from '../../state/selectors/plan-figures';
import { useApp } from '../app-context';
import { ProgressBar } from '../controls/progress-bar';
import { AdviceBox } from './advice-box';
import { BeforeAfter } from './before-after';
import { CertificateLine } from './certificate-line';
import { FrontierView } from './frontier-view';
import { OutOfBand } from './out-of-band';
import styles from './run-view.module.css';
import { wishWords } from './wish-words';

const TITLES: Readonly<Record<BalanceRun['status'], string>> = {
  running: 'Best so far',
  finished: 'Finished',
  stopped: 'Stopped, best plan kept',
  failed: 'No plan was made',
};

export interface RunViewProps {
  readonly run: BalanceRun;
  /** A way out has changed the wishes. */
  readonly onTaken: (label: string) => void;
}

/** A run from its first step to its result: how far it is, what it gains, what stays out of reach and why. */
export function RunView({ run, onTaken }: RunViewProps) {
  const dataset = useApp(state => state.dataset);
  const goals = useApp(state => state.goals);
  const now = useApp(planFigures);
  const before = useApp(comparedFigures);
  const running = run.status === 'running';
  const ended = !running && run.best !== null;
  return (
    <>
      <section aria-label="Run" className={styles.run}>
        <header className={styles.head}>
          <h3 className={styles.title}>
            {run.status === 'finished' ? <CircleCheck size={16} aria-hidden className={styles.good} /> : null}
            {run.status === 'failed' ? <CircleAlert size={16} aria-hidden className={styles.bad} /> : null}
            {TITLES[run.status]}
          </h3>
          <span role="status" className={styles.phase}>
            {running ? `step ${run.step} of ${run.steps}, ${run.phase}` : `${run.seconds.toFixed(1)} s`}
          </span>
        </header>
        {running ? <ProgressBar label="Auto-balance" value={run.done} /> : null}
        {run.status === 'failed' ? (
          <p className={styles.error}>{run.error}</p>
        ) : (
          dataset && <p className={styles.wish}>{wishWords(run.form, dataset).join(' · ')}</p>
        )}
      </section>
      {run.best && now ? <BeforeAfter before={before} now={now} goals={goals} run={run} /> : null}
      {ended ? <CertificateLine certificate={run.certificate} /> : null}
      {ended ? <FrontierView run={run} /> : null}
      {ended && now ? <OutOfBand figures={now} form={run.form} /> : null}
      {run.advice.length > 0 ? (
        <section aria-label="Why, and what helps" className={styles.advice}>
          <h3 className={styles.title}>Why, and what helps</h3>
          {run.advice.map(entry => (
            <AdviceBox key={entry.title} advice={entry} onTaken={onTaken} />
          ))}
        </section>
      ) : null}
    </>
  );
}
