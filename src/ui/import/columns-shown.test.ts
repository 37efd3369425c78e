import { expect, test } from 'vitest';
import type { AccountField } from '../../core/accounts/account-field';
import type { FileInspection } from '../../files/customers/inspection';
import type { ImportState } from '../../state/app-state';
import { columnsShown } from './columns-shown';

function importing(count: number, proposed: Record<number, AccountField>, used: Record<number, AccountField>) {
  const columns = Array.from({ length: count }, (_, column) => ({
    header: `Head ${column}`,
    field: used[column] ?? proposed[column] ?? null,
    numberStyle: 'point' as const,
  }));
  const inspection = {
    proposed: { columns: columns.map((column, index) => ({ ...column, field: proposed[index] ?? null })) },
    columns: columns.map((_, column) => ({ examples: [`value ${column}`] })),
  } as unknown as FileInspection;
  return { mapping: { columns }, inspection } as unknown as Pick<ImportState, 'mapping' | 'inspection'>;
}

test('a short table is shown as it stands', () => {
  const { columns, hidden } = columnsShown(importing(40, { 7: 'id' }, {}), 'nothing like it', 10);
  expect(columns).toEqual(Array.from({ length: 40 }, (_, column) => column));
  expect(hidden).toBe(0);
});

test('of a long table, recognised columns come first, used ones stay in sight', () => {
  const { columns, hidden } = columnsShown(importing(10_000, { 5000: 'lat', 5001: 'lng' }, { 9000: 'sales' }), '', 3);
  expect(columns).toEqual([5_000, 5_001, 0, 1, 2, 9_000]);
  expect(hidden).toBe(10_000 - 6);
});

test('a column is found by its header or a first value, the recognised ones too', () => {
  const long = importing(10_000, { 5000: 'lat' }, {});
  expect(columnsShown(long, 'HEAD 7777', 100).columns).toEqual([7777]);
  expect(columnsShown(long, 'value 5000', 100).columns).toEqual([5000]);
  expect(columnsShown(long, 'head 99', 5)).toEqual({ columns: [99, 990, 991, 992, 993], hidden: 106 });
});
