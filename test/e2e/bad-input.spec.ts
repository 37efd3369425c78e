import { readFileSync } from 'node:fs';
import { afterAll, afterEach, expect, inject, it } from 'vitest';
import { closeBrowser, downloaded, openSession, type Session } from './browser';
import { parseCsv } from './exported-files';
import { type NamedFile, Workbench } from './workbench';

let session: Session;
let app: Workbench;

afterEach(() => session.close());
afterAll(closeBrowser);

async function start(before?: string): Promise<void> {
  session = await openSession({ before });
  app = new Workbench(session.page, inject('appUrl'));
  await app.open();
}

function fixture(name: string): NamedFile {
  return { name, text: readFileSync(`test/fixtures/import/${name}`) };
}

/** What must be the same after a file was refused. */
async function work(): Promise<unknown> {
  const { id, name, accounts } = await app.look(state => ({
    id: state.projectId,
    name: state.projectName,
    accounts: state.dataset?.summary.accounts,
  }));
  return { id, name, accounts, assignment: (await app.assignment()).join() };
}

async function expectSameWork(before: unknown): Promise<void> {
  expect((await work()) as string).toEqual(before);
  expect(await app.row('Houston').isVisible()).toBe(true);
}

it('refuses files that are no customers, says what to do next, and leaves the work as it was', async () => {
  await start();
  // Work of one's own, not only the sample.
  await app.tool('Brush');
  await app.paintInto('Dallas');
  await app.drag((await app.hexesAtBorder(await app.idOf('Houston'), 2)).hexes);
  await app.until(state => state.history.past.length === 1);
  await app.undo();
  const before = await work();

  const refused: readonly (readonly [file: string, what: RegExp, next: RegExp])[] = [
    ['empty.csv', /empty\.csv: The file is empty\./, /Check the export/],
    ['only-header.csv', /only-header\.csv: There is a header, but not a single row of data/, /at least one account/],
    ['workbook-renamed.csv', /workbook-renamed\.csv: The file is damaged or cut off\./, /choose the new copy/],
    ['noise.csv', /noise\.csv: This is not a text file\./, /Save the table as CSV/],
  ];
  for (const [file, what, next] of refused) {
    await app.chooseFile(fixture(file));
    const alert = app.page.getByRole('alert');
    await alert.waitFor({ state: 'visible' });
    expect(await alert.textContent()).toMatch(what);
    expect(await alert.textContent()).toMatch(next);
    await app.cancelImport();
    await expectSameWork(before);
  }

  // No column that could be a place: the step says what is missing and does not go on.
  await app.chooseFile(fixture('no-location-column.csv'));
  await app.until(state => state.importing?.step === 'columns');
  await app.page.getByText('Choose coordinates, a post code, or the city').first().waitFor({ state: 'visible' });
  expect(await app.button('Read all rows').getAttribute('aria-disabled')).toBe('true');
  await app.cancelImport();
  await expectSameWork(before);

  // Every row at fault: the first one is named.
  await app.readFile(fixture('all-out-of-range.csv'));
  const alert = app.page.getByRole('alert');
  expect(await alert.textContent()).toMatch(/All 2 rows were left out \(row 1: 425\.5 is outside −90 to 90\)/);
  expect(await alert.textContent()).toMatch(/Check whether latitude and longitude are swapped/);
  await app.cancelImport();
  await expectSameWork(before);

  // Projects that cannot be read.
  const project = readFileSync('test/fixtures/project/version-1.evenland', 'utf8');
  const projects: readonly (readonly [name: string, text: string, says: RegExp])[] = [
    [
      'cut.evenland.json',
      project.slice(0, 900),
      /damaged or cut off\. It stops making sense in line \d+\. Open another/,
    ],
    [
      'newer.evenland.json',
      project.replace('"schemaVersion": 1', '"schemaVersion": 99'),
      /newer app \(version 99.*Reload/,
    ],
    ['odd.evenland.json', project.replace('"band": 0.15', '"band": "wide"'), /damaged at goals\[0\]\.band: a number/],
  ];
  for (const [name, text, says] of projects) {
    await app.chooseFile({ name, text });
    const message = app.page.getByRole('region', { name: 'Messages' }).getByText(`${name} could not be opened`);
    await message.waitFor({ state: 'visible' });
    expect(await app.page.getByRole('region', { name: 'Messages' }).textContent()).toMatch(says);
    await expectSameWork(before);
  }
  expect(session.errors).toEqual([]);
});

const PROBLEM_ROWS = [
  'Account ID,Name,Latitude,Longitude,Potential,Sales',
  '007,Alpha,42.5,-71.5,100,10',
  '7,Beta,43.1,-72.5,200,20',
  '1e5,Gamma,43.5,-73.5,300,30',
  '100000,Delta,44.1,-74.5,400,40',
  'NEG,Minus,44.5,-75.5,-3400,50',
  'TXT,Words,42.1,-72.1,see Bob,60',
  'ZERO,Null Island,0,0,500,70',
  'FAR,Beyond,412.5,-71.5,600,80',
  '007,"Alpha again, ""renamed""\nand moved",42.6,-71.6,150,15',
  '\'=1+1,"Two\nlines",43.3,-73.3,700,90',
  'NAN,North,north,-71.5,800,100',
  '',
].join('\n');

it('lists rows it cannot use with number and reason, offers them as a file, and keeps the others verbatim', async () => {
  await start();
  const before = await work();
  await app.readFile({ name: 'problems.csv', text: PROBLEM_ROWS });
  const rejected = app.page.getByRole('region', { name: 'Rows left out' });
  await rejected.waitFor({ state: 'visible' });
  const reasons: readonly (readonly [row: string, column: string, reason: RegExp])[] = [
    ['1', 'Account ID', /^same id as row 9, which is kept as the last one$/],
    ['5', 'Potential', /^−3400: potential cannot be negative$/],
    ['7', 'Latitude', /^0 \/ 0 stands for missing coordinates$/],
    ['8', 'Latitude', /^412\.5 is outside −90 to 90$/],
    ['11', 'Latitude', /^“north” is not a number$/],
  ];
  const cells = await rejected
    .locator('tbody tr')
    .evaluateAll(rows => rows.map(row => [...row.children].map(cell => cell.textContent ?? '')));
  expect(cells.map(([row]) => row)).toEqual(reasons.map(([row]) => row));
  for (const [index, [, , reason]] of reasons.entries()) expect(cells[index][2]).toMatch(reason);
  // A text where a number is expected leaves the row in, and says so.
  const kept = app.page.getByRole('region', { name: 'Kept, but worth a look' });
  expect(await kept.textContent()).toMatch(/see Bob[\s\S]*row 6/);

  const file = await downloaded(app.page, () => rejected.getByRole('button', { name: 'Download 5 rows' }).click());
  const rows = parseCsv(file.text);
  expect(rows.map(row => row.row)).toEqual(reasons.map(([row]) => row));
  for (const [index, [, , reason]] of reasons.entries()) {
    expect(rows[index].reason.replace(/^[^:]+: /, '')).toMatch(reason);
  }
  expect(rows[1].original_line).toBe('NEG,Minus,44.5,-75.5,-3400,50');
  expect(file.name).toMatch(/rejected\.csv$/);

  // Going back leaves everything as it was.
  await app.cancelImport();
  await expectSameWork(before);

  // The second time its columns are known; the six good rows come out as they went in.
  await app.importFile({ name: 'problems.csv', text: PROBLEM_ROWS });
  expect(await app.look(state => state.dataset!.summary.accounts)).toBe(6);
  const accounts = parseCsv((await app.exported('Your file with territories added CSV')).text);
  expect(accounts.map(row => row['Account ID'])).toEqual(['7', '1e5', '100000', 'TXT', '007', "'=1+1"]);
  expect(accounts.map(row => row.Name)).toEqual([
    'Beta',
    'Gamma',
    'Delta',
    'Words',
    'Alpha again, "renamed"\nand moved',
    'Two\nlines',
  ]);
  const again = await app.exported('5 rows left out, with reasons CSV');
  expect(parseCsv(again.text).map(row => row.row)).toEqual(reasons.map(([row]) => row));
  expect(session.errors).toEqual([]);
});

it('takes a file of one row, and says what cannot be done with it', async () => {
  await start();
  await app.importFile(fixture('one-row.csv'));
  expect(await app.look(state => state.dataset!.summary.accounts)).toBe(1);
  await app.openBalance();
  await app.page.getByText(/territories cannot share \d+ hexes: use at most \d+ territories, or finer hexes/).waitFor();
  expect(session.errors).toEqual([]);
});

const STORAGE_FULL = `
  IDBObjectStore.prototype.put = function () {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
  };
`;

it('says that and why the work is not saved when storage is full; it can still be taken out', async () => {
  await start(STORAGE_FULL);
  await app.until(state => state.save.kind === 'failed');
  await app.button('Not saved').click();
  const why = app.page.getByRole('dialog', { name: 'Not saved: the storage of this device is full.' });
  await why.waitFor({ state: 'visible' });
  expect(await why.textContent()).toMatch(/Save the project as a file[\s\S]*free some space/);
  const project = await downloaded(app.page, () => why.getByRole('button', { name: 'Save a project file' }).click());
  expect(JSON.parse(project.text).app).toBe('evenland');
  await app.page.keyboard.press('Escape');

  await app.tool('Brush');
  await app.paintInto('Dallas');
  await app.drag((await app.hexesAtBorder(await app.idOf('Houston'), 2)).hexes);
  await app.until(state => state.history.past.length === 1);
  const assignment = await app.assignment();
  const rows = parseCsv((await app.exported('Hexes and their territory CSV')).text);
  const names = await app.look(state => state.plans[0].territories.map(({ id, name }) => [id, name] as const));
  const nameOf = new Map(names);
  expect(rows.map(row => row.territory)).toEqual(assignment.map(id => nameOf.get(id) ?? ''));
  // The status goes on saying so.
  await app.until(state => state.save.kind === 'failed');
  expect(await app.button('Not saved').isVisible()).toBe(true);
  expect(session.errors).toEqual([]);
});
