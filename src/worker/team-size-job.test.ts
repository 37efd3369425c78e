import { expect, test } from 'vitest';
import { lumpyProblem } from '../core/autobalance/test-problem';
import type { SideTick } from './side-protocol';
import { sidePhase, teamSizeJob } from './team-size-job';
import { tidyUpJob } from './tidy-up-job';

const problem = lumpyProblem(24, 24, 4, 1);
const market = {
  problem,
  accounts: new Uint32Array(problem.unitCount).fill(1),
  areaKm2: new Float64Array(problem.unitCount).fill(36),
  callHours: problem.criteria[1].weights,
};

function context(isCancelled: (ticks: readonly SideTick[]) => boolean) {
  const ticks: SideTick[] = [];
  return { ticks, progress: (tick: SideTick) => void ticks.push(tick), isCancelled: () => isCancelled(ticks) };
}

const told = (ticks: readonly SideTick[]) =>
  ticks.flatMap(tick => (tick.kind === 'point' ? [tick.point.territories] : []));

test('tells every point as it comes', async () => {
  const ran = context(() => false);
  expect(await teamSizeJob.teamSize({ market, counts: [3, 6], seed: 1 }, ran)).toEqual({ stopped: false });
  expect(told(ran.ticks)).toEqual([3, 6]);
  expect(new Set(ran.ticks.map(sidePhase))).toEqual(new Set(['working', 'point 3', 'point 6']));
});

test('stops between two steps and keeps what it has told', async () => {
  const ran = context(ticks => told(ticks).length === 1);
  expect(await teamSizeJob.teamSize({ market, counts: [3, 6, 9, 12], seed: 1 }, ran)).toEqual({ stopped: true });
  expect(told(ran.ticks)).toEqual([3]);
});

test('tidies up in one go', async () => {
  const start = Int32Array.from({ length: problem.unitCount }, (_, unit) => Math.floor(unit / 144));
  start[30] = 3;
  const params = {
    problem: { ...problem, start },
    touched: [0, 3],
    options: { seed: 1, drawn: Int32Array.of(30), drawnFrom: Int32Array.of(0) },
  };
  const result = await tidyUpJob.tidyUp(
    params,
    context(() => false),
  );
  expect(result.territoryOf[30]).toBe(0);
});
