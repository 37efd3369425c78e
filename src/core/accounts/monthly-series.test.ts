import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayText, monthOfDay, monthText, NO_DAY } from './calendar';
import { entriesOf, hasMonth, MonthlyEntries, monthlyTotals } from './monthly-series';

const ACCOUNTS = 6;
const entry = fc.tuple(
  fc.nat(ACCOUNTS - 1),
  fc.integer({ min: -840, max: 2759 }),
  fc.integer({ min: -1e6, max: 1e6 }).map(cents => cents / 100),
);

/** Cents of every account and month, added up one by one. */
function plain(entries: readonly (readonly [number, number, number])[], moved: readonly number[]) {
  const sums = new Map<string, number>();
  for (const [account, month, amount] of entries) {
    if (moved[account] < 0) continue;
    const key = `${moved[account]}/${month}`;
    sums.set(key, (sums.get(key) ?? 0) + Math.round(amount * 100));
  }
  return sums;
}

describe('MonthlyEntries', () => {
  it('agrees with a Map of cents, whatever the order, and whatever accounts became', () => {
    const moves = fc.array(fc.integer({ min: -1, max: ACCOUNTS - 1 }), { minLength: ACCOUNTS, maxLength: ACCOUNTS });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 80 }), fc.option(moves), (entries, moved) => {
        const built = new MonthlyEntries();
        for (const [account, month, amount] of entries) built.add(account, month, amount);
        const series = built.finish(ACCOUNTS, moved && Int32Array.from(moved));
        const expected = plain(entries, moved ?? [...Array(ACCOUNTS).keys()]);
        const found = new Map<string, number>();
        if (series) {
          for (let account = 0; account < ACCOUNTS; account++) {
            const own = [...series.month.subarray(series.offsets[account], series.offsets[account + 1])];
            expect(own).toEqual([...new Set(own)].sort((a, b) => a - b));
            for (let at = series.offsets[account]; at < series.offsets[account + 1]; at++) {
              found.set(`${account}/${series.firstMonth + series.month[at]}`, Math.round(series.amount[at] * 100));
            }
          }
          const totals = monthlyTotals(series);
          expect(totals.length).toBe(series.months);
          const all = [...expected.values()].reduce((sum, cents) => sum + cents, 0);
          expect(Math.round(totals.reduce((sum, value) => sum + value, 0) * 100)).toBe(all);
          expect(entriesOf(series).finish(ACCOUNTS, null)).toEqual(series);
        }
        expect([...found].sort()).toEqual([...expected].sort());
      }),
    );
  });

  it('keeps its memory to the pairs there are when lines go on coming', () => {
    const entries = new MonthlyEntries();
    for (let line = 0; line < 3_000_000; line++) entries.add(line % 1000, line % 12, 0.01);
    const series = entries.finish(1000, null)!;
    expect(series.amount.length).toBe(3000);
    expect(series.months).toBe(12);
    expect([...monthlyTotals(series)]).toEqual(Array(12).fill(2500));
  });
});

describe('calendar', () => {
  it('agrees with the platform on the month of every day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 2_900_000 }), day => {
        const date = new Date(day * 86_400_000);
        const month = (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
        expect(monthOfDay(day)).toBe(month);
        expect(monthText(month)).toBe(dayText(day).slice(0, 7));
      }),
    );
  });

  it('writes a blank as nothing and takes placeholders for no month', () => {
    expect(dayText(NO_DAY)).toBe('');
    expect(hasMonth(monthOfDay(Date.UTC(9999, 11, 31) / 86_400_000))).toBe(false);
    expect(hasMonth(monthOfDay(Date.UTC(1899, 11, 31) / 86_400_000))).toBe(false);
    expect(hasMonth(monthOfDay(Date.UTC(2026, 0, 1) / 86_400_000))).toBe(true);
  });
});
