import { monthText } from '../../core/accounts/calendar';

/** One bar of the small chart of sales over time. */
export interface TimeBar {
  /** "2026-11", "2026 Q4" or "2026". */
  readonly label: string;
  readonly total: number;
}

/** More bars than this are too thin to tell apart. */
const MOST_BARS = 60;

/**
 * Totals per month, or per quarter or year when there are too many months for one chart. Years and quarters are those of
 * the calendar, so the first and the last may not be whole.
 * @param firstMonth 0 = January 1970
 */
export function timeBars(firstMonth: number, totals: readonly number[]): TimeBar[] {
  if (totals.length <= MOST_BARS) return totals.map((total, at) => ({ label: monthText(firstMonth + at), total }));
  const months = totals.length <= MOST_BARS * 3 ? 3 : 12;
  const bars: { label: string; total: number }[] = [];
  let period = Number.NaN;
  totals.forEach((total, at) => {
    const month = firstMonth + at;
    if (Math.floor(month / months) !== period) {
      period = Math.floor(month / months);
      const year = monthText(period * months).slice(0, 4);
      bars.push({ label: months === 12 ? year : `${year} Q${(((period % 4) + 4) % 4) + 1}`, total: 0 });
    }
    bars[bars.length - 1].total += total;
  });
  return bars;
}
