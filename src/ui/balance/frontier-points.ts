import type { Frontier, FrontierPoint } from '../../state/balance-state';
import { formatBand, formatDeviation, formatKm, formatShare } from '../../state/format';
import type { PlanFigures } from '../../state/selectors/territory-rows';

/** What a plan to choose from is judged by. */
export type PointFigures = Pick<FrontierPoint, 'worst' | 'insideAll' | 'meanKm' | 'moved'>;

/** A plan to choose from: −1 is the run's own. */
export interface Choice extends PointFigures {
  readonly index: number;
}

/** The figures that points have, of a plan that is on screen. */
export function pointOf({ rows, headline }: PlanFigures, moved: number): PointFigures {
  const goals = rows[0]?.figures.length ?? 0;
  const worst = Array.from({ length: goals }, (_, goal) =>
    rows.reduce((most, row) => Math.max(most, Math.abs(row.figures[goal].deviation) || 0), 0),
  );
  return { worst, insideAll: headline.insideAll, meanKm: headline.meanKm, moved };
}

export function largestDeviation({ worst }: Pick<PointFigures, 'worst'>): number {
  return worst.reduce((most, deviation) => Math.max(most, Math.abs(deviation)), 0);
}

/** What is paid along the trade-off. */
export function costOf(kind: Frontier['kind'], point: PointFigures): number {
  return kind === 'disruption' ? point.moved : point.meanKm;
}

/** All plans to choose from, cheapest first. */
export function choicesOf(frontier: Frontier, own: PointFigures | null): readonly Choice[] {
  const points: Choice[] = frontier.points.map((point, index) => ({ ...point, index }));
  if (own) points.push({ ...own, index: -1 });
  return points.sort((a, b) => costOf(frontier.kind, a) - costOf(frontier.kind, b) || a.index - b.index);
}

/** An unsigned largest deviation: "12 %". */
export function deviationText(point: PointFigures): string {
  return formatDeviation(largestDeviation(point)).replace(/^[+±]/, '');
}

/** A plan in one line, for people who do not see the list. */
export function choiceWords(choice: Choice, territories: number, kind: Frontier['kind']): string {
  return [
    choice.index < 0 ? 'The plan of this run' : '',
    `${choice.insideAll} of ${territories} inside`,
    `largest deviation ${deviationText(choice)}`,
    `mean distance ${formatKm(choice.meanKm)}`,
    kind === 'disruption' ? `${formatShare(choice.moved)} of accounts move` : '',
  ]
    .filter(Boolean)
    .join(', ');
}

/** "±10 %", or each of them when goals differ. */
export function bandsText(bands: readonly number[]): string {
  return [...new Set(bands)].map(formatBand).join(' and ');
}
