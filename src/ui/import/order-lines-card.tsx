import { CalendarRange } from 'lucide-react';
import type { OrderLines } from '../../files/customers/import-report';
import { formatCount, formatMeasure } from '../../state/format';
import { type TimeBar, timeBars } from './month-bars';
import styles from './order-lines-card.module.css';

const HEIGHT = 56;

/** Rows that became fewer accounts: how many, from when to when, and the sales over time. */
export function OrderLinesCard({ lines }: { readonly lines: OrderLines }) {
  const { rows, accounts, mostRows, firstDay, lastDay, undated, undatedSales, monthly } = lines;
  const mean = rows / accounts;
  const bars = monthly ? timeBars(monthly.firstMonth, monthly.totals) : [];
  return (
    <section aria-labelledby="import-lines">
      <h2 id="import-lines" className={styles.title}>
        Order lines
      </h2>
      <p>
        {formatCount(rows)} rows became {formatCount(accounts)} accounts
        {rows > accounts
          ? `, ${mean < 10 ? mean.toFixed(1) : formatCount(mean)} rows on average and ${formatCount(mostRows)} at most`
          : ''}
        .
      </p>
      {firstDay ? (
        <p className={styles.period}>
          <CalendarRange size={14} aria-hidden />
          {firstDay === lastDay ? firstDay : `${firstDay} to ${lastDay}`}
          {undated > 0 ? `, ${formatCount(undated)} ${undated === 1 ? 'row' : 'rows'} without a date` : ''}
        </p>
      ) : null}
      {monthly && bars.length > 1 ? (
        <figure className={styles.figure}>
          <Bars bars={bars} />
          <div aria-hidden className={styles.axis}>
            <span>{bars[0].label}</span>
            <span>
              {monthly.header}, at most {short(Math.max(...bars.map(bar => bar.total)))}
            </span>
            <span>{bars[bars.length - 1].label}</span>
          </div>
        </figure>
      ) : null}
      {monthly && undatedSales !== 0 ? (
        <p className={styles.note}>
          {short(undatedSales)} of {monthly.header} have no usable date and are in no month.
        </p>
      ) : null}
    </section>
  );
}

function Bars({ bars }: { readonly bars: readonly TimeBar[] }) {
  const most = Math.max(0, ...bars.map(bar => bar.total));
  const least = Math.min(0, ...bars.map(bar => bar.total));
  const scale = most > least ? HEIGHT / (most - least) : 0;
  // Few months stand apart as bars, and do not run into blocks.
  const width = Math.min(8, 0.6 * bars.length);
  const highest = bars.reduce((best, bar) => (bar.total > best.total ? bar : best));
  const lowest = bars.reduce((best, bar) => (bar.total < best.total ? bar : best));
  const words =
    `Sales from ${bars[0].label} to ${bars[bars.length - 1].label}: ` +
    `most in ${highest.label} (${short(highest.total)}), least in ${lowest.label} (${short(lowest.total)})`;
  return (
    <svg
      role="img"
      aria-label={words}
      className={styles.bars}
      viewBox={`0 0 ${bars.length * 10} ${HEIGHT}`}
      preserveAspectRatio="none"
    >
      {bars.map(({ label, total }, at) => {
        const size = Math.abs(total) * scale;
        return (
          <rect
            key={label}
            x={at * 10 + 5 - width / 2}
            width={width}
            y={(total > 0 ? most - total : most) * scale}
            height={total === 0 ? 0 : Math.max(1, size)}
            data-negative={total < 0 || undefined}
          >
            <title>{`${label}: ${short(total)}`}</title>
          </rect>
        );
      })}
    </svg>
  );
}

function short(value: number): string {
  return formatMeasure(value, 'number', '');
}
