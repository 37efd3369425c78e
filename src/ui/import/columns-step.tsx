import { ArrowRight } from 'lucide-react';
import { useRef } from 'react';
import { flushSync } from 'react-dom';
import type { ImportState } from '../../state/app-state';
import { formatCount } from '../../state/format';
import { useCommands } from '../app-context';
import { Button } from '../controls/button';
import { Checkbox } from '../controls/checkbox';
import { ChooseFileButton } from './choose-file-button';
import { columnsToConfirm, confirmableAtOnce, factorsOf, locationSources, readBlocker } from './column-checks';
import { ColumnTable } from './column-table';
import { ColumnsAside } from './columns-aside';
import { ImportErrorBox } from './import-error';
import { ImportPage } from './import-page';
import styles from './import-page.module.css';
import { RejectedSection } from './rejected-section';

/** Rows of a file that was refused, above the columns that may be the reason. */
const REFUSED_SHOWN = 5;

/** Step 2: which column is what. */
export function ColumnsStep({ importing }: { readonly importing: ImportState }) {
  const commands = useCommands();
  const confirmButtons = useRef<HTMLDivElement>(null);
  const factors = importing.mapping ? factorsOf(importing.mapping) : null;
  const used =
    importing.mapping?.columns.filter(({ field, header }) => field !== null || factors?.has(header)).length ?? 0;
  const all = importing.mapping?.columns.length ?? 0;
  const waiting = columnsToConfirm(importing).length;
  const together = confirmableAtOnce(importing);
  const readButton = useRef<HTMLButtonElement>(null);
  const blocker = readBlocker(importing);
  const toFirstWaiting = () =>
    confirmButtons.current?.querySelector<HTMLElement>('[data-confirm], [role="radio"][tabindex="0"]')?.focus();
  const confirmTogether = () => {
    // The pressed button goes: the focus moves to what comes next.
    flushSync(() => {
      for (const column of together) commands.confirmColumn(column);
    });
    if (together.length < waiting) toFirstWaiting();
    else readButton.current?.focus();
  };
  return (
    <ImportPage
      importing={importing}
      title="Match columns"
      factsAction={
        <ChooseFileButton variant="ghost" size="small">
          Choose another
        </ChooseFileButton>
      }
      state={
        <>
          {formatCount(used)} of {formatCount(all)} used{waiting > 0 ? ', ' : ''}
          {waiting > 0 ? <strong className={styles.ask}>{waiting} to confirm</strong> : null}
          {together.length > 1 ? (
            <Button size="small" className={styles.together} onClick={confirmTogether}>
              Confirm {together.length === waiting ? 'all ' : ''}
              {together.length}
            </Button>
          ) : null}
        </>
      }
      aside={<ColumnsAside importing={importing} />}
      footerStart={
        <>
          <Button onClick={() => commands.cancelImport()}>Cancel</Button>
          <Checkbox checked={importing.remember} onChange={remember => commands.setImportOptions({ remember })}>
            Remember for these headers
          </Checkbox>
        </>
      }
      footerReason={blocker}
      onReason={waiting > 0 && locationSources(importing.mapping).length > 0 ? toFirstWaiting : undefined}
      footerEnd={
        <Button ref={readButton} variant="primary" unavailable={blocker} onClick={() => void commands.readImport()}>
          Read all rows
          <ArrowRight size={16} aria-hidden />
        </Button>
      }
    >
      {importing.error ? <ImportErrorBox {...importing.error} /> : null}
      {importing.refused ? (
        <div className={styles.refused}>
          <RejectedSection report={importing.refused} limit={REFUSED_SHOWN} />
        </div>
      ) : null}
      <div ref={confirmButtons}>
        <ColumnTable importing={importing} />
      </div>
    </ImportPage>
  );
}
