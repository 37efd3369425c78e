import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { closeBrowser, openSession, type Session } from './browser';
import { Workbench } from './workbench';

let session: Session;
let app: Workbench;
let today: readonly number[];

beforeAll(async () => {
  session = await openSession();
  app = new Workbench(session.page, inject('appUrl'));
  await app.open();
  today = await app.assignment();
});
afterEach(async () => {
  // Every test starts from today's map with the sheet closed.
  if (await app.look(state => state.balance.open)) {
    await app.closeBalance();
  }
  for (let { steps } = await app.history(); steps > 0; steps--) await app.undo();
  expect(changed(await app.assignment(), today)).toBe(0);
});
afterAll(async () => {
  await session.close();
  await closeBrowser();
});

function changed(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, id, hex) => (b[hex] === id ? sum : sum + 1), 0);
}

async function wishTerritories(count: number): Promise<void> {
  const field = app.page.getByRole('textbox', { name: 'Territories', exact: true });
  await field.fill(String(count));
  await field.press('Tab');
  expect(await app.look(state => state.balance.form.territories)).toBe(count);
}

/** Largest deviation of all territories and goals, summed up hex by hex. */
function worst(assignment: readonly number[]): Promise<number> {
  return app.page.evaluate(of => {
    const state = window.evenland.state() as import('../../src/state/app-state').AppState;
    const { sums, summary } = state.dataset!;
    const ids = [...new Set(of)].filter(id => id > 0);
    return Math.max(
      ...state.goals.map(goal => {
        const values = sums.sums[summary.measures.findIndex(measure => measure.id === goal.measureId)];
        const own = new Map(ids.map(id => [id, 0]));
        let total = 0;
        for (const [hex, id] of of.entries()) {
          total += values[hex];
          if (id > 0) own.set(id, own.get(id)! + values[hex]);
        }
        return Math.max(...[...own.values()].map(value => Math.abs((value * ids.length) / total - 1)));
      }),
    );
  }, assignment as number[]);
}

it('makes the same plan from the same seed; discard brings back what was', async () => {
  await app.openBalance();
  await app.effort('Fast');
  await app.runBalance();
  const made = await app.proposed();
  expect(changed(made, today)).toBeGreaterThan(100);
  expect(await worst(made)).toBeLessThan((await worst(today)) / 3);
  // Nothing is changed until it is applied.
  expect(changed(await app.assignment(), today)).toBe(0);
  expect((await app.history()).steps).toBe(0);
  await app.button('Discard').click();
  await app.until(state => state.balance.run === null);
  expect(changed(await app.assignment(), today)).toBe(0);
  await app.page.getByText('Nothing is changed until you apply.').waitFor({ state: 'detached' });

  await app.runBalance();
  expect(changed(await app.proposed(), made)).toBe(0);
  await app.apply();
  expect(changed(await app.assignment(), made)).toBe(0);
  expect(await app.piecesBeyondOne('')).toEqual([]);
  expect(await app.history()).toEqual({ steps: 1, label: 'Auto-balance · 24 territories' });
});

it('keeps the best plan when it is stopped', async () => {
  await app.openBalance();
  // Bands that no plan meets keep a run at it until somebody stops it.
  for (const name of ['Potential', 'Workload']) {
    const band = app.page.getByRole('textbox', { name: `Band of ${name}, in percent` });
    await band.fill('0.1');
    await band.press('Tab');
  }
  await app.page.getByRole('radio', { name: 'From scratch' }).click();
  await app.effort('Thorough');
  await app.button('Run').click();
  const stop = app.button('Stop and keep best');
  await app.until(state => state.balance.run?.best != null);
  await stop.click();
  await app.until(state => state.balance.run?.status !== 'running');
  expect(await app.look(state => state.balance.run!.status)).toBe('stopped');
  await app.page.getByText('Stopped, best plan kept').waitFor({ state: 'visible' });
  const made = await app.proposed();
  expect(await worst(made)).toBeLessThan(await worst(today));
  expect(made.every(id => id > 0)).toBe(true);
  await app.apply();
  expect(changed(await app.assignment(), made)).toBe(0);
  expect(await app.piecesBeyondOne('')).toEqual([]);
});

it('leaves locked territories and hexes where they are', async () => {
  const boston = await app.idOf('Boston');
  await app.territoryAction('Boston', /^Lock/);
  const { hexes } = await app.hexesAtBorder(await app.idOf('Chicago'), 1);
  const { x, y } = await app.positionOf(hexes[0]);
  await app.tool('Pick');
  await app.page.keyboard.down('ControlOrMeta');
  await app.page.mouse.click(x, y);
  await app.page.keyboard.up('ControlOrMeta');
  await app.until(state => state.view.selectedHexes.length === 1);
  await app.page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: /^Lock/ }).click();
  await app.until(state => state.history.past.length === 2);
  const locked = await app.look(state =>
    Array.from(state.plans[0].lockedHexes).flatMap((lock, hex) => (lock ? [hex] : [])),
  );
  expect(locked).toEqual(hexes);

  await app.openBalance();
  await app.effort('Fast');
  expect(await app.page.getByRole('checkbox', { name: /Keep what is locked/ }).isChecked()).toBe(true);
  await app.runBalance();
  expect(await app.look(state => state.balance.run!.error)).toBe('');
  const made = await app.proposed();
  expect(changed(made, today)).toBeGreaterThan(100);
  expect(today.every((id, hex) => (id === boston) === (made[hex] === boston))).toBe(true);
  expect(made[hexes[0]]).toBe(today[hexes[0]]);
});

it('names what is in the way of a wish before the run, with a way out that helps', async () => {
  await app.openBalance();
  await wishTerritories(200);
  await app.until(state => state.balance.advice.length > 0);
  expect(await app.look(state => state.balance.run)).toBeNull();
  const [advice] = await app.look(state =>
    state.balance.advice.map(({ title, text, waysOut }) => ({ title, text, waysOut })),
  );
  const box = app.page.getByRole('region', { name: advice.title });
  await box.waitFor({ state: 'visible' });
  expect(await box.textContent()).toContain(advice.text);
  // A hex is named by its town, and how much of a territory it alone holds.
  expect(advice.title).toMatch(/^The .+ hex alone holds [\d.]+ territories\.$/);
  const way = advice.waysOut.find(({ action }) => action.kind === 'territories')!;
  await box.getByRole('button', { name: way.label }).click();
  await app.page.waitForFunction(
    title =>
      (window.evenland.state() as import('../../src/state/app-state').AppState).balance.advice.every(
        entry => entry.title !== title,
      ),
    advice.title,
  );
  expect(await app.look(state => state.balance.form.territories)).toBeLessThan(200);
  await wishTerritories(24);
  expect(session.errors).toEqual([]);
});
