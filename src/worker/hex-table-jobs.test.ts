import { readFile } from 'node:fs/promises';
import { cellToChildren, gridDisk, latLngToCell } from 'h3-js';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { NO_FILTER } from '../core/dataset/dataset';
import { bigIntToCell } from '../core/grid/cell-index';
import type { HexBundle } from '../core/grid/hex-bundle';
import { todayAssignment, todayTerritories } from '../core/plan/today-plan';
import { type GeoFileName, GeoFiles } from '../files/geo/geo-files';
import { dataJobs } from './data-jobs';
import { DataSession } from './data-session';
import type { JobContext } from './job-host';
import type { JobProgress, PlanView } from './protocol';

const silent: JobContext<JobProgress> = { progress: () => undefined, isCancelled: () => false };

function openedFile(name: GeoFileName): Promise<ArrayBuffer> {
  return readFile(new URL(`../../public/geo/${name}`, import.meta.url)).then(
    ({ buffer, byteOffset, byteLength }) => buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer,
  );
}

async function opened(text: string) {
  const jobs = dataJobs(new DataSession(new GeoFiles(openedFile)));
  const file = new Blob([text]);
  const { proposed: mapping } = await jobs.inspect({ file, fileName: 'hexes.csv' }, silent);
  const { report, proposed, todayLabels } = await jobs.import({ file, fileName: 'hexes.csv', mapping }, silent);
  const values = { ...proposed, filter: NO_FILTER };
  const grid = { resolution: 'auto', reachKm: 'auto', territories: Math.max(1, todayLabels.length) } as const;
  const bundle = await jobs.buildGrid({ grid, values }, silent);
  return { jobs, report, values, bundle, todayLabels };
}

type Opened = Awaited<ReturnType<typeof opened>>;

async function exported({ jobs, bundle }: Opened, plan: PlanView): Promise<string> {
  const { blob } = await jobs.export(
    {
      kind: 'hexes-csv',
      plan,
      goals: [],
      measures: bundle.summary.measures,
      links: bundle.grid.links,
      projectName: 'Test',
    },
    silent,
  );
  return blob.text();
}

function todaysPlan({ grid, sums }: HexBundle): PlanView {
  if (!sums.today) throw new Error('The file has no territories.');
  const { assignment, labels } = todayAssignment(grid, sums.today);
  const territories = todayTerritories(labels, new Map());
  return { name: 'Today', assignment, territories, reps: [], lockedAccounts: [] };
}

/** Cell → territory name and figures. */
function rowsOf(text: string): Map<string, readonly string[]> {
  const [, ...rows] = Papa.parse<string[]>(text.trim(), { delimiter: ',' }).data;
  return new Map(rows.map(([cell = '', name = '', , ...figures]) => [cell, [name, ...figures]]));
}

/** Hexes round Kansas City, an exclave, hexes of nobody and empty ones among them. */
const CELLS = gridDisk(latLngToCell(39.1, -94.58, 5), 12).filter((_, i) => i % 4 !== 2);
const TABLE = [
  'h3,customers,potential,hours,territory',
  ...CELLS.map((cell, i) => {
    const territory = i === 0 ? 'Exclave' : i % 17 === 0 ? '' : i < CELLS.length / 2 ? 'Inner' : 'Outer';
    return `${cell},${i % 5},${(i * 7.3).toFixed(1)},${(i % 9) / 4},${territory}`;
  }),
].join('\n');

