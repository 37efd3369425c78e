import { expect, it } from 'vitest';
import { AccountKeys } from './account-keys';
import { AccountTableBuilder } from './account-table-builder';
import { lockedInFile, lockReasonOf } from './lock-column';

it.each(['yes', 'TRUE', '1', 'x', ' X ', 'Ja', 'oui', 'Sí', 'wahr', 'verrouillé', 'Gesperrt', '✓'])(
  '%s locks',
  cell => {
    expect(lockReasonOf(cell)).toBe('');
  },
);

it.each(['', '  ', 'no', 'FALSE', '0', 'nein', 'non', 'falsch', 'n'])('“%s” does not lock', cell => {
  expect(lockReasonOf(cell)).toBeNull();
});

it('takes other words as the reason', () => {
  expect(lockReasonOf(' Renewal in May ')).toBe('Renewal in May');
});

it('lists the locked accounts of a table with key, name, reason and hex', () => {
  const builder = new AccountTableBuilder([], [{ key: 'locked', header: 'Locked' }]);
  const add = (id: string, cell: string) => builder.add(id, `Name ${id}`, 1, 2, 0, new Float64Array(0), [cell]);
  add('a', 'yes');
  add('b', 'no');
  add('', 'key account');
  add('c', '');
  const table = builder.finish();
  expect(lockedInFile(table, new AccountKeys(table), Int32Array.of(5, 6, 7, 8))).toEqual([
    { key: 'id:a', name: 'Name a', reason: '', hex: 5 },
    { key: 'row:3', name: 'Name ', reason: 'key account', hex: 7 },
  ]);
});
