import { formatCount } from '../../state/format';
import styles from './row-table.module.css';

export interface RowTableProps {
  /** What the second and the third column are called. */
  readonly headers: readonly [what: string, why: string];
  readonly rows: readonly { readonly row: number; readonly what: string; readonly why: string }[];
  /** Rows in all; the download has those that are not shown. */
  readonly count: number;
}

/** Some rows of the file with what is to be said of each. Its header stays in sight where the table scrolls. */
export function RowTable({ headers: [what, why], rows, count }: RowTableProps) {
  const more = count - rows.length;
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.row}>
              Row
            </th>
            <th scope="col" className={styles.what}>
              {what}
            </th>
            <th scope="col">{why}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              <td className={styles.row}>{formatCount(row.row)}</td>
              <td className={styles.what}>{row.what}</td>
              <td className={styles.why}>{row.why}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 ? <p className={styles.more}>and {formatCount(more)} more, all of them in the download</p> : null}
    </>
  );
}
