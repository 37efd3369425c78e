import { expect, test } from 'vitest';
import { directSide } from '../../../test/support/direct-side';
import { diskGrid } from '../../../test/support/grids';
import { rowDataset, rowProject, territory } from '../../../test/support/row-project';
import { corridorOf, teamSizeIsStale, teamSizeRows } from '../selectors/team-size-rows';
import type { Services } from '../services';
import { balanceCommands } from './balance-commands';
import { CommandContext } from './command-context';
import { teamSizeCommands } from './team-size-commands';

/** A disk of 217 hexes in four territories, an account with 20 hours in each hex. */
function market() {
  const grid = diskGrid(48, 10, 5, 8);
  const store = rowProject(
    Array.from({ length: grid.count }, (_, hex) => 1 + (hex % 4)),
    [territory(1), territory(2), territory(3), territory(4)],
  );
  const dataset = rowDataset(grid.count);
  const hours = new Float64Array(grid.count).fill(20);
  const sums = {
    ...dataset.sums,
    sums: [dataset.sums.sums[0], hours],
    totals: [dataset.sums.totals[0], 20 * grid.count],
  };
  store.setState({ dataset: { ...dataset, grid, sums } });
  // Opening the sheet warms up workers, of which there are none here.
  const balancer = { warm: async () => undefined } as Partial<Services['balancer']>;
  const context = new CommandContext(store, { side: directSide(), balancer } as Services);
  const balancing = balanceCommands(context, async () => {});
  const commands = { ...balancing, ...teamSizeCommands(context, balancing) };
  const solved = () => teamSizeRows(store.getState()).map(row => row.territories);
  return { store, commands, solved };
}

test('works out the range, shows hours and utilisation, and works out only what is new', async () => {
  const { store, commands, solved } = market();
  commands.changeTeamSize({ from: 2, to: 4 });
  await commands.runTeamSize();
  expect(solved()).toEqual([2, 3, 4]);
  expect(store.getState().teamSize).toMatchObject({ status: 'finished', done: 1 });
  // 217 hexes × 20 hours, two thirds of a call's time again on the road: 20 of 30 minutes.
  const { assumptions, points } = store.getState().teamSize;
  commands.changeTeamSize({ assumptions: { ...assumptions, minutesPerCall: 30 } });
  const [two] = teamSizeRows(store.getState());
  expect(two.work?.meanHours).toBeCloseTo((217 * 20 * (1 + 20 / 30)) / 2, 6);
  expect(two.work?.buildUp).toBeCloseTo((217 * 20 * (1 + 20 / 30)) / 1209.6, 6);
  expect(corridorOf(teamSizeRows(store.getState())).kind).toBe('full');

  commands.changeTeamSize({ from: 3, to: 8 });
  await commands.runTeamSize();
  expect(solved()).toEqual([3, 4, 5, 6, 7, 8]);
  expect(store.getState().teamSize.points.slice(0, 3)).toEqual(points);
  expect(corridorOf(teamSizeRows(store.getState()))).toEqual({ kind: 'inside', from: 7, to: 8 });
});

test('forgets points of other data or goals and says that they are stale until then', async () => {
  const { store, commands, solved } = market();
  commands.changeTeamSize({ from: 2, to: 3 });
  await commands.runTeamSize();
  store.setState({ goals: [{ measureId: 'potential', band: 0.05 }] });
  expect(teamSizeIsStale(store.getState())).toBe(true);
  commands.changeTeamSize({ from: 3, to: 3 });
  await commands.runTeamSize();
  expect(teamSizeIsStale(store.getState())).toBe(false);
  expect(store.getState().teamSize.points).toHaveLength(1);
  expect(solved()).toEqual([3]);
});

test('stops and keeps what there is', async () => {
  const { store, commands } = market();
  commands.changeTeamSize({ from: 1, to: 15 });
  const running = commands.runTeamSize();
  commands.stopTeamSize();
  await running;
  expect(store.getState().teamSize.status).toBe('stopped');
  expect(store.getState().teamSize.points.length).toBeLessThan(15);
});

test('puts a number into the auto-balance sheet', () => {
  const { store, commands } = market();
  store.setState(state => ({ view: { ...state.view, dialog: 'team-size' } }));
  commands.takeTeamSize(7);
  const { view, balance } = store.getState();
  expect(view.dialog).toBeNull();
  expect([balance.open, balance.form.territories]).toEqual([true, 7]);
});
