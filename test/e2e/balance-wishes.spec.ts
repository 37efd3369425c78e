import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { closeBrowser, openSession, type Session } from './browser';
import { holds, parseCsv } from './exported-files';
import { Workbench } from './workbench';

let session: Session;
let app: Workbench;

beforeAll(async () => {
  session = await openSession();
  app = new Workbench(session.page, inject('appUrl'));
  await app.open();
});
afterEach(async () => {
  // Every test starts from today's map with the sheet closed and no wish left over.
  if (await app.look(state => state.balance.open)) await app.closeBalance();
  for (let { steps } = await app.history(); steps > 0; steps--) await app.undo();
  await app.saved();
  await app.reload();
});
afterAll(async () => {
  await session.close();
  await closeBrowser();
});

type HexRow = Record<string, string>;

async function exportedHexes(): Promise<readonly HexRow[]> {
  return parseCsv((await app.exported('Hexes and their territory CSV')).text);
}

/** Sum of a column per territory. */
function byTerritory(rows: readonly HexRow[], column: string): Map<string, number> {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.territory, (sums.get(row.territory) ?? 0) + Number(row[column]));
  return sums;
}

/** Share of the accounts with a territory before that have another one now. */
function movedShare(before: readonly HexRow[], now: readonly HexRow[]): number {
  const territoryNow = new Map(now.map(row => [row.h3, row.territory]));
  let held = 0;
  let moved = 0;
  for (const row of before) {
    if (row.territory === '') continue;
    held += Number(row.accounts);
    if (territoryNow.get(row.h3) !== row.territory) moved += Number(row.accounts);
  }
  return moved / held;
}

it('keeps a maximum and a limit on what moves, lets a measure give way, and exports it so', async () => {
  const before = await exportedHexes();
  expect(Math.max(...byTerritory(before, 'accounts').values())).toBeGreaterThan(300);
  await app.openBalance();
  await app.effort('Fast');
  await app.firmness('Workload', 'If possible');
  await app.maximum('260');
  await app.mostMoved(20);
  expect(
    await app.look(({ balance: { form } }) => ({
      maximum: form.maximum,
      mostMoved: form.mostMoved,
      hardness: form.criteria.filter(({ on }) => on).map(({ measureId, hardness }) => [measureId, hardness]),
    })),
  ).toEqual({
    maximum: { measureId: 'accounts', perFte: 260, hardness: 'must' },
    mostMoved: 0.2,
    hardness: [
      ['potential', 'must'],
      ['workload', 'try'],
    ],
  });
  await app.runBalance();
  // What was asked for is said with the result.
  const run = app.page.getByRole('region', { name: 'Run' });
  const words = (await run.textContent()) ?? '';
  for (const wish of [
    'Workload ±10 % if possible',
    'at most 260 accounts per full-time rep',
    'at most 20 % of accounts',
  ]) {
    expect(words).toContain(wish);
  }
  await app.apply();

  const now = await exportedHexes();
  const accounts = byTerritory(now, 'accounts');
  expect(accounts.size).toBe(24);
  expect(Math.max(...accounts.values())).toBeLessThanOrEqual(260);
  expect(movedShare(before, now)).toBeGreaterThan(0.02);
  expect(movedShare(before, now)).toBeLessThanOrEqual(0.2);
  const potential = [...byTerritory(now, 'potential').values()];
  const mean = potential.reduce((sum, value) => sum + value, 0) / 24;
  for (const value of potential) expect(Math.abs(value / mean - 1)).toBeLessThan(0.105);
  expect(session.errors).toEqual([]);
});

it('refuses a maximum below the mean in words, with a way out', async () => {
  await app.openBalance();
  await app.maximum('150');
  await app.page.getByText('Impossible: the mean per full-time rep is 208.33.').waitFor({ state: 'visible' });
  const run = app.button('Run');
  expect(await run.getAttribute('aria-disabled')).toBe('true');
  await run.press('Enter');
  expect(await app.look(state => state.balance.run)).toBeNull();
  // The remark is read with the field.
  const field = app.page.getByRole('textbox', { name: 'Maximum of accounts per full-time rep' });
  expect(await field.getAttribute('aria-invalid')).toBe('true');

  const limit = app.page.getByRole('region', { name: 'The maximum is too low for what there is.' });
  await limit.getByRole('button', { name: /^Allow \d+ accounts per rep$/ }).click();
  await limit.waitFor({ state: 'detached' });
  expect(await app.look(state => state.balance.form.maximum!.perFte)).toBeGreaterThan(208.33);
  expect(await run.getAttribute('aria-disabled')).toBeNull();
});

