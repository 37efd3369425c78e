import { useApp, useCommands } from './app-context';
import { Button } from './controls/button';
import { ProgressBar } from './controls/progress-bar';
import { DATA_FILES, pickFile } from './pick-file';
import styles from './start-screen.module.css';
import { Mark } from './top-bar/mark';

/** Before the first project is on screen, and when not even the sample could be shown. */
export function StartScreen() {
  const commands = useCommands();
  const phase = useApp(state => state.phase);
  const text = useApp(state => state.phaseText);
  const waiting = useApp(state => (state.polygons?.territories ? state.polygons.file.name : null));
  return (
    <main className={styles.screen}>
      <div className={styles.card}>
        <h1 className={styles.title}>
          <Mark /> Evenland
        </h1>
        {phase === 'failed' ? (
          <div role="alert">
            <p className={styles.text}>{text}</p>
            {waiting ? <p className={styles.text}>Territories of {waiting} are waiting for a customer file.</p> : null}
            <div className={styles.actions}>
              <Button variant="primary" onClick={() => window.location.reload()}>
                Try again
              </Button>
              <Button onClick={() => pickFile(DATA_FILES, file => void commands.openFile(file))}>
                Use my own file
              </Button>
            </div>
          </div>
        ) : (
          <div role="status">
            <p className={styles.text}>{text}</p>
            <ProgressBar label={text} value={null} />
          </div>
        )}
      </div>
    </main>
  );
}
