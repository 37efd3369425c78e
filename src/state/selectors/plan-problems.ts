import type { AppState } from '../app-state';
import { formatBand, formatCount, formatShare } from '../format';
import { memoised } from '../memo';
import { hexPieces } from './hex-pieces';
import { planFigures } from './plan-figures';
import { shownPlan } from './shown-plan';

/** One line of the Problems tab: what, why it matters, and where it is. */
export interface PlanProblem {
  readonly kind: 'pieces' | 'coverage-gap' | 'out-of-band' | 'empty-territory' | 'no-rep' | 'import' | 'heavy-hex';
  readonly severity: 'warn' | 'info';
  readonly title: string;
  readonly text: string;
  readonly territoryIds: readonly number[];
  readonly hexes: readonly number[];
}

/** A hex above this share of a mean territory limits every plan (granularity check, F22). */
const HEAVY_SHARE = 0.1;
const MOST_SHOWN_HEXES = 50;

function plural(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** What a manager should know about the plan on screen, worst first. */
export const planProblems: (state: AppState) => readonly PlanProblem[] = memoised(
  (state: AppState) => [state.dataset, planFigures(state), hexPieces(state), shownPlan(state), state.goals],
  (dataset, figures, pieces, plan, goals) => {
    const problems: PlanProblem[] = [];
    if (!dataset || !figures || !plan) return problems;
    const { rows, headline } = figures;

    for (const row of rows) {
      if (row.pieces < 2) continue;
      const extra = pieces?.extra.filter(piece => piece.territoryId === row.territory.id) ?? [];
      problems.push({
        kind: 'pieces',
        severity: 'warn',
        title: `${row.territory.name} is in ${row.pieces} pieces`,
        text: 'Its rep drives through somebody else’s territory. Give the smaller piece to a neighbour or split it off.',
        territoryIds: [row.territory.id],
        hexes: extra.flatMap(piece => Array.from(piece.hexes)),
      });
    }

    const gap: number[] = [];
    if (rows.length > 0 && headline.unassigned.accounts > 0) {
      for (let hex = 0; hex < dataset.grid.count; hex++) {
        if (plan.assignment[hex] === 0 && dataset.sums.accounts[hex] > 0) gap.push(hex);
      }
      problems.push({
        kind: 'coverage-gap',
        severity: 'warn',
        title: `${plural(headline.unassigned.accounts, 'account belongs', 'accounts belong')} to nobody`,
        text: `${plural(headline.unassigned.hexes, 'hex is', 'hexes are')} unassigned. Draw them into a territory or let auto-balance share them out.`,
        territoryIds: [0],
        hexes: gap,
      });
    }

    const empty = rows.filter(row => row.hexes === 0);
    if (empty.length > 0) {
      problems.push({
        kind: 'empty-territory',
        severity: 'warn',
        title: `${empty.map(row => row.territory.name).join(', ')} ${empty.length === 1 ? 'has' : 'have'} no hexes`,
        text: 'Paint hexes into it or delete it: it lowers everybody’s target.',
        territoryIds: empty.map(row => row.territory.id),
        hexes: [],
      });
    }

    goals.forEach((goal, position) => {
      const outside = rows.filter(row => row.figures[position].state !== 'in');
      if (outside.length === 0) return;
      const label = dataset.summary.measures.find(measure => measure.id === goal.measureId)?.label ?? goal.measureId;
      problems.push({
        kind: 'out-of-band',
        severity: 'info',
        title: `${plural(outside.length, 'territory is', 'territories are')} outside ${formatBand(goal.band)} ${label.toLowerCase()}`,
        text: 'Auto-balance shows how near they can come, and what it costs in accounts that change rep.',
        territoryIds: outside.map(row => row.territory.id),
        hexes: [],
      });
      const target = headline.targetPerFte[position];
      const column = dataset.summary.measures.findIndex(measure => measure.id === goal.measureId);
      if (!(target > 0) || column < 0) return;
      const heavy: { hex: number; share: number }[] = [];
      const values = dataset.sums.sums[column];
      for (let hex = 0; hex < values.length; hex++) {
        if (values[hex] > HEAVY_SHARE * target) heavy.push({ hex, share: values[hex] / target });
      }
      if (heavy.length === 0) return;
      heavy.sort((a, b) => b.share - a.share);
      problems.push({
        kind: 'heavy-hex',
        severity: 'info',
        title: `${plural(heavy.length, 'hex holds', 'hexes hold')} more than ${formatShare(HEAVY_SHARE)} of a territory’s ${label.toLowerCase()}`,
        text: `The heaviest holds ${formatShare(heavy[0].share)}. Such hexes limit how even a plan can be; finer hexes help.`,
        territoryIds: [],
        hexes: heavy.slice(0, MOST_SHOWN_HEXES).map(entry => entry.hex),
      });
    });

    const vacant = rows.filter(row => row.repName === '');
    if (vacant.length > 0 && vacant.length < rows.length) {
      problems.push({
        kind: 'no-rep',
        severity: 'info',
        title: `${plural(vacant.length, 'territory has', 'territories have')} no rep`,
        text: vacant
          .slice(0, 6)
          .map(row => row.territory.name)
          .join(', '),
        territoryIds: vacant.map(row => row.territory.id),
        hexes: [],
      });
    }

    const { report } = dataset;
    if (report && report.rejected > 0) {
      problems.push({
        kind: 'import',
        severity: 'info',
        title: `${plural(report.rejected, 'row', 'rows')} of ${report.fileName} ${report.rejected === 1 ? 'was' : 'were'} left out`,
        text: 'Each is listed with its row number and reason under Data, and can be downloaded.',
        territoryIds: [],
        hexes: [],
      });
    }
    return problems;
  },
);
