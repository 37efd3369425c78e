import { NO_FILTER } from '../../core/dataset/dataset';
import { NO_LINK_CHOICES } from '../../core/grid/link-choices';
import type { ColumnUse } from '../../files/customers/column-mapping';
import type { DataJobs } from '../../worker/protocol';
import type { ImportState, PolygonState } from '../app-state';
import { type DatasetOrigin, datasetOf } from '../dataset-loading';
import { emptyPlan, firstPlanOfPolygons, todaysPlan } from '../open-dataset';
import type { NamedAssignment } from '../polygon-plan';
import { rememberedUses, withRemembered } from '../remembered-columns';
import type { RepRow } from '../services';
import { locksFoundText } from './account-lock-commands';
import { adviceOf, type CommandContext, codeOf, isAbort } from './command-context';
import type { Commands } from './commands';
import { showProject } from './show-project';

/** Territories to suggest when the file says nothing about today's. */
const DEFAULT_TERRITORIES = 10;
/** More labels than this are no territories but something like account names. */
export const MOST_TODAY_LABELS = 1000;

type ImportCommands = Pick<
  Commands,
  | 'mapColumn'
  | 'multiplyColumn'
  | 'confirmColumn'
  | 'answerColumns'
  | 'updateMapping'
  | 'choosePart'
  | 'setImportOptions'
  | 'readImport'
  | 'readAgain'
  | 'backToColumns'
  | 'finishImport'
  | 'cancelImport'
> & {
  /** Begins an import. */
  inspect(file: File): Promise<'customers' | 'polygons'>;
};

/** The key a mapping is remembered under: the same headers in the same order. */
function headerKey(headers: readonly string[]): string {
  return headers.join('\u001f');
}

function withoutTimes({ times: _, ...use }: ColumnUse): ColumnUse {
  return use;
}

/**
 * From a dropped file to accounts on the map. The data worker replaces what it holds only when a file was read as a
 * whole, and the page only when the hexes are there; cancelling brings back what was on screen.
 */
