import type { BalanceRemark } from '../../core/autobalance/balance-problem';
import { assignmentFromResult, type BalanceWish, type PlanProblem } from '../../core/autobalance/problem-from-plan';
import { type PlanCheck, verifyPlan } from '../../core/autobalance/verify';
import type { BalanceGoal } from '../../core/plan/plan';
import type { SettingsEdit } from '../app-state';
import type { BalanceForm, BalanceRun, BalanceState, RunCertificate, RunPlan } from '../balance-state';
import { resultTerritories } from '../balance-wish';
import type { CommandContext } from './command-context';

/** A run that has ended, in the engine's words: what is done with it afterwards needs both. */
export interface SolvedRun {
  readonly wish: BalanceWish;
  readonly planProblem: PlanProblem;
  readonly plan: RunPlan;
  readonly territoryOf: Int32Array;
}

/** The result of the engine did not pass the check by separate code. */
export class PlanFaultError extends Error {
  override readonly name = 'PlanFaultError';
}

/** What the commands of the auto-balance sheet share: the run at hand and what works on it behind the page. */
export class BalanceSession {
  /** Ends the run under way; null when there is none. */
  running: AbortController | null = null;
  /** The run that is on screen, once it has ended; null before, and after it was applied or discarded. */
  solved: SolvedRun | null = null;
  /** Ends the work on the solved run: certificate and plans to choose from. */
  background = new AbortController();
  /** What was proved of plans: going back and forth between them does not prove it anew. */
  readonly certificates = new WeakMap<RunPlan, RunCertificate>();
  /** The goals before a run whose result is neither applied nor discarded yet. */
  #goalsBefore: readonly BalanceGoal[] | null = null;

  constructor(readonly context: CommandContext) {}

  get balance(): BalanceState {
    return this.context.state.balance;
  }

  patch(change: Partial<BalanceState>): void {
    this.context.set({ balance: { ...this.balance, ...change } });
  }

  patchRun(change: Partial<BalanceRun>): void {
    const { run } = this.balance;
    if (run) this.patch({ run: { ...run, ...change } });
  }

  /** Stops all that works for the run and forgets it; its plan stays on screen as long as the state has it. */
  leaveRun(): void {
    this.running?.abort();
    this.running = null;
    this.background.abort();
    this.background = new AbortController();
    this.solved = null;
  }

  /** What is asked for is what sheet, table and map judge by, from the run on; discarding takes that back, too. */
  judgeByWishes(form: BalanceForm): void {
    this.#goalsBefore ??= this.context.state.goals;
    const goals = form.criteria.filter(criterion => criterion.on).map(({ measureId, band }) => ({ measureId, band }));
    if (goals.length > 0) this.context.set({ goals });
  }

  /** The goals are kept from now on. Returns them and those before the run, for the history. */
  keepGoals(): Pick<SettingsEdit, 'settingsBefore' | 'settingsAfter'> {
    const { goals } = this.context.state;
    const before = this.#goalsBefore ?? goals;
    this.#goalsBefore = null;
    return { settingsBefore: { goals: before }, settingsAfter: { goals } };
  }

  takeGoalsBack(): void {
    if (this.#goalsBefore) this.context.set({ goals: this.#goalsBefore });
    this.#goalsBefore = null;
  }

  /**
   * The engine's answer as a plan of the app, new territories named. Never trust the engine: separate code recounts
   * pieces, locks and sums before a plan may be shown.
   * @throws PlanFaultError if it is not fit to apply
   */
  async planOf(wish: BalanceWish, planProblem: PlanProblem, territoryOf: Int32Array): Promise<RunPlan> {
    const faults = faultsOf(verifyPlan(planProblem.problem, territoryOf));
    if (faults.length > 0) throw new PlanFaultError(`The result did not pass its check: ${faults.join(' ')}`);
    const { assignment, territoryIds } = assignmentFromResult(wish, planProblem, territoryOf);
    const taken = wish.plan?.territories ?? [];
    const known = new Set(taken.map(territory => territory.id));
    const fresh = territoryIds.filter(id => !known.has(id));
    const named = fresh.length
      ? await this.context.services.data
          .run('nameTerritories', { assignment, ids: fresh, taken: taken.map(territory => territory.name) })
          .catch(() => [])
      : [];
    const names = new Map(named.map(({ id, name }) => [id, name]));
    return { assignment, territories: resultTerritories(this.context.state, territoryIds, assignment, names) };
  }

  /** Towns of the hexes that remarks speak of. */
  async placesOf(remarks: readonly BalanceRemark[]): Promise<ReadonlyMap<number, string>> {
    const hexes = [...new Set(remarks.flatMap(remark => remark.units.slice(0, 3)))];
    if (hexes.length === 0) return new Map();
    const names = await this.context.services.data.run('nameHexes', { hexes }).catch(() => []);
    return new Map(hexes.map((hex, index) => [hex, names[index] ?? '']));
  }
}

/** What would make a result unfit to apply; pieces are no fault where the map itself is in pieces (a remark says so). */
function faultsOf(check: PlanCheck): readonly string[] {
  const faults: string[] = [];
  if (check.unassigned.length > 0) faults.push(`${check.unassigned.length} hexes have no territory.`);
  if (check.brokenLocks.length > 0) faults.push(`${check.brokenLocks.length} locked hexes moved.`);
  return faults;
}
