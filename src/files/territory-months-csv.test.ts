import { expect, it } from 'vitest';
import { MonthlyEntries } from '../core/accounts/monthly-series';
import type { Rep, Territory } from '../core/plan/plan';
import { territoryMonthsCsv } from './territory-months-csv';

it('writes one row per territory and one column per month, what is in none at the end', () => {
  const entries = new MonthlyEntries();
  entries.add(0, 671, 10.1);
  entries.add(0, 673, 20.2);
  entries.add(1, 673, 0.3);
  entries.add(2, 672, 5);
  entries.add(3, 672, 99);
  const series = entries.finish(4, null)!;
  const territory = { colourSlot: 0, fte: 1, todayLabel: '', locked: false };
  const territories: readonly Territory[] = [
    { ...territory, id: 1, name: '=North', repId: 'r' },
    { ...territory, id: 2, name: 'South', repId: null },
  ];
  const reps: readonly Rep[] = [{ id: 'r', name: 'Ann, B.', email: '', fte: 1, home: null }];
  const mask = Uint8Array.of(1, 1, 1, 0);
  const text = [...territoryMonthsCsv(series, account => [1, 1, 0, 2][account], mask, territories, reps)].join('');
  expect(text.trimEnd().split('\n')).toEqual([
    'territory_id,territory,rep,2025-12,2026-01,2026-02,total',
    '1,\'=North,"Ann, B.",10.1,0,20.5,30.6',
    '2,South,,0,0,0,0',
    ',unassigned,,0,5,0,5',
  ]);
});
