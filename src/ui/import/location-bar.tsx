import { Info } from 'lucide-react';
import type { ImportReport } from '../../files/customers/import-report';
import { formatCount } from '../../state/format';
import styles from './location-bar.module.css';
import { approximateText, locationOutcome } from './location-outcome';

/** One decimal, and never 0 or 100 when it is not. */
function sharePercent(share: number): string {
  if (!Number.isFinite(share)) return 'rows';
  if (share === 1) return '100 %';
  if (share < 0.0005) return '< 0.1 %';
  return share > 0.9995 ? '> 99.9 %' : `${(share * 100).toFixed(1)} %`;
}

/** Where the accounts are: one bar, and the same figures as a list. */
export function LocationBar({ report }: { readonly report: ImportReport }) {
  const shares = locationOutcome(report);
  const approximate = approximateText(report);
  return (
    <section aria-labelledby="import-where">
      <h2 id="import-where" className={styles.title}>
        {report.customers === null ? 'Where the accounts are' : 'Where the customers are'}
      </h2>
      <div aria-hidden className={styles.bar}>
        {shares
          .filter(entry => entry.share > 0)
          .map(entry => (
            <span key={entry.kind} data-kind={entry.kind} style={{ flexGrow: entry.share }} />
          ))}
      </div>
      <ul className={styles.list}>
        {shares.map(entry => (
          <li key={entry.kind}>
            <span aria-hidden data-kind={entry.kind} className={styles.dot} />
            <span className={styles.label}>{entry.label}</span>
            <strong>{formatCount(entry.count)}</strong>
            <span className={styles.share}>{sharePercent(entry.share)}</span>
          </li>
        ))}
      </ul>
      {report.customers !== null ? (
        <p className={styles.remark}>
          <Info size={14} aria-hidden />
          {formatCount(report.accounts)} {report.accounts === 1 ? 'row stands' : 'rows stand'} for{' '}
          {formatCount(report.customers)} customers.
        </p>
      ) : null}
      {approximate ? (
        <p className={styles.remark}>
          <Info size={14} aria-hidden />
          {approximate}
        </p>
      ) : null}
      {report.sharedPoint > 0 &&
      report.placedBy.hex === 0 &&
      !report.findings.some(({ kind }) => kind === 'shared-point') ? (
        <p className={styles.remark}>
          <Info size={14} aria-hidden />
          {formatCount(report.sharedPoint)} accounts share a point with 5 or more others: their place is approximate.
        </p>
      ) : null}
    </section>
  );
}
