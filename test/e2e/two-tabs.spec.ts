import { afterAll, afterEach, beforeEach, expect, inject, it } from 'vitest';
import { closeBrowser, openSession, type Session } from './browser';
import { Workbench } from './workbench';

let session: Session;
let first: Workbench;

beforeEach(async () => {
  session = await openSession();
  first = new Workbench(session.page, inject('appUrl'));
  await first.open();
});
afterEach(() => session.close());
afterAll(closeBrowser);

async function openTab(): Promise<Workbench> {
  const tab = new Workbench(await session.newTab(), inject('appUrl'));
  await tab.open();
  return tab;
}

/** Paints two hexes at the border of a territory into Dallas. */
async function paint(app: Workbench, from: string): Promise<void> {
  await app.page.bringToFront();
  await app.tool('Brush');
  await app.paintInto('Dallas');
  await app.drag((await app.hexesAtBorder(await app.idOf(from), 2)).hexes);
}

async function paintInto(app: Workbench, from: string): Promise<readonly number[]> {
  const { steps } = await app.history();
  await paint(app, from);
  expect((await app.history()).steps).toBe(steps + 1);
  return app.assignment();
}

function changed(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, id, hex) => (b[hex] === id ? sum : sum + 1), 0);
}

function readOnly(app: Workbench) {
  return app.page.getByRole('status').filter({ hasText: 'Read only: open in another tab' });
}

it('lets one tab write at a time; taking over hands the work on, and nothing overwrites', async () => {
  await paintInto(first, 'Houston');
  await first.saved();

  // A second tab shows the work, says that it is read only, and paints nothing.
  const second = await openTab();
  await readOnly(second).waitFor({ state: 'visible' });
  const shared = await first.assignment();
  expect(changed(await second.assignment(), shared)).toBe(0);
  await paint(second, 'Houston');
  await second.page.getByText('This project is open in another tab.').waitFor({ state: 'visible' });
  expect(changed(await second.assignment(), shared)).toBe(0);
  expect((await second.history()).steps).toBe(0);

  // The first tab goes on, and is taken over before it has saved: what it did comes along.
  const lastOfFirst = await paintInto(first, 'Denver');
  expect(changed(lastOfFirst, shared)).toBeGreaterThan(0);
  await second.page.bringToFront();
  await second.button('Take over').click();
  await second.until(state => state.save.kind === 'saved' && state.busy === null);
  await second.mapIdle();
  expect(changed(await second.assignment(), lastOfFirst)).toBe(0);
  await readOnly(second).waitFor({ state: 'detached' });

  // Now the first tab is the one that only shows.
  await readOnly(first).waitFor({ state: 'visible' });
  const lastOfSecond = await paintInto(second, 'Chicago');
  await second.saved();
  await paint(first, 'Houston');
  await first.page.getByText('This project is open in another tab.').waitFor({ state: 'visible' });
  expect(changed(await first.assignment(), lastOfFirst)).toBe(0);

  // Closed one after the other, the reader last: the writer's state is what comes back, in a tab that may write.
  await second.page.close();
  await first.page.close();
  const third = await openTab();
  expect(changed(await third.assignment(), lastOfSecond)).toBe(0);
  expect(await readOnly(third).count()).toBe(0);
  await paintInto(third, 'Houston');
  expect(session.errors).toEqual([]);
});

it('keeps an edit although the tab is closed at once', async () => {
  await first.saved();
  const start = await first.assignment();
  const edited = await paintInto(first, 'Houston');
  expect(await first.look(state => state.save.kind)).toBe('unsaved');
  await first.page.close();
  expect(changed(start, edited)).toBeGreaterThan(0);

  const again = await openTab();
  expect(changed(await again.assignment(), edited)).toBe(0);
});
