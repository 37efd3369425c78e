import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TerritoryRow } from '../../state/selectors/territory-rows';
import { DEFAULT_SORT, matchingRows, nextSort, type SortColumn, sortRows } from './sort-rows';

function row(id: number, change: { name?: string; rep?: string; accounts?: number; deviation?: number }): TerritoryRow {
  return {
    territory: { id, name: change.name ?? `T${id}`, colourSlot: 0, repId: null, fte: 1, locked: false, todayLabel: '' },
    repName: change.rep ?? '',
    hexes: 1,
    accounts: change.accounts ?? 0,
    areaKm2: 1,
    pieces: 1,
    meanKm: 1,
    figures: [{ measureId: 'potential', value: 0, target: 1, deviation: change.deviation ?? 0, state: 'in' }],
    sums: [0],
  };
}

const ids = (rows: readonly TerritoryRow[]) => rows.map(({ territory }) => territory.id);

describe('sortRows', () => {
  it('puts what has no deviation last, up or down', () => {
    const rows = [row(1, { deviation: Number.NaN }), row(2, { deviation: -0.2 }), row(3, { deviation: 0.4 })];
    expect(ids(sortRows(rows, DEFAULT_SORT))).toEqual([3, 2, 1]);
    expect(ids(sortRows(rows, { column: 0, descending: false }))).toEqual([2, 3, 1]);
  });

  it('counts numbers in names and leaves vacant seats for the end', () => {
    const rows = [row(1, { name: 'North 10', rep: '' }), row(2, { name: 'North 9', rep: 'Zoe' })];
    expect(ids(sortRows(rows, { column: 'name', descending: false }))).toEqual([2, 1]);
    expect(ids(sortRows(rows, { column: 'rep', descending: true }))).toEqual([2, 1]);
    expect(ids(sortRows(rows, { column: 'rep', descending: false }))).toEqual([2, 1]);
  });

  it('keeps every row, whatever the order', () => {
    const anyRow = fc.record({
      name: fc.string({ maxLength: 4 }),
      rep: fc.string({ maxLength: 2 }),
      accounts: fc.nat(5),
      deviation: fc.oneof(fc.constant(Number.NaN), fc.double({ min: -1, max: 3, noNaN: true })),
    });
    const anyColumn = fc.constantFrom<SortColumn>('name', 'rep', 'accounts', 'pieces', 0, 7);
    fc.assert(
      fc.property(fc.array(anyRow, { maxLength: 30 }), anyColumn, fc.boolean(), (rows, column, descending) => {
        const made = rows.map((entry, index) => row(index + 1, entry));
        const sorted = ids(sortRows(made, { column, descending }));
        expect(sorted.toSorted((a, b) => a - b)).toEqual(ids(made));
        expect(ids(sortRows(made.toReversed(), { column, descending }))).toEqual(sorted);
      }),
    );
  });
});

describe('nextSort', () => {
  it('turns round on a second click and starts with the largest figure or the first name', () => {
    expect(nextSort(DEFAULT_SORT, 0)).toEqual({ column: 0, descending: false });
    expect(nextSort(DEFAULT_SORT, 'accounts')).toEqual({ column: 'accounts', descending: true });
    expect(nextSort(DEFAULT_SORT, 'name')).toEqual({ column: 'name', descending: false });
  });

  it('goes on to the rep under the header that both share, and comes back', () => {
    let sort = nextSort(DEFAULT_SORT, 'name');
    const seen = [sort];
    for (let click = 0; click < 4; click++) {
      sort = nextSort(sort, 'name');
      seen.push(sort);
    }
    expect(seen.map(({ column, descending }) => `${column} ${descending ? 'down' : 'up'}`)).toEqual([
      'name up',
      'name down',
      'rep up',
      'rep down',
      'name up',
    ]);
  });
});

describe('matchingRows', () => {
  it('looks in territory and rep, whatever the case', () => {
    const rows = [row(1, { name: 'Chicago', rep: 'Devon L.' }), row(2, { name: 'Boston', rep: 'Casey C.' })];
    expect(ids(matchingRows(rows, ' chi'))).toEqual([1]);
    expect(ids(matchingRows(rows, 'CASEY'))).toEqual([2]);
    expect(ids(matchingRows(rows, '  '))).toEqual([1, 2]);
  });
});
