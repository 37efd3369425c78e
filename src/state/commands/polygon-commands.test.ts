import { describe, expect, it } from 'vitest';
import { fileProject } from '../../../test/support/file-project';
import { zipped } from '../../../test/support/workbook-files';

/** Accounts on a lattice over Kansas; west and east of 98° W they are of two territories today. */
const CSV = [
  'id,lat,lng,potential,territory',
  ...Array.from({ length: 200 }, (_, i) => {
    const lat = 37.2 + (i % 14) * 0.2;
    const lng = -101.8 + Math.floor(i / 14) * 0.5;
    return `A${i},${lat.toFixed(3)},${lng.toFixed(3)},${10 + (i % 7)},${lng < -98 ? 'West' : 'East'}`;
  }),
].join('\n');

const box = (name: string, west: number, east: number, south = 36, north = 41) => ({
  type: 'Feature',
  properties: { name, code: `${name}-${west}` },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  },
});
const polygonFile = (...features: object[]) =>
  new File([JSON.stringify({ type: 'FeatureCollection', features })], 'Sales areas.geojson');
const THREE = () => polygonFile(box('West', -103, -100), box('Middle', -100, -97.9), box('Faraway', 10, 12));

async function opened() {
  const project = fileProject();
  await project.importCsv(CSV, 'today');
  return project;
}

const nameOfHexes = ({ store }: Awaited<ReturnType<typeof opened>>) => {
  const { plans, activePlanId, dataset } = store.getState();
  const plan = plans.find(({ id }) => id === activePlanId)!;
  const names = new Map(plan.territories.map(({ id, name }) => [id, name]));
  return Array.from(dataset!.grid.lng, (lng, hex) => ({ lng, name: names.get(plan.assignment[hex]) ?? '' }));
};

