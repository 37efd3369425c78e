import { Check, TriangleAlert } from 'lucide-react';
import type { ReconciledSum } from '../../files/customers/import-report';
import { formatCount, formatExact } from '../../state/format';
import styles from './sums-table.module.css';

/** Where every column of numbers went: in the file, on accounts, left out and why. */
export function SumsTable({ sums }: { readonly sums: readonly ReconciledSum[] }) {
  if (sums.length === 0) return null;
  return (
    <section aria-labelledby="import-sums">
      <h2 id="import-sums" className={styles.title}>
        Sums before and after
      </h2>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Column</th>
            <th scope="col" className={styles.figure}>
              In the file
            </th>
            <th scope="col" className={styles.figure}>
              On accounts
            </th>
            <th scope="col" className={styles.figure}>
              Left out
            </th>
            <th scope="col" className={styles.mark}>
              <span className="visually-hidden">Agrees</span>
            </th>
          </tr>
        </thead>
        {sums.map(sum => (
          <SumRows key={sum.header} sum={sum} />
        ))}
      </table>
    </section>
  );
}

function SumRows({ sum }: { readonly sum: ReconciledSum }) {
  const agrees = sum.difference === 0;
  const parts = reasons(sum);
  return (
    <tbody>
      <tr>
        <th scope="row">{sum.header}</th>
        <td className={styles.figure}>{money(sum.read, sum)}</td>
        <td className={styles.figure}>{money(sum.accounts, sum)}</td>
        <td className={styles.figure}>{money(sum.read - sum.accounts - sum.difference, sum)}</td>
        <td className={styles.mark}>
          {agrees ? (
            <Check size={14} role="img" aria-label="agrees to the cent" className={styles.good} />
          ) : (
            <TriangleAlert
              size={14}
              role="img"
              aria-label={`${money(sum.difference, sum)} are not accounted for`}
              className={styles.bad}
            />
          )}
        </td>
      </tr>
      {parts.length > 0 || sum.ownTotal ? (
        <tr className={styles.detail}>
          <td colSpan={5}>
            {parts.map(part => (
              <p key={part}>{part}</p>
            ))}
            {sum.ownTotal ? (
              <p className={sum.ownTotal.agrees ? styles.good : styles.bad}>{sum.ownTotal.words}</p>
            ) : null}
          </td>
        </tr>
      ) : null}
    </tbody>
  );
}

function reasons(sum: ReconciledSum): string[] {
  return [
    ...sum.leftOut.map(({ words, sum: left }) => `${money(left, sum)} left out: ${words}`),
    ...(sum.repeated === 0 ? [] : [`${money(sum.repeated, sum)} on further rows, not added: it describes the account`]),
    ...(sum.negative === 0 ? [] : [`${money(sum.negative, sum)} negative, counts as blank`]),
    ...(sum.unreadable === 0
      ? []
      : [`${formatCount(sum.unreadable)} ${sum.unreadable === 1 ? 'cell is' : 'cells are'} no number and blank`]),
    ...(sum.difference === 0 ? [] : [`${money(sum.difference, sum)} are not accounted for`]),
  ];
}

/** To the cent, without decimals where there are none. */
function money(value: number, { currency }: ReconciledSum): string {
  const near = Math.abs(value) < 0.005 ? 0 : value;
  return formatExact(near, currency ? 'currency' : 'number', currency).replace(/\.00$/u, '');
}
