import type { ImportReport } from '../../files/customers/import-report';
import { formatCount } from '../../state/format';
import styles from './rejected-table.module.css';

export interface RejectedTableProps {
  readonly report: ImportReport;
  /** Rows shown at most; the download has all of them. */
  readonly limit: number;
}

/** Rows of the file that did not become accounts: which, where and why. */
export function RejectedTable({ report, limit }: RejectedTableProps) {
  const shown = report.rejectedRows.slice(0, limit);
  const more = report.rejected - shown.length;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.row}>
              Row
            </th>
            <th scope="col" className={styles.column}>
              Column
            </th>
            <th scope="col">Reason</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((rejected, index) => (
            <tr key={index}>
              <td className={styles.row}>{formatCount(rejected.row)}</td>
              <td className={styles.column}>{rejected.column || 'whole row'}</td>
              <td className={styles.reason}>{rejected.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <p className={styles.more}>and {formatCount(more)} more, all of them in the download</p> : null}
    </>
  );
}
