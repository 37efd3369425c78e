import { FileText } from 'lucide-react';
import type { FindingKind } from '../../files/customers/import-report';
import { formatCount } from '../../state/format';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { FindingsList } from '../import/findings-list';
import { LocationBar } from '../import/location-bar';
import { OrderLinesCard } from '../import/order-lines-card';
import { RejectedSection } from '../import/rejected-section';
import { SumsTable } from '../import/sums-table';
import styles from './import-report-dialog.module.css';
import { ReadingDialog } from './reading-dialog';

const REJECTED_SHOWN = 50;

/** The report of the check step once more, for the accounts on the map; a list is shown on the map itself. */
export function ImportReportDialog({ onClose }: { readonly onClose: () => void }) {
  const commands = useCommands();
  const report = useApp(state => state.dataset?.report ?? null);
  const show = (kind: FindingKind) => {
    onClose();
    void commands.showFinding(kind);
  };
  return (
    <ReadingDialog
      open
      onClose={onClose}
      title="Import report"
      description={
        report
          ? `${formatCount(report.read)} rows of ${report.fileName}, ${formatCount(report.accounts)} accounts`
          : undefined
      }
      width={640}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            variant="primary"
            icon={<FileText size={16} aria-hidden />}
            unavailable={report ? null : 'There is no report'}
            onClick={() => void commands.exportFile('import-report-txt')}
          >
            Download the report
          </Button>
        </>
      }
    >
      {report ? (
        <div className={styles.sections}>
          <LocationBar report={report} />
          {report.lines ? <OrderLinesCard lines={report.lines} /> : null}
          <FindingsList report={report} shown={null} onShow={show} />
          <RejectedSection report={report} limit={REJECTED_SHOWN} />
          <SumsTable sums={report.sums} />
        </div>
      ) : (
        <p>This project was opened without its customer file, so there is no report.</p>
      )}
    </ReadingDialog>
  );
}
