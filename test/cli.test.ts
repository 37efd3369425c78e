import { spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { cellToLatLng } from 'h3-js';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from './support/grids';

/** The command line as a person uses it: a process, files in, files out. */

const ROOT = resolve(import.meta.dirname, '..');
const ACCOUNTS = 240;
const SLOW = 120_000;

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function design(...args: readonly string[]): Promise<Ran> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'src/cli/design.ts', ...args], { cwd: ROOT });
    let [stdout, stderr] = ['', ''];
    child.stdout.on('data', data => (stdout += data));
    child.stderr.on('data', data => (stderr += data));
    child.on('error', fail);
    child.on('close', code => done({ code, stdout, stderr }));
  });
}

let folder = '';
const inFolder = (...path: readonly string[]) => join(folder, ...path);

/** Accounts between Denver and Kansas City with quotes, formulas and line ends in a column nobody uses; four bad rows. */
function customers(): string {
  const random = seededRandom(5);
  const rows = Array.from({ length: ACCOUNTS }, (_, i) => {
    const lat = (37.2 + random() * 4).toFixed(5);
    const lng = (-105 + random() * 10).toFixed(5);
    const potential = (500 * Math.exp(2 * random())).toFixed(2);
    const hours = (2 + 20 * random()).toFixed(1);
    const note = ['"said ""later"", twice"', '=1+1', '"two\nlines"', 'plain'][i % 4];
    return `00${i},"Customer, no. ${i}",${lat},${lng},${potential},${hours},${Number(lng) < -100 ? 'West' : 'East'},${note}`;
  });
  rows.splice(10, 0, 'B1,Far out,412,-100,10,1,East,x', 'B2,Null Island,0,0,10,1,East,x');
  rows.push('B3,Nowhere,,,10,1,West,"kept, as it is"', 'B4,Less than nothing,39,-100,-5,1,West,x');
  return `Account ID,Name,Latitude,Longitude,Potential,Workload Hours,Patch,Note\n${rows.join('\n')}\n`;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evenland-cli-'));
  await writeFile(inFolder('customers.csv'), customers());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Ring = [number, number][];
interface Feature {
  properties: Record<string, string | number>;
  geometry: { type: 'Polygon'; coordinates: Ring[] } | { type: 'MultiPolygon'; coordinates: Ring[][] };
}

/** Even–odd rule over all rings, holes included: knows nothing of the app. */
function contains({ geometry }: Feature, lng: number, lat: number): boolean {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[x1, y1], [x2, y2]] = [ring[i], ring[j]];
      if (y1 > lat !== y2 > lat && lng < ((x2 - x1) * (lat - y1)) / (y2 - y1) + x1) inside = !inside;
    }
  }
  return inside;
}

async function table(...path: readonly string[]): Promise<Record<string, string>[]> {
  const { data, errors } = Papa.parse<Record<string, string>>(await readFile(inFolder(...path), 'utf8'), {
    header: true,
    skipEmptyLines: true,
  });
  expect(errors).toEqual([]);
  return data;
}

const features = async (...path: readonly string[]) =>
  JSON.parse(await readFile(inFolder(...path), 'utf8')).features as Feature[];
const report = async (...path: readonly string[]) => JSON.parse(await readFile(inFolder(...path), 'utf8'));

