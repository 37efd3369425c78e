/**
 * Runs the engine inside its worker and lets messages in between its steps, so that a stop is heard within one step.
 * A stopped run ends with the best plan so far, not with an error.
 */
import { balance } from '../core/autobalance/balance';
import type { BalanceProblem, BalanceProgress, BalanceResult } from '../core/autobalance/balance-problem';
import { PlanJudge } from '../core/autobalance/compare-results';
import { variantOf } from '../core/autobalance/frontier';
import { eventLoopTurn } from '../files/event-loop-turn';
import type { BalanceAnswer, BalanceJobs, BalanceTick, PlanCertificate } from './balance-protocol';
import { cancelledError } from './job-error';
import type { JobContext, JobHandlers } from './job-host';
import { stoppedResult } from './stopped-result';
import { warmUpProblem } from './warm-up-problem';

/** How long the engine may work before waiting messages are taken in, ms. */
const TURN_MS = 40;
/** A plan is judged and told this often, ms: a little less often than the host would let news through. */
const TICK_MS = 110;

/** Proves a plan's worth step by step. */
export type Certify = (problem: BalanceProblem, territoryOf: Int32Array) => Generator<unknown, PlanCertificate>;

/** The jobs of one worker. */
export function balanceJobs(certify: Certify): JobHandlers<BalanceJobs, BalanceTick> {
  let held: BalanceProblem | null = null;
  const heldProblem = (): BalanceProblem => {
    if (held === null) throw new Error('The worker was given no problem to work on.');
    return held;
  };
  return {
    hold({ problem }) {
      held = problem;
      return null;
    },
    async warmUp(_, context) {
      const run = balance(warmUpProblem(), { seed: 1, effort: 'fast' });
      await toTheEnd(run, context);
      return null;
    },
    balance({ options, restart, variant }, context) {
      const problem = variantOf(heldProblem(), variant);
      return runBalance(problem, balance(problem, options), restart, context);
    },
    certify: ({ territoryOf }, context) => toTheEnd(certify(heldProblem(), territoryOf), context),
  };
}

/** Drives steps that have nothing to show before the end. Cancelled, it rejects. */
async function toTheEnd<Result>(
  steps: Generator<unknown, Result>,
  context: Pick<JobContext<BalanceTick>, 'isCancelled'>,
): Promise<Result> {
  let lastTurn = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - lastTurn < TURN_MS) continue;
    await eventLoopTurn();
    lastTurn = performance.now();
    if (context.isCancelled()) throw cancelledError();
  }
}

/** Drives a run step by step. */
export async function runBalance(
  problem: BalanceProblem,
  run: Generator<BalanceProgress, BalanceResult>,
  restart: number,
  context: JobContext<BalanceTick>,
): Promise<BalanceAnswer> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  const judge = new PlanJudge(problem);
  let lastTurn = began;
  let lastTick = -Infinity;
  for (;;) {
    const step = run.next();
    if (step.done) {
      const worth = judge.worthOf(step.value.territoryOf, restart);
      return { result: step.value, worth, stopped: false, seconds: seconds() };
    }
    const progress = step.value;
    const now = performance.now();
    const hasPlan = isWhole(progress);
    if (hasPlan && now - lastTick >= TICK_MS) {
      lastTick = now;
      context.progress({ progress, worth: judge.worthOf(progress.territoryOf, restart), seconds: seconds() });
    }
    if (now - lastTurn >= TURN_MS) {
      await eventLoopTurn();
      lastTurn = performance.now();
      if (context.isCancelled()) {
        if (!hasPlan) throw cancelledError();
        const result = stoppedResult(problem, progress);
        return { result, worth: judge.worthOf(result.territoryOf, restart), stopped: true, seconds: seconds() };
      }
    }
  }
}

/** While territories are still being placed there may be no whole plan to keep yet. */
function isWhole({ phase, territoryOf }: BalanceProgress): boolean {
  return phase !== 'seed' || !territoryOf.includes(-1);
}
