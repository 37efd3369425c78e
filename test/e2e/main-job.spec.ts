import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeEach, expect, inject, it } from 'vitest';
import { closeBrowser, openSession, type Session } from './browser';
import { holds, parseCsv, sumOf } from './exported-files';
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

const CUSTOMERS = { name: 'customers.csv', text: readFileSync('public/sample/accounts-600.csv', 'utf8') };

it('shows the sample on a first visit: hexes, accounts and today’s 24 territories', async () => {
  const seen = await app.look(state => ({
    accounts: state.dataset?.summary.accounts,
    territories: state.plans[0].territories.length,
    hexes: state.dataset?.grid.count ?? 0,
  }));
  expect(seen.accounts).toBe(5000);
  expect(seen.territories).toBe(24);
  expect(seen.hexes).toBeGreaterThan(1000);
  expect(await app.page.getByRole('grid', { name: 'Territories' }).getByRole('row').count()).toBeGreaterThan(24);
  expect(session.errors).toEqual([]);
});

it('does the whole job: import, paint, undo, lock, auto-balance, reload, export', async () => {
  await app.importFile(CUSTOMERS);
  expect(await app.look(state => state.projectName)).toBe('customers');
  const totals = await app.look(state => state.dataset!.sums.totals.slice(0, 2));

  // Paint: sums move before anything is committed, and Escape drops the stroke.
  await app.frameAll();
  const { hexes, to } = await app.hexesAtBorder(1, 3);
  const target = await app.look(state => state.plans[0].territories.map(({ id, name }) => ({ id, name })));
  await app.tool('Brush');
  await app.paintInto(target.find(territory => territory.id === to)!.name);
  const before = await app.assignment();
  await app.drag(hexes, true);
  await app.until(state => (state.draft?.hexes.length ?? 0) > 0);
  expect(await app.look(state => state.draft!.sides.length)).toBeGreaterThan(0);
  expect(await app.assignment()).toEqual(before);
  await app.page.keyboard.press('Escape');
  await app.page.mouse.up();
  expect(await app.look(state => state.history.past.length)).toBe(0);

  // One gesture is one step of the history, back and forth.
  await app.drag(hexes);
  await app.until(state => state.history.past.length === 1);
  const painted = await app.assignment();
  expect(painted).not.toEqual(before);
  await app.undo();
  expect(await app.assignment()).toEqual(before);
  await app.redo();
  expect(await app.assignment()).toEqual(painted);

  // A locked territory refuses, and says so.
  const locked = target.find(territory => territory.id === to)!.name;
  await app.territoryAction(locked, /^Lock/);
  await app.until(state => state.plans[0].territories.some(territory => territory.locked));
  await app.drag((await app.hexesAtBorder(1, 2)).hexes);
  await app.until(state => state.notices.some(notice => notice.kind === 'refusal'));
  const heldBefore = (await app.assignment()).flatMap((id, hex) => (id === to ? [hex] : []));

  // Auto-balance keeps the lock and leaves every territory in one piece.
  await app.balance();
  expect(await app.look(state => state.balance.run!.status)).toBe('finished');
  await app.apply();
  const balanced = await app.assignment();
  expect(balanced.flatMap((id, hex) => (id === to ? [hex] : []))).toEqual(heldBefore);
  expect(await app.piecesBeyondOne(locked)).toEqual([]);

  // Nothing is lost when the tab is closed.
  await app.saved();
  await app.reload();
  expect(await app.assignment()).toEqual(balanced);

  // The files agree with the screen and with each other.
  const geojson = JSON.parse((await app.exported('Territories GeoJSON')).text);
  const accounts = parseCsv((await app.exported('Your file with territories added CSV')).text);
  const hexRows = parseCsv((await app.exported('Hexes and their territory CSV')).text);
  expect(accounts).toHaveLength(600);
  const original = parseCsv(CUSTOMERS.text);
  for (const header of Object.keys(original[0])) {
    expect(accounts.map(row => row[header])).toEqual(original.map(row => row[header]));
  }
  const counted = new Map<string, number>();
  for (const row of accounts) {
    const [lng, lat] = [Number(row.BillingLongitude), Number(row.BillingLatitude)];
    const inside = geojson.features.filter((feature: GeoJSON.Feature) => holds(feature.geometry, lng, lat));
    expect(inside.map((feature: GeoJSON.Feature) => feature.properties!.territory_name)).toEqual([row.territory]);
    counted.set(row.territory, (counted.get(row.territory) ?? 0) + 1);
  }
  for (const feature of geojson.features) {
    expect(feature.properties.accounts).toBe(counted.get(feature.properties.territory_name) ?? 0);
    expect(Object.keys(feature.properties).filter(key => /fill|stroke|marker|colou?r/.test(key))).toEqual([]);
  }
  const exported = (key: string) => sumOf(geojson.features.map((feature: GeoJSON.Feature) => feature.properties![key]));
  expect(exported('accounts')).toBe(600);
  expect(exported('potential')).toBeCloseTo(totals[0], 2);
  expect(exported('workload_hours')).toBeCloseTo(totals[1], 2);
  expect(hexRows).toHaveLength(balanced.length);
  expect(session.errors).toEqual([]);
});

it('brings a project file back anywhere', async () => {
  const file = await app.exported('Project file with accounts');
  const before = await app.assignment();
  const other = await openSession();
  const elsewhere = new Workbench(other.page, inject('appUrl'));
  await elsewhere.open();
  await elsewhere.openProjectFile(file);
  expect(await elsewhere.assignment()).toEqual(before);
  expect(await elsewhere.look(state => state.dataset!.summary.accounts)).toBe(5000);
  await other.close();
});
