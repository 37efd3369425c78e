import { CircleAlert, CircleCheck } from 'lucide-react';
import type { DatasetSummary } from '../../core/dataset/dataset';
import type { BalanceForm, BalanceRun } from '../../state/app-state';
import { formatBand } from '../../state/format';
import { comparedFigures, planFigures } from '../../state/selectors/plan-figures';
import { useApp } from '../app-context';
import { ProgressBar } from '../controls/progress-bar';
import { measureLabel } from '../measure-words';
import { AdviceBox } from './advice-box';
import { BeforeAfter } from './before-after';
import { OutOfBand } from './out-of-band';
import styles from './run-view.module.css';

const TITLES: Readonly<Record<BalanceRun['status'], string>> = {
  running: 'Best so far',
  finished: 'Finished',
  stopped: 'Stopped, best plan kept',
  failed: 'No plan was made',
};

/** A run from its first step to its result: how far it is, what it gains, what stays out of reach and why. */
export function RunView({ run }: { readonly run: BalanceRun }) {
  const form = useApp(state => state.balance.form);
  const summary = useApp(state => state.dataset?.summary);
  const goals = useApp(state => state.goals);
  const now = useApp(planFigures);
  const before = useApp(comparedFigures);
  const running = run.status === 'running';
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
          <p className={styles.wish}>{wishText(form, summary)}</p>
        )}
      </section>
      {run.best && before && now ? <BeforeAfter before={before} now={now} goals={goals} /> : null}
      {!running && run.best && now ? <OutOfBand figures={now} /> : null}
      {run.advice.map(entry => (
        <AdviceBox key={entry.title} advice={entry} />
      ))}
    </>
  );
}

/** The wishes in one line, so that a result is read with what was asked for. */
function wishText(form: BalanceForm, summary: DatasetSummary | undefined): string {
  const bands = form.criteria
    .filter(criterion => criterion.on)
    .map(criterion => `${measureLabel(summary, criterion.measureId)} ${formatBand(criterion.band)}`);
  const start = form.start === 'today' ? 'from the map as it was' : 'from scratch';
  return [`${form.territories} territories ${start}`, ...bands].join(' · ');
}
