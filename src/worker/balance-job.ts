/**
 * Runs the engine inside its worker and lets messages in between its steps, so that a stop is heard within one step.
 * A stopped run ends with the best plan so far, not with an error.
 */
import { balance } from '../core/autobalance/balance';
import type {
  BalanceProblem,
  BalanceProgress,
  BalanceRemark,
  BalanceResult,
} from '../core/autobalance/balance-problem';
import { verifyPlan } from '../core/autobalance/verify';
import { eventLoopTurn } from '../files/event-loop-turn';
import type { BalanceJobs, BalanceTick } from './balance-protocol';
import { cancelledError } from './job-error';
import type { JobContext, JobHandlers } from './job-host';

/** How long the engine may work before waiting messages are taken in, ms. */
const TURN_MS = 40;

export const balanceJobs: JobHandlers<BalanceJobs, BalanceTick> = {
  balance: ({ problem, options }, context) => runBalance(problem, balance(problem, options), context),
};

/** Drives a run step by step. */
export async function runBalance(
  problem: BalanceProblem,
  run: Generator<BalanceProgress, BalanceResult>,
  context: JobContext<BalanceTick>,
): Promise<BalanceJobs['balance']['result']> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  let lastTurn = began;
  for (;;) {
    const step = run.next();
    if (step.done) return { result: step.value, stopped: false, seconds: seconds() };
    context.progress({ progress: step.value, seconds: seconds() });
    if (performance.now() - lastTurn >= TURN_MS) {
      await eventLoopTurn();
      lastTurn = performance.now();
      if (context.isCancelled()) {
        // While territories are still being seeded there is no whole plan to keep.
        if (step.value.phase === 'seed') throw cancelledError();
        return { result: stoppedResult(problem, step.value), stopped: true, seconds: seconds() };
      }
    }
  }
}

function stoppedResult(problem: BalanceProblem, best: BalanceProgress): BalanceResult {
  const check = verifyPlan(problem, best.territoryOf);
  const remarks = problem.criteria.flatMap((criterion, index): BalanceRemark[] => {
    const worst = check.worstDeviation[index];
    if (!(worst > criterion.band)) return [];
    const text =
      `Stopped before ${criterion.label} was within ±${percent(criterion.band)} everywhere: ` +
      `the farthest territory is ${percent(worst)} off.`;
    return [{ kind: 'band-missed', text, units: [], territories: [], criterion: index, value: worst }];
  });
  return {
    territoryOf: best.territoryOf.slice(),
    worstDeviation: check.worstDeviation,
    insideAll: check.insideAll,
    moved: check.moved,
    maxPieces: check.pieces.reduce((most, count) => Math.max(most, count), 0),
    remarks,
  };
}

function percent(fraction: number): string {
  return `${(Math.round(fraction * 1000) / 10).toLocaleString('en')} %`;
}
