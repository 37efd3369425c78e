import { afterAll, afterEach, expect, inject, it } from 'vitest';
import { closeBrowser, differingShare, openSession, picture, type Session } from './browser';
import { parseCsv } from './exported-files';
import { Workbench } from './workbench';

let session: Session;

afterEach(() => session.close());
afterAll(closeBrowser);

const WITHOUT_WEBGL = `
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
    return /^(webgl|experimental-webgl)/.test(kind) ? null : getContext.call(this, kind, ...rest);
  };
`;

it('says that the map cannot be drawn; table, auto-balance and export work', async () => {
  session = await openSession({ before: WITHOUT_WEBGL });
  const app = new Workbench(session.page, inject('appUrl'));
  await app.open();
  const message = app.page.getByRole('alert').filter({ hasText: 'The map cannot be drawn here.' });
  expect(await message.isVisible()).toBe(true);
  expect(await message.textContent()).toMatch(/WebGL 2[\s\S]*Turn on hardware acceleration[\s\S]*reload/);

  // The table: shown, sorted, edited.
  expect(await app.row('Houston').isVisible()).toBe(true);
  await app.territoryAction('Houston', /^Lock/);
  const houston = await app.idOf('Houston');
  const held = (await app.assignment()).flatMap((id, hex) => (id === houston ? [hex] : []));
  await app.territoryAction('San Diego', 'Merge into…');
  await app.page.getByRole('option', { name: 'Los Angeles' }).click();
  await app.until(state => state.plans[0].territories.length === 23);

  await app.openBalance();
  await app.runBalance();
  const made = await app.proposed();
  await app.apply();
  expect((await app.assignment()).every((id, hex) => id === made[hex])).toBe(true);
  expect(held.every(hex => made[hex] === houston)).toBe(true);

  const rows = parseCsv((await app.exported('Hexes and their territory CSV')).text);
  expect(rows).toHaveLength(made.length);
  const geojson = JSON.parse((await app.exported('Territories GeoJSON')).text);
  expect(geojson.features.length).toBeGreaterThanOrEqual(23);
  await app.saved();
  await app.reload();
  expect((await app.assignment()).every((id, hex) => id === made[hex])).toBe(true);
  expect(session.errors).toEqual([]);
});

it('draws the map again when the graphics card took it away and gave it back', async () => {
  session = await openSession();
  const app = new Workbench(session.page, inject('appUrl'));
  await app.open();
  await app.page.getByRole('button', { name: 'Dismiss' }).click();
  await app.mapIdle();
  const box = await app.mapBox();
  // The middle of the map: nothing but the map itself is over it.
  const middle = { x: box.x + box.width * 0.25, y: box.y + 80, width: box.width * 0.5, height: box.height * 0.5 };
  const before = await picture(app.page, middle);
  const assignment = await app.assignment();

  await app.page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('canvas.maplibregl-canvas')!;
    const extension = canvas.getContext('webgl2')!.getExtension('WEBGL_lose_context')!;
    Object.assign(window, { giveBack: () => extension.restoreContext() });
    extension.loseContext();
  });
  const message = app.page.getByRole('alert').filter({ hasText: 'The graphics card has taken the map away.' });
  await message.waitFor({ state: 'visible' });
  expect(await message.textContent()).toContain('Nothing of your work is lost.');
  expect(await differingShare(app.page, before, await picture(app.page, middle))).toBeGreaterThan(0.2);
  // Work goes on without it.
  await app.territoryAction('Houston', /^Lock/);
  await app.until(state => state.plans[0].territories.some(territory => territory.locked));
  await app.undo();

  await app.page.evaluate(() => (window as unknown as { giveBack(): void }).giveBack());
  await message.waitFor({ state: 'detached' });
  await app.page.mouse.move(box.x + 20, box.y + box.height - 20);
  await app.mapIdle();
  expect(await differingShare(app.page, before, await picture(app.page, middle))).toBeLessThan(0.02);
  expect((await app.assignment()).every((id, hex) => id === assignment[hex])).toBe(true);

  // And it takes gestures as before.
  const { hexes } = await app.hexesAtBorder(await app.idOf('Houston'), 2);
  await app.tool('Brush');
  await app.paintInto('Dallas');
  await app.drag(hexes);
  await app.until(state => state.history.past.length > 0);
  expect((await app.history()).label).toMatch(/^Brush · /);
});
