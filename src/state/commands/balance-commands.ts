import type { BalanceProgress, BalanceRemark } from '../../core/autobalance/balance-problem';
import { boundsOf } from '../../core/autobalance/bounds';
import {
  assignmentFromResult,
  type BalanceWish,
  type PlanProblem,
  problemFromPlan,
} from '../../core/autobalance/problem-from-plan';
import { type PlanCheck, verifyPlan } from '../../core/autobalance/verify';
import { editBetween } from '../../core/plan/edit';
import { type BalanceGoal, MAX_TERRITORY_ID, type Plan } from '../../core/plan/plan';
import type { BalanceTick } from '../../worker/balance-protocol';
import type { BalanceForm, BalanceRun } from '../app-state';
import { adviceOf } from '../balance-advice';
import { homesByTerritory, resultTerritories, wishOf } from '../balance-wish';
import { DEFAULT_BALANCE_FORM } from '../create-store';
import { committed } from '../history';
import { type CommandContext, isAbort } from './command-context';
import type { Commands } from './commands';
import { freePlanName } from './scenario-commands';

/** How long after the last change of the form its limits are worked out, ms. */
const ADVICE_DELAY_MS = 120;

const PHASES: Readonly<Record<BalanceProgress['phase'], { step: number; text: string }>> = {
  seed: { step: 1, text: 'placing territories' },
  refine: { step: 2, text: 'refining borders' },
  polish: { step: 3, text: 'smoothing' },
};
const STEPS = 3;
/** The best plan so far is redrawn this often, ms: map and table need time of their own. */
const SHOWN_EVERY_MS = 200;

type BalanceCommands = Pick<
  Commands,
  | 'openBalance'
  | 'closeBalance'
  | 'changeBalanceForm'
  | 'runBalance'
  | 'stopBalance'
  | 'applyBalance'
  | 'discardBalance'
  | 'takeWayOut'
>;

