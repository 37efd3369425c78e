import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { closeBrowser, openSession, type Session } from './browser';
import { Workbench } from './workbench';

let session: Session;
let app: Workbench;

beforeAll(async () => {
  session = await openSession();
  app = new Workbench(session.page, inject('appUrl'));
  await app.open();
});
afterAll(async () => {
  await session.close();
  await closeBrowser();
});

const NAME = 'Plans to choose from';
const BAND = 0.05;

/** What a plan is, counted hex by hex from the columns: the page's own figures are what is tested. */
function counted(assignment: readonly number[]): Promise<{ inside: number; moved: number }> {
  return app.page.evaluate(
    ({ of, band }) => {
      const { dataset, plans, goals } = window.evenland.state() as import('../../src/state/app-state').AppState;
      const { sums, summary } = dataset!;
      const [before] = plans;
      const total = before.territories.reduce((sum, territory) => sum + territory.fte, 0);
      const isInside = (id: number, fte: number) =>
        goals.every(({ measureId }) => {
          const column = summary.measures.findIndex(measure => measure.id === measureId);
          const load = sums.sums[column].reduce((sum, value, hex) => (of[hex] === id ? sum + value : sum), 0);
          return Math.abs((load * total) / (sums.totals[column] * fte) - 1) <= band + 1e-6;
        });
      const accountsWhere = (test: (hex: number) => boolean) =>
        sums.accounts.reduce((sum, accounts, hex) => (test(hex) ? sum + accounts : sum), 0);
      return {
        inside: before.territories.filter(({ id, fte }) => isInside(id, fte)).length,
        moved:
          accountsWhere(hex => before.assignment[hex] > 0 && of[hex] !== before.assignment[hex]) /
          accountsWhere(hex => before.assignment[hex] > 0),
      };
    },
    { of: assignment as number[], band: BAND },
  );
}

it('offers plans from little change to much; the one with both bands met and least change is shown, applied, undone', async () => {
  const today = await app.assignment();
  await app.openBalance();
  for (const name of ['Potential', 'Workload']) {
    const band = app.page.getByRole('textbox', { name: `Band of ${name}, in percent` });
    await band.fill('5');
    await band.press('Tab');
  }
  expect(await app.look(state => state.balance.form.criteria.filter(({ on }) => on).map(({ band }) => band))).toEqual([
    BAND,
    BAND,
  ]);
  await app.runBalance();
  const own = await app.proposed();
  expect((await counted(own)).inside).toBe(24);

  const section = app.page.getByRole('region', { name: NAME });
  await section.getByRole('button', { name: 'Show plans to choose from' }).click();
  await app.until(state => state.balance.run?.frontier?.status === 'finished');
  const points = await app.look(state =>
    state.balance.run!.frontier!.points.map(({ insideAll, moved }) => ({ insideAll, moved })),
  );
  expect(points.map(({ moved }) => moved)).toEqual(points.map(({ moved }) => moved).sort((a, b) => a - b));
  // Less change is to be had for wider bands only.
  const least = points.findIndex(({ insideAll }) => insideAll === 24);
  expect(least).toBeGreaterThan(0);
  expect(points.slice(0, least).every(({ insideAll }) => insideAll < 24)).toBe(true);

  const group = section.getByRole('radiogroup', { name: NAME });
  const radios = group.getByRole('radio');
  // One for each of them and one for the run's own plan.
  expect(await radios.count()).toBe(points.length + 1);
  const share = `${(100 * points[least].moved).toFixed(0)} % of accounts move`;
  await group.getByRole('radio', { name: new RegExp(`^24 of 24 inside.*${share}`) }).click();
  await app.until(state => state.balance.run!.frontier!.chosen >= 0);
  expect(await app.look(state => state.balance.run!.frontier!.chosen)).toBe(least);

  const chosen = await app.proposed();
  expect(chosen).not.toEqual(own);
  const facts = await counted(chosen);
  expect(facts.inside).toBe(24);
  expect(facts.moved).toBeCloseTo(points[least].moved, 6);
  expect(facts.moved).toBeLessThan((await counted(own)).moved);
  // Map, table and figures speak of the chosen plan: nothing is changed yet.
  const inside = app.page.getByRole('row', { name: /^Territories inside both bands/ });
  expect(await inside.getByRole('cell').last().textContent()).toBe('24 of 24');
  expect(await app.assignment()).toEqual(today);

  // And back to the run's own plan, and to the chosen one.
  await group.getByRole('radio', { name: /^The plan of this run/ }).click();
  await app.until(state => state.balance.run!.frontier!.chosen === -1);
  expect(await app.proposed()).toEqual(own);
  await group.getByRole('radio', { name: new RegExp(`^24 of 24 inside.*${share}`) }).click();
  await app.until(state => state.balance.run!.frontier!.chosen >= 0);
  expect(await app.proposed()).toEqual(chosen);

  await app.apply();
  expect(await app.assignment()).toEqual(chosen);
  expect(await app.piecesBeyondOne('')).toEqual([]);
  expect(await app.history()).toEqual({ steps: 1, label: 'Auto-balance · 24 territories' });
  await app.undo();
  expect(await app.assignment()).toEqual(today);
  expect(session.errors).toEqual([]);
});
