import {
  choicesAmong,
  type FrontierFigures,
  type FrontierPlanned,
  type FrontierStep,
  planFrontier,
} from '../../core/autobalance/frontier';
import { verifyPlan } from '../../core/autobalance/verify';
import { piecesOf } from '../../core/measure/pieces';
import { largestTerritoryId } from '../../core/measure/territory-figures';
import { type Plan, UNASSIGNED } from '../../core/plan/plan';
import type { BalanceAdvice, Frontier, FrontierPoint, RunPlan } from '../balance-state';
import { computePlanFigures } from '../selectors/plan-figures';
import type { BalanceSession, SolvedRun } from './balance-session';
import { isAbort } from './command-context';
import type { Commands } from './commands';
import { startCertificate } from './run-certificate';

type FrontierCommands = Pick<Commands, 'startFrontier' | 'stopFrontier' | 'chooseFrontierPoint'>;

/** A plan among those to choose from, and what it is chosen by. */
interface Candidate {
  readonly point: FrontierPoint;
  readonly figures: FrontierFigures;
  readonly territoryOf: Int32Array;
}

/** Further plans along the trade-off of a run that has ended, to choose from instead of its own. */
export function frontierCommands(session: BalanceSession): FrontierCommands {
  const { context } = session;
  let solving: AbortController | null = null;
  /** By the step that solved them. */
  let candidates: (Candidate | null)[] = [];
  /** Of the run's own plan, which is shown again when it is chosen. */
  let ownAdvice: readonly BalanceAdvice[] = [];

  function patchFrontier(change: Partial<Frontier>): void {
    const frontier = session.balance.run?.frontier;
    if (frontier) session.patchRun({ frontier: { ...frontier, ...change } });
  }

  function measured(solved: SolvedRun, plan: RunPlan, territoryOf: Int32Array): Candidate | null {
    const { dataset, goals, reps, balance } = context.state;
    if (!dataset || !balance.run) return null;
    const { grid, sums, summary } = dataset;
    const pieces = piecesOf(grid, plan.assignment, largestTerritoryId(plan.territories));
    const { rows, headline } = computePlanFigures({
      grid,
      sums,
      measures: summary.measures,
      goals,
      reps,
      ...plan,
      pieces,
    });
    const worst = goals.map((_, index) =>
      rows.reduce((most, row) => Math.max(most, Math.abs(row.figures[index].deviation) || 0), 0),
    );
    const { problem } = solved.planProblem;
    const open = problem.frozen.reduce((count, frozen) => count + 1 - frozen, 0);
    const moved = solved.wish.start === 'today' ? movedAccounts(balance.run.before, plan, sums.accounts) : 0;
    return {
      point: { ...plan, worst, insideAll: headline.insideAll, meanKm: headline.meanKm, moved },
      figures: {
        outside: open - verifyPlan(problem, territoryOf).insideAll,
        unevenness: Math.max(0, ...goals.map((goal, index) => worst[index] / goal.band)),
        moved,
        travel: headline.meanKm,
      },
      territoryOf,
    };
  }

  /** The candidates that are a choice, the chosen one in any case. */
  function showChoices(kind: Frontier['kind'], own: Candidate | null): void {
    const frontier = session.balance.run?.frontier;
    if (!frontier) return;
    const solved = candidates.filter(candidate => candidate !== null);
    const chosen = frontier.points[frontier.chosen];
    const figures = solved.map(candidate => candidate.figures);
    const stays = solved.findIndex(({ point }) => point === chosen);
    const points = choicesAmong(kind, figures, own?.figures ?? null, stays).map(index => solved[index].point);
    patchFrontier({ points, chosen: chosen ? points.indexOf(chosen) : -1 });
  }

  async function solveAll(solved: SolvedRun, { kind, steps }: FrontierPlanned, controller: AbortController) {
    const { problem } = solved.planProblem;
    const seed = session.balance.run?.form.seed ?? 1;
    const own = measured(solved, solved.plan, solved.territoryOf);
    const done = steps.map(() => 0);
    const told = (step: number, part: number) => {
      done[step] = part;
      if (!controller.signal.aborted)
        patchFrontier({ done: done.reduce((sum, value) => sum + value, 0) / steps.length });
    };
    const solve = async (
      index: number,
      { bandFactor, movedFactor, keep }: FrontierStep,
      before: Promise<Int32Array> | null,
    ) => {
      const from = await before;
      const { result } = await context.services.balancer.solve(
        problem,
        { bandFactor, movedFactor, keep, from },
        { seed, effort: 'fast' },
        { signal: controller.signal, onProgress: ({ progress }) => told(index, progress.done) },
      );
      const plan = await session.planOf(solved.wish, solved.planProblem, result.territoryOf);
      if (!controller.signal.aborted) {
        candidates[index] = measured(solved, plan, result.territoryOf);
        told(index, 1);
        showChoices(kind, own);
      }
      return result.territoryOf;
    };
    const plans: Promise<Int32Array>[] = [];
    for (const [index, step] of steps.entries()) {
      plans.push(solve(index, step, step.after < 0 ? null : plans[step.after]));
    }
    await Promise.all(plans);
  }

  return {
    async startFrontier() {
      const { solved } = session;
      const { run } = session.balance;
      if (!solved || !run || run.status === 'running' || run.frontier?.status === 'running') return;
      const controller = new AbortController();
      solving = controller;
      session.background.signal.addEventListener('abort', () => controller.abort(), { once: true });
      const planned = planFrontier(solved.planProblem.problem);
      candidates = planned.steps.map(() => null);
      if (!run.frontier || run.frontier.chosen < 0) ownAdvice = run.advice;
      session.patchRun({
        best: solved.plan,
        advice: ownAdvice,
        frontier: { kind: planned.kind, status: 'running', done: 0, points: [], chosen: -1 },
      });
      try {
        await solveAll(solved, planned, controller);
        if (!controller.signal.aborted) patchFrontier({ status: 'finished', done: 1 });
      } catch (error) {
        if (isAbort(error) || controller.signal.aborted) return;
        controller.abort();
        patchFrontier({ status: 'stopped' });
        context.fail('Not all plans to choose from could be made', error);
      }
    },
    stopFrontier() {
      solving?.abort();
      if (session.balance.run?.frontier?.status === 'running') patchFrontier({ status: 'stopped' });
    },
    chooseFrontierPoint(index) {
      const { solved } = session;
      const frontier = session.balance.run?.frontier;
      if (!solved || !frontier || index === frontier.chosen) return;
      if (index < 0) {
        session.patchRun({ best: solved.plan, advice: ownAdvice, frontier: { ...frontier, chosen: -1 } });
        void startCertificate(session);
        return;
      }
      const candidate = candidates.find(other => other?.point === frontier.points[index]);
      if (!candidate) return;
      // What was remarked on the run's own plan does not hold for another one.
      session.patchRun({ best: candidate.point, advice: [], frontier: { ...frontier, chosen: index } });
      void startCertificate(session, candidate.territoryOf);
    },
  };
}

/** Share of the accounts that have another territory than in the plan before; those that had none do not count. */
function movedAccounts(before: Plan, plan: RunPlan, accounts: Uint32Array): number {
  let held = 0;
  let moved = 0;
  for (let hex = 0; hex < accounts.length; hex++) {
    if (before.assignment[hex] === UNASSIGNED) continue;
    held += accounts[hex];
    if (plan.assignment[hex] !== before.assignment[hex]) moved += accounts[hex];
  }
  return held > 0 ? moved / held : 0;
}
