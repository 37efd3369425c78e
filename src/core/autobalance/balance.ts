import type { BalanceOptions, BalanceProblem, BalanceProgress, BalanceResult } from './balance-problem';
import { BalanceRun } from './balance-run';
import { checkProblem } from './check-problem';
import { setUpGameInSteps } from './game';

/**
 * Divides a market: k connected territories, every criterion inside its band, compact, locks kept. Anytime: each step
 * yields the best plan so far (complete and connected once the phase has left 'seed'; before the first plan only the
 * locks, −1 elsewhere), so that a caller may stop between any two steps and keep it. Deterministic for
 * (problem, options); no clock is read. A yielded `territoryOf` is never written to again.
 * @throws BalanceProblemError if the problem cannot be run as stated
 */
export function* balance(problem: BalanceProblem, options: BalanceOptions): Generator<BalanceProgress, BalanceResult> {
  checkProblem(problem);
  const nothingYet: BalanceProgress = {
    phase: 'seed',
    done: 0,
    territoryOf: problem.fixed.slice(),
    worstDeviation: problem.criteria.map(() => 1),
    insideAll: 0,
  };
  yield nothingYet;
  const setUp = setUpGameInSteps(problem);
  let step = setUp.next();
  for (; !step.done; step = setUp.next()) yield nothingYet;
  const run = new BalanceRun(problem, step.value, options);
  yield* run.steps();
  return yield* run.result();
}