/** The auto-balance sheet: wishes, limits before the run, the run itself, and its result as one edit. */
export function balanceCommands(context: CommandContext, rebuildGrid: Commands['rebuildGrid']): BalanceCommands {
  let running: AbortController | null = null;
  let adviceTimer: ReturnType<typeof setTimeout> | undefined;
  let adviceRound = 0;
  /** The goals before a run whose result is neither applied nor discarded yet. */
  let goalsBefore: readonly BalanceGoal[] | null = null;

  function patch(change: Partial<ReturnType<typeof balanceOf>>): void {
    context.set({ balance: { ...balanceOf(), ...change } });
  }

  /** What is asked for is what sheet, table and map judge by, from the run on; discarding takes that back, too. */
  function judgeByWishes(form: BalanceForm): void {
    goalsBefore ??= context.state.goals;
    const goals = form.criteria.filter(criterion => criterion.on).map(({ measureId, band }) => ({ measureId, band }));
    if (goals.length > 0) context.set({ goals });
  }

  function takeGoalsBack(): void {
    if (goalsBefore) context.set({ goals: goalsBefore });
    goalsBefore = null;
  }

  function balanceOf() {
    return context.state.balance;
  }

  function patchRun(change: Partial<BalanceRun>): void {
    const { run } = balanceOf();
    if (run) patch({ run: { ...run, ...change } });
  }

  /** Limits by name, in words; asked for again whenever the wish changes. */
  async function refreshAdvice(): Promise<void> {
    const round = ++adviceRound;
    const { form } = balanceOf();
    try {
      const wish = wishOf(context.state, form);
      if (!wish || wish.criteria.length === 0) return patch({ advice: [] });
      const planProblem = problemFromPlan(wish);
      const remarks = [...planProblem.remarks, ...boundsOf(planProblem.problem)];
      const advice = adviceOf(context.state, form, remarks, planProblem.territoryIds, await placesOf(remarks));
      if (round === adviceRound) patch({ advice });
    } catch (error) {
      if (round !== adviceRound) return;
      const text = error instanceof Error ? error.message : String(error);
      const remark: BalanceRemark = { kind: 'locks', text, units: [], territories: [], criterion: -1, value: 0 };
      patch({ advice: [{ remark, title: 'This cannot be balanced as it stands.', text, waysOut: [] }] });
    }
  }

  function scheduleAdvice(): void {
    clearTimeout(adviceTimer);
    adviceTimer = setTimeout(() => void refreshAdvice(), ADVICE_DELAY_MS);
  }

  async function placesOf(remarks: readonly BalanceRemark[]): Promise<ReadonlyMap<number, string>> {
    const hexes = [...new Set(remarks.flatMap(remark => remark.units.slice(0, 3)))];
    if (hexes.length === 0) return new Map();
    const names = await context.services.data.run('nameHexes', { hexes }).catch(() => []);
    return new Map(hexes.map((hex, index) => [hex, names[index] ?? '']));
  }

  function formFor(plan: Plan): BalanceForm {
    const { goals, dataset, balance } = context.state;
    const previous = new Map(balance.form.criteria.map(criterion => [criterion.measureId, criterion]));
    const criteria = (dataset?.summary.measures ?? []).map(measure => {
      const goal = goals.find(other => other.measureId === measure.id);
      const band = goal?.band ?? previous.get(measure.id)?.band ?? 0.1;
      const { hardness = 'must', priority = 0 } = previous.get(measure.id) ?? {};
      return { measureId: measure.id, on: goal !== undefined, band, hardness, priority };
    });
    const isFirst = balance.form === DEFAULT_BALANCE_FORM;
    return {
      ...DEFAULT_BALANCE_FORM,
      ...balance.form,
      criteria,
      territories: plan.territories.length || dataset?.gridOptions.territories || 10,
      start: plan.territories.length === 0 ? 'scratch' : 'today',
      // Wanted until a person says otherwise: a territory should lie where its rep lives.
      homes: homesByTerritory(context.state).size === 0 ? 'free' : isFirst ? 'near' : balance.form.homes,
    };
  }

  async function finish(
    wish: BalanceWish,
    planProblem: PlanProblem,
    territoryOf: Int32Array,
    remarks: readonly BalanceRemark[],
    change: Partial<BalanceRun>,
  ): Promise<void> {
    const { form } = balanceOf();
    // Never trust the engine: separate code recounts pieces, locks and sums before the plan may be applied.
    const faults = faultsOf(verifyPlan(planProblem.problem, territoryOf));
    if (faults.length > 0) {
      patchRun({
        ...change,
        status: 'failed',
        best: null,
        error: `The result did not pass its check: ${faults.join(' ')}`,
      });
      return;
    }
    const { assignment, territoryIds } = assignmentFromResult(wish, planProblem, territoryOf);
    const taken = wish.plan?.territories ?? [];
    const known = new Set(taken.map(territory => territory.id));
    const fresh = territoryIds.filter(id => !known.has(id));
    const named = fresh.length
      ? await context.services.data
          .run('nameTerritories', { assignment, ids: fresh, taken: taken.map(territory => territory.name) })
          .catch(() => [])
      : [];
    const names = new Map(named.map(({ id, name }) => [id, name]));
    const territories = resultTerritories(context.state, territoryIds, assignment, names);
    const places = await placesOf(remarks);
    const advice = adviceOf(context.state, form, remarks, planProblem.territoryIds, places);
    patchRun({ ...change, done: 1, best: { assignment, territories }, advice });
  }

  return {
    openBalance() {
      const plan = context.activePlan();
      if (!plan || !context.mayWrite()) return;
      context.set({ draft: null });
      patch({ open: true, form: formFor(plan), run: null });
      scheduleAdvice();
    },
    closeBalance() {
      running?.abort();
      takeGoalsBack();
      patch({ open: false, run: null });
    },
    changeBalanceForm(change) {
      patch({ form: { ...balanceOf().form, ...change } });
      scheduleAdvice();
    },
    async runBalance() {
      const before = context.activePlan();
      const { form } = balanceOf();
      if (!before || running) return;
      judgeByWishes(form);
      const controller = new AbortController();
      running = controller;
      let latest: BalanceTick | null = null;
      let showing: ReturnType<typeof setTimeout> | undefined;
      const show = () => {
        showing = undefined;
        const { run } = balanceOf();
        if (!latest || !wish || !planProblem || !run || controller.signal.aborted) return;
        const { progress, seconds } = latest;
        const { assignment, territoryIds } = assignmentFromResult(wish, planProblem, progress.territoryOf);
        const territories = resultTerritories(context.state, territoryIds, assignment, new Map());
        const phase = PHASES[progress.phase];
        // Refining and smoothing alternate inside the engine; for people the run only goes forward.
        const ahead = phase.step >= run.step ? { step: phase.step, phase: phase.text } : {};
        patchRun({ ...ahead, done: progress.done, seconds, best: { assignment, territories } });
      };
      let wish: BalanceWish | null = null;
      let planProblem: PlanProblem | null = null;
      patch({
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
          advice: [],
          error: '',
        },
      });
      try {
        wish = wishOf(context.state, form);
        if (!wish || wish.criteria.length === 0) throw new Error('Choose at least one measure to make even.');
        planProblem = problemFromPlan(wish);
        const options = { seed: form.seed, effort: form.effort };
        const { result, stopped, seconds } = await context.services.balancer.run(
          'balance',
          { problem: planProblem.problem, options },
          {
            signal: controller.signal,
            onProgress: tick => {
              latest = tick;
              // Ticks queue up behind a busy page: only the newest is shown, and not before the last one is on screen.
              showing ??= setTimeout(show, SHOWN_EVERY_MS);
            },
          },
        );
        const status = stopped ? 'stopped' : 'finished';
        if (balanceOf().run) await finish(wish, planProblem, result.territoryOf, result.remarks, { status, seconds });
      } catch (error) {
        if (!isAbort(error)) {
          patchRun({ status: 'failed', error: error instanceof Error ? error.message : String(error) });
        } else if (balanceOf().run?.best) patchRun({ status: 'stopped' });
        else patch({ run: null });
      } finally {
        clearTimeout(showing);
        running = null;
      }
    },
    stopBalance() {
      running?.abort();
    },
    applyBalance(toCopy = false) {
      const { run } = balanceOf();
      if (!run?.best || run.status === 'running') return false;
      const { best, before } = run;
      const plan = context.activePlan();
      if (!plan || plan !== before || context.state.save.kind === 'read-only') return context.mayWrite() && false;
      const { nextTerritoryId, plans, activePlanId } = context.state;
      const largest = best.territories.reduce((most, territory) => Math.max(most, territory.id), 0);
      const label = `Auto-balance · ${best.territories.length} territories`;
      const { goals } = context.state;
      const settings = { settingsBefore: { goals: goalsBefore ?? goals }, settingsAfter: { goals } };
      goalsBefore = null;
      patch({ open: false, run: null, advice: [] });
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
      running?.abort();
      takeGoalsBack();
      patch({ run: null });
      scheduleAdvice();
    },
    async takeWayOut(action) {
      const { form } = balanceOf();
      if (action.kind === 'wider-band') {
        const criteria = form.criteria.map(criterion =>
          criterion.measureId === action.measureId ? { ...criterion, band: action.band } : criterion,
        );
        patch({ run: null, form: { ...form, criteria } });
      } else if (action.kind === 'territories') patch({ run: null, form: { ...form, territories: action.count } });
      else if (action.kind === 'unlock') patch({ run: null, form: { ...form, keepLocks: false } });
      else if (action.kind === 'show-hexes') {
        context.setView({ selectedHexes: Int32Array.from(action.hexes), selectedTerritories: [] });
        context.setView({ frame: { nonce: context.state.view.frame.nonce + 1, target: { hexes: action.hexes } } });
        return;
      } else {
        patch({ run: null });
        await rebuildGrid({ resolution: action.resolution });
        const plan = context.activePlan();
        if (plan) patch({ open: true, form: { ...form } });
      }
      scheduleAdvice();
    },
  };
}

/** What would make a result unfit to apply; pieces are no fault where the map itself is in pieces (a remark says so). */
function faultsOf(check: PlanCheck): readonly string[] {
  const faults: string[] = [];
  if (check.unassigned.length > 0) faults.push(`${check.unassigned.length} hexes have no territory.`);
  if (check.brokenLocks.length > 0) faults.push(`${check.brokenLocks.length} locked hexes moved.`);
  return faults;
}
