import { FileUp, Shapes } from 'lucide-react';
import { useMemo } from 'react';
import { formatCount, formatShare } from '../../state/format';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { counted } from '../measure-words';
import { DATA_FILES, pickFile } from '../pick-file';
import styles from './data-section.module.css';
import { SubHeading } from './section';

/** Where the accounts come from, what was left out, and what potential and workload mean. */
export function DataSection() {
  const commands = useCommands();
  const dataset = useApp(state => state.dataset);
  const measures = useMemo(
    () => dataset?.summary.measures.filter(measure => measure.id === 'potential' || measure.id === 'workload') ?? [],
    [dataset],
  );
  return (
    <>
      {dataset ? (
        <>
          <p className={styles.line}>
            <strong className={styles.file}>
              {dataset.isSample ? 'Sample, United States' : (dataset.source?.fileName ?? 'Project without accounts')}
            </strong>
          </p>
          <p className={styles.line}>
            {dataset.source
              ? `${counted(dataset.summary.accounts, 'account')} in ${counted(dataset.grid.count, 'hex', 'hexes')}`
              : `${counted(dataset.grid.count, 'hex', 'hexes')} with their sums; the accounts were not saved`}
          </p>
          {dataset.report && dataset.report.rejected > 0 ? (
            <button type="button" className={styles.link} onClick={() => commands.openDialog('rejected')}>
              {formatCount(dataset.report.rejected)} of {counted(dataset.report.read, 'row')} left out
            </button>
          ) : null}
          {dataset.report && dataset.report.approximate > 0 ? (
            <p className={styles.line}>
              {formatShare(dataset.report.approximate / dataset.report.accounts)} placed only about: by post code or
              town
            </p>
          ) : null}
          {dataset.report ? (
            <p>
              <button type="button" className={styles.link} onClick={() => commands.openDialog('import-report')}>
                Import report
              </button>
            </p>
          ) : null}
          {measures.map(measure => (
            <div key={measure.id}>
              <SubHeading
                aside={
                  dataset.source ? (
                    <button
                      type="button"
                      className={styles.change}
                      aria-label={`Change what ${measure.label} is made of`}
                      onClick={() => commands.openDialog('workload')}
                    >
                      Change…
                    </button>
                  ) : undefined
                }
              >
                {measure.label}
              </SubHeading>
              <p>{measure.source}</p>
              {measure.filled < dataset.summary.accounts ? (
                <p className={styles.note}>
                  Based on {formatCount(measure.filled)} of {counted(dataset.summary.accounts, 'account')}
                </p>
              ) : null}
            </div>
          ))}
        </>
      ) : null}
      <div className={styles.actions}>
        <Button
          size="small"
          icon={<FileUp size={14} aria-hidden />}
          onClick={() => pickFile(DATA_FILES, file => void commands.openFile(file))}
        >
          Use my own file
        </Button>
        <Button size="small" variant="ghost" onClick={() => commands.openDialog('postcode-lists')}>
          Post-code lists
        </Button>
        {dataset ? (
          <Button size="small" icon={<Shapes size={14} aria-hidden />} onClick={() => commands.openDialog('polygons')}>
            Territories from polygons…
          </Button>
        ) : null}
        {dataset?.isSample ? null : (
          <Button size="small" variant="ghost" onClick={() => void commands.openSample()}>
            Open the sample
          </Button>
        )}
      </div>
    </>
  );
}
