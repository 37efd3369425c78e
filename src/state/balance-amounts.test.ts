import { expect, it } from 'vitest';
import { rowProject, territory } from '../../test/support/row-project';
import { maximumIsPossible, meanPerFte, movedShare, roundedUp } from './balance-amounts';
import type { BalanceForm } from './balance-state';
import type { AppStore } from './store';

function asked(store: AppStore, change: Partial<BalanceForm>): void {
  const { balance } = store.getState();
  store.setState({ balance: { ...balance, form: { ...balance.form, territories: 2, ...change } } });
}

it('gives the mean per full-time rep over all who are wished', () => {
  const store = rowProject([1, 1, 1, 2, 2, 2], [territory(1), territory(2, { fte: 0.5 })]);
  asked(store, {});
  expect(meanPerFte(store.getState(), 'accounts')).toBeCloseTo(6 / 1.5);
  expect(meanPerFte(store.getState(), 'workload')).toBeCloseTo(12 / 1.5);
  // A third territory would be a full-time one.
  asked(store, { territories: 3 });
  expect(meanPerFte(store.getState(), 'accounts')).toBeCloseTo(6 / 2.5);
  expect(meanPerFte(store.getState(), 'column:gone')).toBe(0);
});

it('leaves out what is locked without a territory, unless locks may move', () => {
  const store = rowProject([0, 0, 1, 1, 2, 2], [territory(1), territory(2)]);
  const [plan] = store.getState().plans;
  store.setState({ plans: [{ ...plan, lockedHexes: Uint8Array.of(1, 0, 1, 0, 0, 0) }] });
  asked(store, { keepLocks: true });
  expect(meanPerFte(store.getState(), 'accounts')).toBeCloseTo(5 / 2);
  asked(store, { keepLocks: false });
  expect(meanPerFte(store.getState(), 'accounts')).toBeCloseTo(6 / 2);
});

it('knows a maximum that no plan can keep', () => {
  const store = rowProject([1, 1, 1, 2, 2, 2], [territory(1), territory(2)]);
  const maximum = (perFte: number) => ({ maximum: { measureId: 'accounts', perFte, hardness: 'must' } as const });
  asked(store, { maximum: null });
  expect(maximumIsPossible(store.getState())).toBe(true);
  asked(store, maximum(2.9));
  expect(maximumIsPossible(store.getState())).toBe(false);
  asked(store, maximum(3));
  expect(maximumIsPossible(store.getState())).toBe(true);
});

it.each([
  [208.33, 'accounts', 210],
  [9.4, 'accounts', 10],
  [9.41, 'workload', 9.5],
  [16_841_234, 'potential', 17_000_000],
  [17_000_000, 'potential', 17_000_000],
  [0, 'potential', 1],
])('rounds %d of %s up to %d', (amount, measureId, rounded) => {
  expect(roundedUp(amount, measureId)).toBe(rounded);
});

it('counts what moves in what the form says, among what had a territory', () => {
  const dataset = rowProject([0, 1, 1, 2], [territory(1), territory(2)]).getState().dataset!;
  const hours = Float64Array.of(9, 1, 2, 5);
  const uneven = { ...dataset, sums: { ...dataset.sums, sums: [dataset.sums.sums[0], hours] } };
  const before = Uint16Array.of(0, 1, 1, 2);
  const now = Uint16Array.of(1, 1, 2, 2);
  expect(movedShare(uneven, 'accounts', before, now)).toBeCloseTo(1 / 3);
  expect(movedShare(uneven, 'workload', before, now)).toBeCloseTo(2 / 8);
  // There are no sales in the data: accounts stand in, as for the engine.
  expect(movedShare(uneven, 'sales', before, now)).toBeCloseTo(1 / 3);
  expect(movedShare(uneven, 'accounts', new Uint16Array(4), now)).toBe(0);
});
