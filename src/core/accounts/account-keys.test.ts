import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AccountKeys } from './account-keys';
import { AccountTableBuilder } from './account-table-builder';

/** A table with these ids; a row without one, `null`, was rejected. */
function tableOf(ids: readonly (string | null)[]) {
  const builder = new AccountTableBuilder([], []);
  for (const id of ids) {
    if (id === null) builder.reject();
    else builder.add(id, `Name ${id}`, 1, 2, 0, new Float64Array(0), []);
  }
  return builder.finish();
}

it('names an account by its id, or by its row where the id is blank or shared', () => {
  const keys = new AccountKeys(tableOf(['007', null, '', 'x', 'y', 'x', 'é"']));
  expect([0, 1, 2, 3, 4, 5].map(account => keys.keyOf(account))).toEqual([
    'id:007',
    'row:3',
    'row:4',
    'id:y',
    'row:6',
    'id:é"',
  ]);
  expect(keys.accountOf('id:y')).toBe(3);
  expect(
    ['id:x', 'id:', 'id:none', 'row:2', 'row:0', 'row:99', 'row:1', 'row:x', 'nameless:1', ''].map(key =>
      keys.accountOf(key),
    ),
  ).toEqual(new Array(10).fill(-1));
});

it('gives every account a key of its own that leads back to it', () => {
  const id = fc.oneof(fc.constantFrom('', 'a', 'b', 'row:1', 'id:a'), fc.string({ maxLength: 6 }));
  fc.assert(
    fc.property(fc.array(fc.option(id), { maxLength: 60 }), ids => {
      const table = tableOf(ids);
      const keys = new AccountKeys(table);
      const made = Array.from({ length: table.count }, (_, account) => keys.keyOf(account));
      expect(new Set(made).size).toBe(made.length);
      expect(made.map(key => keys.accountOf(key))).toEqual(made.map((_, account) => account));
    }),
  );
});
