import { FileText } from 'lucide-react';
import type { ImportReport } from '../../files/customers/import-report';
import { useCommands } from '../app-context';
import { Button } from '../controls/button';
import { AccountPreview } from './account-preview';
import { FindingsList } from './findings-list';
import { LocationBar } from './location-bar';
import { OrderLinesCard } from './order-lines-card';
import { RejectedSection } from './rejected-section';
import styles from './report-aside.module.css';
import { SumsTable } from './sums-table';
import { useShownFinding } from './use-shown-finding';

const REJECTED_SHOWN = 12;

export interface ReportAsideProps {
  readonly report: ImportReport;
  readonly preview: Float32Array | null;
}

/** Beside the check step: where the accounts are, what was left out, what is worth a look, and that the sums agree. */
export function ReportAside({ report, preview }: ReportAsideProps) {
  const commands = useCommands();
  const [shown, toggle] = useShownFinding();
  const finding = report.findings.find(({ kind }) => kind === shown?.kind);
  return (
    <div className={styles.split}>
      {preview ? (
        <AccountPreview
          positions={preview}
          accounts={report.accounts}
          unit={report.placedBy.hex === report.accounts ? 'hexes' : 'accounts'}
          chosen={shown && finding ? { positions: shown.list.points, words: finding.text } : null}
        />
      ) : null}
      <div className={styles.aside}>
        <LocationBar report={report} />
        {report.lines ? <OrderLinesCard lines={report.lines} /> : null}
        <FindingsList report={report} shown={shown} onShow={toggle} canReadAgain />
        <RejectedSection report={report} limit={REJECTED_SHOWN} />
        <SumsTable sums={report.sums} />
        <Button
          size="small"
          className={styles.download}
          icon={<FileText size={14} aria-hidden />}
          onClick={() => void commands.exportFile('import-report-txt')}
        >
          Download this report
        </Button>
      </div>
    </div>
  );
}
