import { type AccountTable, categoryColumn } from '../core/accounts/account-table';
import { textAt } from '../core/accounts/text-column';
import { datasetValues, labelsByAccounts } from '../core/dataset/dataset-values';
import { proposeSources } from '../core/workload/account-values';
import { withCountry } from '../files/customers/check-places';
import type { ColumnMapping } from '../files/customers/column-mapping';
import { NothingPlacedError } from '../files/customers/import-failures';
import { foundReason } from '../files/customers/import-findings';
import { inspectFile } from '../files/customers/inspect-file';
import { readAccounts } from '../files/customers/read-accounts';
import { isGeoNamesList } from '../files/geo/read-postcode-list';
import type { DataSession } from './data-session';
import type { JobHandlers } from './job-host';
import type { DataJobs, JobProgress } from './protocol';

type ImportJobs = Pick<DataJobs, 'inspect' | 'import' | 'dropImport' | 'summarise' | 'refusedImport' | 'finding'>;

/** From a file to accounts, which stay in the worker. */
export function importJobs(session: DataSession): JobHandlers<ImportJobs, JobProgress> {
  const postcodes = async () => session.postcodeLists.table(await session.geo.postcodes());
  return {
    async inspect({ file, fileName, wished }) {
      const inspection = await inspectFile(file, fileName, wished);
      if (isGeoNamesList(inspection)) return { ...inspection, isPostcodeList: true };
      const usesPostcodes = hasField(inspection.proposed, 'postalCode');
      return withCountry(file, inspection, usesPostcodes ? await postcodes() : null, () => session.geo.towns());
    },

    async import({ file, fileName, mapping }, context) {
      session.refused = null;
      const { table, report, rejections, found } = await readAccounts(file, fileName, mapping, {
        postcodes: hasField(mapping, 'postalCode') ? await postcodes() : null,
        towns: () => session.geo.towns(),
        land: await session.geo.land(),
        onProgress: (done, total) =>
          context.progress({ phase: 'Reading accounts', done: total > 0 ? done / total : 1 }),
        isCancelled: context.isCancelled,
      }).catch((error: unknown) => {
        // Its rows can still be listed and written.
        if (error instanceof NothingPlacedError) {
          session.refused = { file, fileName, mapping, report: error.report, rejections: error.rejections };
        }
        throw error;
      });
      session.imported = { file, fileName, mapping, table, report, rejections, found };
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
