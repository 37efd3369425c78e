import { readFile } from 'node:fs/promises';
import { beforeEach, expect, test } from 'vitest';
import { xlsxBytes } from '../../test/support/workbook-files';
import { NO_FILTER } from '../core/dataset/dataset';
import type { HexBundle } from '../core/grid/hex-bundle';
import { PROJECT_SCHEMA_VERSION, type ProjectDocument } from '../core/project/project-document';
import { type GeoFileName, GeoFiles } from '../files/geo/geo-files';
import { dataJobs } from './data-jobs';
import { DataSession } from './data-session';
import type { JobContext } from './job-host';
import type { AccountQuery, JobProgress, PlanView } from './protocol';
import { buffersOf } from './transfer';

/** 60 accounts on a lattice between Kansas City and Denver, three of them of nobody, one without a potential. */
const ROWS = Array.from({ length: 60 }, (_, i) => {
  const lat = 38 + (i % 6) * 0.4;
  const lng = -104.8 + Math.floor(i / 6) * 1.1;
  const today = i % 20 === 0 ? '' : lng < -100 ? 'West' : 'East';
  return `K${String(i).padStart(3, '0')},Customer ${i},${lat},${lng},${i === 7 ? '' : 100 + i},${today},${'ABC'[i % 3]}`;
});
const CSV = `ID,Name,Latitude,Longitude,Potential,Territory,Class\n${ROWS.join('\n')}\nBAD,Nowhere,412,-100,5,West,A\n`;

const silent: JobContext<JobProgress> = { progress: () => undefined, isCancelled: () => false };

function openedFile(name: GeoFileName): Promise<ArrayBuffer> {
  return readFile(new URL(`../../public/geo/${name}`, import.meta.url)).then(
    ({ buffer, byteOffset, byteLength }) => buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer,
  );
}

let session: DataSession;
let jobs: ReturnType<typeof dataJobs>;
beforeEach(() => {
  session = new DataSession(new GeoFiles(openedFile));
  jobs = dataJobs(session);
});

const equalWork = { potential: { kind: 'column' }, workload: { kind: 'equal' }, filter: NO_FILTER } as const;
const gridOptions = { resolution: 4, reachKm: 'auto', territories: 2 } as const;

async function imported(text = CSV) {
  const file = new Blob([text]);
  const { proposed } = await jobs.inspect({ file, fileName: 'accounts.csv' }, silent);
  return jobs.import({ file, fileName: 'accounts.csv', mapping: proposed }, silent);
}

/** Two territories, west and east of 100° W. */
function halves({ grid }: HexBundle): PlanView {
  const territory = (id: number, name: string) =>
    ({ id, name, colourSlot: 0, repId: null, fte: 1, todayLabel: name, locked: false }) as const;
  return {
    name: 'Plan A',
    assignment: Uint16Array.from(grid.lng, lng => (lng < -100 ? 1 : 2)),
    territories: [territory(1, 'West'), territory(2, 'East')],
    reps: [],
    lockedAccounts: [],
  };
}

const ask = (plan: PlanView, query: AccountQuery, change: object = {}) =>
  jobs.accounts({ query, plan, sort: { measure: 0, descending: true }, offset: 0, limit: 10, ...change }, silent);

test('a file becomes accounts, then hexes, with every row accounted for', async () => {
  const { report, proposed, classLabels, todayLabels } = await imported();
  expect([report.read, report.accounts, report.rejected]).toEqual([61, 60, 1]);
  expect(proposed).toEqual({ potential: { kind: 'column' }, workload: { kind: 'equal' } });
  expect(classLabels).toEqual(['A', 'B', 'C']);
  expect(todayLabels.map(({ label }) => label).sort()).toEqual(['East', 'West']);
  const bundle = await jobs.buildGrid({ grid: gridOptions, values: equalWork }, silent);
  expect(bundle.sums.accounts.reduce((sum, accounts) => sum + accounts, 0)).toBe(60);
  const total = ROWS.map(row => Number(row.split(',')[4])).reduce((sum, value) => sum + value, 0);
  expect(bundle.sums.totals[0]).toBe(total);
  expect(bundle.points.hex).toHaveLength(60);
  expect(bundle.summary.measures[0].filled).toBe(59);
});

test('what the page gets is moved to it, and the worker keeps its own', async () => {
  await imported();
  const bundle = await jobs.buildGrid({ grid: gridOptions, values: equalWork }, silent);
  const plan = halves(bundle);
  const moved = structuredClone(bundle, { transfer: buffersOf(bundle) });
  expect(bundle.grid.cells.length).toBe(0);
  expect((await ask(plan, { kind: 'search', text: 'customer' })).total).toBe(60);
  const again = await jobs.aggregate(equalWork, silent);
  expect(again.sums.sums[0]).toEqual(moved.sums.sums[0]);
});

