import { readFileSync } from 'node:fs';
import { afterAll, afterEach, expect, inject, it } from 'vitest';
import { closeBrowser, downloaded, openSession, type Session } from './browser';
import { parseCsv, sumOf } from './exported-files';
import { type NamedFile, Workbench } from './workbench';

let session: Session;
let app: Workbench;

afterEach(() => session.close());
afterAll(closeBrowser);

async function start(): Promise<void> {
  session = await openSession();
  app = new Workbench(session.page, inject('appUrl'));
  await app.open();
}

function fixture(name: string): NamedFile {
  return { name, text: readFileSync(`test/fixtures/import/report/${name}`) };
}

/** 40 shops in the Rhineland with three orders each; the first line of each has no place, and one shop lies in Lisbon. */
function orders(): NamedFile {
  const lines = ['Order,Customer ID,Customer,Latitude,Longitude,Order date,Sales'];
  let total = 0;
  for (let shop = 0; shop < 40; shop++) {
    const place = shop === 7 ? '38.7223,-9.1393' : `${50.5 + (shop % 8) / 20},${6.8 + Math.floor(shop / 8) / 20}`;
    ['2025-11-30', '2025-12-01', '2026-02-28'].forEach((day, line) => {
      const cents = 1005 + shop * 10 + line;
      total += cents;
      const where = line === 0 ? ',' : place;
      lines.push(`O${shop}-${line},C${shop},Shop ${shop},${where},${day},${(cents / 100).toFixed(2)}`);
    });
  }
  lines.push('O-lost,C-lost,Lost,,,2026-01-15,12.34');
  lines.push(`Total,,,,,,${((total + 1234) / 100).toFixed(2)}`);
  return { name: 'orders.csv', text: `${lines.join('\n')}\n` };
}

it('makes accounts of order lines, agrees with the file to the cent, shows months, and takes lists to the map', async () => {
  await start();
  await app.readFile(orders());
  const lines = app.page.getByRole('region', { name: 'Order lines' });
  await lines.waitFor({ state: 'visible' });
  expect(await lines.textContent()).toMatch(/120 rows became 40 accounts[\s\S]*2025-11-30 to 2026-02-28/);
  const chart = await lines.getByRole('img').getAttribute('aria-label');
  expect(chart).toMatch(/Sales from 2025-11 to 2026-02: most in 2026-02 \(.*\), least in 2026-01 \(0\)/);

  const sums = app.page.getByRole('region', { name: 'Sums before and after' });
  expect(await sums.textContent()).toMatch(
    /12\.34 left out: no place given[\s\S]*Agrees with the file’s own total in row 122/,
  );
  await sums.getByRole('img', { name: 'agrees to the cent' }).waitFor({ state: 'visible' });

  // The list of what lies far away: on the small map, as rows, and as a file.
  const doubts = app.page.getByRole('region', { name: 'Kept, but worth a look' });
  const far = /1 account lies far from all others/;
  const show = doubts.getByRole('button', { name: /^Show on the map: 1 account lies far/ });
  await show.click();
  await doubts
    .getByRole('cell', { name: /^1,\d\d\d km from the nearest other account$/ })
    .waitFor({ state: 'visible' });
  expect(await show.getAttribute('aria-pressed')).toBe('true');
  await app.page.locator('figcaption', { hasText: far }).waitFor({ state: 'visible' });
  const file = await downloaded(app.page, () =>
    doubts.getByRole('button', { name: /^Download: 1 account lies far/ }).click(),
  );
  expect(file.name).toMatch(/far-away\.csv$/);
  const [row, ...others] = parseCsv(file.text);
  expect(others).toEqual([]);
  expect(row).toMatchObject({ row: '22', id: 'C7', name: 'Shop 7', lat: '38.7223', lng: '-9.1393' });
  expect(row.original_line).toBe('O7-0,C7,Shop 7,,,2025-11-30,10.75');

  await app.button(/^Continue/).click();
  await app.until(state => state.importing === null);
  await app.mapIdle();

  // The same report later, and the list on the large map.
  await app.page.keyboard.press('ControlOrMeta+k');
  await app.page.keyboard.type('import report');
  await app.page.getByRole('option', { name: /^Import report/ }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Import report' });
  await dialog.waitFor({ state: 'visible' });
  expect(await dialog.textContent()).toMatch(/122 rows of orders\.csv, 40 accounts/);
  const report = await downloaded(app.page, () => dialog.getByRole('button', { name: 'Download the report' }).click());
  expect(report.text).toMatch(/120 rows became 40 accounts[\s\S]*Both sides agree to the cent\./);
  await dialog.getByRole('button', { name: /^Show on the map: 1 account lies far/ }).click();
  await app.until(state => state.view.selectedHexes.length === 1);
  await app.mapIdle();
  const [lat, lng] = await app.look(state => {
    const hex = state.view.selectedHexes[0];
    return [state.dataset!.grid.lat[hex], state.dataset!.grid.lng[hex]];
  });
  expect(Math.abs(lat - 38.7223)).toBeLessThan(0.5);
  expect(Math.abs(lng + 9.1393)).toBeLessThan(0.5);

  // What leaves the app: dates and lines per account, sales per month.
  await app.page.keyboard.press('Escape');
  const accounts = parseCsv((await app.exported('Account ids and territories CSV')).text);
  expect(accounts).toHaveLength(40);
  expect(accounts[0]).toMatchObject({ lines: '3', first_date: '2025-11-30', last_date: '2026-02-28' });
  const months = parseCsv((await app.exported('Sales per territory and month CSV')).text);
  const [all] = months.filter(entry => entry.territory === 'unassigned');
  const cents = Array.from({ length: 40 }, (_, shop) => 1005 + shop * 10);
  expect(Number(all['2025-11'])).toBeCloseTo(sumOf(cents) / 100, 9);
  expect(all['2026-01']).toBe('0');
  expect(Number(all['2026-02'])).toBeCloseTo(sumOf(cents.map(value => value + 2)) / 100, 9);
  expect(session.errors).toEqual([]);
});

it('makes one account of those with the same name and place, and takes it back', async () => {
  await start();
  await app.readFile(fixture('same-name-place.csv'));
  expect(await app.look(state => state.importing!.report!.accounts)).toBe(6);
  await app.button('Treat each group as one account').click();
  await app.until(state => state.importing?.report?.accounts === 4);
  await app.button('Keep them apart').click();
  await app.until(state => state.importing?.report?.accounts === 6);
  await app.button('Back').click();
  const box = app.page.getByRole('checkbox', { name: 'Accounts of the same name in the same place are one' });
  expect(await box.getAttribute('aria-checked')).toBe('false');
  await app.cancelImport();
  expect(session.errors).toEqual([]);
});

it('lists every row of a file of which none could be placed, and goes on from there', async () => {
  await start();
  await app.readFile(fixture('all-rejected.csv'));
  await app.until(state => state.importing?.step === 'columns' && state.importing.error !== null);
  const rejected = app.page.getByRole('region', { name: 'Rows left out' });
  await rejected.waitFor({ state: 'visible' });
  expect(await rejected.textContent()).toMatch(/425\.1 is outside[\s\S]*are empty[\s\S]*“north” is not a number/);
  const file = await downloaded(app.page, () => rejected.getByRole('button', { name: 'Download 3 rows' }).click());
  expect(parseCsv(file.text).map(entry => entry.original_line)).toEqual([
    '1,Alpha,425.1,-71.5,100',
    '2,Beta,,,200',
    '3,Gamma,north,-73.5,300',
  ]);
  await app.cancelImport();
  expect(session.errors).toEqual([]);
});
