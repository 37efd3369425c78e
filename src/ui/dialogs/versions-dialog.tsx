import { type ReactNode, useEffect, useState } from 'react';
import { formatTime } from '../../state/format';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { ProgressBar } from '../controls/progress-bar';
import { ReadingDialog } from './reading-dialog';
import styles from './versions-dialog.module.css';

interface Kept {
  readonly versions: readonly { readonly savedAt: number; readonly label: string }[];
  readonly projects: readonly { readonly id: string; readonly name: string; readonly savedAt: number }[];
}

/** "12:04" today, else with the day. */
function whenText(savedAt: number): string {
  const day = new Date(savedAt);
  if (day.toDateString() === new Date().toDateString()) return `today ${formatTime(savedAt)}`;
  return `${day.toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' })} ${formatTime(savedAt)}`;
}

/** Earlier versions of this project and the other projects that this device keeps. */
export function VersionsDialog({ onClose }: { readonly onClose: () => void }) {
  const commands = useCommands();
  const projectId = useApp(state => state.projectId);
  const [kept, setKept] = useState<Kept | null>(null);
  const [failure, setFailure] = useState('');
  useEffect(() => {
    let gone = false;
    Promise.all([commands.versions(), commands.projects()]).then(
      ([versions, projects]) => !gone && setKept({ versions, projects }),
      (error: unknown) => !gone && setFailure(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      gone = true;
    };
  }, [commands]);
  const others = kept?.projects.filter(project => project.id !== projectId) ?? [];
  const open = (work: Promise<void>) => {
    void work;
    onClose();
  };
  return (
    <ReadingDialog
      open
      onClose={onClose}
      title="Earlier versions and projects"
      description="Kept in this browser on this device. Opening one keeps what is on screen now as a version, too."
      width={520}
      footer={<Button onClick={onClose}>Close</Button>}
    >
      {failure ? (
        <p role="alert">
          The kept versions cannot be read: {failure} What is on screen is not touched; save it as a project file to be
          safe.
        </p>
      ) : null}
      {!kept && !failure ? <ProgressBar label="Looking for kept versions" value={null} /> : null}
      {kept ? (
        <>
          <Part title="This project" empty="No earlier version yet: one is kept from time to time while you work.">
            {kept.versions.map(version => (
              <Line
                key={version.savedAt}
                name={version.label || 'Version'}
                when={whenText(version.savedAt)}
                onOpen={() => open(commands.loadVersion(version.savedAt))}
              />
            ))}
          </Part>
          <Part title="Other projects" empty="No other project is kept on this device.">
            {others.map(project => (
              <Line
                key={project.id}
                name={project.name || 'Unnamed project'}
                when={whenText(project.savedAt)}
                onOpen={() => open(commands.openProject(project.id))}
              />
            ))}
          </Part>
        </>
      ) : null}
    </ReadingDialog>
  );
}

interface PartProps {
  readonly title: string;
  readonly empty: string;
  readonly children: readonly ReactNode[];
}

function Part({ title, empty, children }: PartProps) {
  return (
    <section aria-label={title} className={styles.part}>
      <h3>{title}</h3>
      {children.length > 0 ? <ul>{children}</ul> : <p className={styles.empty}>{empty}</p>}
    </section>
  );
}

interface LineProps {
  readonly name: string;
  readonly when: string;
  readonly onOpen: () => void;
}

function Line({ name, when, onOpen }: LineProps) {
  return (
    <li className={styles.line}>
      <span className={styles.name}>{name}</span>
      <span className={styles.when}>{when}</span>
      <Button size="small" aria-label={`Open ${name}, ${when}`} onClick={onOpen}>
        Open
      </Button>
    </li>
  );
}
