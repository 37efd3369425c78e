import Papa from 'papaparse';
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

/** The first locked account of the plan on screen, with the territory it is with. */
function locked() {
  return app.look(state => {
    const { assignment, territories, lockedAccounts } = state.plans.find(plan => plan.id === state.activePlanId)!;
    const [account] = lockedAccounts;
    if (!account) return null;
    return { ...account, territory: territories.find(({ id }) => id === assignment[account.hex])?.name ?? '' };
  });
}

it('a locked account stays: painting over its hex is refused, auto-balance keeps it, the export says it, undo frees it', async () => {
  // Locked in the list of accounts of a territory, by keyboard.
  await app.row('Dallas').hover();
  await app
    .row('Dallas')
    .getByRole('button', { name: /accounts/ })
    .click();
  const list = app.page.getByRole('table', { name: 'Accounts of Dallas' });
  const lock = list.getByRole('button', { name: /^Lock / }).first();
  const name = (await lock.getAttribute('aria-label'))!.replace(/^Lock /, '');
  await lock.focus();
  await app.page.keyboard.press('Enter');
  await list.getByRole('button', { name: `Unlock ${name}` }).waitFor();
  const account = (await locked())!;
  expect(account).toMatchObject({ name, territory: 'Dallas', reason: '' });
  expect(await app.history()).toEqual({ steps: 1, label: `Lock ${name}` });

  // The hex is shown from the list; a brush over it leaves it where it is and says for whom.
  await list
    .getByRole('row')
    .filter({ hasText: name })
    .getByTitle(/show its hex on the map$/)
    .click();
  await app.mapIdle();
  expect(await app.look(state => Array.from(state.view.selectedHexes))).toEqual([account.hex]);
  await app.page.getByRole('region', { name: 'Selection' }).getByText(', 1 locked').waitFor();
  await app.tool('Brush');
  await app.paintInto('Houston');
  await app.drag([account.hex]);
  const messages = app.page.getByRole('region', { name: 'Messages' });
  await messages.getByText(`Holds the locked account ${name}.`).waitFor();
  expect((await locked())!.territory).toBe('Dallas');

  // In the list of the locked: the reason.
  await app.button('More for territories').click();
  await app.page.getByRole('menuitem', { name: /^Locked accounts/ }).click();
  const reason = app.page.getByLabel(`Reason for the lock of ${name}`);
  await reason.fill('renewal in May');
  await reason.press('Enter');
  await app.until(state => state.history.past.at(-1)?.label.startsWith('Reason for the lock') === true);
  await app.button('Done').click();

  const before = await app.assignment();
  await app.balance();
  const proposed = await app.proposed();
  expect(proposed).not.toEqual(before);
  expect(proposed[account.hex]).toBe(before[account.hex]);
  await app.apply();
  expect((await locked())!.territory).toBe('Dallas');

  const { text } = await app.exported('Account ids and territories');
  const rows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  expect(rows.filter(row => row.locked !== '').map(row => [row.account_name, row.territory_name, row.locked])).toEqual([
    [name, 'Dallas', 'renewal in May'],
  ]);

  // It is there again after a reload, and free again after as many steps back as were made before it.
  await app.saved();
  await app.reload();
  expect(await locked()).toEqual({ ...account, reason: 'renewal in May' });
  await app.button('More for territories').click();
  await app.page.getByRole('menuitem', { name: /^Locked accounts/ }).click();
  await app.button(`Unlock ${name}`).click();
  await app.page.getByText('No account is locked').first().waitFor();
  await app.button('Done').click();
  await app.undo();
  expect((await locked())!.name).toBe(name);
  await app.redo();
  expect(await locked()).toBeNull();
  expect(session.errors).toEqual([]);
});

it('a column of the file locks accounts from the start', async () => {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const [lat, lng] = [38 + (i % 5) * 0.4, -104 + i * 0.2];
    return `K${i},Customer ${i},${lat},${lng},${100 + i},${lng < -100 ? 'West' : 'East'},${i === 3 ? 'ja' : ''}`;
  });
  await app.importFile({
    name: 'mine.csv',
    text: `ID,Name,Latitude,Longitude,Potential,Territory,Fixiert\n${rows.join('\n')}\n`,
  });
  expect(await locked()).toMatchObject({ key: 'id:K3', name: 'Customer 3', territory: 'West' });
  await app.page.getByText('1 locked account in the file holds 1 hex').first().waitFor();
  expect(session.errors).toEqual([]);
});

it('on larger hexes a locked account keeps its territory, and undo brings the former hexes back', async () => {
  await app.button('More for territories').click();
  await app.page.getByRole('menuitem', { name: /^Locked accounts/ }).click();
  await app.page.getByLabel('Find an account to lock').fill('Dallas');
  await app.page
    .getByRole('table', { name: 'Accounts found' })
    .getByRole('button', { name: /^Lock / })
    .first()
    .click();
  await app.until(({ history }) => history.past.length === 1);
  await app.button('Done').click();
  const before = { account: await locked(), assignment: await app.assignment() };
  await app.page.getByRole('combobox', { name: 'Hex size' }).click();
  await app.page.getByRole('option', { name: /^Large/ }).click();
  await app.until(({ history, busy }) => history.past.length === 2 && busy === null);
  await app.mapIdle();
  const { length } = await app.assignment();
  expect(length).not.toBe(before.assignment.length);
  expect((await locked())!.territory).toBe(before.account!.territory);
  // The keys belong to the list of sizes, which has the focus.
  await app.button('Undo').first().click();
  await app.until(({ history, busy }) => history.past.length === 1 && busy === null);
  await app.mapIdle();
  expect({ account: await locked(), assignment: await app.assignment() }).toEqual(before);
  await app.undo();
  expect(await locked()).toBeNull();
  expect(session.errors).toEqual([]);
});
