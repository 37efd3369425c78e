import { Scale, Square, TriangleAlert } from 'lucide-react';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { maximumIsPossible } from '../../state/balance-amounts';
import type { BalanceForm } from '../../state/balance-state';
import { useApp, useAppStore, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { Sheet } from '../controls/sheet';
import { AdviceBox } from './advice-box';
import styles from './balance-sheet.module.css';
import { RunView } from './run-view';
import { WishesForm } from './wishes-form';

/** Auto-balance: what is wished, what stands in the way, the run, and what came of it. Map and table stay in use. */
export function BalanceSheet() {
  const open = useApp(state => state.balance.open);
  return open ? <OpenSheet /> : null;
}

function OpenSheet() {
  const commands = useCommands();
  const store = useAppStore();
  const run = useApp(state => state.balance.run);
  const form = useApp(state => state.balance.form);
  const advice = useApp(state => state.balance.advice);
  const start = useRef<HTMLDivElement>(null);
  const runButton = useRef<HTMLButtonElement>(null);
  const limits = useRef<HTMLDivElement>(null);
  const [taken, setTaken] = useState<{ readonly label: string; readonly form: BalanceForm } | null>(null);
  useEffect(() => start.current?.focus(), []);
  // The button of the way out is gone: the next step is to run.
  useEffect(() => {
    if (taken) runButton.current?.focus();
  }, [taken]);
  const onTaken = (label: string) => setTaken({ label, form: store.getState().balance.form });
  return (
    <Sheet
      title="Auto-balance"
      onClose={() => commands.closeBalance()}
      footer={
        <SheetFooter runButton={runButton} onLimits={() => limits.current?.scrollIntoView({ block: 'center' })} />
      }
    >
      <div ref={start} tabIndex={-1} className={styles.body}>
        {run ? (
          <>
            <RunView run={run} onTaken={onTaken} />
            {run.best && run.status !== 'running' ? (
              <p className={styles.copy}>
                Keep the plan as it was?
                <Button size="small" onClick={() => commands.applyBalance(true)}>
                  Apply to a copy
                </Button>
              </p>
            ) : null}
            {run.status === 'running' ? null : (
              <details className={styles.wishes} open={run.status === 'failed'}>
                <summary>Change the wishes</summary>
                <WishesForm />
              </details>
            )}
          </>
        ) : (
          <>
            {taken?.form === form ? (
              <p role="status" className={styles.taken}>
                Changed: {taken.label}. Run to see what it gives.
              </p>
            ) : null}
            <WishesForm>
              {advice.length > 0 ? (
                <div ref={limits} className={styles.limits}>
                  {advice.map(entry => (
                    <AdviceBox key={`${entry.title}${entry.text}`} advice={entry} onTaken={onTaken} />
                  ))}
                </div>
              ) : null}
            </WishesForm>
          </>
        )}
      </div>
    </Sheet>
  );
}

interface SheetFooterProps {
  readonly runButton: RefObject<HTMLButtonElement | null>;
  /** Brings the limits known before the run into sight. */
  readonly onLimits: () => void;
}

function SheetFooter({ runButton, onLimits }: SheetFooterProps) {
  const commands = useCommands();
  const status = useApp(state => state.balance.run?.status ?? 'none');
  const hasBest = useApp(state => Boolean(state.balance.run?.best));
  const seed = useApp(state => state.balance.form.seed);
  const wished = useApp(state => state.balance.form.criteria.some(criterion => criterion.on));
  const possible = useApp(maximumIsPossible);
  const blocker = !wished
    ? 'Choose at least one measure to make even'
    : possible
      ? null
      : 'The maximum is below the mean';
  const limits = useApp(state => state.balance.advice.length);
  const again = () => void commands.runBalance();
  if (status === 'running') {
    return (
      <>
        <Button
          variant="primary"
          icon={<Square size={13} aria-hidden />}
          unavailable={hasBest ? null : 'There is no plan to keep yet'}
          onClick={() => commands.stopBalance()}
        >
          Stop and keep best
        </Button>
        <Button onClick={() => commands.discardBalance()}>Cancel</Button>
        <Seed seed={seed} />
      </>
    );
  }
  if (status === 'none' || status === 'failed') {
    return (
      <>
        <Button
          ref={runButton}
          variant="primary"
          icon={<Scale size={16} aria-hidden />}
          unavailable={blocker}
          onClick={again}
        >
          {status === 'failed' ? 'Try again' : 'Run'}
        </Button>
        {status === 'failed' ? <Button onClick={() => commands.discardBalance()}>Discard</Button> : null}
        {blocker ? (
          <span className={styles.blocker}>{blocker}</span>
        ) : limits > 0 && status === 'none' ? (
          <Button
            variant="ghost"
            size="small"
            className={styles.known}
            icon={<TriangleAlert size={14} aria-hidden />}
            onClick={onLimits}
          >
            {limits === 1 ? 'One limit' : `${limits} limits`}
          </Button>
        ) : (
          <Seed seed={seed} />
        )}
      </>
    );
  }
  return (
    <>
      <Button
        variant="primary"
        unavailable={hasBest ? null : 'There is no plan to apply'}
        onClick={() => commands.applyBalance()}
      >
        Apply
      </Button>
      <Button unavailable={blocker} onClick={again}>
        Run again
      </Button>
      <Button variant="ghost" onClick={() => commands.discardBalance()}>
        Discard
      </Button>
      <Seed seed={seed} />
    </>
  );
}

function Seed({ seed }: { readonly seed: number }) {
  return <span className={styles.seed}>seed {seed}, repeatable</span>;
}
