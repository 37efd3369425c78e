import { describe, expect, it } from 'vitest';
import type { AccountTable } from '../accounts/account-table';
import { AccountTableBuilder } from '../accounts/account-table-builder';
import { accountFilterMask, summariseDataset } from '../dataset/summarise-dataset';
import { allMeasures, defaultCallPlan, potentialOf, proposeSources, workloadOf } from './account-values';

/** One account per row; columns by key. */
function table(numbers: Record<string, number[]>, classes?: string[]): AccountTable {
  const keys = Object.keys(numbers);
  const builder = new AccountTableBuilder(
    keys.map(key => ({ key, header: `Col ${key}`, sums: true })),
    classes ? [{ key: 'class', header: 'ABC' }] : [],
  );
  const count = classes?.length ?? numbers[keys[0]].length;
  for (let row = 0; row < count; row++) {
    builder.add(
      `${row}`,
      '',
      0,
      0,
      0,
      Float64Array.from(keys, key => numbers[key][row]),
      classes ? [classes[row]] : [],
    );
  }
  return builder.finish();
}

describe('potential and workload', () => {
  it('reproduces the golden call plan: 40 A, 120 B, 240 C are 2,520 hours', () => {
    const classes = [...Array(40).fill('A'), ...Array(120).fill('B'), ...Array(240).fill('C')];
    const { measure, values } = workloadOf(table({}, classes), {
      kind: 'call-plan',
      rows: defaultCallPlan(['A', 'B', 'C']),
    });
    expect(values.reduce((sum, value) => sum + value, 0)).toBe(2520);
    expect(measure).toMatchObject({ unit: 'hours', filled: 400 });
  });

  it('keeps blanks blank and says how many accounts carry a value', () => {
    const accounts = table({
      potential: [10, Number.NaN, 0],
      callFrequency: [12, 6, Number.NaN],
      callMinutes: [30, Number.NaN, 60],
    });
    expect(potentialOf(accounts, { kind: 'column' })).toMatchObject({
      measure: { id: 'potential', source: 'Column Col potential', filled: 2 },
    });
    const { values, measure } = workloadOf(accounts, { kind: 'visits', minutesPerVisit: 45 });
    expect([...values]).toEqual([6, 4.5, Number.NaN]);
    expect(measure.source).toContain('45 minutes where blank');
  });

  it('falls back from a column to sales to equal, and says so', () => {
    const withSales = table({ sales: [5, -2, Number.NaN] });
    expect(proposeSources(withSales)).toEqual({ potential: { kind: 'sales' }, workload: { kind: 'equal' } });
    expect([...potentialOf(withSales, { kind: 'sales' }).values]).toEqual([5, 0, Number.NaN]);
    expect(potentialOf(withSales, { kind: 'sales' }).measure.source).toMatch(/^Sales \(column Col sales\)/u);
    const bare = table({ employees: [1, 2] });
    expect(proposeSources(bare).potential).toEqual({ kind: 'equal' });
    expect([...potentialOf(bare, { kind: 'equal' }).values]).toEqual([1, 1]);
    expect(proposeSources(table({ workloadHours: [1], potential: [1] }))).toEqual({
      potential: { kind: 'column' },
      workload: { kind: 'hours' },
    });
  });

  it('lists potential, workload, sales and further measures, and filters by label and range', () => {
    const accounts = table({ potential: [1, 10, 100, Number.NaN], sales: [1, 2, 3, 4], 'column:kW': [7, 7, 7, 7] }, [
      'A',
      'B',
      '',
      'A',
    ]);
    const measures = allMeasures(accounts, { kind: 'column' }, { kind: 'equal' });
    expect(measures.map(({ measure }) => measure.id)).toEqual(['potential', 'workload', 'sales', 'column:kW']);
    const summary = summariseDataset(accounts, measures, { kind: 'column' }, { kind: 'equal' }, 'EUR');
    expect(summary.categories[0].values).toEqual([
      { label: 'A', accounts: 2 },
      { label: '', accounts: 1 },
      { label: 'B', accounts: 1 },
    ]);
    expect(summary.distributions[0]).toMatchObject({ min: 1, max: 100 });
    expect(summary.distributions[0].bins.reduce((sum, bin) => sum + bin, 0)).toBe(3);
    expect(accountFilterMask(accounts, measures, { categories: [], ranges: [] })).toBeNull();
    const filter = {
      categories: [{ key: 'class', labels: ['A', ''] }],
      ranges: [{ measureId: 'potential', min: 1, max: 100 }],
    };
    expect([...(accountFilterMask(accounts, measures, filter) ?? [])]).toEqual([1, 0, 1, 0]);
  });
});
