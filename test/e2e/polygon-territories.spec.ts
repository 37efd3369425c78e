import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { closeBrowser, openSession, type Session } from './browser';
import { Workbench } from './workbench';

let session: Session;
let app: Workbench;

beforeAll(async () => {
  session = await openSession();
  app = new Workbench(session.page, inject('appUrl'));
  await app.open();
});
afterEach(async () => {
  for (let { steps } = await app.history(); steps > 0; steps--) await app.undo();
});
afterAll(async () => {
  expect(session.errors).toEqual([]);
  await session.close();
  await closeBrowser();
});

/** The United States in strips, one of two polygons; the west coast is in none. */
const strip = (name: string, manager: string, west: number, east: number) => ({
  type: 'Feature',
  properties: { name, manager },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 20],
        [east, 20],
        [east, 50],
        [west, 50],
        [west, 20],
      ],
    ],
  },
});
const AREAS = {
  name: 'sales-areas.geojson',
  text: JSON.stringify({
    type: 'FeatureCollection',
    features: [
      strip('Mountain', 'Ada', -115, -104),
      strip('Plains', 'Bo', -104, -97),
      strip('Plains', 'Bo', -97, -90),
      strip('East', 'Ada', -90, -60),
    ],
  }),
};

const plansOf = () =>
  app.look(({ plans }) => plans.map(({ name, territories }) => [name, territories.map(({ name }) => name)]));

it('makes a scenario of dropped polygons, after showing how they lie on the hexes', async () => {
  const [today] = await plansOf();
  await app.dropFiles([AREAS]);
  const dialog = app.page.getByRole('dialog', { name: 'Territories from polygons' });
  await dialog.getByText('3 territories in 4 polygons').waitFor();
  await dialog.getByRole('row', { name: /^In none of them/ }).waitFor();
  await dialog.getByText(/cut by a border/).waitFor();
  expect(await plansOf()).toEqual([today]);
  await dialog.getByRole('button', { name: 'Make a plan of them' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await plansOf()).toEqual([today, ['sales-areas', ['Mountain', 'Plains', 'East']]]);
  const strips = await app.look(({ dataset, plans, activePlanId }) => {
    const plan = plans.find(({ id }) => id === activePlanId)!;
    const names = new Map(plan.territories.map(({ id, name }) => [id, name]));
    const { lng, lat } = dataset!.grid;
    return Array.from(lng, (x, hex) => [x, names.get(plan.assignment[hex]) ?? '', lat[hex]] as const);
  });
  // Hexes at the borders go with their accounts; the others by where they are.
  for (const [lng, name] of strips) {
    if (lng < -116) expect(name).toBe('');
    else if (lng > -114 && lng < -105) expect(name).toBe('Mountain');
    else if (lng > -103 && lng < -91) expect(name).toBe('Plains');
    else if (lng > -89) expect(name).toBe('East');
  }
  await app.undo();
  expect(await plansOf()).toEqual([today]);
});

it('names them by another property, and replaces the territories of the plan in one step', async () => {
  const before = await plansOf();
  await app.button(/^Scenario: /).click();
  await app.page.getByRole('menuitem', { name: 'From polygons (GeoJSON)…' }).click();
  const dialog = app.page.getByRole('dialog', { name: 'Territories from polygons' });
  const chooser = app.page.waitForEvent('filechooser');
  await dialog.getByRole('button', { name: 'Choose a GeoJSON file' }).click();
  await (await chooser).setFiles({
    name: AREAS.name,
    mimeType: 'application/geo+json',
    buffer: Buffer.from(AREAS.text),
  });
  await dialog.getByText('3 territories in 4 polygons').waitFor();
  await dialog.getByRole('combobox', { name: 'Property that names the territories' }).click();
  await app.page.getByRole('option', { name: 'manager' }).click();
  await dialog.getByText('2 territories in 4 polygons').waitFor();
  await dialog.getByRole('button', { name: 'Replace the territories of this plan' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect((await plansOf()).map(([, names]) => names)).toEqual([['Ada', 'Bo']]);
  expect(await app.history()).toEqual({ steps: 1, label: 'Territories of sales-areas' });
  await app.undo();
  expect(await plansOf()).toEqual(before);
});

it('says what is wrong with a file in metres, and changes nothing', async () => {
  const before = await plansOf();
  await app.dropFiles([{ name: 'gk.geojson', text: AREAS.text.replace('-115', '3511500').replace('-115', '3511500') }]);
  const dialog = app.page.getByRole('dialog', { name: 'Territories from polygons' });
  await dialog
    .getByRole('alert')
    .getByText(/projected system/)
    .waitFor();
  await dialog.getByText(/Export it in WGS 84/).waitFor();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'hidden' });
  expect(await plansOf()).toEqual(before);
});

it('starts a customer file that is dropped along with them from their territories', async () => {
  const rows = Array.from({ length: 300 }, (_, i) => {
    const [lat, lng] = [32 + (i % 20) * 0.5, -113 + Math.floor(i / 20) * 2.1];
    return `C${i},${lat.toFixed(3)},${lng.toFixed(3)},${100 + (i % 9)}`;
  });
  await app.dropFiles([{ name: 'customers.csv', text: `id,lat,lng,potential\n${rows.join('\n')}` }, AREAS]);
  await app.until(state => state.importing?.step === 'columns' && state.polygons?.territories != null);
  await app.button('Read all rows').click();
  await app.until(state => state.importing?.step === 'check');
  const choice = app.page.getByRole('radio', { name: /^The territories of sales-areas\.geojson, 3 found/ });
  expect(await choice.isChecked()).toBe(true);
  await app.button(/^Continue/).click();
  await app.until(state => state.importing === null);
  await app.mapIdle();
  expect(await plansOf()).toEqual([['sales-areas', ['Mountain', 'Plains', 'East']]]);
  expect(await app.look(state => state.dataset!.summary.accounts)).toBe(300);
});
