import type { ImportState } from '../../state/app-state';
import { formatShare } from '../../state/format';
import { useCommands } from '../app-context';
import { Button } from '../controls/button';
import { ProgressBar } from '../controls/progress-bar';
import { ChooseFileButton } from './choose-file-button';
import { ImportErrorBox } from './import-error';
import styles from './import-waiting.module.css';

const TITLES: Readonly<Record<'reading' | 'importing' | 'building', string>> = {
  reading: 'Looking at the file',
  importing: 'Reading every row',
  building: 'Putting the accounts on the map',
};

/** While the worker is busy, or when it could not go on: progress, the way to stop, or what to do next. */
export function ImportWaiting({ importing }: { readonly importing: ImportState }) {
  const commands = useCommands();
  const { step, progress, error, file } = importing;
  if (step === 'columns' || step === 'check') return null;
  const back =
    step !== 'building' && importing.mapping ? (
      <Button onClick={() => commands.backToColumns()}>Back to the columns</Button>
    ) : null;
  const cancel = <Button onClick={() => commands.cancelImport()}>{error ? 'Back to the map' : 'Cancel'}</Button>;
  return (
    <div className={styles.middle}>
      <div className={styles.card}>
        {error ? (
          <ImportErrorBox
            {...error}
            actions={
              <>
                <ChooseFileButton variant="primary">Choose another file</ChooseFileButton>
                {back}
                {cancel}
              </>
            }
          />
        ) : (
          <>
            <h1 className={styles.title}>{TITLES[step]}</h1>
            <p className={styles.file}>{file.name} · read on this device</p>
            <ProgressBar label={TITLES[step]} value={progress.done} />
            <p className={styles.phase} role="status">
              <span>{progress.phase}</span>
              {Number.isFinite(progress.done) ? <span>{formatShare(progress.done)}</span> : null}
            </p>
            <div className={styles.actions}>
              {back}
              {cancel}
            </div>
          </>
        )}
      </div>
    </div>
  );
}
