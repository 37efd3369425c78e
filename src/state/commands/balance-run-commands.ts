import type { BalanceProgress, BalanceResult } from '../../core/autobalance/balance-problem';
import {
  assignmentFromResult,
  type BalanceWish,
  type PlanProblem,
  problemFromPlan,
} from '../../core/autobalance/problem-from-plan';
import { editBetween } from '../../core/plan/edit';
import { MAX_TERRITORY_ID, type Plan } from '../../core/plan/plan';
import type { BalanceTick } from '../../worker/balance-protocol';
import { adviceOf } from '../balance-advice';
import type { BalanceRun, RunPlan } from '../balance-state';
import { resultTerritories, wishOf } from '../balance-wish';
import { committed } from '../history';
import { type BalanceSession, PlanFaultError } from './balance-session';
import { adviceOf as adviceOfError, isAbort } from './command-context';
import type { Commands } from './commands';
import { freePlanName } from './scenario-commands';

const PHASES: Readonly<Record<BalanceProgress['phase'], { step: number; text: string }>> = {
  seed: { step: 1, text: 'placing territories' },
  refine: { step: 2, text: 'refining borders' },
  polish: { step: 3, text: 'smoothing' },
};
const STEPS = 3;
/** The best plan so far is redrawn this often, ms: map and table need time of their own. */
const SHOWN_EVERY_MS = 200;

type RunCommands = Pick<Commands, 'runBalance' | 'stopBalance' | 'closeBalance' | 'applyBalance' | 'discardBalance'>;

/**
 * A run, and its result as one edit.
 * @param onSolved told when a run has ended with a plan; `missed` when it left a band out
 */
