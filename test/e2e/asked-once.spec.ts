import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, expect, inject, it } from 'vitest';
import { closeBrowser, openSession, type Session } from './browser';
import { Workbench } from './workbench';

let session: Session;
let app: Workbench;

beforeEach(async () => {
  session = await openSession();
  app = new Workbench(session.page, inject('appUrl'));
  await app.open();
});
afterEach(() => session.close());
afterAll(closeBrowser);

/** Nothing in it says whether 1.234 is a thousand, nor whether 03/04 is in March. */
const UNDECIDED = {
  name: 'undecided.csv',
  text: [
    'Account ID,Account Name,Zip,Potential,Sales,Order Date',
    '1,Alpha,02139,1.234,1.001,03/04/2026',
    '2,Beta,60601,5.678,2.002,05/06/2026',
    '3,Gamma,10001,12.500,3.003,07/08/2026',
    '4,Delta,90001,7.000,4.004,01/02/2026',
  ].join('\n'),
};

function question(header: string) {
  return app.page.getByRole('region', { name: new RegExp(`meant in ${header}`) });
}

/** Tabs on until this button has the focus, and presses it. */
async function pressByKeyboard(name: string): Promise<void> {
  for (let tabs = 0; tabs < 6; tabs++) {
    const focused = await app.page.evaluate(() => document.activeElement?.textContent ?? '');
    if (focused === name) break;
    await app.page.keyboard.press('Tab');
  }
  await app.page.keyboard.press('Enter');
}

it('asks once what nothing in the file says, with cells of the column read both ways', async () => {
  await app.chooseFile(UNDECIDED);
  await app.until(state => state.importing?.step === 'columns');
  const potential = question('Potential');
  await potential.waitFor({ state: 'visible' });
  const shown = await potential.textContent();
  for (const example of ['1.234 is 1,234', '5.678 is 5,678', '12.500 is 12,500']) expect(shown).toContain(example);
  for (const example of ['1.234 is 1.234', '5.678 is 5.678', '12.500 is 12.500']) expect(shown).toContain(example);
  // The same question about another column is asked with it.
  expect(await question('Sales').count()).toBe(0);
  await potential.getByRole('checkbox', { name: 'Also for 1 other column like it', checked: true }).waitFor();
  const order = question('Order Date');
  expect(await order.textContent()).toContain('03/04/2026 is 3 Apr 2026');
  expect(await order.textContent()).toContain('03/04/2026 is 4 Mar 2026');

  // Nothing is chosen for the person, and the file is not read before it is answered.
  expect(await potential.getByRole('radio', { checked: true }).count()).toBe(0);
  const why = app.button('3 columns wait for your confirmation');
  await why.press('Enter');
  await app.page.keyboard.press('Space');
  expect(await potential.getByRole('radio', { name: /parts thousands/ }).isChecked()).toBe(true);
  await pressByKeyboard('Read it like this');
  await potential.waitFor({ state: 'detached' });
  // One answer for both columns.
  expect(await question('Sales').count()).toBe(0);

  await app.button('1 column waits for your confirmation').press('Enter');
  await app.page.keyboard.press('Space');
  await app.page.keyboard.press('ArrowDown');
  expect(await order.getByRole('radio', { name: /the month comes first/ }).isChecked()).toBe(true);
  await pressByKeyboard('Read it like this');
  await order.waitFor({ state: 'detached' });
  expect(await app.look(state => state.importing?.mapping?.columns.map(use => use.numberStyle).slice(3, 5))).toEqual([
    'comma',
    'comma',
  ]);
  expect(await app.look(state => state.importing?.mapping?.columns[5].dateStyle)).toBe('month-first');

  await app.button('Read all rows').press('Enter');
  await app.until(state => state.importing?.step === 'check');
  await app.until(state => state.importing?.summary != null);
  await app.button(/^Continue/).click();
  await app.until(state => state.importing === null);
  await app.mapIdle();
  const total = await app.look(state => {
    return [...state.dataset!.sums.totals];
  });
  expect(total).toContain(1234 + 5678 + 12_500 + 7000);
  expect(total).toContain(1001 + 2002 + 3003 + 4004);
});

it('remembers the answers for the same headers, and asks again when a column becomes a number by hand', async () => {
  await app.chooseFile(UNDECIDED);
  await app.until(state => state.importing?.step === 'columns');
  const chooseUse = async (header: string, use: string) => {
    await app.page.getByRole('combobox', { name: `Use ${header} as` }).click();
    await app.page.getByRole('option', { name: new RegExp(`^${use}`) }).click();
  };
  await question('Potential').getByRole('checkbox').waitFor({ state: 'visible' });
  await chooseUse('Sales', 'Leave out');
  await question('Potential').getByRole('checkbox').waitFor({ state: 'detached' });
  await question('Potential')
    .getByRole('radio', { name: /begins the decimals/ })
    .click();
  await question('Potential').getByRole('button', { name: 'Read it like this' }).click();
  await chooseUse('Sales', 'Further number');
  await question('Sales')
    .getByRole('radio', { name: /parts thousands/ })
    .click();
  await question('Sales').getByRole('button', { name: 'Read it like this' }).click();
  await question('Order Date')
    .getByRole('radio', { name: /the day comes first/ })
    .click();
  await question('Order Date').getByRole('button', { name: 'Read it like this' }).click();
  await app.button('Read all rows').click();
  await app.until(state => state.importing?.step === 'check');
  await app.button(/^Cancel/).click();
  await app.until(state => state.importing === null);

  await app.chooseFile({ ...UNDECIDED, name: 'again.csv' });
  await app.until(state => state.importing?.step === 'columns');
  await app.button('Read all rows').waitFor({ state: 'visible' });
  expect(await app.page.getByRole('region', { name: /meant in/ }).count()).toBe(0);
  expect(
    await app.look(state =>
      state.importing?.mapping?.columns.slice(3).map(use => [use.field, use.numberStyle, use.dateStyle ?? '']),
    ),
  ).toEqual([
    ['potential', 'point', ''],
    ['measure', 'comma', ''],
    ['date', 'point', 'day-first'],
  ]);
});

it('puts garbled letters right, shows them, and reads the file as it is when that is wished', async () => {
  const name = 'garbled-once.csv';
  await app.chooseFile({ name, text: readFileSync(`test/fixtures/text-values/${name}`) });
  await app.until(state => state.importing?.step === 'columns');
  await app.page.getByText('Müller & Söhne').first().waitFor({ state: 'visible' });
  await app.page.getByText(/garbled before the file came here/).waitFor({ state: 'visible' });
  const characters = app.page.getByRole('combobox', { name: 'Characters' });
  expect(await characters.textContent()).toContain('UTF-8, repaired');
  await characters.click();
  await app.page.getByRole('option', { name: 'UTF-8', exact: true }).click();
  await app.page.getByText('MÃ¼ller & SÃ¶hne').first().waitFor({ state: 'visible' });
});
