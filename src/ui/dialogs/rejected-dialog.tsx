import { Download } from 'lucide-react';
import { formatCount } from '../../state/format';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { RejectedTable } from '../import/rejected-table';
import { ReadingDialog } from './reading-dialog';

/** The report keeps this many rows; the download has all. */
const SHOWN = 1000;

/** Rows of the customer file that are not on the map. */
export function RejectedDialog({ onClose }: { readonly onClose: () => void }) {
  const commands = useCommands();
  const report = useApp(state => state.dataset?.report ?? null);
  const rejected = report?.rejected ?? 0;
  return (
    <ReadingDialog
      open
      onClose={onClose}
      title="Rows left out"
      description={
        report ? `${formatCount(rejected)} of ${formatCount(report.read)} rows of ${report.fileName}` : undefined
      }
      width={640}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            variant="primary"
            icon={<Download size={16} aria-hidden />}
            unavailable={rejected > 0 ? null : 'No row was left out'}
            onClick={() => void commands.exportFile('rejected-csv')}
          >
            Download {formatCount(rejected)} {rejected === 1 ? 'row' : 'rows'}
          </Button>
        </>
      }
    >
      {report && rejected > 0 ? (
        <RejectedTable report={report} limit={SHOWN} />
      ) : report ? (
        <p>No row was left out.</p>
      ) : (
        <p>This project was opened without its customer file, so there is no list of rows.</p>
      )}
    </ReadingDialog>
  );
}
