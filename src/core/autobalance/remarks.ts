import type { BalanceProblem, BalanceRemark } from './balance-problem';
import { boundsOfGame } from './bounds';
import type { Energy } from './energy';
import type { Game } from './game';
import type { InSteps } from './in-steps';
import { percent } from './percent';
import { regionalContrast } from './regional-contrast';
import type { PlanCheck } from './verify';

/** A price above this part of its cap says that the wish was given up for the sake of compactness. */
const AT_THE_CAP = 0.9;

/** Part of what may move from which on the limit is said to be used up: the search keeps a little below it. */
const USED_UP = 0.9;

/** Territories outside a criterion's band, worst first. */
function missed(problem: BalanceProblem, check: PlanCheck, c: number): number[] {
  const width = problem.criteria.length;
  const { most, band } = problem.criteria[c];
  const deviation = (t: number): number => {
    const off = check.deviations[t * width + c];
    return most === null ? Math.abs(off) : off;
  };
  return Array.from({ length: problem.territoryCount }, (_, t) => t)
    .filter(t => deviation(t) > (most === null ? band : 0) + 1e-9)
    .sort((a, b) => deviation(b) - deviation(a) || a - b);
}

/** Territories that lack one criterion and have too much of another, with both prices at their caps. */
function* conflicts(problem: BalanceProblem, game: Game, energy: Energy): InSteps<BalanceRemark[]> {
  const remarks: BalanceRemark[] = [];
  for (let c = 0; c < game.criterionOf.length; c++) {
    for (let d = c + 1; d < game.criterionOf.length; d++) {
      const torn: number[] = [];
      for (let t = 0; t < game.territoryCount; t++) {
        const one = energy.pressure(t, c);
        const other = energy.pressure(t, d);
        if (Math.min(Math.abs(one), Math.abs(other)) > AT_THE_CAP && one * other < 0) torn.push(game.territoryOf[t]);
      }
      if (torn.length === 0) continue;
      const [first, second] = [problem.criteria[game.criterionOf[c]], problem.criteria[game.criterionOf[d]]];
      const unitsPerTerritory = game.finest.nodeCount / game.territoryCount;
      const contrast = yield* regionalContrast(game.finest, c, d, unitsPerTerritory);
      remarks.push({
        kind: 'conflict',
        text:
          `${first.label} per ${second.label} differs ×${contrast.toFixed(1)} between regions, which pulls ` +
          `${torn.length === 1 ? 'one territory' : `${torn.length} territories`} in opposite directions. ` +
          'A wider band on one of them lets the territories be compact.',
        units: [],
        territories: torn,
        criterion: game.criterionOf[c],
        value: contrast,
      });
    }
  }
  return remarks;
}

/** The limit on what may change territory, when it is used up and so may be what keeps territories outside. */
function movedLimit({ mostMoved }: BalanceProblem, { moved }: PlanCheck): BalanceRemark | null {
  if (mostMoved === null || moved < USED_UP * mostMoved) return null;
  return {
    kind: 'moved',
    text:
      moved > mostMoved + 1e-9
        ? `${percent(moved)} change territory, more than the ${percent(mostMoved)} allowed: hexes without a territory, ` +
          'pieces or locks force it.'
        : `The ${percent(mostMoved)} that may change territory are used up. Allowing more would bring more territories ` +
          'inside their bands.',
    units: [],
    territories: [],
    criterion: -1,
    value: moved,
  };
}

/** What stays out of its band and why, most severe first; empty when every wish is met. */
export function* remarksOn(
  problem: BalanceProblem,
  game: Game,
  start: PlanCheck | null,
  check: PlanCheck,
  energy: Energy | null,
): InSteps<BalanceRemark[]> {
  const remarks: BalanceRemark[] = [];
  problem.criteria.forEach(({ label, band, most }, criterion) => {
    const out = missed(problem, check, criterion);
    if (out.length === 0) return;
    const worst = check.worstDeviation[criterion];
    const before = start === null ? 0 : start.worstDeviation[criterion];
    const asBefore = worst > before + 1e-9 && start !== null;
    const asItWas = asBefore ? ` (${percent(before)} in the plan it started from)` : '';
    const some = out.length === 1 ? 'one territory' : `${out.length} territories`;
    remarks.push({
      kind: 'band-missed',
      text:
        most === null
          ? `${label}: ${some} ${out.length === 1 ? 'is' : 'are'} outside ±${percent(band)}, ` +
            `the worst by ${percent(worst)} from its target${asItWas}. ` +
            'A wider band, finer hexes or fewer locks would help.'
          : `${label}: ${some} ${out.length === 1 ? 'holds' : 'hold'} more than the maximum, ` +
            `the worst by ${percent(worst)}${asItWas}. A higher maximum, more territories or fewer locks would help.`,
      units: [],
      territories: out,
      criterion,
      value: worst,
    });
  });
  const met = remarks.length === 0;
  if (!met && energy !== null) remarks.push(...(yield* conflicts(problem, game, energy)));
  const limit = movedLimit(problem, check);
  if (!met && limit !== null) remarks.push(limit);
  const apart: number[] = [];
  check.pieces.forEach((pieces, t) => {
    if (pieces > 1 && problem.frozen[t] === 0) apart.push(t);
  });
  const bounds = boundsOfGame(problem, game);
  if (apart.length > 0 && game.islands.length === 0) {
    remarks.push({
      kind: 'locks',
      text:
        `${apart.length === 1 ? 'One territory has' : `${apart.length} territories have`} locked hexes that no way of ` +
        'free hexes joins, so it stays in pieces. Unlock the hexes between them or some of its own.',
      units: [],
      territories: apart,
      criterion: -1,
      value: Math.max(...apart.map(t => check.pieces[t])),
    });
  }
  // Limits explain a band that was missed; islands and empty criteria are said in any case.
  remarks.push(...bounds.filter(({ kind }) => !met || kind === 'island' || kind === 'no-weight'));
  return remarks;
}