export function importCommands(context: CommandContext): ImportCommands {
  let running: AbortController | null = null;

  function patch(change: Partial<ImportState>): void {
    context.store.setState(state => (state.importing ? { importing: { ...state.importing, ...change } } : {}));
  }

  /** Runs a step that can be cancelled; an error is shown in the flow, with the step to go back to. */
  async function step(onError: ImportState['step'], work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    patch({ error: null, progress: { phase: '', done: 0 } });
    try {
      await work(controller.signal);
    } catch (error) {
      if (controller.signal.aborted || isAbort(error)) return;
      const message = error instanceof Error ? error.message : String(error);
      patch({ step: onError, error: { message, advice: adviceOf(error) } });
    } finally {
      if (running === controller) running = null;
    }
  }

  /** The territories of the polygon file on the hexes that were just built. */
  async function onNewHexes(polygons: PolygonState, signal: AbortSignal): Promise<NamedAssignment | null> {
    const { file, territories } = polygons;
    const params = { file, fileName: file.name, property: territories?.property ?? null };
    const { names, onHexes } = await context.services.data.run('polygons', params, { signal });
    return onHexes && { names, assignment: onHexes.assignment };
  }

  const onProgress = (progress: ImportState['progress']) => patch({ progress });

  /** On to the columns of a table, with what a person chose for the same headers before. */
  async function lookAt(params: DataJobs['inspect']['params'], signal: AbortSignal): Promise<void> {
    const inspection = await context.services.data.run('inspect', params, { signal, onProgress });
    const headers = inspection.columns.map(column => column.header);
    const remembered = await context.services.projects.mappingFor(headerKey(headers)).catch(() => undefined);
    patch({ step: 'columns', inspection, ...withRemembered(inspection, remembered) });
  }

  async function readImport(): Promise<void> {
    const { importing } = context.state;
    const mapping = importing?.mapping;
    if (!importing || !mapping) return;
    patch({ step: 'importing', refused: null });
    await step('columns', async signal => {
      const params = { file: importing.file, fileName: importing.file.name, mapping };
      const read = await context.services.data.run('import', params, { signal, onProgress }).catch(async error => {
        if (!signal.aborted) patch({ refused: await context.services.data.run('refusedImport', null) });
        throw error;
      });
      if (importing.remember) {
        const headers = mapping.columns.map(column => column.header);
        const uses = rememberedUses(mapping);
        await context.services.projects.rememberMapping(headerKey(headers), uses).catch(() => undefined);
      }
      const { potential, workload } = read.proposed;
      const values = { potential, workload, filter: NO_FILTER };
      const summary = await context.services.data.run('summarise', values, { signal });
      const hasToday = read.todayLabels.length > 0 && read.todayLabels.length <= MOST_TODAY_LABELS;
      patch({
        step: 'check',
        report: read.report,
        summary,
        potential,
        workload,
        classLabels: read.classLabels,
        todayLabels: read.todayLabels,
        preview: read.preview,
        startFrom: context.state.polygons?.territories ? 'polygons' : hasToday ? 'today' : 'none',
        territories: hasToday ? read.todayLabels.length : DEFAULT_TERRITORIES,
      });
    });
  }

  return {
    async inspect(file) {
      const { importing: before } = context.state;
      let kind: 'customers' | 'polygons' = 'customers';
      context.set({
        importing: {
          step: 'reading',
          file,
          inspection: null,
          mapping: null,
          confirmed: [],
          answered: [],
          remember: true,
          progress: { phase: 'Reading', done: 0 },
          report: null,
          refused: null,
          summary: null,
          preview: null,
          potential: { kind: 'equal' },
          workload: { kind: 'equal' },
          classLabels: [],
          todayLabels: [],
          startFrom: 'none',
          territories: DEFAULT_TERRITORIES,
          error: null,
        },
      });
      await step('reading', async signal => {
        await lookAt({ file, fileName: file.name }, signal).catch(error => {
          if (signal.aborted || codeOf(error) !== 'polygons') throw error;
          // Only a look into it could tell; an import that waited for an answer goes on.
          kind = 'polygons';
          context.set({ importing: before?.step === 'columns' || before?.step === 'check' ? before : null });
        });
      });
      return kind;
    },
    async choosePart(part) {
      const { importing } = context.state;
      if (!importing || part === importing.inspection?.source.part) return;
      patch({ step: 'reading' });
      await step('columns', signal => lookAt({ file: importing.file, fileName: importing.file.name, part }, signal));
    },
    mapColumn(column, field) {
      const mapping = context.state.importing?.mapping;
      if (!mapping) return;
      const { field: previous, times } = mapping.columns[column];
      // Who chooses another use than the proposed one did not ask for the product that came with it.
      const keepsTimes = times === undefined || context.state.importing?.confirmed.includes(column);
      const repeatable = field === null || field === 'measure' || field === 'category';
      const columns = mapping.columns.map((use, index) => {
        if (index === column) return keepsTimes ? { ...use, field } : { ...withoutTimes(use), field };
        // Only one column can be the latitude: the one that was takes over what this one had.
        return !repeatable && use.field === field ? { ...use, field: previous } : use;
      });
      const confirmed = new Set(context.state.importing?.confirmed).add(column);
      patch({ mapping: { ...mapping, columns }, confirmed: [...confirmed] });
    },
    multiplyColumn(column, times) {
      const { importing } = context.state;
      if (!importing?.mapping) return;
      const columns = importing.mapping.columns.map((use, index) => {
        if (index !== column) return use;
        return times === null ? withoutTimes(use) : { ...use, times };
      });
      patch({
        mapping: { ...importing.mapping, columns },
        confirmed: [...new Set(importing.confirmed).add(column)],
      });
    },
    confirmColumn(column) {
      const { importing } = context.state;
      if (importing) patch({ confirmed: [...new Set(importing.confirmed).add(column)] });
    },
    answerColumns(columns, style) {
      const { importing } = context.state;
      if (!importing?.mapping) return;
      const { mapping, confirmed, answered } = importing;
      const change = style === 'point' || style === 'comma' ? { numberStyle: style } : { dateStyle: style };
      patch({
        mapping: {
          ...mapping,
          columns: mapping.columns.map((use, index) => (columns.includes(index) ? { ...use, ...change } : use)),
        },
        confirmed: [...new Set([...confirmed, ...columns])],
        answered: [...new Set([...answered, ...columns])],
      });
    },
    updateMapping(change) {
      const { importing } = context.state;
      const mapping = importing?.mapping;
      if (!importing || !mapping) return;
      const { encoding, delimiter, hasHeader, ...rest } = change;
      const dialect = { encoding, delimiter, hasHeader };
      if (Object.values(dialect).every(value => value === undefined))
        return patch({ mapping: { ...mapping, ...rest } });
      // Other characters, separators or headers make another table: the file is looked at anew with what was wished.
      const wished = {
        encoding: encoding ?? mapping.encoding,
        delimiter: delimiter ?? mapping.delimiter,
        hasHeader: hasHeader ?? mapping.hasHeader,
      };
      void step('columns', async signal => {
        const params = { file: importing.file, fileName: importing.file.name, wished, part: mapping.part };
        const inspection = await context.services.data.run('inspect', params, { signal });
        patch({ inspection, mapping: { ...inspection.proposed, ...rest }, confirmed: [], answered: [] });
      });
    },
    setImportOptions(change) {
      const { potential, workload, ...rest } = change;
      patch({ ...rest, ...(potential ? { potential } : {}), ...(workload ? { workload } : {}) });
      const { importing } = context.state;
      if ((!potential && !workload) || importing?.step !== 'check') return;
      const values = { potential: importing.potential, workload: importing.workload, filter: NO_FILTER };
      void step('check', async signal => {
        patch({ summary: await context.services.data.run('summarise', values, { signal }) });
      });
    },
    readImport,
    async readAgain(change) {
      const mapping = context.state.importing?.mapping;
      if (!mapping) return;
      patch({ mapping: { ...mapping, ...change } });
      await readImport();
    },
    backToColumns() {
      running?.abort();
      patch({ step: 'columns', error: null });
    },
    async finishImport() {
      const { importing } = context.state;
      if (!importing?.mapping || !importing.report) return;
      const { mapping, report, file } = importing;
      patch({ step: 'building' });
      await step('check', async signal => {
        const values = { potential: importing.potential, workload: importing.workload, filter: NO_FILTER };
        const polygons = importing.startFrom === 'polygons' ? context.state.polygons : null;
        const territories = polygons?.territories?.names.length ?? importing.territories;
        const gridOptions = { resolution: 'auto', reachKm: 'auto', territories } as const;
        const params = { grid: gridOptions, values };
        const bundle = await context.services.data.run('buildGrid', params, { signal, onProgress });
        const origin: DatasetOrigin = {
          source: { fileName: file.name, mapping },
          file,
          hexDocument: '',
          isSample: false,
          report,
          values,
          gridOptions,
          linkChoices: NO_LINK_CHOICES,
        };
        const lockedAccounts = await context.services.data.run('fileLocks', null);
        const dataset = datasetOf(bundle, origin);
        const planId = context.services.newId();
        const noReps: readonly RepRow[] = [];
        const drawn = polygons && (await onNewHexes(polygons, signal));
        const first =
          polygons && drawn
            ? firstPlanOfPolygons(dataset, planId, drawn, polygons.file.name)
            : importing.startFrom === 'today'
              ? todaysPlan(dataset, planId, noReps)
              : emptyPlan(dataset, planId);
        const plan = { ...first.plan, lockedAccounts };
        await showProject(context, dataset, {
          projectId: context.services.newId(),
          projectName: file.name.replace(/(?:\.[^.]+)?\.(?:gz|gzip)$|\.[^.]+$/i, ''),
          plans: [plan],
          activePlanId: planId,
          nextTerritoryId: first.nextTerritoryId,
          reps: first.reps,
        });
        context.set({ importing: null, polygons: null });
        const found = locksFoundText(plan);
        if (found)
          context.notify({ kind: 'info', title: found, text: 'See Locked accounts in the menu of the table.' });
      });
    },
    cancelImport() {
      running?.abort();
      running = null;
      const { dataset, polygons } = context.state;
      // Polygons wait on for another customer file only where there is none yet.
      context.set({ importing: null, polygons: dataset ? null : polygons });
      // What was read but not shown goes; the worker still holds the accounts on screen.
      void context.services.data.run('dropImport', null).catch(() => undefined);
    },
  };
}
