import { expect, it } from 'vitest';
import { setUpGame } from './game';
import { toEnd } from './in-steps';
import { regionalContrast } from './regional-contrast';
import { lumpyProblem } from './test-problem';

const columns = 40;
function contrast(one: (column: number) => number, other: (column: number) => number): number {
  const column = (weight: (at: number) => number) =>
    Float64Array.from({ length: 400 }, (_, unit) => weight(unit % columns));
  const problem = lumpyProblem(10, columns, 8, 1, { weights: [column(one), column(other)] });
  return toEnd(regionalContrast(setUpGame(problem).finest, 0, 1, 50));
}

it('is 1 where one criterion is a multiple of the other, however lumpy', () => {
  const lumpy = (column: number): number => (column % 7 === 0 ? 50 : 1);
  expect(contrast(lumpy, column => 3 * lumpy(column))).toBeCloseTo(1, 9);
});

it('is the factor between two regions that differ as a whole', () => {
  const factor = contrast(
    column => (column < columns / 2 ? 1 : 3),
    () => 1,
  );
  expect(factor).toBeGreaterThan(2.5);
  expect(factor).toBeLessThanOrEqual(3.0001);
});

it('does not mistake lumps within a territory for regions', () => {
  const factor = contrast(
    column => (column % 2 === 0 ? 10 : 1),
    column => (column % 2 === 0 ? 1 : 10),
  );
  expect(factor).toBeLessThan(1.3);
});
