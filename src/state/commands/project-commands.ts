import { NO_FILTER } from '../../core/dataset/dataset';
import type { HexGrid } from '../../core/grid/hex-grid';
import { NO_LINK_CHOICES } from '../../core/grid/link-choices';
import { type Plan, UNASSIGNED } from '../../core/plan/plan';
import type { ProjectDocument } from '../../core/project/project-document';
import type { ColumnMapping } from '../../files/customers/column-mapping';
import type { ProjectRecord } from '../../storage/project-record';
import type { Dataset } from '../app-state';
import type { Autosave } from '../autosave';
import { datasetOf } from '../dataset-loading';
import { todaysPlan } from '../open-dataset';
import { transferPlan } from '../plan-transfer';
import { cellsOfDocument, documentOfState, nextTerritoryId, planOfDocument } from '../project-document';
import { type CommandContext, isAbort } from './command-context';
import type { Commands } from './commands';
import { planView } from './data-commands';
import { lockedAccountHexes, withLockedAccounts } from './locked-account-places';
import { showProject } from './show-project';

const SAMPLE_FILE = 'accounts-5000.csv';
/** One project for the sample, so that opening it again and again does not push real projects out of storage. */
const SAMPLE_PROJECT_ID = 'sample';
/** A customer file larger than this makes a project file that few programs open. */
const LARGEST_PACKED_BYTES = 200 * 1024 * 1024;

type ProjectCommands = Pick<
  Commands,
  | 'openSample'
  | 'exportFile'
  | 'exportProject'
  | 'versions'
  | 'loadVersion'
  | 'takeOverProject'
  | 'projects'
  | 'openProject'
> & {
  openProjectFile(file: File): Promise<void>;
  /** Brings back the project worked on last, or the sample on a first visit. */
  start(): Promise<void>;
};

