import { type AccountTable, categoryColumn } from '../core/accounts/account-table';
import { textAt } from '../core/accounts/text-column';
import { datasetValues, labelsByAccounts } from '../core/dataset/dataset-values';
import { proposeSources } from '../core/workload/account-values';
import { withCountry } from '../files/customers/check-places';
import type { ColumnMapping } from '../files/customers/column-mapping';
import { NothingPlacedError } from '../files/customers/import-failures';
import { foundReason } from '../files/customers/import-findings';
import { readAccounts } from '../files/customers/read-accounts';
import { isGeoNamesList } from '../files/geo/read-postcode-list';
import { inspectOpened } from '../files/source/inspect-source';
import { openSource } from '../files/source/open-source';
import type { OpenedSource } from '../files/source/opened-source';
import type { DataSession } from './data-session';
import type { JobContext, JobHandlers } from './job-host';
import type { DataJobs, JobProgress } from './protocol';

type ImportJobs = Pick<DataJobs, 'inspect' | 'import' | 'dropImport' | 'summarise' | 'refusedImport' | 'finding'>;

/** From a file to accounts, which stay in the worker. */
export function importJobs(session: DataSession): JobHandlers<ImportJobs, JobProgress> {
  const postcodes = async () => session.postcodeLists.table(await session.geo.postcodes());
  return {
    async inspect({ file, fileName, wished = {}, part }, context) {
      const source = await openedFile(session, file, fileName, part, context);
      const inspection = await inspectOpened(source, file, fileName, wished);
      if (isGeoNamesList(inspection)) return { ...inspection, isPostcodeList: true };
      const usesPostcodes = hasField(inspection.proposed, 'postalCode');
      const placed = await withCountry(source.table, inspection, usesPostcodes ? await postcodes() : null, () =>
        session.geo.towns(),
      );
      return { ...placed, source: inspection.source };
    },

    async import({ file, fileName, mapping }, context) {
      session.refused = null;
      const source = await openedFile(session, file, fileName, mapping.part, context);
      const textFile = { text: source.table, fileName: source.tableName, mapping };
      const { table, report, rejections, found } = await readAccounts(source.table, source.tableName, mapping, {
        postcodes: hasField(mapping, 'postalCode') ? await postcodes() : null,
        towns: () => session.geo.towns(),
        land: await session.geo.land(),
        onProgress: (done, total) =>
          context.progress({ phase: 'Reading accounts', done: total > 0 ? done / total : 1 }),
        isCancelled: context.isCancelled,
      }).catch((error: unknown) => {
        // Its rows can still be listed and written.
        if (error instanceof NothingPlacedError) {
          session.refused = { ...textFile, report: error.report, rejections: error.rejections };
        }
        throw error;
      });
      session.imported = { ...textFile, table, report, rejections, found };
      return {
        report,
        proposed: proposeSources(table),
        classLabels: (categoryColumn(table, 'class')?.labels ?? []).filter(label => label !== '').sort(),
        todayLabels: labelsByAccounts(table),
        preview: pointsOf(table, null),
      };
    },

    dropImport() {
      session.imported = null;
      session.opened = null;
      session.refused = null;
      return null;
    },

    refusedImport: () => session.refused?.report ?? null,

    finding({ kind, limit }) {
      const { table, found } = session.accountsToBuild('Accounts cannot be listed');
      const list = found.find(entry => entry.kind === kind);
      if (!list) return { rows: [], points: new Float32Array(), hexes: new Int32Array() };
      const hexOfAccount = session.imported ? null : session.shown?.accounts ? session.shown.hexOfAccount : null;
      return {
        rows: Array.from(list.accounts.subarray(0, limit), (account, index) => ({
          row: table.rowNumbers[account],
          name: textAt(table.names, account) || textAt(table.ids, account),
          reason: foundReason(list, index, table, account),
        })),
        points: pointsOf(table, list.accounts),
        hexes: hexOfAccount
          ? Int32Array.from(new Set(list.accounts.map(account => hexOfAccount[account]))).sort()
          : new Int32Array(),
      };
    },

    summarise: options => datasetValues(session.accountsToBuild('Sums cannot be made').table, options).summary,
  };
}

/** The file as a table; the one that was opened last is opened already. */
export async function openedFile(
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

/** @param accounts null = all */
function pointsOf({ count, lat, lng }: AccountTable, accounts: Int32Array | null): Float32Array {
  const all = accounts ? accounts.length : count;
  const shown = Math.min(all, MOST_PREVIEW_POINTS);
  const points = new Float32Array(2 * shown);
  for (let i = 0; i < shown; i++) {
    const at = Math.floor((i * all) / shown);
    const account = accounts ? accounts[at] : at;
    points[2 * i] = lng[account];
    points[2 * i + 1] = lat[account];
  }
  return points;
}

function hasField(mapping: ColumnMapping, field: string): boolean {
  return mapping.columns.some(column => column.field === field);
}
