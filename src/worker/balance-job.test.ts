import { expect, test } from 'vitest';
import type { BalanceProblem, BalanceProgress, BalanceResult } from '../core/autobalance/balance-problem';
import { verifyPlan } from '../core/autobalance/verify';
import { balanceJobs, runBalance } from './balance-job';
import type { BalanceTick } from './balance-protocol';
import type { JobContext } from './job-host';

/** A square of `side` × `side` units with weights that differ. */
function square(side: number, territoryCount: number): BalanceProblem {
  const unitCount = side * side;
  const lists = Array.from({ length: unitCount }, (_, unit) => {
    const [x, y] = [unit % side, Math.floor(unit / side)];
    const around = [
      [x - 1, y],
      [x + 1, y],
      [x, y - 1],
      [x, y + 1],
    ];
    return around.filter(([a, b]) => a >= 0 && b >= 0 && a < side && b < side).map(([a, b]) => b * side + a);
  });
  const offsets = new Int32Array(unitCount + 1);
  lists.forEach((list, unit) => {
    offsets[unit + 1] = offsets[unit] + list.length;
  });
  const weights = Float64Array.from({ length: unitCount }, (_, unit) => 1 + (unit % 7));
  return {
    unitCount,
    lat: Float64Array.from({ length: unitCount }, (_, unit) => 40 + 0.1 * Math.floor(unit / side)),
    lng: Float64Array.from({ length: unitCount }, (_, unit) => 0.1 * (unit % side)),
    offsets,
    neighbours: Int32Array.from(lists.flat()),
    criteria: [{ label: 'Potential', weights, band: 0.001, hardness: 'must', compact: 0.5, most: null }],
    travelWeights: weights,
    territoryCount,
    shares: new Float64Array(territoryCount).fill(1),
    fixed: new Int32Array(unitCount).fill(-1),
    frozen: new Uint8Array(territoryCount),
    start: null,
    keep: 0,
    disruption: null,
    mostMoved: null,
    homes: null,
  };
}

function context(isCancelled: () => boolean): JobContext<BalanceTick> & { ticks: BalanceTick[] } {
  const ticks: BalanceTick[] = [];
  return { ticks, progress: tick => ticks.push(tick), isCancelled };
}

const options = { seed: 3, effort: 'fast' } as const;

test('a run to the end gives a whole plan and how long it took', async () => {
  const problem = square(20, 5);
  const ran = context(() => false);
  const { result, stopped, seconds } = await balanceJobs.balance({ problem, options }, ran);
  expect(stopped).toBe(false);
  expect(seconds).toBeGreaterThan(0);
  expect(verifyPlan(problem, result.territoryOf).unassigned).toEqual([]);
  expect(ran.ticks.length).toBeGreaterThan(0);
});

test('a stopped run keeps its best plan, checked afresh, and says what it missed', async () => {
  const problem = square(30, 9);
  let heard = false;
  const ran = context(() => {
    heard = ran.ticks.some(({ progress }) => progress.phase !== 'seed');
    return heard;
  });
  const { result, stopped } = await balanceJobs.balance({ problem, options: { seed: 1, effort: 'high' } }, ran);
  expect(stopped).toBe(true);
  const check = verifyPlan(problem, result.territoryOf);
  expect(check.unassigned).toEqual([]);
  expect(result.maxPieces).toBe(1);
  expect(result.worstDeviation).toEqual(check.worstDeviation);
  if (check.worstDeviation[0] > 0.001)
    expect(result.remarks[0].text).toMatch(/^Stopped before Potential was within ±0.1 %/);
});

test('stopped before there is any plan, it rejects', async () => {
  const problem = square(3, 2);
  function* seeding(): Generator<BalanceProgress, BalanceResult> {
    const began = performance.now();
    const progress = { phase: 'seed', done: 0, worstDeviation: [1], insideAll: 0 } as const;
    for (;;) {
      while (performance.now() - began < 60) void 0;
      yield { ...progress, territoryOf: new Int32Array(9).fill(-1) };
    }
  }
  const stopped = runBalance(
    problem,
    seeding(),
    context(() => true),
  );
  await expect(stopped).rejects.toMatchObject({ name: 'AbortError' });
});
