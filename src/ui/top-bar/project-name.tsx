import { useState } from 'react';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { NameField } from './name-field';
import styles from './top-bar.module.css';

export function ProjectName() {
  const commands = useCommands();
  const name = useApp(state => state.projectName);
  const readOnly = useApp(state => state.save.kind === 'read-only');
  const [editing, setEditing] = useState(false);
  if (editing) {
    return (
      <NameField
        label="Name of the project"
        name={name}
        onDone={next => {
          setEditing(false);
          if (next !== null) commands.renameProject(next);
        }}
      />
    );
  }
  return (
    <Button
      variant="ghost"
      className={styles.projectName}
      tooltip="Rename the project"
      unavailable={readOnly ? 'This tab only shows the project' : null}
      onClick={() => setEditing(true)}
    >
      <span className={styles.clip}>{name || 'Unnamed project'}</span>
    </Button>
  );
}
