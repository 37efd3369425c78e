import { gridDisk, latLngToCell } from 'h3-js';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { closeBrowser, openSession, type Session } from './browser';
import { parseCsv } from './exported-files';
import { Workbench } from './workbench';

let session: Session;
let app: Workbench;

beforeAll(async () => {
  session = await openSession();
  app = new Workbench(session.page, inject('appUrl'));
  await app.open();
});
afterAll(async () => {
  expect(session.errors).toEqual([]);
  await session.close();
  await closeBrowser();
});

/** As a database gives it: decimals for cells, one row per hex; customers are few in the west. */
const CELLS = gridDisk(latLngToCell(39.5, -98.5, 5), 9);
const ROWS = CELLS.map((cell, i) => ({
  cell,
  customers: 5 + ((i * 7) % 40) * (i % 3),
  potential: 1000 + ((i * 37) % 900),
  hours: 10 + (i % 20),
  territory: i < 60 ? 'Centre' : i % 2 ? 'Ring A' : 'Ring B',
}));
const FILE = {
  name: 'hexes-from-the-warehouse.csv',
  text: [
    'h3_r5,n,potential,workload_hours,territory',
    ...ROWS.map(row => `${BigInt(`0x${row.cell}`)},${row.customers},${row.potential},${row.hours},${row.territory}`),
  ].join('\n'),
};
const sumOf = (key: 'customers' | 'potential' | 'hours') => ROWS.reduce((sum, row) => sum + row[key], 0);

it('takes a table of hexes from file to map: its hexes, its customers, its territories', async () => {
  await app.readFile(FILE);
  await app.page
    .getByText(`${sumOf('customers').toLocaleString('en-US')} customers`)
    .first()
    .waitFor();
  await app.button(/^Continue/).click();
  await app.until(state => state.importing === null);
  await app.mapIdle();
  const seen = await app.look(({ dataset, plans }) => ({
    cells: Array.from(dataset!.grid.cells, cell => cell.toString(16)),
    resolutions: [dataset!.grid.coarsest, dataset!.grid.finest],
    accounts: dataset!.summary.accounts,
    reason: dataset!.resolutionReason,
    territories: plans[0].territories.map(({ name }) => name).sort(),
  }));
  expect(seen.cells).toEqual(expect.arrayContaining(CELLS));
  expect(seen.resolutions).toEqual([5, 5]);
  expect(seen.accounts).toBe(sumOf('customers'));
  expect(seen.reason).toMatch(/^The hexes of the file/);
  expect(seen.territories).toEqual(['Centre', 'Ring A', 'Ring B']);
});

it('balances it, and writes the same cells and sums', async () => {
  await app.openBalance();
  await app.effort('Fast');
  await app.runBalance();
  await app.apply();
  const { text } = await app.exported('Hexes and their territory CSV');
  const exported = new Map(parseCsv(text).map(row => [row.h3, row]));
  for (const { cell, customers, potential, hours } of ROWS) {
    expect(exported.get(cell)).toMatchObject({
      accounts: String(customers),
      potential: String(potential),
      workload_hours: String(hours),
    });
  }
  const total = (key: string) => [...exported.values()].reduce((sum, row) => sum + Number(row[key]), 0);
  expect([total('accounts'), total('potential'), total('workload_hours')]).toEqual([
    sumOf('customers'),
    sumOf('potential'),
    sumOf('hours'),
  ]);

  // What was written is a table of hexes itself, and comes back as the same plan.
  const before = await planByCell();
  await app.dropFiles([{ name: 'hexes.csv', text }]);
  await app.until(state => state.importing?.step === 'columns');
  await app.button('Read all rows').click();
  await app.until(state => state.importing?.step === 'check');
  await app.button(/^Continue/).click();
  await app.until(state => state.importing === null && state.dataset!.source!.fileName === 'hexes.csv');
  expect(await planByCell()).toEqual(before);
  expect(await app.look(state => state.dataset!.summary.accounts)).toBe(sumOf('customers'));
});

/** Name of the territory of each cell in the plan on screen. */
function planByCell(): Promise<Record<string, string>> {
  return app.look(({ dataset, plans, activePlanId }) => {
    const plan = plans.find(({ id }) => id === activePlanId)!;
    const names = new Map(plan.territories.map(({ id, name }) => [id, name]));
    return Object.fromEntries(
      Array.from(dataset!.grid.cells, (cell, hex) => [cell.toString(16), names.get(plan.assignment[hex]) ?? '']),
    );
  });
}