it('goes from what stayed out of reach over a way out to the next run, by keyboard', async () => {
  await app.openBalance();
  await app.effort('Fast');
  await app.mostMoved(5);
  await app.runBalance();
  const why = app.page.getByRole('region', { name: 'Why, and what helps' });
  const used = why.getByRole('region', { name: 'What may move is used up.' });
  const way = used.getByRole('button', { name: 'Let 10 % move' });
  await way.focus();
  await app.page.keyboard.press('Enter');
  await app.until(state => state.balance.run === null);
  expect(await app.look(state => state.balance.form.mostMoved)).toBe(0.1);
  await app.page.getByText('Changed: Let 10 % move.').waitFor({ state: 'visible' });
  // Nothing but Enter is needed to run again.
  await app.page.waitForFunction(() => document.activeElement?.textContent === 'Run');
  await app.page.keyboard.press('Enter');
  await app.until(state => state.balance.run?.status === 'finished');
  expect(await app.look(state => state.balance.run!.form.mostMoved)).toBe(0.1);
});

it('shows plans to choose from; the one chosen by keyboard is the one that is applied', async () => {
  await app.openBalance();
  await app.effort('Fast');
  await app.runBalance();
  const own = await app.proposed();
  const plans = app.page.getByRole('region', { name: 'Plans to choose from' });
  const show = plans.getByRole('button', { name: 'Show plans to choose from' });
  if (await show.isVisible()) await show.click();
  await app.until(state => state.balance.run!.frontier?.status === 'finished');
  await app.until(state => state.balance.run!.certificate !== null);
  await app.page.getByText(/^With these centres no plan travels more than [\d.]+ % less\.$/).waitFor();

  const list = plans.getByRole('radiogroup', { name: 'Plans to choose from' });
  const points = await app.look(state => state.balance.run!.frontier!.points.length);
  expect(points).toBeGreaterThan(1);
  expect(await list.getByRole('radio').count()).toBe(points + 1);
  await list.getByRole('radio', { name: /^The plan of this run/ }).focus();
  await app.page.keyboard.press('ArrowUp');
  await app.until(state => state.balance.run!.frontier!.chosen >= 0);
  const chosen = await app.proposed();
  expect(chosen).not.toEqual(own);
  const name = await list.getByRole('radio', { checked: true }).getAttribute('aria-label');
  // The list and the table count alike.
  const inside = await app.page.getByRole('row', { name: /^Territories inside both bands/ }).textContent();
  expect(inside).toContain(/^(\d+ of \d+) inside/.exec(name!)![1]);
  // Back to the run's own plan, and again.
  await app.page.keyboard.press('ArrowDown');
  await app.until(state => state.balance.run!.frontier!.chosen === -1);
  expect(await app.proposed()).toEqual(own);
  await app.page.keyboard.press('ArrowUp');
  await app.until(state => state.balance.run!.frontier!.chosen >= 0);
  await app.apply();
  expect(await app.assignment()).toEqual(chosen);
});

it('puts every home inside the territory of its rep', async () => {
  await app.openBalance();
  await app.effort('Fast');
  await app.page.getByRole('radio', { name: 'From scratch' }).click();
  await app.page.getByRole('radio', { name: 'Inside' }).click();
  await app.runBalance();
  await app.apply();
  const { features } = JSON.parse((await app.exported('Territories GeoJSON')).text) as GeoJSON.FeatureCollection;
  const homes = await app.look(({ plans, reps }) =>
    plans[0].territories.flatMap(({ name, repId }) => {
      const home = reps.find(rep => rep.id === repId)?.home;
      return home ? [{ name, lng: home.lng, lat: home.lat }] : [];
    }),
  );
  expect(homes).toHaveLength(24);
  for (const { name, lng, lat } of homes) {
    const inside = features.filter(({ geometry }) => geometry && holds(geometry, lng, lat));
    expect(inside.map(({ properties }) => properties!.territory_name)).toEqual([name]);
  }
  expect(session.errors).toEqual([]);
});
