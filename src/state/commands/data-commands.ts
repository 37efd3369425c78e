import type { AccountFilter, GridOptions } from '../../core/dataset/dataset';
import { hexAt } from '../../core/grid/cell-index';
import { accountTitle } from '../../core/plan/locked-accounts';
import { type LockedAccount, type Plan, type Rep, UNASSIGNED } from '../../core/plan/plan';
import * as edits from '../../core/plan/territory-edits';
import type { ValueOptions } from '../../worker/protocol';
import type { Dataset, RegridEdit } from '../app-state';
import { valueOptions, withChoices } from '../dataset-loading';
import { formatCount } from '../format';
import { committed } from '../history';
import { transferPlan } from '../plan-transfer';
import type { RepRow } from '../services';
import type { CommandContext } from './command-context';
import type { Commands } from './commands';
import { lockedAccountHexes, withLockedAccounts } from './locked-account-places';
import { gridKept, withoutHexes } from './regrid-history';

type DataCommands = Pick<
  Commands,
  | 'setFilter'
  | 'setValueSources'
  | 'rebuildGrid'
  | 'saveReps'
  | 'loadRepsFile'
  | 'setGoals'
  | 'listAccounts'
  | 'accountNear'
  | 'listFinding'
  | 'showFinding'
>;

/** Accounts of a list of the import report that are shown as rows; its download has all. */
const FOUND_ROWS = 200;

interface BusyJob {
  readonly signal: AbortSignal;
  /** A newer wish has taken its place: what it made is not to be shown. */
  readonly isSuperseded: () => boolean;
}

