import { Check, CircleAlert, CloudOff, Eye, LoaderCircle } from 'lucide-react';
import { formatTime } from '../../state/format';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { Popover } from '../controls/popover';
import { Tooltip } from '../controls/tooltip';
import styles from './save-state.module.css';

/** Whether the work is kept, in words; with the way out when it is not. */
export function SaveState({ short }: { readonly short: boolean }) {
  const commands = useCommands();
  const save = useApp(state => state.save);
  switch (save.kind) {
    case 'saved':
      return (
        <Tooltip content="Kept by this browser, on this device only. A project file is the safe copy.">
          <span className={styles.state} role="status">
            <Check size={14} className={styles.good} aria-hidden />
            {short ? 'Saved' : 'Saved on this device'} {formatTime(save.at)}
          </span>
        </Tooltip>
      );
    case 'saving':
      return (
        <span className={styles.state} role="status">
          <LoaderCircle size={14} className={styles.turning} aria-hidden />
          Saving…
        </span>
      );
    case 'unsaved':
      return (
        <span className={styles.state} role="status">
          <CloudOff size={14} aria-hidden />
          Not saved yet
        </span>
      );
    case 'failed':
      return (
        <Popover
          title={save.message}
          align="end"
          trigger={
            <Button variant="ghost" size="small" className={styles.failed} icon={<CircleAlert size={14} aria-hidden />}>
              Not saved
            </Button>
          }
        >
          <p className={styles.advice}>{save.advice}</p>
          <Button size="small" onClick={() => void commands.exportProject(false)}>
            Save a project file
          </Button>
        </Popover>
      );
    case 'read-only':
      return (
        <span className={styles.state} role="status">
          <Eye size={14} aria-hidden />
          {short ? 'Read only' : 'Read only: open in another tab'}
          <Button
            size="small"
            tooltip="Edit here; the other tab becomes read only"
            onClick={() => void commands.takeOverProject()}
          >
            Take over
          </Button>
        </span>
      );
  }
}
