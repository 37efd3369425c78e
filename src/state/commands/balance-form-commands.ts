import type { BalanceRemark } from '../../core/autobalance/balance-problem';
import { boundsOf } from '../../core/autobalance/bounds';
import { problemFromPlan } from '../../core/autobalance/problem-from-plan';
import type { Plan } from '../../core/plan/plan';
import { adviceOf } from '../balance-advice';
import type { BalanceForm } from '../balance-state';
import { homesByTerritory, keptWishes, wishOf } from '../balance-wish';
import { DEFAULT_BALANCE_FORM } from '../create-store';
import { formAfter } from '../way-out';
import type { BalanceSession } from './balance-session';
import type { Commands } from './commands';

/** How long after the last change of the form its limits are worked out, ms. */
const ADVICE_DELAY_MS = 120;

type FormCommands = Pick<Commands, 'openBalance' | 'changeBalanceForm' | 'takeWayOut'>;

/** The wishes, and what stands in their way before a run. `scheduleAdvice` works the limits out anew, soon. */
export function balanceFormCommands(
  session: BalanceSession,
  rebuildGrid: Commands['rebuildGrid'],
): FormCommands & { scheduleAdvice: () => void } {
  const { context } = session;
  let adviceTimer: ReturnType<typeof setTimeout> | undefined;
  let adviceRound = 0;

  /** Limits by name, in words; asked for again whenever the wish changes. */
  async function refreshAdvice(): Promise<void> {
    const round = ++adviceRound;
    const { form } = session.balance;
    try {
      const wish = wishOf(context.state, form);
      if (!wish || wish.criteria.length === 0) return session.patch({ advice: [] });
      const planProblem = problemFromPlan(wish);
      const remarks = [...planProblem.remarks, ...boundsOf(planProblem.problem)];
      const places = await session.placesOf(remarks);
      const advice = adviceOf(context.state, form, remarks, planProblem.territoryIds, places);
      if (round === adviceRound) session.patch({ advice });
    } catch (error) {
      if (round !== adviceRound) return;
      const text = error instanceof Error ? error.message : String(error);
      const remark: BalanceRemark = { kind: 'locks', text, units: [], territories: [], criterion: -1, value: 0 };
      session.patch({ advice: [{ remark, title: 'This cannot be balanced as it stands.', text, waysOut: [] }] });
    }
  }

  function scheduleAdvice(): void {
    clearTimeout(adviceTimer);
    adviceTimer = setTimeout(() => void refreshAdvice(), ADVICE_DELAY_MS);
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
      ...(dataset ? keptWishes(balance.form, dataset) : {}),
      criteria,
      territories: plan.territories.length || dataset?.gridOptions.territories || 10,
      start: plan.territories.length === 0 ? 'scratch' : 'today',
      // Wanted until a person says otherwise: a territory should lie where its rep lives.
      homes: homesByTerritory(context.state).size === 0 ? 'free' : isFirst ? 'near' : balance.form.homes,
    };
  }

  return {
    scheduleAdvice,
    openBalance() {
      const plan = context.activePlan();
      if (!plan || !context.mayWrite()) return;
      void context.services.balancer.warm();
      session.leaveRun();
      context.set({ draft: null });
      session.patch({ open: true, form: formFor(plan), run: null });
      scheduleAdvice();
    },
    changeBalanceForm(change) {
      session.patch({ form: { ...session.balance.form, ...change } });
      scheduleAdvice();
    },
    async takeWayOut(action) {
      const { form } = session.balance;
      if (action.kind === 'show-hexes') {
        context.setView({ selectedHexes: Int32Array.from(action.hexes), selectedTerritories: [] });
        context.setView({ frame: { nonce: context.state.view.frame.nonce + 1, target: { hexes: action.hexes } } });
        return;
      }
      session.leaveRun();
      session.patch({ run: null, form: formAfter(form, action) });
      if (action.kind === 'finer-hexes') {
        await rebuildGrid({ resolution: action.resolution });
        const plan = context.activePlan();
        if (plan) session.patch({ open: true, form: { ...form } });
      }
      scheduleAdvice();
    },
  };
}
