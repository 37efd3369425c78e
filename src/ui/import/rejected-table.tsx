import type { ImportReport } from '../../files/customers/import-report';
import { RowTable } from './row-table';

export interface RejectedTableProps {
  readonly report: ImportReport;
  /** Rows shown at most; the download has all of them. */
  readonly limit: number;
}

/** Rows of the file that did not become accounts: which, where and why. */
export function RejectedTable({ report, limit }: RejectedTableProps) {
  const rows = report.rejectedRows
    .slice(0, limit)
    .map(({ row, column, text }) => ({ row, what: column || 'whole row', why: text }));
  return <RowTable headers={['Column', 'Reason']} rows={rows} count={report.rejected} />;
}
