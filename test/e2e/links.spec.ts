import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { closeBrowser, openSession, type Session } from './browser';
import { parseCsv } from './exported-files';
import { Workbench } from './workbench';

let session: Session;
let app: Workbench;

/** The Keys hang on the mainland by this link alone, and Miami holds both. */
const KEYS = /^Homestead ↔ Key West/;

beforeAll(async () => {
  session = await openSession();
  app = new Workbench(session.page, inject('appUrl'));
  await app.open();
  await app.openLinks();
});
afterEach(async () => {
  for (let { steps } = await app.history(); steps > 0; steps--) await app.undo();
  expect((await app.history()).steps).toBe(0);
});
afterAll(async () => {
  expect(session.errors).toEqual([]);
  await session.close();
  await closeBrowser();
});

/** Pieces of Miami as the table shows them. */
async function piecesShown(): Promise<string> {
  return (await app.row('Miami').getByRole('gridcell').last().innerText()).trim();
}

function problems(): Promise<string[]> {
  return app.page.getByText(/is in \d+ pieces$/).allInnerTexts();
}

it('switches a link off in the list, which takes a territory apart, and undo joins it again', async () => {
  const link = app.link(KEYS);
  expect(await link.isChecked()).toBe(true);
  expect(await piecesShown()).toBe('1');
  await app.page.getByRole('tab', { name: /^Problems/ }).click();
  expect(await problems()).not.toContain('Miami is in 2 pieces');

  await link.click();
  expect(await link.isChecked()).toBe(false);
  expect(await app.history()).toEqual({ steps: 1, label: 'Link switched off' });
  await app.page.getByText('Miami is in 2 pieces').waitFor();
  expect(await piecesShown()).toBe('2');
  const { text } = await app.exported('Territory figures CSV');
  const [miami] = parseCsv(text).filter(row => Object.values(row).includes('Miami'));
  expect(miami.components).toBe('2');
  await app.page.getByRole('menu').waitFor({ state: 'hidden' });

  await app.undo();
  expect(await link.isChecked()).toBe(true);
  expect(await piecesShown()).toBe('1');
  expect(await problems()).not.toContain('Miami is in 2 pieces');
});

it('keeps a link off over a reload', async () => {
  await app.link(KEYS).click();
  await app.saved();
  await app.reload();
  await app.openLinks();
  expect(await app.link(KEYS).isChecked()).toBe(false);
  expect(await piecesShown()).toBe('2');
  // The history ends with the page: a switch brings the link back.
  await app.link(KEYS).click();
  expect(await piecesShown()).toBe('1');
  await app.undo();
  await app.redo();
  expect(await app.link(KEYS).isChecked()).toBe(true);
  await app.saved();
  await app.reload();
  await app.openLinks();
  expect(await app.link(KEYS).isChecked()).toBe(true);
});

it('shows a link on the map, points it out, and lists those that are off', async () => {
  await app.link(KEYS).hover();
  const [pointedAt] = await app.look(state => state.view.hoveredLinks);
  const ends = await app.look(state => Array.from(state.dataset!.grid.links.pairs));
  await app.page.getByRole('button', { name: /^Homestead ↔ .* km$/ }).click();
  await app.mapIdle();
  const box = await app.mapBox();
  for (const hex of [ends[2 * pointedAt], ends[2 * pointedAt + 1]]) {
    const { x, y } = await app.positionOf(hex);
    expect(x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height).toBe(true);
  }
  await app.button('All off').click();
  expect(await app.look(state => Array.from(state.dataset!.grid.links.on).every(on => on === 0))).toBe(true);
  expect(await app.button('All off').isDisabled()).toBe(true);
  await app.button('All on').click();
  expect(await app.link(KEYS).isChecked()).toBe(true);
});

it('links two hexes by hand where the gap is not bridged, and removes the link again', async () => {
  await app.bridgeGaps('None: only join islands');
  await app.until(state => state.dataset!.grid.links.gapKm === 0);
  // The shores of Lake Michigan are no longer joined; these two hexes are those that were.
  const shores = await app.look(state => {
    const { linksBefore } = state.history.past[0] as import('../../src/state/app-state').LinksEdit;
    const { links } = linksBefore;
    const wide = Array.from(links.km).indexOf(Math.max(...links.km));
    return [links.pairs[2 * wide], links.pairs[2 * wide + 1]];
  });
  const joined = await app.look(state => state.dataset!.grid.links.km.length);
  await app.tool('Pick');
  await app.frameAll();
  await app.page.keyboard.down('ControlOrMeta');
  for (const hex of shores) {
    const { x, y } = await app.positionOf(hex);
    await app.page.mouse.click(x, y);
  }
  await app.page.keyboard.up('ControlOrMeta');
  await app.until(state => state.view.selectedHexes.length === 2);
  expect(new Set(await app.look(state => Array.from(state.view.selectedHexes)))).toEqual(new Set(shores));
  await app.button('Link the selection').click();
  expect(await app.look(state => state.dataset!.grid.links.km.length)).toBe(joined + 1);
  expect((await app.history()).label).toBe('Link added');
  await app.button(/^Remove the link /).click();
  expect(await app.look(state => state.dataset!.grid.links.km.length)).toBe(joined);
  await app.page.keyboard.press('Escape');
});
