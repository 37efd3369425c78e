import { useEffect } from 'react';
import type { Notice } from '../../state/app-state';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { ProgressBar } from '../controls/progress-bar';
import { Toast } from '../controls/toast';
import { keyText } from '../shortcuts';
import styles from './notices.module.css';

const SHOWN_MS = 8000;
/** Older ones make room. */
const MOST_SHOWN = 3;

/** What just happened, at the lower middle, and the job that is waited for. */
export function Notices() {
  const notices = useApp(state => state.notices);
  return (
    <section className={styles.region} aria-label="Messages">
      <BusyBar />
      {notices.slice(-MOST_SHOWN).map(notice => (
        <TimedToast key={notice.id} notice={notice} />
      ))}
    </section>
  );
}

/** Errors stay until they are read; the rest goes by itself. */
function TimedToast({ notice }: { readonly notice: Notice }) {
  const commands = useCommands();
  const { id, kind } = notice;
  useEffect(() => {
    if (kind === 'error') return;
    const timer = setTimeout(() => commands.dismissNotice(id), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [commands, id, kind]);
  return (
    <Toast
      kind={kind}
      title={notice.title}
      text={notice.text}
      onDismiss={() => commands.dismissNotice(id)}
      action={
        notice.canUndo ? (
          <Button
            variant="ghost"
            size="small"
            className={styles.undo}
            tooltip={keyText('Ctrl Z')}
            onClick={() => {
              commands.dismissNotice(id);
              commands.undo();
            }}
          >
            Undo
          </Button>
        ) : undefined
      }
    />
  );
}

function BusyBar() {
  const busy = useApp(state => state.busy);
  if (!busy) return null;
  const { cancel } = busy;
  return (
    <div className={styles.busy} role="status">
      <div className={styles.job}>
        <span>{busy.label}</span>
        {busy.done > 0 ? <span className={styles.percent}>{Math.round(busy.done * 100)} %</span> : null}
        {cancel ? (
          <Button size="small" variant="ghost" onClick={() => cancel()}>
            Cancel
          </Button>
        ) : null}
      </div>
      <ProgressBar label={busy.label} value={busy.done > 0 ? busy.done : null} />
    </div>
  );
}
