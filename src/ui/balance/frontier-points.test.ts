import { expect, it } from 'vitest';
import type { Frontier, FrontierPoint } from '../../state/balance-state';
import { bandsText, choicesOf, choiceWords, largestDeviation, type PointFigures } from './frontier-points';

const point = (moved: number, meanKm: number): FrontierPoint => ({
  assignment: new Uint16Array(0),
  territories: [],
  worst: [0.05, 0.12],
  insideAll: 22,
  meanKm,
  moved,
});
const own: PointFigures = { worst: [0.09], insideAll: 24, meanKm: 152, moved: 0.19 };
const frontier: Frontier = {
  kind: 'disruption',
  status: 'finished',
  done: 1,
  points: [point(0.3, 140), point(0.1, 160)],
  chosen: -1,
};

it('puts the plans in the order of what they cost, the run’s own among them', () => {
  expect(choicesOf(frontier, own).map(({ index }) => index)).toEqual([1, -1, 0]);
  expect(choicesOf({ ...frontier, kind: 'travel' }, own).map(({ index }) => index)).toEqual([0, -1, 1]);
  expect(choicesOf(frontier, null).map(({ index }) => index)).toEqual([1, 0]);
});

it('says what a plan is like', () => {
  const [little, mine] = choicesOf(frontier, own);
  expect(choiceWords(little, 24, 'disruption')).toBe(
    '22 of 24 inside, largest deviation 12 %, mean distance 160 km, 10 % of accounts move',
  );
  expect(choiceWords(mine, 24, 'travel')).toBe(
    'The plan of this run, 24 of 24 inside, largest deviation 9 %, mean distance 152 km',
  );
  expect(largestDeviation({ worst: [] })).toBe(0);
});

it('says a band once', () => {
  expect(bandsText([0.1, 0.1])).toBe('±10 %');
  expect(bandsText([0.05, 0.1])).toBe('±5 % and ±10 %');
});
