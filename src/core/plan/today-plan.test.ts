import { expect, it } from 'vitest';
import type { HexGrid, TodayTable } from '../grid/hex-grid';
import { isNobody, todayAssignment } from './today-plan';

/** Hexes in a row, each beside the next. */
function row(count: number): HexGrid {
  const offsets = new Int32Array(count + 1);
  const neighbours: number[] = [];
  for (let hex = 0; hex < count; hex++) {
    if (hex > 0) neighbours.push(hex - 1);
    if (hex < count - 1) neighbours.push(hex + 1);
    offsets[hex + 1] = neighbours.length;
  }
  return { count, offsets, neighbours: Int32Array.from(neighbours) } as HexGrid;
}

function todayOf(
  count: number,
  entries: readonly [hex: number, label: string, accounts: number, value: number][],
): TodayTable {
  const labels = ['', ...new Set(entries.map(entry => entry[1]).filter(label => label !== ''))];
  const offsets = new Int32Array(count + 1);
  for (let hex = 0; hex < count; hex++) {
    offsets[hex + 1] = offsets[hex] + entries.filter(entry => entry[0] === hex).length;
  }
  const sorted = [...entries].sort((a, b) => a[0] - b[0]);
  return {
    labels,
    offsets,
    label: Int32Array.from(sorted, entry => labels.indexOf(entry[1])),
    accounts: Uint32Array.from(sorted, entry => entry[2]),
    sums: [Float64Array.from(sorted, entry => entry[3])],
  };
}

it('gives a shared hex to the label with most potential and empty hexes to the nearest', () => {
  const today = todayOf(6, [
    [0, 'North', 9, 50],
    [0, 'South', 8, 80],
    [1, 'North', 9, 10],
    [5, 'South', 9, 10],
  ]);
  const { assignment, labels } = todayAssignment(row(6), today);
  expect(labels).toEqual(['North', 'South']);
  expect([...assignment]).toEqual([2, 1, 1, 1, 2, 2]);
});

it('does not draw fewer than five stray accounts as an island', () => {
  const today = todayOf(5, [
    [0, 'North', 9, 9],
    [1, 'North', 9, 9],
    [2, 'South', 2, 99],
    [3, 'North', 9, 9],
    [4, 'South', 30, 9],
  ]);
  expect([...todayAssignment(row(5), today).assignment]).toEqual([2, 2, 2, 2, 1]);
});

it('keeps a real second piece', () => {
  const today = todayOf(4, [
    [0, 'South', 40, 9],
    [1, 'North', 9, 9],
    [2, 'North', 9, 9],
    [3, 'South', 6, 99],
  ]);
  expect([...todayAssignment(row(4), today).assignment]).toEqual([1, 2, 2, 1]);
});

it('leaves a place unassigned where five accounts or more belong to nobody', () => {
  const today = todayOf(5, [
    [0, 'North', 9, 9],
    [2, 'House', 7, 9],
    [4, '', 1, 9],
  ]);
  const { assignment } = todayAssignment(row(5), today);
  expect([...assignment]).toEqual([1, 1, 0, 0, 0]);
});

it('knows the words for nobody', () => {
  expect(['', ' ', 'House', 'unassigned', 'N/A'].every(isNobody)).toBe(true);
  expect(isNobody('Houston')).toBe(false);
});
