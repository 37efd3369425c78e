import type { BalanceProblem } from '../../core/autobalance/balance-problem';
import { type BalanceWish, problemFromPlan } from '../../core/autobalance/problem-from-plan';
import type { TidyUpResult } from '../../core/autobalance/tidy-up';
import { verifyPlan } from '../../core/autobalance/verify';
import { editBetween } from '../../core/plan/edit';
import { UNASSIGNED } from '../../core/plan/plan';
import type { AppState } from '../app-state';
import { formatCount, formatDeviation } from '../format';
import { planFigures } from '../selectors/plan-figures';
import type { PlanFigures } from '../selectors/territory-rows';
import { type TidyUpTask, tidyUpTask } from '../selectors/tidy-up';
import type { CommandContext } from './command-context';
import type { Commands } from './commands';

/** The same drawing is always tidied the same way. */
const SEED = 1;

/** Mends what a drawing left: worked out in a worker, judged again here, one edit. */
export function tidyUpCommands(context: CommandContext): Pick<Commands, 'tidyUp'> {
  let working = false;
  return {
    async tidyUp() {
      const task = tidyUpTask(context.state);
      if (typeof task === 'string') {
        context.notify({ kind: 'refusal', title: 'Tidy up mends what was drawn last.', text: task });
        return false;
      }
      const before = planFigures(context.state);
      const wish = wishOf(context.state, task);
      if (working || !wish || !before || !context.mayWrite()) return false;
      working = true;
      try {
        const { problem, territoryIds } = problemFromPlan(wish);
        const numberOf = new Map(territoryIds.map((id, number) => [id, number]));
        const result = await context.services.side.run('tidyUp', {
          problem,
          touched: task.territoryIds.map(id => numberOf.get(id)!),
          options: {
            seed: SEED,
            drawn: task.edit.hexes,
            drawnFrom: Int32Array.from(task.edit.before, id => (id === UNASSIGNED ? -1 : (numberOf.get(id) ?? -1))),
          },
        });
        if (context.activePlan() !== task.plan) {
          context.notify({ kind: 'info', title: 'The plan has changed meanwhile. Tidy up again.' });
          return false;
        }
        requireSound(problem, result);
        if (result.changed.length === 0) {
          context.notify({ kind: 'info', title: 'Nothing to mend here.', text: nothingText(result) });
          return false;
        }
        const after = task.plan.assignment.slice();
        const concerned = new Set<number>();
        for (const hex of result.changed) {
          concerned.add(after[hex]);
          after[hex] = territoryIds[result.territoryOf[hex]];
          concerned.add(after[hex]);
        }
        const label = `Tidy up · ${concerned.size} territories`;
        if (!context.commit(editBetween(task.plan, label, after), false)) return false;
        const now = planFigures(context.state);
        context.notify({
          kind: 'done',
          title: `Tidied up: ${movedText(context.state, result)}`,
          text: now ? outcomeText(context.state, before, now, result) : '',
          canUndo: true,
        });
        return true;
      } catch (error) {
        context.fail('Tidying up did not work.', error);
        return false;
      } finally {
        working = false;
      }
    },
  };
}

/** The goals as they stand, locks kept, from the plan as drawn. Homes do not pull: this is no new plan. */
function wishOf({ dataset, goals }: AppState, { plan }: TidyUpTask): BalanceWish | null {
  if (!dataset) return null;
  const { measures } = dataset.summary;
  return {
    grid: dataset.grid,
    sums: dataset.sums,
    measures,
    criteria: goals
      .filter(goal => measures.some(measure => measure.id === goal.measureId))
      .map(goal => ({ ...goal, hardness: 'must', compact: 0.5, most: null })),
    plan,
    territories: plan.territories.map(({ id, fte }) => ({ id, fte, home: null })),
    start: 'today',
    keepLocks: true,
    keep: 0,
    disruptionBy: 'accounts',
    mostMoved: null,
    homes: 'near',
    travelMeasureId: 'workload',
  };
}

/** Never trust the engine: locks and unassigned hexes are looked at again before the plan changes. */
function requireSound(problem: BalanceProblem, { territoryOf }: TidyUpResult): void {
  const { brokenLocks } = verifyPlan(problem, territoryOf);
  const assigned = problem.start?.findIndex((owner, hex) => owner < 0 !== territoryOf[hex] < 0) ?? -1;
  if (brokenLocks.length === 0 && assigned < 0) return;
  throw new Error('The result did not pass its check, so nothing was changed. Undo the drawing and draw again.');
}

function counted(count: number, one: string, many: string): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

function nothingText({ region, extraPiecesBefore }: TidyUpResult): string {
  const looked = counted(region.length, 'territory was', 'territories were');
  return extraPiecesBefore > 0
    ? `${looked} looked at. The piece that stands apart was drawn so, or locks hold it.`
    : `${looked} looked at: no stray hexes, and no change is worth the accounts it moves.`;
}

function movedText({ dataset }: AppState, { changed }: TidyUpResult): string {
  const accounts = changed.reduce((sum, hex) => sum + (dataset?.sums.accounts[hex] ?? 0), 0);
  return `${counted(changed.length, 'hex', 'hexes')}, ${counted(accounts, 'account', 'accounts')} changed territory`;
}

/** "1 piece joined. Dallas +9 % → +4 % potential." */
function outcomeText(state: AppState, before: PlanFigures, now: PlanFigures, result: TidyUpResult): string {
  const words: string[] = [];
  const joined = result.extraPiecesBefore - result.extraPiecesAfter;
  if (joined > 0) words.push(`${counted(joined, 'piece no longer stands', 'pieces no longer stand')} apart.`);
  const change = largestChange(state, before, now);
  if (change) words.push(`${change}.`);
  if (result.costsBalance) words.push('Being in one piece has its price in balance or distance.');
  return words.join(' ');
}

/** The deviation that came nearest to its target or, when none did, the one that went furthest from it. */
function largestChange(state: AppState, before: PlanFigures, now: PlanFigures): string | null {
  const changes = now.rows.flatMap((row, index) =>
    row.figures.map(({ measureId, deviation: to }, goal) => {
      const from = before.rows[index].figures[goal].deviation;
      return { name: row.territory.name, measureId, from, to, gain: Math.abs(from) - Math.abs(to) };
    }),
  );
  const seen = changes
    .filter(({ from, to, gain }) => Number.isFinite(gain) && formatDeviation(from) !== formatDeviation(to))
    .sort((a, b) => b.gain - a.gain);
  const told = seen.length > 0 && seen[0].gain > 0 ? seen[0] : seen.at(-1);
  if (!told) return null;
  const label = state.dataset?.summary.measures.find(measure => measure.id === told.measureId)?.label ?? '';
  return `${told.name} ${formatDeviation(told.from)} → ${formatDeviation(told.to)} ${label.toLocaleLowerCase()}`;
}
