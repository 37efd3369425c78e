import { type AccountTable, categoryColumn } from '../core/accounts/account-table';
import { datasetValues, labelsByAccounts } from '../core/dataset/dataset-values';
import { proposeSources } from '../core/workload/account-values';
import type { ColumnMapping } from '../files/customers/column-mapping';
import { readAccounts } from '../files/customers/read-accounts';
import { inspectOpened } from '../files/source/inspect-source';
import { openSource } from '../files/source/open-source';
import type { OpenedSource } from '../files/source/opened-source';
import type { DataSession } from './data-session';
import type { JobContext, JobHandlers } from './job-host';
import type { DataJobs, JobProgress } from './protocol';

type ImportJobs = Pick<DataJobs, 'inspect' | 'import' | 'dropImport' | 'summarise'>;

/** From a file to accounts, which stay in the worker. */
export function importJobs(session: DataSession): JobHandlers<ImportJobs, JobProgress> {
  return {
    async inspect({ file, fileName, wished = {}, part }, context) {
      return inspectOpened(await opened(session, file, fileName, part, context), file, fileName, wished);
    },

    async import({ file, fileName, mapping }, context) {
      const source = await opened(session, file, fileName, mapping.part, context);
      const usesPostcodes = hasField(mapping, 'postalCode');
      const postcodes = usesPostcodes ? await session.geo.postcodes() : null;
      const { table, report, rejections } = await readAccounts(source.table, source.tableName, mapping, {
        postcodes,
        onProgress: (done, total) =>
          context.progress({ phase: 'Reading accounts', done: total > 0 ? done / total : 1 }),
        isCancelled: context.isCancelled,
      });
      session.imported = { text: source.table, fileName: source.tableName, mapping, table, report, rejections };
      return {
        report,
        proposed: proposeSources(table),
        classLabels: (categoryColumn(table, 'class')?.labels ?? []).filter(label => label !== '').sort(),
        todayLabels: labelsByAccounts(table),
        preview: previewPoints(table),
      };
    },

    dropImport() {
      session.imported = null;
      session.opened = null;
      return null;
    },

    summarise: options => datasetValues(session.accountsToBuild('Sums cannot be made').table, options).summary,
  };
}

/** The file as a table; the one that was opened last is opened already. */
async function opened(
  session: DataSession,
  file: Blob,
  fileName: string,
  part: string | undefined,
  context: JobContext<JobProgress>,
): Promise<OpenedSource> {
  const key = keyOf(file, fileName);
  const { opened: last } = session;
  if (key !== '' && last?.key === key && (part === undefined || part === last.source.part)) return last.source;
  const source = await openSource(file, fileName, part, {
    onProgress: (done, total) => context.progress({ phase: 'Unpacking', done: total > 0 ? done / total : 1 }),
    isCancelled: context.isCancelled,
  });
  session.opened = key === '' ? null : { key, source };
  return source;
}

/** A copy of a file reaches the worker with every job; without a date nothing says that it is the same one. */
function keyOf(file: Blob, fileName: string): string {
  return file instanceof File ? [fileName, file.size, file.lastModified].join('\n') : '';
}

/** Points for the small map of the check step, evenly taken: more would not be told apart there. */
const MOST_PREVIEW_POINTS = 4000;

function previewPoints({ count, lat, lng }: AccountTable): Float32Array {
  const shown = Math.min(count, MOST_PREVIEW_POINTS);
  const points = new Float32Array(2 * shown);
  for (let i = 0; i < shown; i++) {
    const account = Math.floor((i * count) / shown);
    points[2 * i] = lng[account];
    points[2 * i + 1] = lat[account];
  }
  return points;
}

function hasField(mapping: ColumnMapping, field: string): boolean {
  return mapping.columns.some(column => column.field === field);
}
