import fc from 'fast-check';
import { expect, it } from 'vitest';
import { aggregate } from './aggregate';

it('sums what a plain loop over the accounts sums, filtered, blanks left out', () => {
  const account = fc.record({
    hex: fc.nat(7),
    value: fc.oneof(fc.constant(Number.NaN), fc.integer({ min: -50, max: 1000 })),
    label: fc.nat(4),
    counts: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(account, { maxLength: 80 }), fc.boolean(), (accounts, filtered) => {
      const mask = filtered ? Uint8Array.from(accounts, a => Number(a.counts)) : null;
      const values = Float64Array.from(accounts, a => a.value);
      const today = {
        key: 'territory',
        header: 'Territory',
        labels: ['', 'A', 'B', 'C', 'D'],
        codes: Uint32Array.from(accounts, a => a.label),
      };
      const sums = aggregate(
        8,
        Int32Array.from(accounts, a => a.hex),
        [values],
        mask,
        today,
      );
      const counted = accounts.filter(a => !filtered || a.counts);
      const total = (list: typeof accounts) => list.reduce((sum, a) => sum + (Number.isNaN(a.value) ? 0 : a.value), 0);
      expect(sums.totals).toEqual([total(counted)]);
      for (let hex = 0; hex < 8; hex++) {
        const here = counted.filter(a => a.hex === hex);
        expect(sums.accounts[hex]).toBe(here.length);
        expect(sums.sums[0][hex]).toBe(total(here));
        const table = sums.today;
        if (!table) throw new Error('The table of today is missing');
        const entries = Array.from({ length: table.offsets[hex + 1] - table.offsets[hex] }, (_, i) => {
          const entry = table.offsets[hex] + i;
          return [table.label[entry], table.accounts[entry], table.sums[0][entry]];
        });
        const labels = [...new Set(here.map(a => a.label))].sort((a, b) => a - b);
        const expected = labels.map(label => {
          const held = here.filter(a => a.label === label);
          return [label, held.length, total(held)];
        });
        expect(entries).toEqual(expected);
      }
    }),
  );
});

it('has no table of today without a column for it', () => {
  expect(aggregate(1, Int32Array.of(0), [], null, undefined)).toEqual({
    accounts: Uint32Array.of(1),
    sums: [],
    totals: [],
    today: undefined,
  });
});