describe('a design from scratch', () => {
  beforeAll(async () => {
    const ran = await design(
      inFolder('customers.csv'),
      ...['--territories', '4', '--effort', 'fast', '--resolution', '5', '--out', inFolder('scratch')],
    );
    expect(ran).toMatchObject({
      code: 0,
      stderr: 'Patch is used as territory (guess from the header): if that is wrong, say what it is with --map.\n',
    });
    expect(ran.stdout).toContain('244 rows read, 240 accounts placed, 4 rows rejected.');
  }, SLOW);

  it('writes its files', async () => {
    expect((await readdir(inFolder('scratch'))).sort()).toEqual([
      'accounts.csv',
      'hexes.csv',
      'import-report.txt',
      'rejected.csv',
      'report.json',
      'territories.geojson',
    ]);
  });

  it('puts every hex and every account into the polygon of its territory and no other', async () => {
    const areas = await features('scratch', 'territories.geojson');
    const holders = (lng: number, lat: number) =>
      areas.filter(area => contains(area, lng, lat)).map(area => area.properties.territory_name);
    const hexes = await table('scratch', 'hexes.csv');
    expect(Object.keys(hexes[0])).toEqual(['h3', 'territory']);
    for (const { h3, territory } of hexes) {
      const [lat, lng] = cellToLatLng(h3);
      expect([h3, holders(lng, lat)]).toEqual([h3, [territory]]);
    }
    const accounts = await table('scratch', 'accounts.csv');
    expect(accounts).toHaveLength(ACCOUNTS);
    const territoryOfHex = new Map(hexes.map(({ h3, territory }) => [h3, territory]));
    for (const account of accounts) {
      expect(territoryOfHex.get(account.h3)).toBe(account.territory);
      expect(holders(Number(account.Longitude), Number(account.Latitude))).toEqual([account.territory]);
    }
  });

  it('reports sums that equal those of the accounts to the cent', async () => {
    const written = await report('scratch', 'report.json');
    const accounts = await table('scratch', 'accounts.csv');
    const areas = await features('scratch', 'territories.geojson');
    const cents = (rows: readonly Record<string, string>[], column: string) =>
      rows.reduce((sum, row) => sum + Math.round(Number(row[column]) * 100), 0);
    for (const territory of written.territories) {
      const own = accounts.filter(account => account.territory === territory.name);
      expect(territory.accounts).toBe(own.length);
      expect(Math.round(territory.sums.potential * 100)).toBe(cents(own, 'Potential'));
      expect(Math.round(territory.sums.workload * 100)).toBe(cents(own, 'Workload Hours'));
      expect(territory.pieces).toBe(1);
      const area = areas.find(feature => feature.properties.territory_id === territory.id);
      expect(area?.properties).toMatchObject({ accounts: own.length, potential: territory.sums.potential });
    }
    expect(Math.round(written.measures[0].total * 100)).toBe(cents(accounts, 'Potential'));
    expect(written).toMatchObject({
      input: { rowsRead: 244, accounts: 240, rowsRejected: 4 },
      hexes: { resolution: 5 },
      plan: { territories: 4, broken: 0, empty: 0, unassigned: { accounts: 0, hexes: 0 } },
      seed: 1,
    });
    expect(Object.values(written.seconds).every(value => typeof value === 'number')).toBe(true);
  });

  it('gives the original columns back, harmless, and every rejected row with its line', async () => {
    const source = Papa.parse<Record<string, string>>(customers(), { header: true, skipEmptyLines: true }).data;
    const kept = new Map(source.map(row => [row['Account ID'], row]));
    for (const account of await table('scratch', 'accounts.csv')) {
      const original = kept.get(account['Account ID'])!;
      for (const [header, cell] of Object.entries(original)) {
        expect(account[header]).toBe(cell === '=1+1' ? "'=1+1" : cell);
      }
      expect(account.location_method).toBe('coordinates');
    }
    const rejected = await table('scratch', 'rejected.csv');
    expect(rejected.map(row => [Number(row.row), row.original_line.slice(0, 2)])).toEqual([
      [11, 'B1'],
      [12, 'B2'],
      [243, 'B3'],
      [244, 'B4'],
    ]);
    expect(rejected[0].reason).toContain('412 is outside');
  });

  it(
    'gives the same bytes again for the same seed',
    async () => {
      await design(
        inFolder('customers.csv'),
        ...['--territories', '4', '--effort', 'fast', '--resolution', '5', '--out', inFolder('again')],
      );
      for (const name of ['territories.geojson', 'hexes.csv', 'accounts.csv', 'rejected.csv']) {
        expect(await readFile(inFolder('again', name), 'utf8')).toBe(await readFile(inFolder('scratch', name), 'utf8'));
      }
      const [first, second] = [await report('scratch', 'report.json'), await report('again', 'report.json')];
      expect({ ...second, seconds: null }).toEqual({ ...first, seconds: null });
    },
    SLOW,
  );
});

describe("a design from today's column", () => {
  it(
    'starts from its labels, takes reps, and prints the report alone',
    async () => {
      await writeFile(
        inFolder('reps.csv'),
        'Name,Latitude,Longitude,FTE,Territory\nEda,39,-97,1,East\nWim,39,-103,1,West\nNora,39,-99,1,\n',
      );
      const ran = await design(
        inFolder('customers.csv'),
        ...['--from-column', 'patch', '--reps', inFolder('reps.csv'), '--criteria', 'potential:5', '--effort', 'fast'],
        ...['--resolution', '5', '--json', '--out', inFolder('today')],
      );
      expect(ran.code).toBe(0);
      expect(ran.stderr).toBe('No territory for Nora.\n');
      const written = JSON.parse(ran.stdout);
      expect(written).toEqual(await report('today', 'report.json'));
      expect(written.start).toBe('column patch');
      expect(written.criteria).toEqual([{ measure: 'potential', band: 0.05, hardness: 'must' }]);
      expect(written.territories.map(({ name, rep }: { name: string; rep: string }) => [name, rep]).sort()).toEqual([
        ['East', 'Eda'],
        ['West', 'Wim'],
      ]);
      expect(written.plan.inAllBands).toBe(2);
      expect(written.plan.disruption.accountsShare).toBeLessThan(0.5);
    },
    SLOW,
  );
});