export function balanceRunCommands(
  session: BalanceSession,
  scheduleAdvice: () => void,
  onSolved: (missed: boolean) => void,
): RunCommands {
  const { context } = session;

  async function finish(
    wish: BalanceWish,
    planProblem: PlanProblem,
    { territoryOf, remarks, insideAll }: BalanceResult,
    change: Pick<BalanceRun, 'status' | 'seconds'>,
  ): Promise<void> {
    const { signal } = session.background;
    const { form } = session.balance;
    const plan = await session.planOf(wish, planProblem, territoryOf);
    const said = [...planProblem.remarks, ...remarks];
    const places = await session.placesOf(said);
    if (signal.aborted) return;
    const ids = idsInPlan(planProblem.territoryIds, territoryOf, plan.assignment);
    const advice = adviceOf(context.state, form, said, ids, places, plan.territories);
    session.solved = { wish, planProblem, plan, territoryOf };
    session.patchRun({ ...change, done: 1, best: plan, advice });
    const open = planProblem.problem.frozen.reduce((count, frozen) => count + 1 - frozen, 0);
    const torn = insideAll < open || remarks.some(({ kind }) => kind === 'conflict');
    onSolved(torn && change.status === 'finished');
  }

  /** Redraws the newest tick now and then until the run is left. */
  function shower(wish: BalanceWish, planProblem: PlanProblem, signal: AbortSignal) {
    let latest: BalanceTick | null = null;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const show = () => {
      waiting = undefined;
      const { run } = session.balance;
      if (!latest || !run || signal.aborted) return;
      const { progress, seconds } = latest;
      const phase = PHASES[progress.phase];
      // Refining and smoothing alternate inside the engine; for people the run only goes forward.
      const ahead = phase.step >= run.step ? { step: phase.step, phase: phase.text } : {};
      const { assignment, territoryIds } = assignmentFromResult(wish, planProblem, progress.territoryOf);
      const territories = resultTerritories(context.state, territoryIds, assignment, new Map());
      session.patchRun({ ...ahead, done: progress.done, seconds, best: { assignment, territories } });
    };
    return {
      onProgress(tick: BalanceTick) {
        latest = tick;
        // Ticks queue up behind a busy page: only the newest is shown, and not before the last one is on screen.
        waiting ??= setTimeout(show, SHOWN_EVERY_MS);
      },
      end: () => clearTimeout(waiting),
    };
  }

  return {
    async runBalance() {
      const before = context.activePlan();
      const { form } = session.balance;
      if (!before || session.running) return;
      session.leaveRun();
      session.judgeByWishes(form);
      const controller = new AbortController();
      session.running = controller;
      session.patch({
        run: {
          status: 'running',
          phase: PHASES.seed.text,
          step: PHASES.seed.step,
          steps: STEPS,
          done: 0,
          seconds: 0,
          best: null,
          certificate: null,
          frontier: null,
          before,
          form,
          advice: [],
          error: '',
        },
      });
      let shown: ReturnType<typeof shower> | null = null;
      try {
        const wish = wishOf(context.state, form);
        if (!wish || wish.criteria.length === 0) throw new Error('Choose at least one measure to make even.');
        const planProblem = problemFromPlan(wish);
        shown = shower(wish, planProblem, controller.signal);
        const { result, stopped, seconds, lost, restarts } = await context.services.balancer.balance(
          planProblem.problem,
          { seed: form.seed, effort: form.effort },
          { signal: controller.signal, onProgress: shown.onProgress },
        );
        shown.end();
        if (session.running !== controller) return;
        if (lost > 0) {
          context.notify({
            kind: 'info',
            title: `${lost} of ${restarts} attempts broke off.`,
            text: 'The plan shown is the best of the others. Run again for all of them; close other tabs if it happens again.',
          });
        }
        await finish(wish, planProblem, result, { status: stopped ? 'stopped' : 'finished', seconds });
      } catch (error) {
        if (session.running !== controller) return;
        if (!isAbort(error)) {
          const best = error instanceof PlanFaultError ? { best: null } : {};
          session.patchRun({
            ...best,
            status: 'failed',
            error:
              error instanceof Error ? [error.message, adviceOfError(error)].filter(Boolean).join(' ') : String(error),
          });
        } else if (session.balance.run?.best) session.patchRun({ status: 'stopped' });
        else session.patch({ run: null });
      } finally {
        shown?.end();
        if (session.running === controller) session.running = null;
      }
    },
    stopBalance() {
      session.running?.abort();
    },
    closeBalance() {
      session.leaveRun();
      session.takeGoalsBack();
      session.patch({ open: false, run: null });
    },
    applyBalance(toCopy = false) {
      const { run } = session.balance;
      if (!run?.best || run.status === 'running') return false;
      const { best, before } = run;
      const plan = context.activePlan();
      if (!plan || plan !== before || context.state.save.kind === 'read-only') return context.mayWrite() && false;
      if (session.solved && session.solved.wish.grid !== context.state.dataset?.grid) {
        context.notify({
          kind: 'refusal',
          title: 'Links were changed since this plan was made.',
          text: 'Run again, so that every territory is in one piece over the links that are on now.',
        });
        return false;
      }
      const { nextTerritoryId, plans, activePlanId } = context.state;
      const largest = best.territories.reduce((most, territory) => Math.max(most, territory.id), 0);
      const label = `Auto-balance · ${best.territories.length} territories`;
      const settings = session.keepGoals();
      session.leaveRun();
      session.patch({ open: false, run: null, advice: [] });
      context.set({ nextTerritoryId: Math.min(MAX_TERRITORY_ID + 1, Math.max(nextTerritoryId, largest + 1)) });
      if (toCopy) {
        const name = freePlanName('Balanced', plans);
        const copy: Plan = { ...plan, ...best, id: context.services.newId(), name };
        const change = {
          label,
          plansBefore: plans,
          plansAfter: [...plans, copy],
          activeBefore: activePlanId,
          activeAfter: copy.id,
        };
        context.store.setState(state => committed(state, { label, ...settings, change }));
        context.notify({ kind: 'done', title: `“${name}” is on screen now`, canUndo: true });
        return true;
      }
      const change = editBetween(plan, label, best.assignment, best.territories);
      if (!change || !context.mayWrite()) return false;
      context.store.setState(state => committed(state, { label, ...settings, change }));
      context.notify({ kind: 'done', title: label, canUndo: true });
      return true;
    },
    discardBalance() {
      session.leaveRun();
      session.takeGoalsBack();
      session.patch({ run: null });
      scheduleAdvice();
    },
  };
}

/** The id that each territory of the problem has in the plan: from scratch they take those of the territories before. */
function idsInPlan(
  territoryIds: readonly number[],
  territoryOf: Int32Array,
  assignment: RunPlan['assignment'],
): readonly number[] {
  const ids = [...territoryIds];
  for (let hex = 0; hex < territoryOf.length; hex++) {
    if (territoryOf[hex] >= 0) ids[territoryOf[hex]] = assignment[hex];
  }
  return ids;
}