/** What counts, how it is valued, which hexes it is summed to, who the reps are. */
export function dataCommands(context: CommandContext): DataCommands {
  const { data } = context.services;

  let running: AbortController | null = null;

  /** Runs a job that the person waits for, with progress and cancel; a newer wish ends the older job. */
  async function busy(label: string, title: string, work: (job: BusyJob) => Promise<void>): Promise<void> {
    if (context.state.busy && !running) return;
    running?.abort();
    const controller = new AbortController();
    running = controller;
    context.set({ busy: { label, done: 0, cancel: () => controller.abort() } });
    try {
      // What the worker has made is on screen there: only a newer wish makes it void, a late cancel does not.
      await work({ signal: controller.signal, isSuperseded: () => running !== controller });
    } catch (error) {
      if (!controller.signal.aborted) context.fail(title, error);
    } finally {
      if (running === controller) {
        running = null;
        context.set({ busy: null });
      }
    }
  }

  const onProgress = ({ done }: { done: number }) => {
    const { busy: current } = context.state;
    if (current) context.set({ busy: { ...current, done } });
  };

  function withAccounts(): Dataset | null {
    const { dataset } = context.state;
    if (dataset?.source) return dataset;
    context.notify({
      kind: 'refusal',
      title: 'This project was saved without accounts.',
      text: 'Open the customer file to filter, revalue or use other hexes.',
    });
    return null;
  }

  async function aggregate(label: string, change: Partial<ValueOptions>): Promise<void> {
    const dataset = withAccounts();
    if (!dataset || !context.mayWrite()) return;
    await busy(label, 'The sums could not be made', async ({ signal, isSuperseded }) => {
      const values = { ...valueOptions(dataset), ...change };
      const { sums, summary, points } = await data.run('aggregate', values, { signal, onProgress });
      if (isSuperseded()) return;
      context.set({ dataset: { ...dataset, ...values, sums, summary, points } });
    });
  }

  return {
    setFilter: (filter: AccountFilter) => aggregate('Counting accounts', { filter }),
    setValueSources: (potential, workload) => aggregate('Valuing accounts', { potential, workload }),
    async rebuildGrid(options: Partial<GridOptions>) {
      const dataset = withAccounts();
      if (!dataset || !context.mayWrite()) return;
      // A person who chooses the size of hexes still wants New York to be more than one of them.
      const gridOptions = { ...dataset.gridOptions, ...options, split: true };
      await busy('Making hexes', 'The hexes could not be made', async ({ signal, isSuperseded }) => {
        const params = { grid: gridOptions, values: valueOptions(dataset) };
        const bundle = await data.run('buildGrid', params, { signal, onProgress });
        if (isSuperseded()) return;
        const grid = withChoices(bundle.grid, dataset.linkChoices);
        const next: Dataset = { ...dataset, ...bundle, grid, gridOptions };
        // A new hex takes the territory of the old hex under its centre.
        const under = (plan: { assignment: Uint16Array }) => (hex: number) => {
          const old = hexAt(dataset.grid, next.grid.lat[hex], next.grid.lng[hex]);
          return old < 0 ? UNASSIGNED : plan.assignment[old];
        };
        const hexOf = await lockedAccountHexes(context, context.state.plans);
        const { state } = context;
        const before = state.plans;
        const carried = before.map(plan => transferPlan(plan, dataset.grid.cells, next.grid.cells, under(plan)));
        const { plans, moved } = withLockedAccounts(before, carried, hexOf);
        // Steps before speak of the former hexes: taking this one back brings those back, too.
        const entry: RegridEdit = {
          label: `New hexes · ${formatCount(next.grid.count)}`,
          kept: { before: gridKept(dataset), after: gridKept(next) },
          plans: { before, after: plans },
        };
        context.set({ ...committed(state, entry), ...withoutHexes(state), dataset: next });
        context.notify({
          kind: 'done',
          title: bundle.resolutionReason,
          text: `Territories were carried over.${movedText(moved)}`,
          canUndo: true,
        });
      });
    },
    saveReps(reps: readonly Rep[], repOf: ReadonlyMap<number, string | null> = new Map()) {
      const plan = context.activePlan();
      if (!context.mayWrite()) return;
      const territories = plan?.territories.map(territory => {
        const repId = repOf.get(territory.id);
        return repId === undefined || repId === territory.repId ? territory : { ...territory, repId };
      });
      const isSame = territories?.every((territory, index) => territory === plan?.territories[index]);
      const edit = plan && territories && !isSame ? edits.replacePlan(plan, { ...plan, territories }, 'Reps') : null;
      context.changeSettings('Change reps', { reps }, edit);
    },
    async loadRepsFile(file) {
      if (!context.mayWrite()) return;
      try {
        const { reps: rows, problems } = context.services.readReps(await file.text());
        const plan = context.activePlan();
        const label = `${rows.length} reps from ${file.name}`;
        const edit = plan && edits.replacePlan(plan, withReps(plan, rows), label);
        if (!context.changeSettings(label, { reps: rows.map(row => row.rep) }, edit)) return;
        if (problems.length > 0) {
          context.notify({
            kind: 'info',
            title: `${file.name}: not everything could be used`,
            text: problems.slice(0, 3).join(' '),
          });
        }
      } catch (error) {
        context.fail(`${file.name} could not be read as a list of reps`, error);
      }
    },
    setGoals(goals) {
      if (goals.length > 0) context.changeSettings('Change goals', { goals });
    },
    async listAccounts(query, sort, offset, limit) {
      const plan = planView(context);
      if (!plan) return { total: 0, rows: [] };
      return data.run('accounts', { query, plan, sort, offset, limit });
    },
    listFinding: kind => data.run('finding', { kind, limit: FOUND_ROWS }),
    async showFinding(kind) {
      const { hexes } = await data.run('finding', { kind, limit: 0 });
      if (hexes.length === 0) return;
      context.setView({
        selectedHexes: hexes,
        selectedTerritories: [],
        frame: { nonce: context.state.view.frame.nonce + 1, target: { hexes: [...hexes] } },
      });
    },
    async accountNear(lat, lng, radiusKm) {
      const plan = planView(context);
      return plan && context.state.dataset?.source ? data.run('accountNear', { lat, lng, radiusKm, plan }) : null;
    },
  };
}

/** Larger hexes may hold accounts that are locked to different territories: some had to move, and that is said. */
function movedText(moved: readonly LockedAccount[]): string {
  if (moved.length === 0) return '';
  const names = [...new Set(moved.map(accountTitle))];
  const more = names.length > 3 ? ` and ${names.length - 3} more` : '';
  return ` Locked accounts that share a larger hex with those of another territory went there: ${names.slice(0, 3).join(', ')}${more}.`;
}

/** The plan with its territories given to the reps that name them. */
function withReps(plan: Plan, rows: readonly RepRow[]): Plan {
  let { territories } = plan;
  for (const { rep, territory } of rows) {
    const match = plan.territories.find(other => other.name === territory || other.todayLabel === territory);
    if (!match || !territory) continue;
    territories = territories.map(other =>
      other.id === match.id && (other.repId !== rep.id || other.fte !== rep.fte)
        ? { ...other, repId: rep.id, fte: rep.fte }
        : other,
    );
  }
  const isSame = territories.every((territory, index) => territory === plan.territories[index]);
  return isSame ? plan : { ...plan, territories };
}

/** The active plan as the worker names territories by. */
export function planView(context: CommandContext) {
  const plan = context.activePlan();
  if (!plan) return null;
  const { name, assignment, territories, lockedAccounts } = plan;
  return { name, assignment, territories, lockedAccounts, reps: context.state.reps };
}
