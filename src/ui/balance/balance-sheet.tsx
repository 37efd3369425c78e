import { Scale, Square } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useApp, useCommands } from '../app-context';
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
  const run = useApp(state => state.balance.run);
  const advice = useApp(state => state.balance.advice);
  const start = useRef<HTMLDivElement>(null);
  useEffect(() => start.current?.focus(), []);
  return (
    <Sheet title="Auto-balance" onClose={() => commands.closeBalance()} footer={<SheetFooter />}>
      <div ref={start} tabIndex={-1} className={styles.body}>
        {run ? (
          <>
            <RunView run={run} />
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
            <WishesForm />
            {advice.map(entry => (
              <AdviceBox key={entry.title} advice={entry} />
            ))}
          </>
        )}
      </div>
    </Sheet>
  );
}

function SheetFooter() {
  const commands = useCommands();
  const status = useApp(state => state.balance.run?.status ?? 'none');
  const hasBest = useApp(state => Boolean(state.balance.run?.best));
  const seed = useApp(state => state.balance.form.seed);
  const wished = useApp(state => state.balance.form.criteria.some(criterion => criterion.on));
  const blocker = wished ? null : 'Choose at least one measure to make even';
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
        <Button variant="primary" icon={<Scale size={16} aria-hidden />} unavailable={blocker} onClick={again}>
          {status === 'failed' ? 'Try again' : 'Run'}
        </Button>
        {status === 'failed' ? <Button onClick={() => commands.discardBalance()}>Discard</Button> : null}
        {blocker ? <span className={styles.blocker}>{blocker}</span> : <Seed seed={seed} />}
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
