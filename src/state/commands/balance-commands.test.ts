import { afterEach, describe, expect, it } from 'vitest';
import { closeWorkers, company } from '../../../test/support/pool-workers';
import { rowProject, territory } from '../../../test/support/row-project';
import { BalancePool } from '../../worker/balance-pool';
import type { AppState } from '../app-state';
import type { BalanceForm, FrontierPoint } from '../balance-state';
import { comparedFigures, planFigures } from '../selectors/plan-figures';
import type { Services } from '../services';
import type { AppStore } from '../store';
import { balanceCommands } from './balance-commands';
import { CommandContext } from './command-context';
import { planCommands } from './plan-commands';

afterEach(closeWorkers);

/** 40 hexes in a row, all alike; today the first of four territories has most of them. */
const TODAY = Array.from({ length: 40 }, (_, hex) => (hex < 25 ? 1 : hex < 30 ? 2 : hex < 35 ? 3 : 4));
/** Nobody finds a name: new territories keep their numbers. */
const NO_TOWNS = { run: () => Promise.resolve([]) } as unknown as Services['data'];

function sheet(form: Partial<BalanceForm> = {}, workers = company(), today = TODAY) {
  const territories = [...new Set(today)].filter(id => id > 0).map(id => territory(id));
  const store = rowProject(today, territories);
  const balancer = new BalancePool(workers.spawn, 2);
  const services = { data: NO_TOWNS, balancer, newId: () => 'copy' } as unknown as Services;
  const context = new CommandContext(store, services);
  const commands = balanceCommands(context, () => Promise.resolve());
  commands.openBalance();
  commands.changeBalanceForm({ effort: 'fast', ...form });
  return { store, commands, plan: planCommands(context) };
}

/** Bands of both measures. */
function bands(store: AppStore, band: number): Pick<BalanceForm, 'criteria'> {
  return { criteria: store.getState().balance.form.criteria.map(criterion => ({ ...criterion, on: true, band })) };
}

function until(store: AppStore, test: (state: AppState) => boolean): Promise<void> {
  return new Promise(resolve => {
    const look = () => {
      if (!test(store.getState())) return;
      stop();
      resolve();
    };
    const stop = store.subscribe(look);
    look();
  });
}

const runOf = (store: AppStore) => store.getState().balance.run!;
const assignmentOf = (store: AppStore) => [...store.getState().plans[0].assignment];
const frontierDone = (state: AppState) => state.balance.run?.frontier?.status === 'finished';

describe('a run', () => {
  it('is compared with the plan it began from, and with nothing where that had no territory', async () => {
    const drawn = sheet();
    expect(comparedFigures(drawn.store.getState())).toBeNull();
    await drawn.commands.runBalance();
    expect(comparedFigures(drawn.store.getState())?.rows).toHaveLength(4);

    const empty = sheet({ territories: 4 }, company(), new Array(40).fill(0));
    await empty.commands.runBalance();
    expect(planFigures(empty.store.getState())?.rows).toHaveLength(4);
    expect(comparedFigures(empty.store.getState())).toBeNull();
  });

  it('ends with a plan, and a proof of it follows', async () => {
    const { store, commands } = sheet();
    await commands.runBalance();
    expect(runOf(store)).toMatchObject({ status: 'finished', done: 1, error: '' });
    const best = runOf(store).best!;
    for (const id of [1, 2, 3, 4]) {
      expect(Math.abs(best.assignment.filter(other => other === id).length - 10)).toBeLessThanOrEqual(1);
    }
    await until(store, state => state.balance.run?.certificate !== null);
    expect(runOf(store).certificate).toEqual({ gap: 0.04 });
    // All wishes are met: plans to choose from are made when somebody asks for them.
    expect(runOf(store).frontier).toBeNull();
  });

  it('of which a worker crashes tells so and keeps the plan of the others', async () => {
    const workers = company(undefined, worker => worker === 1);
    const { store, commands } = sheet({ effort: 'normal', start: 'scratch' }, workers);
    await commands.runBalance();
    expect(runOf(store).status).toBe('finished');
    expect(store.getState().notices.map(({ title }) => title)).toEqual(['1 of 2 attempts broke off.']);
  });

  it('of which all workers crash fails, says what to do, and changes nothing', async () => {
    const workers = company(undefined, worker => worker < 2);
    const { store, commands } = sheet({ effort: 'normal' }, workers);
    await commands.runBalance();
    expect(runOf(store).status).toBe('failed');
    expect(runOf(store).error).toMatch(/stopped \(out of memory\)\. The plan on screen is kept\. Run again/);
    expect(assignmentOf(store)).toEqual(TODAY);
    await commands.runBalance();
    expect(runOf(store).status).toBe('finished');
  });

  it('that is discarded leaves nothing behind, and the next one is not held up', async () => {
    const { store, commands } = sheet({ effort: 'high' });
    const run = commands.runBalance();
    commands.discardBalance();
    expect(store.getState().balance.run).toBeNull();
    commands.changeBalanceForm({ effort: 'fast' });
    await Promise.all([run, commands.runBalance()]);
    expect(runOf(store).status).toBe('finished');
    expect(assignmentOf(store)).toEqual(TODAY);
  });
});

