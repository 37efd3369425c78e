import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { NO_FILTER } from '../core/dataset/dataset';
import { type GeoFileName, GeoFiles } from '../files/geo/geo-files';
import { dataJobs } from './data-jobs';
import { DataSession } from './data-session';
import type { JobContext } from './job-host';
import type { ExportKind, JobProgress, PlanView } from './protocol';

const ROWS = Array.from({ length: 40 }, (_, i) => {
  const today = i % 10 === 0 ? 'house' : i < 20 ? 'West' : 'East';
  return `${String(i).padStart(3, '0')},Customer ${i},${39 + (i % 5) * 0.3},${-104 + i * 0.2},${(10.1 * i).toFixed(2)},${today},Ann`;
});
const CSV = `ID,Name,Latitude,Longitude,Potential,Territory,Owner\n${ROWS.join('\n')}\nBAD,Nowhere,412,-100,5,West,Ann\n`;

const silent: JobContext<JobProgress> = { progress: () => undefined, isCancelled: () => false };

function openedFile(name: GeoFileName): Promise<ArrayBuffer> {
  return readFile(new URL(`../../public/geo/${name}`, import.meta.url)).then(
    ({ buffer, byteOffset, byteLength }) => buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer,
  );
}

async function market() {
  const jobs = dataJobs(new DataSession(new GeoFiles(openedFile)));
  const file = new Blob([CSV]);
  const { proposed: mapping } = await jobs.inspect({ file, fileName: 'accounts.csv' }, silent);
  const { proposed } = await jobs.import({ file, fileName: 'accounts.csv', mapping }, silent);
  const values = { ...proposed, filter: NO_FILTER };
  const bundle = await jobs.buildGrid({ grid: { resolution: 4, reachKm: 30, territories: 2 }, values }, silent);
  const territory = (id: number, name: string, repId: string | null) =>
    ({ id, name, colourSlot: 0, repId, fte: 1, todayLabel: name, locked: false }) as const;
  const plan: PlanView = {
    name: 'Plan A',
    assignment: Uint16Array.from(bundle.grid.lng, lng => (lng < -101 ? 1 : 2)),
    territories: [territory(1, 'West', 'r1'), territory(2, 'East', null)],
    reps: [{ id: 'r1', name: 'Wim', email: '', fte: 1, home: null }],
    lockedAccounts: [],
  };
  const written = async (kind: ExportKind, change: Partial<PlanView> = {}) => {
    const { fileName, blob } = await jobs.export(
      {
        kind,
        plan: { ...plan, ...change },
        goals: [{ measureId: 'potential', band: 0.1 }],
        measures: bundle.summary.measures,
        links: bundle.grid.links,
        projectName: 'US field sales',
      },
      silent,
    );
    return { fileName, text: await blob.text() };
  };
  return { jobs, bundle, plan, written };
}

const cents = (values: readonly number[]) => values.reduce((sum, value) => sum + Math.round(value * 100), 0);

test('territories, hexes and accounts add up to the same total, to the cent', async () => {
  const { bundle, written } = await market();
  const total = Math.round(bundle.sums.totals[0] * 100);
  expect(total).toBe(cents(ROWS.map(row => Number(row.split(',')[4]))));
  const areas = JSON.parse((await written('territories-geojson')).text).features;
  expect(cents(areas.map((area: { properties: { potential: number } }) => area.properties.potential))).toBe(total);
  const hexes = JSON.parse((await written('hexes-geojson')).text).features;
  expect(hexes).toHaveLength(bundle.grid.count);
  expect(cents(hexes.map((hex: { properties: { potential: number } }) => hex.properties.potential))).toBe(total);
  const rows = (await written('assignments-csv')).text.trim().split('\n');
  const column = rows[0].split(',').indexOf('potential');
  expect(cents(rows.slice(1).map(row => Number(row.split(',')[column])))).toBe(total);
});

test('files are named after the project, accounts come back with their territory', async () => {
  const { written } = await market();
  expect((await written('territories-geojson')).fileName).toBe('us-field-sales-territories.geojson');
  const accounts = await written('accounts-csv');
  expect(accounts.fileName).toBe('us-field-sales-accounts.csv');
  const [header, first] = accounts.text.split('\n');
  expect(header).toBe(
    'ID,Name,Latitude,Longitude,Potential,Territory,Owner,territory,territory_id,rep,h3,location_method,location_precision',
  );
  expect(first).toMatch(/^000,Customer 0,39,-104,0.00,house,Ann,West,1,Wim,84[0-9a-f]{13},coordinates,region$/);
  expect((await written('rejected-csv')).text).toContain('41,Latitude: 412 is outside −90 to 90,');
  expect((await written('territory-summary-csv')).text).toMatch(/^territory_id,territory_name/);
  expect((await written('hexes-csv')).text).toMatch(/^h3,territory,/);
});

test('the change list holds exactly the accounts that somebody holds today and another gets', async () => {
  const { plan, jobs, written } = await market();
  const { text } = await written('change-list-csv');
  const listed = text.trim().split('\n').slice(1);
  const query = { kind: 'changes', territoryId: null } as const;
  const sort = { measure: -1, descending: false };
  const { rows } = await jobs.accounts({ query, plan, sort, offset: 0, limit: 100 }, silent);
  expect(listed.map(line => line.split(',')[0])).toEqual(rows.map(row => row.id));
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every(row => row.today !== 'house' && row.today !== (row.territoryId === 1 ? 'West' : 'East'))).toBe(
    true,
  );
});

test('a cancelled export ends', async () => {
  const { jobs, plan, bundle } = await market();
  const { grid, summary } = bundle;
  const shown = { goals: [], links: grid.links, measures: summary.measures, projectName: '' } as const;
  const params = { kind: 'accounts-csv', plan, ...shown } as const;
  await expect(async () => jobs.export(params, { ...silent, isCancelled: () => true })).rejects.toThrow();
});
