import { expect, it } from 'vitest';
import { fileProject } from '../../../test/support/file-project';
import { activePlan } from '../selectors/shown-plan';

/** The land mask and hexes of three sizes take their time, ms. */
const SLOW = 60_000;

/** 80 accounts between Kansas City and Denver, with a crowd in the middle so that its hexes are split. */
const CSV = `ID,Latitude,Longitude,Potential,Territory\n${Array.from({ length: 80 }, (_, i) => {
  const [lat, lng] = i < 40 ? [38 + (i % 5) * 0.5, -104.8 + i * 0.2] : [39 + (i % 6) * 0.03, -100 + (i % 7) * 0.04];
  return `K${i},${lat},${lng},${100 + i},${lng < -100 ? 'West' : 'East'}`;
}).join('\n')}\n`;

async function project() {
  const app = fileProject();
  await app.importCsv(CSV);
  const { store } = app;
  /** Everything that hexes, plan and figures are on screen. */
  const picture = () => {
    const { dataset } = store.getState();
    const plan = activePlan(store.getState())!;
    return structuredClone({
      grid: dataset?.grid,
      sums: dataset?.sums,
      hexOfAccount: dataset?.points.hex,
      mesh: dataset?.mesh,
      options: dataset?.gridOptions,
      reason: dataset?.resolutionReason,
      plan,
    });
  };
  const undo = async () => {
    app.commands.undo();
    await app.idle();
  };
  const redo = async () => {
    app.commands.redo();
    await app.idle();
  };
  return { ...app, picture, undo, redo };
}

it(
  'other hexes are one step: undo and redo walk over them, edits before and after included',
  async () => {
    const { store, commands, picture, undo, redo } = await project();
    const east = activePlan(store.getState())!.territories.find(({ name }) => name === 'East')!.id;
    const paint = (from: number) => {
      const { assignment } = activePlan(store.getState())!;
      const hexes = Int32Array.from(assignment.keys()).filter(hex => assignment[hex] !== east);
      commands.previewDraft(hexes.slice(from, from + 3), { kind: 'territory', id: east });
      expect(commands.commitDraft('Brush')).toBe(true);
    };
    const pictures = [picture()];
    paint(0);
    pictures.push(picture());
    await commands.rebuildGrid({ resolution: 5 });
    pictures.push(picture());
    paint(5);
    commands.setHexLock(Int32Array.of(1, 2), true);
    pictures.push(picture());
    await commands.rebuildGrid({ resolution: 3 });
    pictures.push(picture());
    const grids = pictures.map(({ grid }) => grid?.coarsest);
    expect(new Set(grids).size).toBe(3);
    const { length } = store.getState().history.past;

    await undo();
    expect(picture()).toEqual(pictures[3]);
    await undo();
    await undo();
    expect(picture()).toEqual(pictures[2]);
    await undo();
    expect(picture()).toEqual(pictures[1]);
    await undo();
    expect(picture()).toEqual(pictures[0]);
    expect(store.getState().history.past).toHaveLength(0);
    for (let step = 0; step < length; step++) await redo();
    expect(picture()).toEqual(pictures[4]);
    expect(store.getState().history.future).toHaveLength(0);
  },
  SLOW,
);

it(
  'former hexes come back with what counts now, and lists answer for them',
  async () => {
    const { store, commands, undo } = await project();
    const { cells } = store.getState().dataset!.grid;
    await commands.rebuildGrid({ resolution: 5 });
    await commands.setFilter({ categories: [{ key: 'territory', labels: ['West'] }], ranges: [] });
    await undo();
    const { dataset } = store.getState();
    expect(dataset?.grid.cells).toEqual(cells);
    expect(dataset?.filter.categories).toHaveLength(1);
    const counted = dataset!.sums.accounts.reduce((sum, accounts) => sum + accounts, 0);
    expect(counted).toBeGreaterThan(0);
    expect(counted).toBeLessThan(80);
    const hex = dataset!.sums.accounts.findIndex(accounts => accounts > 0);
    const { total } = await commands.listAccounts({ kind: 'hex', hex }, { measure: 0, descending: true }, 0, 10);
    expect(total).toBe(dataset!.sums.accounts[hex]);
  },
  SLOW,
);

it(
  'takes no edit while the hexes change, and says so',
  async () => {
    const { store, commands, idle } = await project();
    await commands.rebuildGrid({ resolution: 5 });
    commands.undo();
    expect(commands.createTerritory()).toBe(false);
    expect(store.getState().notices.at(-1)?.title).toBe('Bringing back the former hexes is under way.');
    commands.undo();
    await idle();
    expect([store.getState().history.past.length, store.getState().history.future.length]).toEqual([0, 1]);
  },
  SLOW,
);
