import { expect, it } from 'vitest';
import { rowProject, territory } from '../../test/support/row-project';
import type { BalanceRemark } from '../core/autobalance/balance-problem';
import type { AppState, Dataset } from './app-state';
import { adviceOf } from './balance-advice';
import type { BalanceForm, WayOut, WishedEven } from './balance-state';
import { DEFAULT_BALANCE_FORM } from './create-store';
import { formAfter } from './way-out';

const even = (measureId: string, change: Partial<WishedEven> = {}): WishedEven => ({
  measureId,
  on: true,
  band: 0.1,
  hardness: 'must',
  priority: 0,
  ...change,
});

const form: BalanceForm = {
  ...DEFAULT_BALANCE_FORM,
  territories: 24,
  criteria: [even('potential'), even('sales', { on: false }), even('workload', { hardness: 'try' })],
};

const remark = (kind: BalanceRemark['kind'], change: Partial<BalanceRemark> = {}): BalanceRemark => ({
  kind,
  text: 'Why.',
  units: [],
  territories: [],
  criterion: -1,
  value: 0,
  ...change,
});

function market({ locked = false, count = 12, change = (dataset: Dataset): Dataset => dataset } = {}): AppState {
  const store = rowProject(
    Array.from({ length: count }, (_, hex) => (hex < count / 2 ? 1 : 2)),
    [territory(1, { name: 'Chicago', locked }), territory(2, { name: 'Boston' })],
  );
  store.setState({ dataset: change(store.getState().dataset!) });
  return store.getState();
}

const withAccounts = (dataset: Dataset): Dataset => ({
  ...dataset,
  source: { fileName: 'accounts.csv' } as Dataset['source'],
  sums: { ...dataset.sums, accounts: new Uint32Array(dataset.grid.count).fill(5) },
});

function ways(state: AppState, wished: BalanceForm, ...remarks: BalanceRemark[]): WayOut[] {
  return adviceOf(state, wished, remarks, [1, 2], new Map())[0].waysOut.map(({ action }) => action);
}

it('names territories as the result does, and hexes by their towns', () => {
  const missed = remark('band-missed', { criterion: 0, territories: [1, 0], value: 0.2 });
  const titles = (territories?: AppState['plans'][0]['territories']) =>
    adviceOf(market(), form, [missed], [1, 2], new Map(), territories)[0].title;
  expect(titles()).toBe('Boston and Chicago stay outside the band.');
  expect(titles([territory(1, { name: 'North' }), territory(2, { name: 'South' })])).toBe(
    'South and North stay outside the band.',
  );
  const heavy = remark('heavy-unit', { criterion: 0, units: [4], value: 1.42 });
  expect(adviceOf(market(), form, [heavy], [1, 2], new Map([[4, 'New York']]))[0].title).toBe(
    'The New York hex alone holds 1.4 territories.',
  );
});

it('loosens the criterion that the remark is about, counted among those that are on', () => {
  const second = remark('band-missed', { criterion: 1, value: 0.17 });
  // Workload gives way already: only its band is left.
  expect(ways(market(), form, second)).toEqual([{ kind: 'wider-band', measureId: 'workload', band: 0.2 }]);
  const first = remark('band-missed', { criterion: 0, value: 0.17 });
  expect(ways(market(), form, first)).toEqual([
    { kind: 'wider-band', measureId: 'potential', band: 0.2 },
    { kind: 'if-possible', measureId: 'potential' },
  ]);
});

it('raises the maximum far enough, and tells it from the bands', () => {
  const capped: BalanceForm = { ...form, maximum: { measureId: 'accounts', perFte: 200, hardness: 'must' } };
  const above = remark('band-missed', { criterion: 2, territories: [0], value: 0.17 });
  const [advice] = adviceOf(market(), capped, [above], [1, 2], new Map());
  expect(advice.title).toBe('Chicago stays above the maximum.');
  expect(advice.waysOut).toEqual([
    { label: 'Allow 240 accounts per rep', action: { kind: 'higher-maximum', perFte: 240 } },
    { label: 'Maximum if possible', action: { kind: 'maximum-if-possible' } },
  ]);
  // Known before the run: as a multiple of the maximum, and more territories would do, too.
  expect(ways(market(), capped, remark('maximum', { criterion: 2, value: 1.16 }))).toEqual([
    { kind: 'higher-maximum', perFte: 240 },
    { kind: 'territories', count: 28 },
  ]);
});

it('offers to move more where the limit is used up, first of all', () => {
  const limited: BalanceForm = { ...form, mostMoved: 0.2 };
  const missed = remark('band-missed', { criterion: 0, value: 0.17 });
  const moved = remark('moved', { value: 0.199 });
  expect(ways(market(), limited, missed, moved)[0]).toEqual({ kind: 'most-moved', share: 0.25 });
  expect(ways(market(), limited, moved)).toEqual([
    { kind: 'most-moved', share: 0.25 },
    { kind: 'most-moved', share: null },
  ]);
  const forced = remark('moved', { value: 0.34 });
  expect(ways(market(), limited, forced)[0]).toEqual({ kind: 'most-moved', share: 0.4 });
  const title = (of: BalanceRemark) => adviceOf(market(), limited, [of], [1, 2], new Map())[0].title;
  expect(title(moved)).toBe('What may move is used up.');
  expect(title(forced)).toBe('More has to move than you allow.');
});

