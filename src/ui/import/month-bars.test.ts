import { describe, expect, it } from 'vitest';
import { timeBars } from './month-bars';

describe('timeBars', () => {
  it('is one bar a month for up to five years', () => {
    expect(timeBars(670, [1, 2, 3])).toEqual([
      { label: '2025-11', total: 1 },
      { label: '2025-12', total: 2 },
      { label: '2026-01', total: 3 },
    ]);
  });

  it('adds months up to calendar quarters, then to years, and loses nothing', () => {
    const quarters = timeBars(-1, Array(100).fill(1));
    expect(quarters[0]).toEqual({ label: '1969 Q4', total: 1 });
    expect(quarters[1]).toEqual({ label: '1970 Q1', total: 3 });
    const years = timeBars(-1, Array(400).fill(1));
    expect(years[0]).toEqual({ label: '1969', total: 1 });
    expect(years[1]).toEqual({ label: '1970', total: 12 });
    for (const [bars, sum] of [
      [quarters, 100],
      [years, 400],
    ] as const) {
      expect(bars.reduce((total, bar) => total + bar.total, 0)).toBe(sum);
      expect(bars.length).toBeLessThanOrEqual(60);
    }
  });
});