test('an import changes nothing on screen until its hexes are made', async () => {
  await imported();
  const plan = halves(await jobs.buildGrid({ grid: gridOptions, values: equalWork }, silent));
  await imported(`${CSV}Z1,Another,39,-99,5,East,A\n`);
  expect((await jobs.summarise(equalWork, silent)).accounts).toBe(61);
  expect((await ask(plan, { kind: 'search', text: 'another' })).total).toBe(0);
  await jobs.dropImport(null, silent);
  expect((await jobs.summarise(equalWork, silent)).accounts).toBe(60);
  await imported(`${CSV}Z1,Another,39,-99,5,East,A\n`);
  const next = halves(await jobs.buildGrid({ grid: gridOptions, values: equalWork }, silent));
  expect((await ask(next, { kind: 'search', text: 'another' })).total).toBe(1);
});

test('hexes that were cancelled leave the old ones', async () => {
  await imported();
  const before = await jobs.buildGrid({ grid: gridOptions, values: equalWork }, silent);
  const cancelled = { ...silent, isCancelled: () => true };
  const other = jobs.buildGrid({ grid: { ...gridOptions, resolution: 3 }, values: equalWork }, cancelled);
  await expect(other).rejects.toMatchObject({ name: 'AbortError' });
  expect(session.shown?.grid.count).toBe(before.grid.count);
});

test('lists: territory, hex, search, changes; sorted, in pages, inside the filter', async () => {
  await imported();
  const bundle = await jobs.buildGrid({ grid: gridOptions, values: equalWork }, silent);
  const plan = halves(bundle);
  const west = await ask(plan, { kind: 'territory', territoryId: 1 });
  const values = west.rows.map(row => row.values[0]);
  expect(values).toEqual([...values].sort((a, b) => b - a));
  expect(west.rows[0]).toMatchObject({ today: 'West', territoryId: 1, locationMethod: 'coordinates' });
  const rest = await ask(plan, { kind: 'territory', territoryId: 1 }, { offset: 10, limit: 100 });
  expect(rest.rows).toHaveLength(west.total - 10);
  expect(Number.isNaN(rest.rows.at(-1)!.values[0])).toBe(true);
  const [first] = west.rows;
  const inHex = await ask(plan, { kind: 'hex', hex: first.hex });
  expect(inHex.total).toBe(bundle.sums.accounts[first.hex]);
  const changes = await ask(plan, { kind: 'changes', territoryId: null }, { limit: 100 });
  for (const row of changes.rows) expect(row.today).not.toBe(row.territoryId === 1 ? 'West' : 'East');
  await jobs.aggregate({ ...equalWork, filter: { categories: [{ key: 'class', labels: ['A'] }], ranges: [] } }, silent);
  expect((await ask(plan, { kind: 'search', text: 'customer' })).total).toBe(20);
});

test('the account under the pointer, and names for territories and hexes', async () => {
  await imported();
  const plan = halves(await jobs.buildGrid({ grid: gridOptions, values: equalWork }, silent));
  const near = await jobs.accountNear({ lat: 38.81, lng: -104.79, radiusKm: 5, plan }, silent);
  expect(near).toMatchObject({ id: 'K002', place: 'Colorado Springs' });
  expect(await jobs.accountNear({ lat: 30, lng: -104.79, radiusKm: 5, plan }, silent)).toBeNull();
  const names = await jobs.nameTerritories({ assignment: plan.assignment, ids: [1, 2], taken: ['Denver'] }, silent);
  expect(new Set(names.map(({ name }) => name)).size).toBe(2);
  expect(names.every(({ name }) => name !== 'Denver' && !name.startsWith('Territory'))).toBe(true);
  expect(await jobs.nameHexes({ hexes: [near!.hex] }, silent)).toEqual([
    expect.stringMatching(/^(Pueblo|Colorado Springs)/),
  ]);
});

test('without the geographic files the app goes on and says what is missing', async () => {
  session = new DataSession(new GeoFiles(() => Promise.reject(new Error('offline'))));
  jobs = dataJobs(session);
  await imported();
  const bundle = await jobs.buildGrid({ grid: gridOptions, values: equalWork }, silent);
  expect(bundle.resolutionReason).toMatch(/coastlines could not be opened/);
  const names = await jobs.nameTerritories({ assignment: halves(bundle).assignment, ids: [1], taken: [] }, silent);
  expect(names).toEqual([{ id: 1, name: 'Territory 1' }]);
});