describe('plans to choose from', () => {
  it('come on request: ordered by what changes, none better in all than another', async () => {
    const { store, commands } = sheet();
    await commands.startFrontier();
    expect(store.getState().balance.run).toBeNull();
    commands.changeBalanceForm(bands(store, 0.1));
    await commands.runBalance();
    const own = runOf(store).best;
    const seen: number[] = [];
    store.subscribe(state => seen.push(state.balance.run?.frontier?.done ?? 0));
    await commands.startFrontier();
    const { kind, status, points, chosen, done } = runOf(store).frontier!;
    expect({ kind, status, chosen, done }).toEqual({ kind: 'disruption', status: 'finished', chosen: -1, done: 1 });
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    expect(points.length).toBeGreaterThan(0);
    const moved = points.map(point => point.moved);
    expect(moved).toEqual([...moved].sort((a, b) => a - b));
    for (const point of points) {
      const changed = TODAY.filter((id, hex) => point.assignment[hex] !== id).length;
      expect(point.moved).toBeCloseTo(changed / 40);
      expect(point.territories.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    }
    const worse = (one: FrontierPoint, other: FrontierPoint) =>
      one.insideAll <= other.insideAll &&
      one.moved > other.moved &&
      Math.max(...one.worst) > Math.max(...other.worst) + 0.1;
    for (const one of points) {
      for (const other of points) if (worse(one, other)) expect(one.meanKm).toBeLessThan(other.meanKm);
    }
    // Wider bands ask for less change than those that are met.
    expect(points[0].insideAll).toBeLessThan(4);
    expect(runOf(store).best).toBe(own);
  });

  it('are shown, proved and applied like the run’s own plan, which stays at hand', async () => {
    const { store, commands, plan } = sheet();
    commands.changeBalanceForm(bands(store, 0.1));
    await commands.runBalance();
    const own = runOf(store).best;
    await commands.startFrontier();
    const { points } = runOf(store).frontier!;
    commands.chooseFrontierPoint(0);
    expect(runOf(store)).toMatchObject({ best: points[0], certificate: null, advice: [] });
    expect(runOf(store).frontier!.chosen).toBe(0);
    await until(store, state => state.balance.run?.certificate !== null);
    expect(runOf(store).certificate).toEqual({ gap: points[0].insideAll / 100 });
    commands.chooseFrontierPoint(-1);
    expect(runOf(store).best).toBe(own);
    await until(store, state => state.balance.run?.certificate !== null);
    expect(runOf(store).certificate).toEqual({ gap: 0.04 });
    commands.chooseFrontierPoint(99);
    expect(runOf(store).best).toBe(own);
    commands.chooseFrontierPoint(0);
    expect(commands.applyBalance()).toBe(true);
    expect(assignmentOf(store)).toEqual([...points[0].assignment]);
    plan.undo();
    expect(assignmentOf(store)).toEqual(TODAY);
  });

  it('come by themselves where a band was left out', async () => {
    const { store, commands } = sheet({ start: 'scratch', territories: 7 });
    commands.changeBalanceForm(bands(store, 0.01));
    await commands.runBalance();
    expect(runOf(store).frontier).toMatchObject({ kind: 'travel', status: 'running' });
    await until(store, frontierDone);
  });

  it('stop at once and keep those there are; nothing comes after the run is left', async () => {
    const { store, commands } = sheet();
    await commands.runBalance();
    const first = commands.startFrontier();
    commands.stopFrontier();
    expect(runOf(store).frontier!.status).toBe('stopped');
    await first;
    expect(runOf(store).frontier!.status).toBe('stopped');
    const second = commands.startFrontier();
    expect(runOf(store).frontier!.status).toBe('running');
    commands.discardBalance();
    await second;
    expect(store.getState().balance.run).toBeNull();
    expect(store.getState().notices).toEqual([]);
  });

  it('are the same every time', async () => {
    const plans = async () => {
      const { store, commands } = sheet({ start: 'scratch' });
      commands.changeBalanceForm(bands(store, 0.1));
      await commands.runBalance();
      await commands.startFrontier();
      return runOf(store).frontier!.points.map(point => [...point.assignment]);
    };
    expect(await plans()).toEqual(await plans());
  });
});
