import { type AccountTable, categoryColumn } from '../core/accounts/account-table';
import { datasetValues, labelsByAccounts } from '../core/dataset/dataset-values';
import { proposeSources } from '../core/workload/account-values';
import type { ColumnMapping } from '../files/customers/column-mapping';
import { inspectFile } from '../files/customers/inspect-file';
import { readAccounts } from '../files/customers/read-accounts';
import type { DataSession } from './data-session';
import type { JobHandlers } from './job-host';
import type { DataJobs, JobProgress } from './protocol';

type ImportJobs = Pick<DataJobs, 'inspect' | 'import' | 'dropImport' | 'summarise'>;

/** From a file to accounts, which stay in the worker. */
export function importJobs(session: DataSession): JobHandlers<ImportJobs, JobProgress> {
  return {
    inspect: ({ file, fileName, wished }) => inspectFile(file, fileName, wished),

    async import({ file, fileName, mapping }, context) {
      const usesPostcodes = hasField(mapping, 'postalCode');
      const postcodes = usesPostcodes ? await session.geo.postcodes() : null;
      const { table, report, rejections } = await readAccounts(file, fileName, mapping, {
        postcodes,
        onProgress: (done, total) =>
          context.progress({ phase: 'Reading accounts', done: total > 0 ? done / total : 1 }),
        isCancelled: context.isCancelled,
      });
      session.imported = { file, fileName, mapping, table, report, rejections };
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
      return null;
    },

    summarise: options => datasetValues(session.accountsToBuild('Sums cannot be made').table, options).summary,
  };
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
