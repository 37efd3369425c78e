import type { Plan } from '../../core/plan/plan';
import { committed } from '../history';
import type { CommandContext } from './command-context';
import type { Commands } from './commands';

const LONGEST_NAME = 80;

/** The wanted name, or with the first number that makes it one of a kind. */
export function freePlanName(wanted: string, plans: readonly Plan[]): string {
  const taken = new Set(plans.map(plan => plan.name));
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted} ${number}`)) number++;
  return `${wanted} ${number}`;
}

/** Plans of the project beside each other: copy, switch, rename, delete. */
export function scenarioCommands(
  context: CommandContext,
): Pick<Commands, 'duplicatePlan' | 'selectPlan' | 'renamePlan' | 'deletePlan' | 'renameProject'> {
  function change(label: string, plansAfter: readonly Plan[], activeAfter: string): void {
    const { plans, activePlanId } = context.state;
    context.store.setState(state =>
      committed(state, { label, plansBefore: plans, plansAfter, activeBefore: activePlanId, activeAfter }),
    );
  }

  return {
    duplicatePlan() {
      const plan = context.activePlan();
      if (!plan || !context.mayWrite()) return;
      const { plans } = context.state;
      const copy = { ...plan, id: context.services.newId(), name: freePlanName(`${plan.name} copy`, plans) };
      change(`Copy plan “${plan.name}”`, [...plans, copy], copy.id);
      context.notify({ kind: 'done', title: `“${copy.name}” is on screen now`, canUndo: true });
    },
    selectPlan(planId) {
      const { plans, balance } = context.state;
      if (balance.run || !plans.some(plan => plan.id === planId)) return;
      context.set({ activePlanId: planId, draft: null });
      context.setView({ selectedTerritories: [], selectedHexes: new Int32Array(0) });
    },
    renamePlan(planId, name) {
      const { plans, activePlanId } = context.state;
      const trimmed = name.trim().slice(0, LONGEST_NAME);
      const plan = plans.find(other => other.id === planId);
      if (!plan || !trimmed || trimmed === plan.name || !context.mayWrite()) return;
      change(
        `Rename plan “${plan.name}” to “${trimmed}”`,
        plans.map(other => (other.id === planId ? { ...other, name: trimmed } : other)),
        activePlanId,
      );
    },
    deletePlan(planId) {
      const { plans, activePlanId } = context.state;
      const plan = plans.find(other => other.id === planId);
      if (!plan || !context.mayWrite()) return;
      if (plans.length === 1) {
        context.notify({
          kind: 'refusal',
          title: 'This is the only plan of the project.',
          text: 'Copy it first, then delete it.',
        });
        return;
      }
      const rest = plans.filter(other => other.id !== planId);
      change(`Delete plan “${plan.name}”`, rest, activePlanId === planId ? rest[0].id : activePlanId);
      context.notify({ kind: 'done', title: `Plan “${plan.name}” deleted`, canUndo: true });
    },
    renameProject(name) {
      const trimmed = name.trim().slice(0, LONGEST_NAME);
      if (trimmed && context.mayWrite()) context.set({ projectName: trimmed });
    },
  };
}
