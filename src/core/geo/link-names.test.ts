import { expect, it } from 'vitest';
import { diskGrid } from '../../../test/support/grids';
import { townsIn } from '../../../test/support/towns';
import { hexAt } from '../grid/cell-index';
import { linkNames } from './link-names';

const grid = diskGrid(39.1, -94.6, 6, 12);
const at = (east: number) => hexAt(grid, 39.1, -94.6 + east);
const towns = townsIn(
  grid,
  [
    { hex: at(-0.6), name: 'Lawrence', population: 95_000 },
    { hex: at(0.1), name: 'Kansas City', population: 500_000 },
    { hex: at(0.55), name: 'Oak Grove', population: 8_000 },
  ],
  new Float64Array(grid.count).fill(1),
);

it('names both ends after towns nearer to them than to the other end, however large the others', () => {
  expect(linkNames(towns, grid, [at(-0.5), at(0.28)])).toEqual(['Lawrence', 'Kansas City']);
  expect(linkNames(towns, grid, [at(0), at(0.5)])).toEqual(['Kansas City', 'Oak Grove']);
});

it('looks farther where no town is near, and gives none where none is known', () => {
  expect(linkNames(towns, grid, [at(-0.3), at(-0.2)])).toEqual(['Lawrence', 'Kansas City']);
  expect(linkNames(townsIn(grid, [], new Float64Array(grid.count)), grid, [at(0), at(0.5)])).toEqual(['', '']);
  expect(linkNames(null, grid, [at(0), at(0.5)])).toEqual(['', '']);
});
