import { gridDisk, latLngToCell } from 'h3-js';
import { expect, it } from 'vitest';
import { gridOfCells } from '../../../test/support/grids';
import type { HexGrid } from '../grid/hex-grid';
import { chosenLinks, NO_LINK_CHOICES, switched } from '../grid/link-choices';
import { withLinks } from '../grid/with-links';
import { piecesOf } from '../measure/pieces';
import { balance } from './balance';
import type { BalanceProblem, BalanceResult } from './balance-problem';
import { boundsOf } from './bounds';

/** A mainland in the west and an island in the east, `rings` wide each, with one account in every hex. */
function market(mainland: number, island: number): HexGrid {
  const cells = [...gridDisk(latLngToCell(48, 10, 5), mainland), ...gridDisk(latLngToCell(48, 13.5, 5), island)];
  return gridOfCells([...new Set(cells)], 5);
}

function cut(grid: HexGrid): HexGrid {
  const all = [...grid.links.km.keys()];
  const choices = switched(grid, grid.links, NO_LINK_CHOICES, all, false);
  return withLinks(grid, chosenLinks(grid, grid.links, choices));
}

const isEastern = (grid: HexGrid, hex: number) => grid.lng[hex] > 12.2;

function solve(grid: HexGrid, territoryCount: number, start: Int32Array | null = null): BalanceResult {
  const run = balance(problemOn(grid, territoryCount, start), { seed: 1, effort: 'fast' });
  for (let step = run.next(); ; step = run.next()) if (step.done) return step.value;
}

function problemOn(grid: HexGrid, territoryCount: number, start: Int32Array | null = null): BalanceProblem {
  const ones = new Float64Array(grid.count).fill(1);
  return {
    unitCount: grid.count,
    lat: grid.lat,
    lng: grid.lng,
    offsets: grid.offsets,
    neighbours: grid.neighbours,
    criteria: [{ label: 'Potential', weights: ones, band: 0.1, hardness: 'must', compact: 0.5, most: null }],
    travelWeights: ones,
    territoryCount,
    shares: new Float64Array(territoryCount).fill(1),
    fixed: new Int32Array(grid.count).fill(-1),
    frozen: new Uint8Array(territoryCount),
    start,
    keep: start ? 0.9 : 0,
    disruption: null,
    mostMoved: null,
    homes: null,
  };
}

/** Territories with hexes on both sides of the water. */
function spanning(grid: HexGrid, { territoryOf }: BalanceResult, territoryCount: number): number[] {
  const sides = Array.from({ length: territoryCount }, () => new Set<boolean>());
  territoryOf.forEach((territory, hex) => {
    sides[territory].add(isEastern(grid, hex));
  });
  return [...sides.keys()].filter(territory => sides[territory].size > 1);
}

it('never lets a territory span a link that is off, when both sides can carry territories of their own', () => {
  const grid = market(6, 4);
  // 127 and 61 hexes: five territories are 3.4 and 1.6, so with the link on one of them does span it.
  expect(spanning(grid, solve(grid, 5), 5)).toHaveLength(1);
  const off = cut(grid);
  const result = solve(off, 5);
  expect(spanning(off, result, 5)).toEqual([]);
  expect(result.maxPieces).toBe(1);
});

it('takes a territory of today apart that spans a link switched off since', () => {
  const grid = market(5, 5);
  const off = cut(grid);
  // Today's border runs from east to west, through the water.
  const start = Int32Array.from(grid.lat, lat => (lat > 48 ? 1 : 0));
  const result = solve(off, 2, start);
  expect(spanning(off, result, 2)).toEqual([]);
  expect(result.maxPieces).toBe(1);
});

it('gives an island too small for itself to the nearest territory, and says so with its hexes', () => {
  const off = cut(market(6, 1));
  const result = solve(off, 3);
  const island = [...off.lat.keys()].filter(hex => isEastern(off, hex));
  expect(spanning(off, result, 3)).toHaveLength(1);
  expect(result.maxPieces).toBe(2);
  for (const remarks of [result.remarks, boundsOf(problemOn(off, 3))]) {
    const remark = remarks.find(({ kind }) => kind === 'island');
    expect(remark && [...remark.units].sort((a, b) => a - b)).toEqual(island);
  }
  const assignment = Uint16Array.from(result.territoryOf, territory => territory + 1);
  expect(Math.max(...piecesOf(off, assignment, 3).countOf)).toBe(2);
});