describe('territories as polygons', () => {
  it('says how they lie on the hexes before anything changes', async () => {
    const project = await opened();
    const before = project.store.getState().plans;
    await project.commands.openFile(THREE());
    const { polygons, view, plans } = project.store.getState();
    expect(view.dialog).toBe('polygons');
    expect(plans).toBe(before);
    expect(polygons?.territories).toMatchObject({ property: 'name', names: ['West', 'Middle', 'Faraway'], leftOut: 0 });
    const onHexes = polygons!.territories!.onHexes!;
    expect(onHexes.accounts.reduce((sum, count) => sum + count, 0) + onHexes.accountsOutside).toBe(200);
    expect(onHexes.hexes[2]).toBe(0);
  });

  it('makes a plan beside the others, which can be undone', async () => {
    const project = await opened();
    const [today] = project.store.getState().plans;
    await project.commands.openFile(THREE());
    expect(project.commands.takePolygons('new-plan')).toBe(true);
    const { plans, polygons, view, activePlanId } = project.store.getState();
    expect([polygons, view.dialog]).toEqual([null, null]);
    expect(plans.map(({ name }) => name)).toEqual([today.name, 'Sales areas']);
    const [, made] = plans;
    expect(activePlanId).toBe(made.id);
    expect(made.territories.map(({ name, todayLabel }) => [name, todayLabel])).toEqual([
      ['West', 'West'],
      ['Middle', ''],
    ]);
    // Who is called alike is the same territory, in its colour.
    const west = today.territories.find(({ name }) => name === 'West')!;
    expect(made.territories[0]).toMatchObject({ id: west.id, colourSlot: west.colourSlot });
    expect(today.territories.map(({ id }) => id)).not.toContain(made.territories[1].id);
    for (const { lng, name } of nameOfHexes(project)) {
      if (lng < -100.6) expect(name).toBe('West');
      else if (lng > -99.4 && lng < -98.5) expect(name).toBe('Middle');
      else if (lng > -97.3) expect(name).toBe('');
    }
    project.commands.undo();
    expect(project.store.getState().plans).toEqual([today]);
    project.commands.redo();
    expect(project.store.getState().plans).toHaveLength(2);
  });

  it('gives the plan on screen their territories in one step, and leaves what is locked', async () => {
    const project = await opened();
    const { plans, dataset } = project.store.getState();
    const eastmost = dataset!.grid.lng.indexOf(Math.max(...dataset!.grid.lng));
    project.commands.setHexLock(Int32Array.of(eastmost), true);
    const before = project.store.getState().plans[0];
    await project.commands.openFile(THREE());
    expect(project.commands.takePolygons('this-plan')).toBe(true);
    const [after] = project.store.getState().plans;
    const nameOf = (hex: number) => after.territories.find(({ id }) => id === after.assignment[hex])?.name;
    expect(after.territories.map(({ name }) => name).sort()).toEqual(['East', 'Middle', 'West']);
    expect(nameOf(eastmost)).toBe('East');
    expect(
      after.assignment.filter(id => id === plans[0].territories.find(({ name }) => name === 'East')!.id),
    ).toHaveLength(1);
    project.commands.undo();
    expect(project.store.getState().plans[0]).toEqual(before);
  });

  it('names them by another property', async () => {
    const project = await opened();
    await project.commands.openFile(THREE());
    await project.commands.nameTerritoriesBy('code');
    expect(project.store.getState().polygons?.territories?.names).toEqual(['West--103', 'Middle--100', 'Faraway-10']);
    await project.commands.nameTerritoriesBy('');
    expect(project.store.getState().polygons?.territories?.names[0]).toBe('Area 1');
  });

  it('says what is wrong with a file, and changes nothing', async () => {
    const project = await opened();
    const file = polygonFile(box('A', 431_000, 432_000, 5_400_000, 5_500_000));
    await project.commands.openFile(file);
    const { polygons, plans } = project.store.getState();
    expect(polygons?.territories).toBeNull();
    expect(polygons?.error?.message).toMatch(/projected system.*WGS 84/u);
    expect(project.commands.takePolygons('new-plan')).toBe(false);
    expect(project.store.getState().plans).toBe(plans);
    project.commands.dropPolygons();
    expect(project.store.getState().polygons).toBeNull();
  });

  it('waits for a customer file that comes later, or along with it', async () => {
    for (const together of [true, false]) {
      const project = fileProject();
      const { commands, store } = project;
      const customers = new File([CSV], 'accounts.csv');
      if (together) {
        await commands.openFiles([THREE(), customers]);
      } else {
        await commands.openFile(THREE());
        expect(store.getState().polygons?.territories).toMatchObject({
          names: ['West', 'Middle', 'Faraway'],
          onHexes: null,
        });
        expect(store.getState().view.dialog).toBeNull();
        await commands.openFile(customers);
      }
      for (const column of store.getState().importing?.mapping?.columns.keys() ?? []) commands.confirmColumn(column);
      await commands.readImport();
      expect(store.getState().importing?.startFrom).toBe('polygons');
      await commands.finishImport();
      const { plans, polygons, dataset } = store.getState();
      expect(polygons).toBeNull();
      expect(plans.map(({ name }) => name)).toEqual(['Sales areas']);
      expect(plans[0].territories.map(({ name }) => name)).toEqual(['West', 'Middle']);
      expect(dataset?.gridOptions.territories).toBe(3);
    }
  });

  it('are found in an archive, while an import that waits for an answer goes on', async () => {
    const archive = async () =>
      new File([zipped({ 'readme.txt': 'Areas.', 'areas.geojson': await THREE().text() })], 'Sales areas.zip');
    const shown = await opened();
    await shown.commands.openFile(await archive());
    const { view, importing, polygons } = shown.store.getState();
    expect([view.dialog, importing]).toEqual(['polygons', null]);
    expect(polygons?.territories).toMatchObject({ names: ['West', 'Middle', 'Faraway'] });
    expect(shown.commands.takePolygons('new-plan')).toBe(true);
    expect(shown.store.getState().plans.at(-1)?.name).toBe('Sales areas');

    const { commands, store } = fileProject();
    await commands.openFile(new File([CSV], 'accounts.csv'));
    const waiting = store.getState().importing;
    await commands.openFile(await archive());
    expect(store.getState().importing).toEqual({ ...waiting, startFrom: 'polygons' });
    expect(store.getState().polygons?.territories?.names).toHaveLength(3);
    await commands.openFiles([THREE(), await archive()]);
    expect(store.getState().notices.at(-1)?.text).toMatch(/^Not opened: Sales areas\.zip\./u);
  });

  it('reads what the app wrote as the same plan', async () => {
    const project = await opened();
    const [today] = project.store.getState().plans;
    const text = await project.exported(() => project.commands.exportFile('territories-geojson'));
    await project.commands.openFile(new File([text], 'territories.geojson'));
    expect(project.store.getState().polygons?.territories).toMatchObject({ property: 'territory_name' });
    expect(project.store.getState().polygons?.territories?.onHexes).toMatchObject({
      hexesOutside: today.assignment.filter(id => id === 0).length,
      accountsOutside: 0,
      accountsParted: 0,
      hexesParted: 0,
      contested: 0,
    });
    project.commands.takePolygons('new-plan');
    const [, read] = project.store.getState().plans;
    expect(read.assignment).toEqual(today.assignment);
    expect(read.territories).toEqual(today.territories);
  });

  it('names the files that it does not open', async () => {
    const project = await opened();
    await project.commands.openFiles([THREE(), new File([await THREE().text()], 'again.geojson')]);
    expect(project.store.getState().notices.at(-1)?.text).toMatch(/^Not opened: again\.geojson\./u);
  });
});
