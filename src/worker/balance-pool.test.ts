import { afterEach, expect, test } from 'vitest';
import { closeWorkers, company } from '../../test/support/pool-workers';
import { balance } from '../core/autobalance/balance';
import { compareWorth, PlanJudge } from '../core/autobalance/compare-results';
import { optionsOfRestart, restartCount } from '../core/autobalance/restarts';
import { solve } from '../core/autobalance/solve';
import { lumpyProblem } from '../core/autobalance/test-problem';
import { verifyPlan } from '../core/autobalance/verify';
import { BalancePool } from './balance-pool';
import type { BalanceTick } from './balance-protocol';

afterEach(closeWorkers);

/** Bands so narrow that restarts come to different plans. */
const problem = lumpyProblem(10, 10, 5, 7, { band: 0.004 });
const options = { seed: 5, effort: 'normal' } as const;

test('the plan is the same with 1, 2 and 5 workers and whatever order messages come in', async () => {
  const companies: [number, (worker: number, message: number) => number][] = [
    [1, () => 0],
    [2, (worker, message) => (worker === 0 ? 9 - (message % 10) : message % 3)],
    [5, (worker, message) => (worker * 7 + message * 3) % 11],
  ];
  const outcomes = await Promise.all(
    companies.map(([size, delays]) => new BalancePool(company(delays).spawn, size).balance(problem, options)),
  );
  const [one, ...others] = outcomes;
  expect(one).toMatchObject({ stopped: false, lost: 0, restarts: restartCount('normal', problem) });
  for (const other of others) {
    expect(other.result).toEqual(one.result);
    expect(other.worth).toEqual(one.worth);
  }
}, 60_000);

test('side by side as one after the other, the best restart wins', async () => {
  const { result } = await new BalancePool(company().spawn, 2).balance(problem, options);
  expect(result).toEqual(solve(problem, options));
  const judge = new PlanJudge(problem);
  const alone = Array.from({ length: restartCount('normal', problem) }, (_, restart) => {
    const run = balance(problem, optionsOfRestart(options, restart));
    let step = run.next();
    while (!step.done) step = run.next();
    return judge.worthOf(step.value.territoryOf, restart);
  });
  alone.sort(compareWorth);
  expect(judge.worthOf(result.territoryOf, alone[0].restart)).toEqual(alone[0]);
  // Else the restarts are none.
  expect(alone[1].cost).not.toBe(alone[0].cost);
}, 60_000);

test('what is told while it runs only gets better, and goes forward', async () => {
  const ticks: BalanceTick[] = [];
  const { spawn } = company((worker, message) => (worker + message) % 4);
  await new BalancePool(spawn, 2).balance(problem, options, { onProgress: tick => ticks.push(tick) });
  expect(ticks.length).toBeGreaterThan(1);
  for (let i = 1; i < ticks.length; i++) {
    expect(ticks[i].progress.done).toBeGreaterThanOrEqual(ticks[i - 1].progress.done);
    expect(compareWorth(ticks[i].worth, ticks[i - 1].worth)).toBeLessThanOrEqual(0);
  }
}, 60_000);

test('a problem is sent to a worker once, however much is done with it', async () => {
  const { spawn, workers } = company();
  const pool = new BalancePool(spawn, 2);
  pool.warm();
  const { result } = await pool.balance(problem, { ...options, effort: 'fast' });
  const variant = { bandFactor: 2, movedFactor: 1, keep: null, from: null };
  await Promise.all([
    pool.solve(problem, variant, { ...options, effort: 'fast' }),
    pool.solve(problem, variant, { ...options, effort: 'fast' }),
    pool.certify(problem, result.territoryOf),
  ]);
  expect(workers.length).toBe(2);
  for (const { jobs } of workers) {
    expect(jobs.filter(job => job === 'hold').length).toBe(1);
    expect(jobs.filter(job => job === 'warmUp').length).toBe(1);
  }
  await pool.solve({ ...problem }, variant, { ...options, effort: 'fast' });
  expect(workers.flatMap(({ jobs }) => jobs).filter(job => job === 'hold').length).toBe(3);
}, 60_000);

test('a worker that crashes loses its restart only; the next run finds a fresh one', async () => {
  const { spawn, workers } = company(undefined, worker => worker === 1);
  const pool = new BalancePool(spawn, 2);
  const outcome = await pool.balance(problem, options);
  expect(outcome).toMatchObject({ lost: 1, restarts: 2, stopped: false });
  expect(verifyPlan(problem, outcome.result.territoryOf).unassigned).toEqual([]);
  const again = await pool.balance(problem, options);
  expect(again.lost).toBe(0);
  expect(workers.length).toBe(3);
  expect(workers[2].jobs).toEqual(['hold', 'balance']);
}, 60_000);

test('when all workers crash, it says so', async () => {
  const run = new BalancePool(company(undefined, () => true).spawn, 2).balance(problem, options);
  await expect(run).rejects.toMatchObject({
    name: 'WorkerCrashError',
    advice: expect.stringMatching(/^The plan on screen is kept\. Run again/),
  });
}, 60_000);

test('stopped, the best plan of all restarts is kept', async () => {
  const stop = new AbortController();
  let last: BalanceTick | null = null;
  const pool = new BalancePool(company().spawn, 2);
  const outcome = await pool.balance(
    problem,
    { ...options, effort: 'high' },
    {
      signal: stop.signal,
      onProgress: tick => {
        last = tick;
        stop.abort();
      },
    },
  );
  expect(outcome.stopped).toBe(true);
  expect(verifyPlan(problem, outcome.result.territoryOf).unassigned).toEqual([]);
  expect(compareWorth(outcome.worth, last!.worth)).toBeLessThanOrEqual(0);
}, 60_000);

test('stopped before there is a plan, or before a worker was free, it rejects', async () => {
  const pool = new BalancePool(company().spawn, 1);
  const never = AbortSignal.abort();
  await expect(pool.balance(problem, options, { signal: never })).rejects.toMatchObject({ name: 'AbortError' });
  const run = pool.balance(problem, { ...options, effort: 'fast' });
  const stop = new AbortController();
  const variant = { bandFactor: 2, movedFactor: 1, keep: null, from: null };
  const waiting = pool.solve(problem, variant, options, { signal: stop.signal });
  stop.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  expect((await run).stopped).toBe(false);
}, 60_000);

test('a worker in the middle of a long step does not hold up the stop: what it told last counts', async () => {
  const stop = new AbortController();
  // Its answer after the stop comes long after the others have gone on.
  let stopped = false;
  const { spawn } = company(() => (stopped ? 100_000 : 0));
  const outcome = await new BalancePool(spawn, 2).balance(problem, options, {
    signal: stop.signal,
    onProgress: () => {
      stopped = true;
      stop.abort();
    },
  });
  expect(outcome.stopped).toBe(true);
  expect(verifyPlan(problem, outcome.result.territoryOf).unassigned).toEqual([]);
}, 60_000);

test('what fails for all restarts is told as it is', async () => {
  const bad = { ...problem, territoryCount: 1000 };
  const run = new BalancePool(company().spawn, 2).balance(bad, options);
  await expect(run).rejects.toMatchObject({ name: 'BalanceProblemError' });
});