test('a project without accounts shows its hexes, and says what needs the accounts', async () => {
  await imported();
  const made = await jobs.buildGrid({ grid: gridOptions, values: equalWork }, silent);
  const { grid, sums } = made;
  const today = sums.today!;
  const entries: number[][] = [];
  for (let hex = 0; hex < grid.count; hex++) {
    for (let entry = today.offsets[hex]; entry < today.offsets[hex + 1]; entry++) {
      entries.push([hex, today.label[entry], today.accounts[entry], ...today.sums.map(column => column[entry])]);
    }
  }
  const document: ProjectDocument = {
    app: 'evenland',
    schemaVersion: PROJECT_SCHEMA_VERSION,
    name: 'P',
    savedAt: '2026-01-01T00:00:00Z',
    goals: [],
    reps: [],
    gridOptions,
    ...equalWork,
    plans: [],
    activePlanId: '',
    hexes: {
      cells: Array.from(grid.cells, cell => cell.toString(16)),
      coarsest: grid.coarsest,
      finest: grid.finest,
      links: [...grid.links.pairs],
      gapKm: grid.links.gapKm,
      accounts: [...sums.accounts],
      sums: sums.sums.map(column => [...column]),
      totals: sums.totals,
      today: { labels: today.labels, entries },
      summary: made.summary,
      resolutionReason: made.resolutionReason,
    },
    source: null,
  };
  const opened = await jobs.openHexes({ document, gapKm: undefined }, silent);
  expect(opened.grid).toEqual(grid);
  expect(opened.sums).toEqual(sums);
  expect(opened.mesh).toEqual(made.mesh);
  const refused = { name: 'NoAccountsError', advice: expect.stringContaining('Open the customer file') };
  await expect(ask(halves(opened), { kind: 'hex', hex: 0 })).rejects.toMatchObject(refused);
  await expect(async () => jobs.aggregate(equalWork, silent)).rejects.toMatchObject(refused);
  await expect(jobs.buildGrid({ grid: gridOptions, values: equalWork }, silent)).rejects.toMatchObject(refused);
  expect(await jobs.nameHexes({ hexes: [0] }, silent)).toHaveLength(1);
});

test('a workbook is opened once, read by the sheet that was chosen, and exported as text for spreadsheets', async () => {
  const rows = ROWS.map(row =>
    row.split(',').map((cell, column) => (column > 1 && column < 5 && cell ? Number(cell) : cell)),
  );
  const header = ['ID', 'Name', 'Latitude', 'Longitude', 'Potential', 'Territory', 'Class'];
  const bytes = xlsxBytes({
    sheets: [
      { name: 'Long', rows: Array.from({ length: 99 }, (_, at) => [at]) },
      { name: 'Accounts', rows: [header, ...rows] },
    ],
  });
  const file = new File([bytes], 'book.xlsx', { lastModified: 1 });
  const phases: string[] = [];
  const telling = { ...silent, progress: ({ phase }: JobProgress) => void phases.push(phase) };
  const first = await jobs.inspect({ file, fileName: file.name }, telling);
  expect(first.source).toMatchObject({ format: 'xlsx', part: 'Long' });
  expect(first.proposed.part).toBe('Long');
  const { proposed, source } = await jobs.inspect({ file, fileName: file.name, part: 'Accounts' }, telling);
  expect(source.part).toBe('Accounts');
  expect(phases).toContain('Unpacking');
  phases.length = 0;
  const { report } = await jobs.import({ file, fileName: file.name, mapping: proposed }, telling);
  expect(phases).not.toContain('Unpacking');
  expect(report.accounts).toBe(60);
  const bundle = await jobs.buildGrid({ grid: gridOptions, values: equalWork }, silent);
  const plan = halves(bundle);
  const params = {
    kind: 'accounts-csv',
    plan,
    goals: [],
    measures: [],
    links: bundle.grid.links,
    projectName: 'P',
  } as const;
  const exported = await jobs.export(params, silent);
  const bom = new Uint8Array(await exported.blob.slice(0, 3).arrayBuffer());
  expect([...bom]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = (await exported.blob.text()).replace('\ufeff', '').split('\r\n');
  expect(lines[0].startsWith(`${header.join(',')},territory,territory_id,rep,h3,location_method`)).toBe(true);
  expect(lines[1].startsWith(`${ROWS[0]},`)).toBe(true);
  expect(lines).toHaveLength(62);

  // Opened again from storage: another copy of the file, and the mapping with its sheet.
  const again = dataJobs(new DataSession(new GeoFiles(openedFile)));
  const stored = await again.import({ file: new Blob([bytes]), fileName: file.name, mapping: proposed }, silent);
  expect(stored.report.accounts).toBe(60);
});
