import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import type { AppState } from '../../src/state/app-state';
import { closeBrowser, openSession, type Session } from './browser';
import { Workbench } from './workbench';

let session: Session;
let app: Workbench;

beforeAll(async () => {
  session = await openSession();
  app = new Workbench(session.page, inject('appUrl'));
  await app.open();
  await app.territoryAction('Dallas', 'Show on the map');
  await app.mapIdle();
});
afterEach(async () => {
  await app.page.keyboard.press('Escape');
  if (await app.look(state => state.balance.open)) await app.closeBalance();
  for (let { steps } = await app.history(); steps > 0; steps--) await app.undo();
});
afterAll(async () => {
  await session.close();
  await closeBrowser();
});

/** A hex in the middle of Dallas, and the way to it in hexes of Dallas from the border of another territory. */
function wayIntoDallas(length: number): Promise<{ way: number[]; from: string }> {
  return app.page.evaluate(most => {
    const state = window.evenland.state() as AppState;
    const { grid } = state.dataset!;
    const plan = state.plans.find(other => other.id === state.activePlanId)!;
    const dallas = plan.territories.find(territory => territory.name === 'Dallas')!.id;
    const around = (hex: number) => [...grid.neighbours.subarray(grid.offsets[hex], grid.offsets[hex + 1])];
    for (let hex = 0; hex < grid.count; hex++) {
      if (plan.assignment[hex] !== dallas) continue;
      const neighbour = around(hex).find(next => ![0, dallas].includes(plan.assignment[next]));
      if (neighbour === undefined) continue;
      const way = [hex];
      while (way.length < most) {
        // Straight on: the next hex of Dallas that touches nothing else and lies furthest from where the way began.
        const next = around(way.at(-1)!)
          .filter(other => !way.includes(other) && around(other).every(beside => plan.assignment[beside] === dallas))
          .sort((a, b) => far(b) - far(a))[0];
        if (next === undefined) break;
        way.push(next);
      }
      if (way.length < most) continue;
      return { way, from: plan.territories.find(({ id }) => id === plan.assignment[neighbour])!.name };
      function far(other: number): number {
        return (grid.lat[other] - grid.lat[hex]) ** 2 + (grid.lng[other] - grid.lng[hex]) ** 2;
      }
    }
    throw new Error('Dallas is too small for such a way.');
  }, length);
}

async function oneHexBrush(): Promise<void> {
  await app.tool('Brush');
  for (let rings = await app.look(state => state.view.brushRings); rings > 0; rings--) {
    await app.button('Smaller brush').click();
  }
}

it('tidies up a thin finger and a stray hex that were drawn by hand, and one undo brings them back', async () => {
  const { way, from } = await wayIntoDallas(5);
  await oneHexBrush();
  await app.paintInto(from);
  expect(await app.button(/^Tidy up here/).count()).toBe(0);
  await app.drag(way);
  const [drawn, { steps }] = [await app.assignment(), await app.history()];
  const [dallas, into] = [await app.idOf('Dallas'), await app.idOf(from)];
  expect(way.map(hex => drawn[hex])).toEqual(way.map(() => into));

  await app.button(/^Tidy up here/).click();
  await app.until(state => state.history.past.at(-1)?.label.startsWith('Tidy up') === true);
  const tidied = await app.assignment();
  const changed = tidied.flatMap((id, hex) => (drawn[hex] === id ? [] : [hex]));
  expect(changed.length).toBeGreaterThan(0);
  expect(tidied[way.at(-1)!]).toBe(dallas);
  expect((await app.history()).steps).toBe(steps + 1);
  const toast = app.page.getByRole('status').filter({ hasText: 'Tidied up' });
  expect(await toast.textContent()).toContain(`${changed.length} hex`);
  expect(await app.button(/^Tidy up here/).count()).toBe(0);

  await app.undo();
  expect(await app.assignment()).toEqual(drawn);
  // The drawing is the newest change again; the key does the same as the button.
  await app.page.keyboard.press('t');
  await app.until(state => state.history.past.at(-1)?.label.startsWith('Tidy up') === true);
  expect(await app.assignment()).toEqual(tidied);
});

it('says in words why there is nothing to tidy up', async () => {
  await app.page.keyboard.press('t');
  const refusal = app.page.getByRole('status').filter({ hasText: 'Tidy up mends what was drawn last' });
  await refusal.last().waitFor();
  expect(await refusal.last().textContent()).toContain('Nothing has been drawn yet.');
});

it('draws the team-size curve of the sample and takes a number over into auto-balance', async () => {
  await app.openBalance();
  await app.button('How many territories?').click();
  const dialog = app.page.getByRole('dialog', { name: 'How many territories?' });
  const numbers = dialog.getByRole('spinbutton').or(dialog.getByRole('textbox'));
  // On a quick machine the curve may be done before the button is pressed, which then finds nothing left to do.
  await app.button(/^(Stop|Work it out)$/).click();
  await app.until(state => ['stopped', 'finished'].includes(state.teamSize.status));
  // A short range, so that three plans are all there is to wait for.
  await numbers.nth(0).fill('22');
  await numbers.nth(1).fill('26');
  await numbers.nth(1).press('Tab');
  await app.button('Work it out').click();
  await app.until(state => state.teamSize.status === 'finished');
  expect(await dialog.getByRole('radio').count()).toBe(5);
  expect(await dialog.getByRole('img').count()).toBe(3);

  // The figure in the table is the sum of what the map holds: hours of calls, and 20 minutes of travel for each.
  const shown = await dialog.getByRole('button', { name: /^Hours per rep with 25 territories/ }).textContent();
  const hours = await app.look(state => {
    const { summary, sums } = state.dataset!;
    const { minutesPerCall } = state.teamSize.assumptions;
    const column = sums.sums[summary.measures.findIndex(measure => measure.id === 'workload')];
    return (column.reduce((sum, value) => sum + value, 0) * (1 + 20 / minutesPerCall)) / 25;
  });
  expect(Number(shown!.replace(/[^0-9]/g, ''))).toBe(Math.round(hours));
  await dialog.getByRole('button', { name: /^Hours per rep with 25 territories/ }).click();
  await app.page.getByRole('dialog', { name: /^Hours per rep with 25 territories/ }).waitFor();
  await app.page.waitForFunction(() => document.activeElement?.getAttribute('role') === 'dialog');
  await app.page.keyboard.press('Escape');

  await dialog.getByRole('radio', { name: /^25/ }).check();
  await app.button('Plan with 25').click();
  await app.until(state => state.view.dialog === null && state.balance.open);
  expect(await app.look(state => state.balance.form.territories)).toBe(25);
  expect(await app.page.getByRole('textbox', { name: 'Territories', exact: true }).inputValue()).toBe('25');
});
