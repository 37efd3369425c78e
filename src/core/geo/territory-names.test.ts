import { expect, test } from 'vitest';
import { diskGrid } from '../../../test/support/grids';
import { townsIn } from '../../../test/support/towns';
import { hexNames, territoryNames } from './territory-names';

const grid = diskGrid(39.1, -94.6, 6, 4);
const alike = new Float64Array(grid.count).fill(1);

const townsAt = (towns: Parameters<typeof townsIn>[1], weights = alike) => townsIn(grid, towns, weights);

const west = [...grid.lng.keys()].filter(hex => grid.lng[hex] < -94.6);
const east = [...grid.lng.keys()].filter(hex => grid.lng[hex] >= -94.6);
const assignment = Uint16Array.from(grid.lng, lng => (lng < -94.6 ? 1 : 2));

test('a territory is named after its largest town that is not taken', () => {
  const table = townsAt([
    { hex: west[0], name: 'Olathe', population: 140_000 },
    { hex: west[5], name: 'Overland Park', population: 190_000 },
    { hex: east[0], name: 'Kansas City', population: 500_000 },
  ]);
  expect(territoryNames(table, grid, assignment, [1, 2], [])).toEqual([
    { id: 1, name: 'Overland Park' },
    { id: 2, name: 'Kansas City' },
  ]);
  expect(territoryNames(table, grid, assignment, [1], ['Overland Park'])).toEqual([{ id: 1, name: 'Olathe' }]);
  expect(territoryNames(table, grid, assignment, [2], ['Kansas City'])).toEqual([{ id: 2, name: 'Kansas City 2' }]);
});

test('without a town inside, one nearby or the number gives the name', () => {
  const table = townsAt([{ hex: east[0], name: 'Kansas City', population: 500_000 }]);
  expect(territoryNames(table, grid, assignment, [1], [])).toEqual([{ id: 1, name: 'Kansas City area' }]);
  expect(territoryNames(null, grid, assignment, [1, 7], ['Territory 1'])).toEqual([
    { id: 1, name: 'Territory 2' },
    { id: 7, name: 'Territory 7' },
  ]);
});

test('a town with customers comes before a larger one without', () => {
  const towns = [
    { hex: west[0], name: 'Olathe', population: 140_000 },
    { hex: west.at(-1)!, name: 'Overland Park', population: 190_000 },
  ];
  const weights = Float64Array.from(alike, (_, hex) => (hex === west[0] ? 1 : 0));
  expect(territoryNames(townsAt(towns, weights), grid, assignment, [1], [])).toEqual([{ id: 1, name: 'Olathe' }]);
});

test('hexes are named after the largest town around', () => {
  const table = townsAt([
    { hex: east[0], name: 'Kansas City', population: 500_000 },
    { hex: west[0], name: 'Olathe', population: 140_000 },
  ]);
  expect(hexNames(table, grid, [east[0]])).toEqual(['Kansas City']);
  expect(hexNames(null, grid, [east[0], west[0]])).toEqual(['', '']);
});
