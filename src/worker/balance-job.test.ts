import { expect, test } from 'vitest';
import type { BalanceProgress, BalanceResult } from '../core/autobalance/balance-problem';
import { lumpyProblem } from '../core/autobalance/test-problem';
import { verifyPlan } from '../core/autobalance/verify';
import { balanceJobs, runBalance } from './balance-job';
import type { BalanceTick } from './balance-protocol';
import type { JobContext } from './job-host';

function context(isCancelled: () => boolean): JobContext<BalanceTick> & { ticks: BalanceTick[] } {
  const ticks: BalanceTick[] = [];
  return { ticks, progress: tick => ticks.push(tick), isCancelled };
}

/** A worker's jobs; its proof says how many units the plan it was given has. */
function jobs() {
  return balanceJobs(function* (_, territoryOf) {
    for (let i = 0; i < 3; i++) yield i;
    return { gap: territoryOf.length };
  });
}

const problem = lumpyProblem(20, 20, 5, 3, { band: 0.001 });
const options = { seed: 3, effort: 'fast' } as const;

test('a run to the end gives a whole plan, what it is worth and how long it took', async () => {
  const worker = jobs();
  const ran = context(() => false);
  expect(() => worker.balance({ options, restart: 0, variant: null }, ran)).toThrow(/no problem/);
  worker.hold({ problem }, ran);
  const { result, worth, stopped, seconds } = await worker.balance({ options, restart: 4, variant: null }, ran);
  expect(stopped).toBe(false);
  expect(seconds).toBeGreaterThan(0);
  expect(verifyPlan(problem, result.territoryOf).unassigned).toEqual([]);
  expect(worth).toMatchObject({ complete: true, restart: 4, met: result.insideAll === 5 });
  expect(ran.ticks.length).toBeGreaterThan(1);
  // Nothing is told before there is a plan.
  for (const tick of ran.ticks) expect(tick.worth.complete && !tick.progress.territoryOf.includes(-1)).toBe(true);
});

test('a variant of the problem held is solved and judged by its own bands', async () => {
  const worker = jobs();
  const ran = context(() => false);
  worker.hold({ problem }, ran);
  const variant = { bandFactor: 200, movedFactor: 1, keep: null, from: null };
  const { result, worth } = await worker.balance({ options, restart: 0, variant }, ran);
  expect(worth.met).toBe(true);
  expect(Math.max(...result.worstDeviation)).toBeLessThanOrEqual(0.2);
});

test('a stopped run keeps its best plan, checked afresh, and says what it missed', async () => {
  const large = lumpyProblem(30, 30, 9, 3, { band: 0.001 });
  let heard = false;
  const worker = jobs();
  const ran = context(() => {
    heard = ran.ticks.some(({ progress }) => progress.phase !== 'seed');
    return heard;
  });
  worker.hold({ problem: large }, ran);
  const order = { options: { seed: 1, effort: 'high' }, restart: 0, variant: null } as const;
  const { result, stopped } = await worker.balance(order, ran);
  expect(stopped).toBe(true);
  const check = verifyPlan(large, result.territoryOf);
  expect(check.unassigned).toEqual([]);
  expect(result.maxPieces).toBe(1);
  expect(result.worstDeviation).toEqual(check.worstDeviation);
  if (check.worstDeviation[0] > 0.001)
    expect(result.remarks[0].text).toMatch(/^Stopped before Potential was within ±0.1 %/);
});

test('stopped before there is any plan, it rejects', async () => {
  const small = lumpyProblem(3, 3, 2, 1);
  function* seeding(): Generator<BalanceProgress, BalanceResult> {
    const began = performance.now();
    const progress = { phase: 'seed', done: 0, worstDeviation: [1], insideAll: 0 } as const;
    for (;;) {
      while (performance.now() - began < 60) void 0;
      yield { ...progress, territoryOf: new Int32Array(9).fill(-1) };
    }
  }
  const stopped = runBalance(
    small,
    seeding(),
    0,
    context(() => true),
  );
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
});

test('a plan is proved on the problem held', async () => {
  const worker = jobs();
  const ran = context(() => false);
  worker.hold({ problem }, ran);
  expect(await worker.certify({ territoryOf: new Int32Array(7) }, ran)).toEqual({ gap: 7 });
});

test('warming up runs the engine to its end and leaves no trace', async () => {
  const ran = context(() => false);
  const worker = jobs();
  expect(await worker.warmUp(null, ran)).toBeNull();
  expect(ran.ticks).toEqual([]);
});