test('a table of hexes becomes those hexes, with its customers and its territories', async () => {
  const { bundle, report, todayLabels } = await opened(TABLE);
  const customers = CELLS.reduce((sum, _, i) => sum + (i % 5), 0);
  expect([report.accounts, report.customers]).toEqual([CELLS.length, customers]);
  expect(bundle.summary.accounts).toBe(customers);
  expect(bundle.sums.accounts.reduce((sum, count) => sum + count, 0)).toBe(customers);
  const cells = new Set(Array.from(bundle.grid.cells, bigIntToCell));
  for (const cell of CELLS) expect(cells.has(cell)).toBe(true);
  expect(todayLabels.reduce((sum, { accounts }) => sum + accounts, 0)).toBeLessThan(customers);
  expect(todayLabels.map(({ label }) => label).sort()).toEqual(['Exclave', 'Inner', 'Outer']);

  const { assignment, territories } = todaysPlan(bundle);
  const nameOf = (cell: string) => {
    const hex = Array.from(bundle.grid.cells, bigIntToCell).indexOf(cell);
    return territories.find(({ id }) => id === assignment[hex])?.name ?? '';
  };
  CELLS.slice(0, 60).forEach((cell, i) => {
    expect(nameOf(cell)).toBe(i === 0 ? 'Exclave' : i % 17 === 0 ? '' : 'Inner');
  });
});

test('what the app writes as hexes it reads as the same hexes, sums and plan', async () => {
  const first = await opened(TABLE);
  const text = await exported(first, todaysPlan(first.bundle));
  const second = await opened(text);
  expect(Array.from(second.bundle.grid.cells, bigIntToCell)).toEqual(Array.from(first.bundle.grid.cells, bigIntToCell));
  expect(second.report.rejected).toBe(0);
  expect(second.bundle.sums.accounts).toEqual(first.bundle.sums.accounts);
  first.bundle.sums.totals.forEach((total, measure) => {
    expect(second.bundle.sums.totals[measure]).toBeCloseTo(total, 6);
  });
  expect(rowsOf(await exported(second, todaysPlan(second.bundle)))).toEqual(rowsOf(text));
});

test('hexes of accounts that were split where they crowd come back as they were', async () => {
  const accounts = Array.from({ length: 900 }, (_, i) => {
    const crowd = i % 3 > 0;
    const lat = crowd ? 39.1 + (i % 30) / 400 : 37 + (i % 40) / 9;
    const lng = crowd ? -94.6 + (i % 29) / 400 : -98 + (i % 37) / 6;
    return `A${i},${lat},${lng},${10 + (i % 7)},${lng < -95 ? 'West' : 'East'}`;
  });
  const first = await opened(['id,lat,lng,potential,territory', ...accounts].join('\n'));
  expect(first.bundle.grid.finest).toBeGreaterThan(first.bundle.grid.coarsest);
  const text = await exported(first, todaysPlan(first.bundle));
  const second = await opened(text);
  expect(Array.from(second.bundle.grid.cells, bigIntToCell)).toEqual(Array.from(first.bundle.grid.cells, bigIntToCell));
  expect(second.bundle.sums.accounts).toEqual(first.bundle.sums.accounts);
  expect(rowsOf(await exported(second, todaysPlan(second.bundle)))).toEqual(rowsOf(text));
});

test('no hex is finer than the table, and larger ones are made on request', async () => {
  const { jobs, values, bundle } = await opened(TABLE);
  const build = (resolution: number) =>
    jobs.buildGrid({ grid: { resolution, reachKm: 0, territories: 3, split: true }, values }, silent);
  const finer = await build(7);
  expect([finer.grid.coarsest, finer.grid.finest]).toEqual([5, 5]);
  expect(finer.resolutionReason).toMatch(
    /Smaller ones are not possible: the file says no more than what a hex holds$/u,
  );
  const coarser = await build(4);
  expect(coarser.grid.coarsest).toBe(4);
  expect(coarser.grid.finest).toBeLessThanOrEqual(5);
  expect(coarser.sums.totals).toEqual(bundle.sums.totals);
});

test('a compacted table keeps its levels', async () => {
  const [outer = '', ...others] = gridDisk(latLngToCell(51, 10, 4), 1);
  const rows = [...others, ...cellToChildren(outer, 6)].map((cell, i) => `${cell},${i + 1}`);
  const { bundle } = await opened(['h3,customers', ...rows].join('\n'));
  expect([bundle.grid.coarsest, bundle.grid.finest]).toEqual([4, 6]);
  const cells = Array.from(bundle.grid.cells, bigIntToCell);
  rows.forEach(row => {
    const [cell = '', customers] = row.split(',');
    expect(bundle.sums.accounts[cells.indexOf(cell)]).toBe(Number(customers));
  });
});
