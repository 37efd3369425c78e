import { describe, expect, it } from 'vitest';
import { fileProject } from '../../../test/support/file-project';

const LINES = Array.from(
  { length: 36 },
  (_, at) => `C${at % 12},${40 + (at % 12) / 4},${-100 + (at % 12)},${at + 1},${at}.25`,
);
const CSV = `Customer ID,Latitude,Longitude,Quantity,Unit price\n${LINES.join('\n')}\n`;
const TOTAL = LINES.reduce((sum, _, at) => sum + (at + 1) * (100 * at + 25), 0) / 100;

async function opened() {
  const app = fileProject();
  await app.commands.openFile(new File([CSV], 'lines.csv'));
  const use = () => app.store.getState().importing?.mapping?.columns[3];
  return { ...app, use };
}

describe('columns that are multiplied', { timeout: 60_000 }, () => {
  it('are proposed, and chosen and taken back by hand', async () => {
    const { commands, store, use } = await opened();
    expect(use()).toMatchObject({ field: 'sales', times: 'Unit price' });
    commands.multiplyColumn(3, null);
    expect(use()).not.toHaveProperty('times');
    expect(store.getState().importing?.confirmed).toEqual([3]);
    commands.multiplyColumn(3, 'Longitude');
    expect(use()).toMatchObject({ field: 'sales', times: 'Longitude' });
  });

  it('stay so in another use when a person agreed, and not when the product was only proposed', async () => {
    const { commands, use } = await opened();
    commands.mapColumn(3, 'measure');
    expect(use()).toEqual({ header: 'Quantity', field: 'measure', numberStyle: 'point' });
    const agreed = await opened();
    agreed.commands.confirmColumn(3);
    agreed.commands.mapColumn(3, 'potential');
    expect(agreed.use()).toMatchObject({ field: 'potential', times: 'Unit price' });
  });

  it('come back with the project file', async () => {
    const app = fileProject();
    await app.importCsv(CSV);
    const totals = () => {
      const { dataset } = app.store.getState();
      return [...dataset!.sums.totals];
    };
    expect(totals()).toContain(TOTAL);
    const text = await app.exported(() => app.commands.exportProject(true));
    const again = fileProject();
    await again.commands.openFile(new File([text], 'lines.evenland.json'));
    await again.idle();
    expect([...again.store.getState().dataset!.sums.totals]).toEqual(totals());
    expect(again.store.getState().dataset!.source!.mapping.columns[3].times).toBe('Unit price');
  });
});
