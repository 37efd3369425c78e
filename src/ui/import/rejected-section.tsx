import { Download } from 'lucide-react';
import type { ImportReport } from '../../files/customers/import-report';
import { formatCount } from '../../state/format';
import { useCommands } from '../app-context';
import { Button } from '../controls/button';
import styles from './rejected-section.module.css';
import { RejectedTable } from './rejected-table';

export interface RejectedSectionProps {
  readonly report: ImportReport;
  /** Rows shown at most; the download has all of them. */
  readonly limit: number;
}

/** Rows left out, with the way to take all of them away as a file. */
export function RejectedSection({ report, limit }: RejectedSectionProps) {
  const commands = useCommands();
  if (report.rejected === 0) return <p className={styles.none}>No row was left out.</p>;
  return (
    <section aria-labelledby="import-rejected">
      <header className={styles.head}>
        <h2 id="import-rejected" className={styles.title}>
          Rows left out
        </h2>
        <Button
          size="small"
          variant="ghost"
          className={styles.download}
          icon={<Download size={14} aria-hidden />}
          onClick={() => void commands.exportFile('rejected-csv')}
        >
          Download {formatCount(report.rejected)} {report.rejected === 1 ? 'row' : 'rows'}
        </Button>
      </header>
      <RejectedTable report={report} limit={limit} />
    </section>
  );
}
