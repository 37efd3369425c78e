import { afterAll, afterEach, beforeEach, expect, inject, it } from 'vitest';
import { closeBrowser, openSession, type Session } from './browser';
import { parseCsv, sumOf } from './exported-files';
import { type NamedFile, Workbench } from './workbench';

let session: Session;
let app: Workbench;

beforeEach(async () => {
  session = await openSession();
  app = new Workbench(session.page, inject('appUrl'));
  await app.open();
});
afterEach(() => session.close());
afterAll(closeBrowser);

interface Line {
  readonly hospital: number;
  readonly discharges: number;
  /** Cents. */
  readonly average: number;
  readonly nights: number;
}

const LINES: readonly Line[] = Array.from({ length: 48 }, (_, line) => ({
  hospital: line % 12,
  discharges: 11 + ((line * 7) % 40),
  average: 512_345 + line * 1_013,
  nights: 3 + (line % 5),
}));

const territoryOf = (hospital: number) => (hospital % 12 < 6 ? 'East' : 'West');

/** What each kind of stay came to in each hospital: cases, and an average of what was paid for one. */
function stays(): NamedFile {
  const lines = [
    'Provider Id,Provider Name,Kind,Territory,Latitude,Longitude,Total Discharges,Average Total Payments,Nights',
  ];
  for (const { hospital, discharges, average, nights } of LINES) {
    const place = `${40 + (hospital % 4) / 2},${-100 + hospital}`;
    const name = `Hospital ${hospital},K${average},${territoryOf(hospital)}`;
    lines.push(`P${hospital},${name},${place},${discharges},${(average / 100).toFixed(2)},${nights}`);
  }
  return { name: 'stays.csv', text: `${lines.join('\n')}\n` };
}

/** One row per order line: how many, and the price of one. */
const ORDERS: NamedFile = {
  name: 'bestellungen.csv',
  text: `Kundennr;Kunde;Breite;Länge;Menge;Einzelpreis\n${Array.from(
    { length: 24 },
    (_, line) => `K${line % 6};Laden ${line % 6};50,${90 + (line % 6)};6,${90 + (line % 6)};${line - 2};${line},25 €`,
  ).join('\n')}\n`,
};

const region = (name: string) => app.page.getByRole('region', { name });
const multiply = (header: string) => app.page.getByRole('combobox', { name: `Multiply ${header} by` });

async function chooseUse(header: string, use: string): Promise<void> {
  await app.page.getByRole('combobox', { name: `Use ${header} as` }).click();
  await app.page.getByRole('option', { name: new RegExp(`^${use}`) }).click();
}

it('counts discharges × average payment of every line as the sales of a hospital', async () => {
  await app.chooseFile(stays());
  await app.until(state => state.importing?.step === 'columns');
  await chooseUse('Total Discharges', 'Sales');
  // By keyboard: open the list, go to the average, take it.
  await multiply('Total Discharges').press('Enter');
  const average = app.page.getByRole('option', { name: '× Average Total Payments' });
  await average.waitFor({ state: 'visible' });
  for (let downs = 0; downs < 4; downs++) {
    const focused = await app.page.evaluate(() => document.activeElement?.textContent ?? '');
    if (focused === '× Average Total Payments') break;
    await app.page.keyboard.press('ArrowDown');
  }
  await app.page.keyboard.press('Enter');
  await app.until(state => state.importing?.mapping?.columns[6].times === 'Average Total Payments');
  await multiply('Nights').click();
  await app.page.getByRole('option', { name: '× Total Discharges' }).click();

  const row = app.page.getByRole('row', { name: /^Average Total Payments/ });
  expect(await row.textContent()).toContain('multiplies Total Discharges');
  const outlook = await region('What these columns give').textContent();
  expect(outlook).toContain('Total Discharges × Average Total Payments stands in');
  expect(outlook).toContain(
    'Total Discharges × Average Total Payments, Nights × Total Discharges: row by row, before rows are added up',
  );

  while ((await app.page.getByRole('button', { name: /^Confirm/ }).count()) > 0)
    await app.page
      .getByRole('button', { name: /^Confirm/ })
      .first()
      .click();
  await app.button('Read all rows').click();
  await app.until(state => state.importing?.step === 'check');
  await app.page
    .getByRole('radio', { name: 'Sales in column Total Discharges × Average Total Payments stand in' })
    .waitFor({ state: 'visible' });
  const cents = sumOf(LINES.map(({ discharges, average: each }) => discharges * each));
  const nights = sumOf(LINES.map(({ discharges, nights: each }) => discharges * each));
  const sums = await region('Sums before and after').textContent();
  expect(sums).toContain('Total Discharges × Average Total Payments');
  expect(sums).toContain((cents / 100).toLocaleString('en-US'));
  expect(sums).toContain(nights.toLocaleString('en-US'));
  await app.button(/^Continue/).click();
  await app.until(state => state.importing === null);
  await app.mapIdle();

  const figures = parseCsv((await app.exported('Territory figures CSV')).text);
  for (const name of ['East', 'West']) {
    const figure = figures.find(entry => entry.territory_name === name);
    const own = LINES.filter(({ hospital }) => territoryOf(hospital) === name);
    const paid = sumOf(own.map(({ discharges, average: each }) => discharges * each));
    expect(Math.round(Number(figure?.sales_ttm) * 100)).toBe(paid);
    expect(Number(figure?.['Nights × Total Discharges'])).toBe(
      sumOf(own.map(({ discharges, nights: each }) => discharges * each)),
    );
  }
  expect(session.errors).toEqual([]);
});

it('proposes quantity × unit price where there is no amount, and waits until somebody agrees', async () => {
  await app.chooseFile(ORDERS);
  await app.until(state => state.importing?.step === 'columns');
  const row = app.page.getByRole('row', { name: /^Menge/ });
  await row.getByText('Menge × Einzelpreis?').waitFor({ state: 'visible' });
  await app.button('1 column waits for your confirmation').press('Enter');
  await app.page.keyboard.press('Enter');
  await row.getByText('× Einzelpreis', { exact: true }).waitFor({ state: 'visible' });
  // Taken back, and chosen again.
  await multiply('Menge').click();
  await app.page.getByRole('option', { name: 'as it is' }).click();
  await app.until(state => state.importing?.mapping?.columns[4].times === undefined);
  await multiply('Menge').click();
  await app.page.getByRole('option', { name: '× Einzelpreis' }).click();
  await app.button('Read all rows').click();
  await app.until(state => state.importing?.step === 'check');
  const cents = sumOf(Array.from({ length: 24 }, (_, line) => (line - 2) * (line * 100 + 25)));
  const sums = await region('Sums before and after').textContent();
  expect(sums).toContain('Menge × Einzelpreis');
  expect(sums).toContain((cents / 100).toLocaleString('en-US'));
  await app.cancelImport();

  // The same headers again: what was settled needs no second look.
  await app.chooseFile({ ...ORDERS, name: 'again.csv' });
  await app.until(state => state.importing?.step === 'columns');
  expect(await app.look(state => state.importing?.mapping?.columns[4].times)).toBe('Einzelpreis');
  expect(await app.page.getByRole('button', { name: /^Confirm/ }).count()).toBe(0);
  expect(session.errors).toEqual([]);
});
