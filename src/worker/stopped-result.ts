import type {
  BalanceProblem,
  BalanceProgress,
  BalanceRemark,
  BalanceResult,
} from '../core/autobalance/balance-problem';
import { percent } from '../core/autobalance/percent';
import { verifyPlan } from '../core/autobalance/verify';

/** The best plan of a run that was stopped, checked afresh, with remarks on what it has not reached yet. */
export function stoppedResult(problem: BalanceProblem, best: BalanceProgress): BalanceResult {
  const check = verifyPlan(problem, best.territoryOf);
  const remarks = problem.criteria.flatMap((criterion, index): BalanceRemark[] => {
    const worst = check.worstDeviation[index];
    const band = criterion.most === null ? criterion.band : 0;
    if (!(worst > band + 1e-9)) return [];
    const text =
      criterion.most === null
        ? `Stopped before ${criterion.label} was within ±${percent(band)} everywhere: ` +
          `the farthest territory is ${percent(worst)} off.`
        : `Stopped before ${criterion.label} was below its maximum everywhere: ` +
          `the fullest territory holds ${percent(worst)} too much.`;
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
