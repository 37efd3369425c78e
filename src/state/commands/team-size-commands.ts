import { problemFromPlan } from '../../core/autobalance/problem-from-plan';
import { type TeamSizeMarket, teamSizes } from '../../core/autobalance/team-size';
import { DEFAULT_MINUTES_PER_VISIT } from '../../core/workload/account-values';
import type { AppState, Dataset } from '../app-state';
import { teamSizeIsStale, territoriesNow } from '../selectors/team-size-rows';
import type { TeamSizeState } from '../team-size';
import { type CommandContext, isAbort } from './command-context';
import type { Commands } from './commands';

/** The same data and goals always give the same curve. */
const SEED = 1;
/** Range looked at first, against the territories there are now. */
const FIRST_RANGE = [0.5, 1.5] as const;

/** The team-size curve: solved in the background number by number, each shown as it comes. */
export function teamSizeCommands(
  context: CommandContext,
  { openBalance, changeBalanceForm }: Pick<Commands, 'openBalance' | 'changeBalanceForm'>,
): Pick<Commands, 'openTeamSize' | 'changeTeamSize' | 'runTeamSize' | 'stopTeamSize' | 'takeTeamSize'> {
  let running: AbortController | null = null;

  function patch(change: Partial<TeamSizeState>): void {
    context.set({ teamSize: { ...context.state.teamSize, ...change } });
  }

  async function run(): Promise<void> {
    const { state } = context;
    const { dataset, goals } = state;
    if (!dataset) return;
    running?.abort();
    const controller = new AbortController();
    running = controller;
    const kept = teamSizeIsStale(state) ? [] : state.teamSize.points;
    const known = new Set(kept.map(point => point.territories));
    const { from, to } = state.teamSize;
    const counts = teamSizes(from, to, territoriesNow(state)).filter(count => !known.has(count));
    const basis = { grid: dataset.grid, sums: dataset.sums, goals };
    patch({ status: 'running', points: kept, basis, done: 0, error: '' });
    try {
      const { stopped } = await context.services.side.run(
        'teamSize',
        { market: marketOf(state, dataset), counts, seed: SEED },
        {
          signal: controller.signal,
          onProgress: step => {
            if (running !== controller) return;
            // Nobody waits any more for what the data of a moment ago would have said.
            if (teamSizeIsStale(context.state)) return controller.abort();
            const { points } = context.state.teamSize;
            patch(step.kind === 'point' ? { done: step.done, points: [...points, step.point] } : { done: step.done });
          },
        },
      );
      if (running === controller) patch({ status: stopped ? 'stopped' : 'finished' });
    } catch (error) {
      if (running !== controller) return;
      if (isAbort(error)) patch({ status: 'stopped' });
      else patch({ status: 'failed', error: error instanceof Error ? error.message : String(error) });
    } finally {
      if (running === controller) running = null;
    }
  }

  return {
    openTeamSize() {
      const { state } = context;
      if (!state.dataset) return;
      const isFirst = state.teamSize.basis === null || state.teamSize.basis.grid !== state.dataset.grid;
      if (isFirst) {
        const now = territoriesNow(state);
        patch({
          from: Math.max(1, Math.round(FIRST_RANGE[0] * now)),
          to: Math.max(2, Math.round(FIRST_RANGE[1] * now)),
          assumptions: { ...state.teamSize.assumptions, minutesPerCall: minutesPerCall(state.dataset) },
        });
      }
      context.setView({ dialog: 'team-size' });
      if (state.teamSize.status === 'idle' || teamSizeIsStale(state)) void run();
    },
    changeTeamSize(change) {
      patch(change);
    },
    runTeamSize: run,
    stopTeamSize() {
      running?.abort();
    },
    takeTeamSize(territories) {
      context.setView({ dialog: null });
      if (!context.state.balance.open || context.state.balance.run) openBalance();
      if (context.state.balance.open && !context.state.balance.run) changeBalanceForm({ territories });
    },
  };
}

function marketOf(state: AppState, { grid, sums, summary }: Dataset): TeamSizeMarket {
  const { measures } = summary;
  const { problem } = problemFromPlan({
    grid,
    sums,
    measures,
    criteria: state.goals
      .filter(goal => measures.some(measure => measure.id === goal.measureId))
      .map(goal => ({ ...goal, hardness: 'must', compact: 0.5, most: null })),
    plan: null,
    territories: [{ id: 1, fte: 1, home: null }],
    start: 'scratch',
    keepLocks: false,
    keep: 0,
    disruptionBy: 'accounts',
    mostMoved: null,
    homes: 'near',
    travelMeasureId: 'workload',
  });
  const workload = measures.findIndex(measure => measure.id === 'workload');
  return {
    problem,
    accounts: sums.accounts,
    areaKm2: grid.areaKm2,
    callHours: sums.sums[workload] ?? new Float64Array(grid.count),
  };
}

/** What makes calls of hours: the mean of the call plan, the minutes of a visit, else what is usual. */
function minutesPerCall({ summary }: Dataset): number {
  const { workload, categories } = summary;
  if (workload.kind === 'visits') return workload.minutesPerVisit;
  if (workload.kind !== 'call-plan') return DEFAULT_MINUTES_PER_VISIT;
  const rowOf = new Map(workload.rows.map(row => [row.label, row]));
  let calls = 0;
  let minutes = 0;
  for (const { label, accounts } of categories.find(category => category.key === 'class')?.values ?? []) {
    const row = rowOf.get(label);
    if (!row) continue;
    calls += accounts * row.visitsPerYear;
    minutes += accounts * row.visitsPerYear * row.minutesPerVisit;
  }
  return calls > 0 && minutes > 0 ? Math.round(minutes / calls) : DEFAULT_MINUTES_PER_VISIT;
}