it('offers to unlock only where something is locked and kept', () => {
  const locks = remark('locks', { territories: [0], value: 0.3 });
  expect(ways(market({ locked: true }), form, locks)).toContainEqual({ kind: 'unlock' });
  expect(ways(market(), form, locks)).toEqual([]);
  const free = market();
  const lockedAccounts = [{ key: 'row:1', name: 'Acme', reason: '', hex: 2 }];
  const held = { ...free, plans: [{ ...free.plans[0], lockedAccounts }] };
  expect(ways(held, form, locks)).toContainEqual({ kind: 'unlock' });
  expect(ways(market({ locked: true }), { ...form, keepLocks: false }, locks)).toEqual([]);
});

it('offers finer hexes only where they part accounts', () => {
  const heavy = remark('heavy-unit', { criterion: 0, units: [3], value: 1.5 });
  const finer = { kind: 'finer-hexes', resolution: 5 };
  expect(ways(market({ change: withAccounts }), form, heavy)[0]).toEqual(finer);
  // One account in the hex, or no customer file to make hexes from.
  expect(ways(market(), form, heavy)).not.toContainEqual(finer);
  expect(ways(market(), form, heavy)).toContainEqual({ kind: 'territories', count: 17 });
  expect(ways(market(), form, heavy).at(-1)).toEqual({ kind: 'show-hexes', hexes: [3] });
});

it('finds a number of territories with which an area that stands apart holds whole ones', () => {
  // 3 of 12 hexes hold a quarter of everything: of 6 territories 1.5, of 4 exactly one.
  const apart = remark('island', { criterion: 0, units: [0, 1, 2], value: 0.25 });
  const even4 = ways(market(), { ...form, territories: 5, criteria: [even('potential', { band: 0.02 })] }, apart);
  expect(even4[0]).toEqual({ kind: 'territories', count: 4 });
});

it('makes fewer territories where there are too few hexes', () => {
  // 72 hexes with anything in them: 3 for each of 24, enough for 9.
  expect(ways(market(), form, remark('too-many-territories', { criterion: 0, value: 3 }))).toEqual([
    { kind: 'territories', count: 9 },
  ]);
});

it('lets one of two criteria in conflict give way', () => {
  const both: BalanceForm = { ...form, criteria: [even('potential'), even('workload')] };
  expect(ways(market(), both, remark('conflict', { criterion: 0, value: 1.8 }))).toEqual([
    { kind: 'wider-band', measureId: 'potential', band: 0.15 },
    { kind: 'if-possible', measureId: 'potential' },
    { kind: 'if-possible', measureId: 'workload' },
  ]);
});

it('leaves out what is nowhere, but not the last measure', () => {
  const nothing = remark('no-weight', { criterion: 1 });
  expect(ways(market(), form, nothing)).toEqual([{ kind: 'leave-out', measureId: 'workload' }]);
  expect(ways(market(), { ...form, criteria: [even('potential')] }, remark('no-weight', { criterion: 0 }))).toEqual([]);
});

it('takes homes near where they cannot be inside', () => {
  expect(ways(market(), form, remark('home', { territories: [1] }))).toEqual([{ kind: 'homes-near' }]);
});

it('changes the wishes by the way taken and nothing else', () => {
  const wished: BalanceForm = {
    ...form,
    mostMoved: 0.2,
    homes: 'inside',
    maximum: { measureId: 'accounts', perFte: 200, hardness: 'must' },
  };
  const changes = (way: WayOut): Partial<BalanceForm> => {
    const after = formAfter(wished, way);
    const keys = (Object.keys(after) as (keyof BalanceForm)[]).filter(key => after[key] !== wished[key]);
    return Object.fromEntries(keys.map(key => [key, after[key]]));
  };
  expect(changes({ kind: 'wider-band', measureId: 'workload', band: 0.2 })).toEqual({
    criteria: [wished.criteria[0], wished.criteria[1], { ...wished.criteria[2], band: 0.2 }],
  });
  expect(changes({ kind: 'if-possible', measureId: 'potential' }).criteria?.[0].hardness).toBe('try');
  expect(changes({ kind: 'leave-out', measureId: 'potential' }).criteria?.[0].on).toBe(false);
  expect(changes({ kind: 'territories', count: 9 })).toEqual({ territories: 9 });
  expect(changes({ kind: 'unlock' })).toEqual({ keepLocks: false });
  expect(changes({ kind: 'higher-maximum', perFte: 240 })).toEqual({ maximum: { ...wished.maximum, perFte: 240 } });
  expect(changes({ kind: 'maximum-if-possible' })).toEqual({ maximum: { ...wished.maximum, hardness: 'try' } });
  expect(changes({ kind: 'most-moved', share: null })).toEqual({ mostMoved: null });
  expect(changes({ kind: 'homes-near' })).toEqual({ homes: 'near' });
  expect(changes({ kind: 'show-hexes', hexes: [1] })).toEqual({});
  expect(changes({ kind: 'finer-hexes', resolution: 6 })).toEqual({});
});
