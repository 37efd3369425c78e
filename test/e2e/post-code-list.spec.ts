import { afterAll, afterEach, expect, inject, it } from 'vitest';
import { closeBrowser, openSession, type Session } from './browser';
import { parseCsv } from './exported-files';
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

/** Sixty codes round Cologne and Berlin; the last digit of a Berlin code is no zero, so none is in both. */
const CODES = Array.from({ length: 60 }, (_, i) => {
  const north = i % 2 === 0;
  const code = String((north ? 10_115 : 50_667) + i);
  const lat = (north ? 52.4 : 50.8) + (i % 7) * 0.04;
  const lng = (north ? 13.2 : 6.8) + (i % 11) * 0.04;
  return { code, lat, lng };
});
const CUSTOMERS: NamedFile = {
  name: 'kunden.csv',
  text: `Kundennummer;Name;PLZ;Umsatz\n${CODES.map(({ code }, i) => `${i + 1};Kunde ${i + 1};${code};${100 + i}`).join('\n')}\n`,
};
const LIST: NamedFile = {
  name: 'DE.txt',
  text: CODES.map(({ code, lat, lng }) =>
    ['DE', code, 'Ort', 'Land', 'XX', '', '', '', '', lat, lng, 4].join('\t'),
  ).join('\n'),
};
const PLAIN_LIST: NamedFile = {
  name: 'codes.csv',
  text: `code,latitude,longitude\n1000,50.85,4.35\n1010,48.21,16.37\n8001,47.37,8.54\n`,
};

async function chooseList(file: NamedFile): Promise<void> {
  const chooser = app.page.waitForEvent('filechooser');
  await app.button('Choose a list').click();
  await (await chooser).setFiles({ name: file.name, mimeType: 'text/plain', buffer: Buffer.from(file.text) });
}

const keptLists = () =>
  app.page.getByRole('list', { name: 'Lists of post codes on this device' }).getByRole('listitem');

it('places a file of German post codes by a list that is added once, and keeps it until it is removed', async () => {
  await start();
  await app.chooseFile(CUSTOMERS);
  const missing = app.page.getByRole('region', { name: 'Post codes of Germany are not on this device' });
  await missing.waitFor({ state: 'visible' });
  expect(await missing.textContent()).toContain('Germany: 60 of 60 sample codes unknown');

  // Read all the same, the file says what is missing.
  await app.button('Read all rows').click();
  const alert = app.page.getByRole('alert');
  await alert.waitFor({ state: 'visible' });
  expect(await alert.textContent()).toMatch(/no post codes of Germany are on this device.*Add a list/);

  await chooseList(LIST);
  const added = app.page.getByRole('status').filter({ hasText: '60 codes of Germany, kept on this device.' });
  await added.waitFor({ state: 'visible' });
  await app.page.getByText('Every post code of the first rows can be placed now.').waitFor({ state: 'visible' });
  await app.button('Read all rows').click();
  await app.until(state => state.importing?.step === 'check');
  expect(await app.look(state => state.importing?.report?.placedBy)).toEqual({
    coordinates: 0,
    postcode: 60,
    city: 0,
    hex: 0,
  });
  await app.button(/^Continue/).click();
  await app.until(state => state.importing === null);
  await app.mapIdle();

  const rows = parseCsv((await app.exported('Your file with territories added')).text.replaceAll(';', ','));
  expect(rows).toHaveLength(60);
  expect(new Set(rows.map(row => row.location_method))).toEqual(new Set(['postcode']));
  expect(new Set(rows.map(row => row.location_precision))).toEqual(new Set(['postcode']));
  const assigned = parseCsv((await app.exported('Account ids and territories')).text);
  expect(assigned.every(row => row.location_method === 'postcode' && row.location_precision === 'postcode')).toBe(true);
  await app.saved();

  // The accounts are there after a reload, and so is the list.
  await app.reload();
  expect(await app.look(state => state.dataset?.summary.accounts)).toBe(60);
  await app.openData();
  await app.button('Post-code lists').click();
  await keptLists().first().waitFor({ state: 'visible' });
  expect(await keptLists().allTextContents()).toEqual([expect.stringMatching(/^Germany60 codes, DE\.txt, /)]);
  await app.button('Remove the post codes of Germany').click();
  await keptLists().first().waitFor({ state: 'detached' });
  await app.page.keyboard.press('Escape');

  await app.chooseFile(CUSTOMERS);
  await missing.waitFor({ state: 'visible' });
});

it('asks which country a list is of when nothing says it, and offers to keep a list that is opened as customers', async () => {
  await start();
  await app.chooseFile(LIST);
  await app.page.getByRole('region', { name: 'This is a list of post codes' }).waitFor({ state: 'visible' });
  await app.button('Keep as a list of post codes').click();
  await keptLists().first().waitFor({ state: 'visible' });
  await app.cancelImport();

  await app.openData();
  await app.button('Post-code lists').click();
  await chooseList(PLAIN_LIST);
  const asked = app.page.getByRole('combobox', { name: 'Which country are these codes of?' });
  await asked.waitFor({ state: 'visible' });
  await asked.click();
  await app.page.getByRole('option', { name: 'Austria' }).click();
  await app.button('Add the list').click();
  await app.page.getByRole('status').filter({ hasText: '3 codes of Austria' }).waitFor({ state: 'visible' });
  await keptLists().nth(1).waitFor({ state: 'visible' });
  expect(await keptLists().allTextContents()).toEqual([
    expect.stringMatching(/^Austria3 codes, codes\.csv/),
    expect.stringMatching(/^Germany60 codes, DE\.txt/),
  ]);
});