describe('wishes beyond even sums', () => {
  it(
    'keeps every territory under a maximum and moves no more than may move',
    async () => {
      const ran = await design(
        inFolder('customers.csv'),
        ...['--from-column', 'Patch', '--territories', '2', '--resolution', '5', '--effort', 'fast'],
        ...['--criteria', 'potential:5,workload:10', '--try', 'workload', '--max', 'accounts:130'],
        ...['--most-moved', '15', '--out', inFolder('wishes')],
      );
      expect(ran).toMatchObject({ code: 0, stderr: '' });
      const accounts = await table('wishes', 'accounts.csv');
      const counts = new Map<string, number>();
      for (const { territory } of accounts) counts.set(territory, (counts.get(territory) ?? 0) + 1);
      expect(Math.max(...counts.values())).toBeLessThanOrEqual(130);
      expect(accounts.filter(account => account.territory !== account.Patch).length).toBeLessThanOrEqual(
        0.15 * ACCOUNTS + 1,
      );
      const written = await report('wishes', 'report.json');
      expect(written.criteria).toEqual([
        { measure: 'potential', band: 0.05, hardness: 'must' },
        { measure: 'workload', band: 0.1, hardness: 'try' },
      ]);
      expect(written.maxima).toEqual([{ measure: 'accounts', perFte: 130 }]);
      expect(written.moved).toBeLessThanOrEqual(0.15);
    },
    SLOW,
  );
});

describe('what the app would ask', () => {
  it(
    'is said with the options that answer it, and the report is written as the app writes it',
    async () => {
      const cells = Array.from(
        { length: 30 },
        (_, at) => `K${at}|39,${100 + at}|-100,${100 + at}|${1 + at}.${200 + at}`,
      );
      await writeFile(inFolder('pipes.txt'), `Kunde;Nr|Lat|Lng|Umsatz\n${cells.join('\n')}\n`);
      const args = [inFolder('pipes.txt'), '--territories', '2', '--effort', 'fast', '--delimiter', 'pipe'];
      const asked = await design(...args);
      expect(asked.code).toBe(2);
      expect(asked.stderr).toContain('Give --decimal "Umsatz=');
      const out = inFolder('answered');
      const answered = await design(...args, '--decimal', 'Umsatz=comma', '--encoding', 'windows-1252', '--out', out);
      expect(answered.code).toBe(0);
      const text = await readFile(join(out, 'import-report.txt'), 'utf8');
      expect(text).toContain('30 rows read');
      const { measures } = await report('answered', 'report.json');
      expect(measures[0].total).toBe(
        Array.from({ length: 30 }, (_, at) => 1000 * (1 + at) + 200 + at).reduce((a, b) => a + b),
      );
      expect((await design(...args, '--encoding', 'klingon')).stderr).toContain('--encoding: "klingon" is not known');
    },
    SLOW,
  );

  it(
    'takes post codes of a list of one’s own',
    async () => {
      const codes = Array.from({ length: 9 }, (_, at) => `9${at}00X`);
      await writeFile(
        inFolder('zips.csv'),
        `postcode,lat,lng\n${codes.map((code, at) => `${code},${47 + at / 10},8`).join('\n')}\n`,
      );
      await writeFile(
        inFolder('swiss.csv'),
        `id,postal code,country\n${codes.map((code, at) => `S${at},${code},CH`).join('\n')}\n`,
      );
      const args = [inFolder('swiss.csv'), '--territories', '2', '--effort', 'fast'];
      expect((await design(...args, '--out', inFolder('unknown'))).code).toBe(2);
      const known = await design(...args, '--postcodes', `CH=${inFolder('zips.csv')}`, '--out', inFolder('known'));
      expect(known.stdout).toContain('9 accounts placed');
    },
    SLOW,
  );
});

