import { balance } from './balance';
import type { BalanceOptions, BalanceProblem, BalanceResult } from './balance-problem';
import { compareWorth, PlanJudge, type PlanWorth } from './compare-results';
import { optionsOfRestart, restartCount } from './restarts';

/**
 * Balances to the end, one restart after the other: the same plan as that of all restarts run side by side.
 * @throws BalanceProblemError if the problem cannot be run as stated
 */
export function solve(problem: BalanceProblem, options: BalanceOptions): BalanceResult {
  const count = restartCount(options.effort, problem);
  let best: { result: BalanceResult; worth: PlanWorth } | null = null;
  let judge: PlanJudge | null = null;
  for (let restart = 0; restart < count; restart++) {
    const run = balance(problem, optionsOfRestart(options, restart));
    let step = run.next();
    while (!step.done) step = run.next();
    judge ??= new PlanJudge(problem);
    const worth = judge.worthOf(step.value.territoryOf, restart);
    if (best === null || compareWorth(worth, best.worth) < 0) best = { result: step.value, worth };
  }
  return best!.result;
}