/** Projects: opening, bringing back, saving as files, and everything that leaves the app. */
export function projectCommands(context: CommandContext, autosave: Autosave): ProjectCommands {
  const { data, projects } = context.services;
  const said = (phaseText: string) => context.set({ phaseText });
  const onProgress = ({ phase }: { phase: string }) => said(phase);

  async function openSample(): Promise<void> {
    const file = await context.services.fetchAsset(`sample/${SAMPLE_FILE}`);
    const [repsFile, inspection] = await Promise.all([
      context.services.fetchAsset('sample/reps.csv'),
      data.run('inspect', { file, fileName: SAMPLE_FILE }),
    ]);
    const source = { fileName: SAMPLE_FILE, mapping: inspection.proposed };
    const { report, proposed, todayLabels } = await data.run('import', { file, ...source }, { onProgress });
    const values = { ...proposed, filter: NO_FILTER };
    const gridOptions = { resolution: 'auto', reachKm: 'auto', territories: todayLabels.length } as const;
    const bundle = await data.run('buildGrid', { grid: gridOptions, values }, { onProgress });
    const linkChoices = NO_LINK_CHOICES;
    const origin = { source, file, hexDocument: '', isSample: true, report, values, gridOptions, linkChoices };
    const dataset = datasetOf(bundle, origin);
    const planId = context.services.newId();
    const { reps } = context.services.readReps(await repsFile.text());
    const first = todaysPlan(dataset, planId, reps);
    await showProject(context, dataset, {
      projectId: SAMPLE_PROJECT_ID,
      projectName: 'US field sales 2027',
      plans: [first.plan],
      activePlanId: planId,
      nextTerritoryId: first.nextTerritoryId,
      reps: first.reps,
    });
  }

  /** Reads the accounts again and puts the stored plans over them. */
  async function openRecord(record: ProjectRecord, source: Blob | null): Promise<void> {
    const values = { potential: record.potential, workload: record.workload, filter: record.filter };
    const { isSample, gridOptions, hexDocument, linkChoices = NO_LINK_CHOICES } = record;
    const kept = { isSample, values, gridOptions, linkChoices };
    // Projects stored before accounts could be locked have no list of them.
    const stored = record.plans.map(plan => ({ ...plan, lockedAccounts: plan.lockedAccounts ?? [] }));
    let dataset: Dataset;
    if (record.source && source) {
      const { report } = await data.run('import', { file: source, ...record.source }, { onProgress });
      const bundle = await data.run('buildGrid', { grid: gridOptions, values }, { onProgress });
      dataset = datasetOf(bundle, { ...kept, source: record.source, file: source, hexDocument: '', report });
    } else {
      const document = context.services.readProject(hexDocument);
      const bundle = await data.run('openHexes', { document, gapKm: gridOptions.gapKm }, { onProgress });
      dataset = datasetOf(bundle, { ...kept, source: null, file: null, hexDocument, report: null });
    }
    const plans = onCells(stored, record.cells, dataset.grid);
    await showProject(context, dataset, {
      projectId: record.id,
      projectName: record.name,
      plans: dataset.source ? await foundAgain(stored, plans) : plans,
      activePlanId: record.activePlanId,
      nextTerritoryId: record.nextTerritoryId,
      reps: record.reps,
      goals: record.goals,
      save: { kind: 'saved', at: record.savedAt },
    });
  }

  /** Plans carried over to the hexes that the worker has now, with their locked accounts looked up among its accounts. */
  async function foundAgain(before: readonly Plan[], after: readonly Plan[]): Promise<readonly Plan[]> {
    return withLockedAccounts(before, after, await lockedAccountHexes(context, before)).plans;
  }

  async function openDocument(document: ProjectDocument, text: string): Promise<void> {
    const { potential, workload, filter, gridOptions, linkChoices = NO_LINK_CHOICES } = document;
    const values = { potential, workload, filter };
    const kept = { isSample: false, values, gridOptions, linkChoices };
    let dataset: Dataset;
    if (document.source) {
      const { fileName, packed } = document.source;
      const source = { fileName, mapping: document.source.mapping as ColumnMapping };
      const file = await context.services.unpackSource(packed);
      const { report } = await data.run('import', { file, ...source });
      const bundle = await data.run('buildGrid', { grid: gridOptions, values });
      dataset = datasetOf(bundle, { ...kept, source, file, hexDocument: '', report });
    } else {
      const bundle = await data.run('openHexes', { document, gapKm: gridOptions.gapKm });
      dataset = datasetOf(bundle, { ...kept, source: null, file: null, hexDocument: text, report: null });
    }
    const saved = document.plans.map(planOfDocument);
    let plans = onCells(saved, cellsOfDocument(document), dataset.grid);
    if (document.source) plans = await foundAgain(saved, plans);
    await showProject(context, dataset, {
      projectId: context.services.newId(),
      projectName: document.name,
      plans,
      activePlanId: document.activePlanId,
      nextTerritoryId: nextTerritoryId(plans),
      reps: document.reps,
      goals: document.goals,
    });
  }

  async function busy<T>(label: string, title: string, work: () => Promise<T>): Promise<T | undefined> {
    context.set({ busy: { label, done: Number.NaN, cancel: null } });
    try {
      return await work();
    } catch (error) {
      context.fail(title, error);
      return undefined;
    } finally {
      context.set({ busy: null });
    }
  }

  async function openStored(id: string): Promise<boolean> {
    const stored = await projects.load(id);
    if (!stored) return false;
    await openRecord(stored.record, stored.source);
    autosave.markSaved(stored.record.savedAt);
    return true;
  }

  return {
    async start() {
      try {
        said('Opening your project');
        const last = await projects.loadLast();
        if (last) {
          await openRecord(last.record, last.source);
          autosave.markSaved(last.record.savedAt);
          return;
        }
      } catch (error) {
        context.fail('The project of last time could not be opened, it stays stored. This is the sample', error);
      }
      try {
        said('Opening the sample');
        await openSample();
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        context.set({ phase: 'failed', phaseText: message });
      }
    },
    async openSample() {
      await autosave.save();
      await busy('Opening the sample', 'The sample could not be opened', openSample);
    },
    async openProjectFile(file) {
      await busy(`Opening ${file.name}`, `${file.name} could not be opened`, async () => {
        const text = await file.text();
        await openDocument(context.services.readProject(text), text);
      });
    },
    async exportFile(kind, finding) {
      const plan = planView(context);
      const { dataset, goals, projectName } = context.state;
      if (!plan || !dataset || context.state.busy) return;
      const controller = new AbortController();
      context.set({ busy: { label: 'Writing the file', done: Number.NaN, cancel: () => controller.abort() } });
      try {
        const { grid, summary } = dataset;
        const { links } = grid;
        const { measures } = summary;
        const params = { kind, ...(finding ? { finding } : {}), plan, goals, links, measures, projectName };
        const { fileName, blob } = await data.run('export', params, {
          signal: controller.signal,
          onProgress: ({ phase, done }) => {
            const { busy: current } = context.state;
            if (current) context.set({ busy: { ...current, label: phase, done } });
          },
        });
        context.services.saveFile(fileName, blob);
        context.notify({ kind: 'done', title: `${fileName} is in your downloads` });
      } catch (error) {
        if (!isAbort(error)) context.fail('The file could not be written', error);
      } finally {
        context.set({ busy: null });
      }
    },
    async exportProject(withAccounts) {
      const { dataset, projectName } = context.state;
      if (!dataset) return;
      if (withAccounts && dataset.file && dataset.file.size > LARGEST_PACKED_BYTES) {
        context.notify({
          kind: 'refusal',
          title: 'The customer file is larger than 200 MB.',
          text: 'Save the project without accounts and keep the customer file beside it.',
        });
        return;
      }
      await busy('Writing the project file', 'The project file could not be written', async () => {
        const packed = withAccounts && dataset.file ? await context.services.packSource(dataset.file) : null;
        const document = documentOfState(context.state, context.services.now(), packed);
        if (!document) return;
        const name = `${projectName.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '') || 'project'}.evenland.json`;
        context.services.saveFile(name, context.services.writeProject(document));
        context.notify({ kind: 'done', title: `${name} is in your downloads` });
      });
    },
    versions() {
      return projects.versions(context.state.projectId);
    },
    async loadVersion(savedAt) {
      if (!context.mayWrite()) return;
      await busy('Opening the earlier version', 'The earlier version could not be opened', async () => {
        const { dataset, projectId } = context.state;
        const record = await projects.loadVersion(projectId, savedAt);
        if (!record) throw new Error('It is no longer stored on this device.');
        await openRecord(record, dataset?.file ?? null);
        // The version on screen differs from what is stored as the newest, so it is to be saved.
        context.set({ save: { kind: 'unsaved' } });
        context.notify({ kind: 'done', title: 'The earlier version is on screen; the one before it is kept.' });
      });
    },
    async takeOverProject() {
      const { projectId } = context.state;
      await busy('Taking over', 'The project could not be taken over', async () => {
        await context.services.tabLock.takeOver(projectId);
        // The other tab may have saved since this one was opened.
        if (!(await openStored(projectId))) context.set({ save: { kind: 'unsaved' } });
      });
    },
    async projects() {
      return projects.list();
    },
    async openProject(projectId) {
      await autosave.save();
      await busy('Opening the project', 'The project could not be opened', async () => {
        if (!(await openStored(projectId))) throw new Error('It is no longer stored on this device.');
      });
    },
  };
}

/** Plans of other hexes carried over to this grid; the same hexes stay as they are. */
function onCells(plans: readonly Plan[], cells: BigUint64Array, grid: HexGrid): readonly Plan[] {
  const same = cells.length === grid.count && cells.every((cell, hex) => cell === grid.cells[hex]);
  if (same) return plans;
  return plans.map(plan => transferPlan(plan, cells, grid.cells, hex => nearestKnown(plan, cells, grid, hex)));
}

/** A hex that the plan never knew takes the territory of a neighbour that it did. */
function nearestKnown(plan: Plan, cells: BigUint64Array, grid: HexGrid, hex: number): number {
  for (let edge = grid.offsets[hex]; edge < grid.offsets[hex + 1]; edge++) {
    const old = indexOfCell(cells, grid.cells[grid.neighbours[edge]]);
    if (old >= 0) return plan.assignment[old];
  }
  return UNASSIGNED;
}

function indexOfCell(cells: BigUint64Array, cell: bigint): number {
  let low = 0;
  let high = cells.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (cells[middle] === cell) return middle;
    if (cells[middle] < cell) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