describe('a file that says who is locked', () => {
  /** East has three times as much per account, so that its border to West moves; every third account there is locked. */
  const isLocked = (lng: number, index: number) => lng > -100 && lng < -98.5 && index % 3 === 0;
  const locked = () => {
    const random = seededRandom(8);
    const rows = Array.from({ length: ACCOUNTS }, (_, i) => {
      const [lat, lng] = [37.2 + random() * 4, -105 + random() * 10];
      const potential = (lng < -100 ? 100 : 300) + i / 10;
      const cells = [`K${i}`, lat.toFixed(5), lng.toFixed(5), potential, lng < -100 ? 'West' : 'East'];
      return [...cells, isLocked(lng, i) ? 'yes' : 'no'].join(',');
    });
    return `ID,Latitude,Longitude,Potential,Patch,Locked\n${rows.join('\n')}\n`;
  };

  it(
    'keeps those accounts where they are, and says what it could not keep from scratch',
    async () => {
      await writeFile(inFolder('locked.csv'), locked());
      const options = ['--criteria', 'potential:5', '--effort', 'fast', '--resolution', '5'];
      const ran = await design(inFolder('locked.csv'), '--from-column', 'Patch', ...options, '--out', inFolder('kept'));
      expect(ran.code).toBe(0);
      expect(ran.stderr).toMatch(/^\d+ locked accounts kept the territory of \d+ hexes\.\n$/);
      const accounts = await table('kept', 'accounts.csv');
      expect(accounts.filter(row => row.Locked === 'yes').length).toBeGreaterThan(5);
      expect(accounts.every(row => row.locked === (row.Locked === 'yes' ? 'yes' : ''))).toBe(true);
      const patches = new Map<string, Set<string>>();
      for (const { h3, Patch } of accounts) patches.set(h3, (patches.get(h3) ?? new Set()).add(Patch));
      const sure = accounts.filter(({ h3 }) => patches.get(h3)?.size === 1);
      // Some of East go to West, but none that shares its hex with a locked one.
      expect(sure.some(row => row.Patch === 'East' && row.territory === 'West')).toBe(true);
      const held = new Set(sure.filter(row => row.locked === 'yes').map(row => row.h3));
      expect(held.size).toBeGreaterThan(5);
      expect(sure.filter(row => held.has(row.h3) && row.territory !== row.Patch)).toEqual([]);
      const scratch = await design(inFolder('locked.csv'), '--territories', '3', ...options, '--out', inFolder('free'));
      expect(scratch.stderr).toMatch(/^\d+ locked accounts, but from scratch there is no territory to stay with/m);
      expect(Object.keys((await table('free', 'accounts.csv'))[0])).not.toContain('locked');
    },
    SLOW,
  );
});

describe('wrong usage and unusable input', () => {
  it(
    'prints help and leaves with 0',
    async () => {
      const ran = await design('--help');
      expect(ran).toMatchObject({ code: 0, stderr: '' });
      expect(ran.stdout).toContain('--from-column NAME');
    },
    SLOW,
  );

  it.each([
    ['no arguments', [], /^Which file\?/],
    ['an unknown option', ['customers.csv', '--territories', '3', '--shape', 'round'], /Unknown option '--shape'/],
    ['a missing file', ['nowhere.csv', '--territories', '3'], /nowhere\.csv: there is no such file\./],
    ['an empty file', ['empty.csv', '--territories', '3'], /empty\.csv: /],
    ['a file without places', ['names.csv', '--territories', '3'], /latitude and longitude/],
    ['an unknown column', ['customers.csv', '--from-column', 'Gebiet'], /no column "Gebiet"\. Columns are: Account ID/],
    ['an unknown measure', ['customers.csv', '--territories', '3', '--criteria', 'fun:5'], /no column "fun"/],
    ['more territories than places', ['customers.csv', '--territories', '4000'], /4000 territories/],
  ])(
    '%s: one line and exit code 2',
    async (_, args, message) => {
      await writeFile(inFolder('empty.csv'), '');
      await writeFile(inFolder('names.csv'), 'ID,Name\n1,A\n2,B\n');
      const [file, ...rest] = args;
      const path = file ? [inFolder(file)] : [];
      const ran = await design(...path, ...rest, ...(file ? ['--resolution', '3', '--out', inFolder('none')] : []));
      expect(ran.stdout).toBe('');
      expect(ran.code).toBe(2);
      expect(ran.stderr).toMatch(message);
      expect(ran.stderr.trimEnd().split('\n')).toHaveLength(1);
      expect(await readdir(folder)).not.toContain('none');
    },
    SLOW,
  );

  it(
    'does not replace the file it reads',
    async () => {
      await writeFile(inFolder('accounts.csv'), customers());
      const ran = await design(inFolder('accounts.csv'), '--territories', '3', '--out', folder);
      expect(ran).toMatchObject({ code: 2, stdout: '' });
      expect(ran.stderr).toContain('would be replaced');
      expect(await readFile(inFolder('accounts.csv'), 'utf8')).toBe(customers());
    },
    SLOW,
  );
});
