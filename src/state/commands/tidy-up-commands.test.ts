import { expect, test } from 'vitest';
import { directSide } from '../../../test/support/direct-side';
import { diskGrid } from '../../../test/support/grids';
import { rowDataset, rowProject, territory } from '../../../test/support/row-project';
import { tidyUpUnavailable } from '../selectors/tidy-up';
import type { Services } from '../services';
import { CommandContext } from './command-context';
import { planCommands } from './plan-commands';
import { tidyUpCommands } from './tidy-up-commands';

/** A disk of 217 hexes, an account each, in a western and an eastern half. */
function halves() {
  const grid = diskGrid(48, 10, 5, 8);
  const middle = grid.lng.toSorted()[grid.count >> 1];
  const store = rowProject(
    Array.from(grid.lng, lng => (lng < middle ? 1 : 2)),
    [territory(1), territory(2)],
  );
  store.setState({ dataset: { ...rowDataset(grid.count), grid } });
  const context = new CommandContext(store, { side: directSide() } as Services);
  const commands = { ...planCommands(context), ...tidyUpCommands(context) };
  const easternmost = grid.lng.reduce((best, lng, hex) => (lng > grid.lng[best] ? hex : best), 0);
  const inTheEast = grid.neighbours[grid.offsets[easternmost]];
  const draw = (hexes: readonly number[]) =>
    commands.paint(Int32Array.from(hexes), { kind: 'territory', id: 1 }, 'Brush');
  const assignment = () => [...store.getState().plans[0].assignment];
  const labels = () => store.getState().history.past.map(entry => entry.label);
  const notice = () => store.getState().notices.at(-1);
  return { store, commands, draw, inTheEast, assignment, labels, notice };
}

test('gives a stray hex back in one edit that says so and that one undo takes back', async () => {
  const { commands, draw, inTheEast, assignment, labels, notice } = halves();
  draw([inTheEast]);
  const drawn = assignment();
  expect(await commands.tidyUp()).toBe(true);
  expect(assignment()[inTheEast]).toBe(2);
  expect(labels()).toEqual(['Brush · 1 hex → T1', 'Tidy up · 2 territories']);
  expect(notice()).toMatchObject({ kind: 'done', canUndo: true });
  expect(notice()?.title).toBe('Tidied up: 1 hex, 1 account changed territory');
  expect(notice()?.text).toContain('1 piece no longer stands apart.');
  commands.undo();
  expect(assignment()).toEqual(drawn);
  // The drawing is the newest again, so it can be tidied again.
  expect(await commands.tidyUp()).toBe(true);
});

test('is there after a drawing only, and says why not otherwise', async () => {
  const { store, commands, draw, inTheEast, notice, assignment } = halves();
  expect(tidyUpUnavailable(store.getState())).toBe('Nothing has been drawn yet.');
  draw([inTheEast]);
  expect(tidyUpUnavailable(store.getState())).toBeNull();
  commands.renameTerritory(1, 'West');
  const before = assignment();
  expect(await commands.tidyUp()).toBe(false);
  expect(notice()).toMatchObject({ kind: 'refusal', text: 'The last change was not drawn by hand.' });
  commands.undo();
  commands.setTerritoryLock([1, 2], true);
  expect(tidyUpUnavailable(store.getState())).toBe('The last change was not drawn by hand.');
  expect(assignment()).toEqual(before);
});

test('says that nothing was to be mended and leaves no entry', async () => {
  const { commands, draw, inTheEast, labels, notice } = halves();
  draw([inTheEast]);
  await commands.tidyUp();
  // The plan is as it was made now; take the easternmost hex and put it back by hand.
  commands.undo();
  commands.undo();
  const { neighbours, offsets, lng } = diskGrid(48, 10, 5, 8);
  const middle = lng.toSorted()[lng.length >> 1];
  const beside = lng.findIndex(
    (value, hex) =>
      value >= middle &&
      neighbours.subarray(offsets[hex], offsets[hex + 1]).filter(next => lng[next] < middle).length > 2,
  );
  draw([beside]);
  expect(await commands.tidyUp()).toBe(false);
  expect(labels()).toHaveLength(1);
  expect(notice()?.title).toBe('Nothing to mend here.');
});

test('does not touch a plan that has changed meanwhile', async () => {
  const { commands, draw, inTheEast, assignment, notice } = halves();
  draw([inTheEast]);
  const tidying = commands.tidyUp();
  draw([inTheEast + 1]);
  const now = assignment();
  expect(await tidying).toBe(false);
  expect(assignment()).toEqual(now);
  expect(notice()?.title).toContain('changed meanwhile');
});
