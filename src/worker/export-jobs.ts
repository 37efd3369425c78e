import { withLinks } from '../core/grid/with-links';
import { type AccountMeasures, accountAssignmentsCsv, changeListCsv } from '../files/account-assignments-csv';
import { accountPlacement, lockReasons } from '../files/account-placement';
import { type AccountPlacement, accountsCsv } from '../files/accounts-csv';
import { exportFileName } from '../files/file-name';
import { findingCsv } from '../files/finding-csv';
import { hexesCsv } from '../files/hexes-csv';
import { hexesGeoJson } from '../files/hexes-geojson';
import { importReportText } from '../files/import-report-text';
import { rejectedCsv } from '../files/rejected-csv';
import { territoriesGeoJson } from '../files/territories-geojson';
import { territoryMonthsCsv } from '../files/territory-months-csv';
import { type PlannedMarket, territorySummaries } from '../files/territory-summary';
import { territorySummaryCsv } from '../files/territory-summary-csv';
import { textBlob } from '../files/text-blob';
import type { DataSession, LoadedHexes } from './data-session';
import type { JobHandlers } from './job-host';
import type { DataJobs, ExportKind, JobProgress, PlanView } from './protocol';

type ExportParams = DataJobs['export']['params'];

const CSV = 'text/csv;charset=utf-8';
const GEOJSON = 'application/geo+json';

/** What each file is called behind the project's name, and its type. */
const FILES: Readonly<Record<ExportKind, readonly [name: string, type: string]>> = {
  'territories-geojson': ['territories.geojson', GEOJSON],
  'hexes-geojson': ['hexes.geojson', GEOJSON],
  'hexes-csv': ['hexes.csv', CSV],
  'accounts-csv': ['accounts.csv', CSV],
  'assignments-csv': ['account-assignments.csv', CSV],
  'territory-summary-csv': ['territory-summary.csv', CSV],
  'change-list-csv': ['change-list.csv', CSV],
  'rejected-csv': ['rejected.csv', CSV],
  'finding-csv': ['accounts-to-check.csv', CSV],
  'territory-months-csv': ['territory-months.csv', CSV],
  'import-report-txt': ['import-report.txt', 'text/plain;charset=utf-8'],
};

/** Everything that leaves the app, written in the worker piece by piece. */
export function exportJobs(session: DataSession): JobHandlers<Pick<DataJobs, 'export'>, JobProgress> {
  return {
    async export(params, context) {
      const [file, type] = FILES[params.kind];
      const name = params.finding ? `${params.finding}.csv` : file;
      context.progress({ phase: `Writing ${name}`, done: Number.NaN });
      const blob = await textBlob(pieces(session, params, context.isCancelled), type);
      return { fileName: exportFileName(params.projectName, name), blob };
    },
  };
}

function pieces(
  session: DataSession,
  params: ExportParams,
  isCancelled: () => boolean,
): Iterable<string> | AsyncIterable<string> {
  const { kind, plan } = params;
  switch (kind) {
    case 'territories-geojson':
      return territoriesGeoJson(marketOf(session, params), plan.name);
    case 'hexes-geojson':
      return hexesGeoJson(marketOf(session, params));
    case 'hexes-csv': {
      const market = marketOf(session, params);
      return hexesCsv(market.grid, market.assignment, market.territories, market);
    }
    case 'territory-summary-csv':
      return territorySummaryCsv(territorySummaries(marketOf(session, params)));
    case 'accounts-csv': {
      const hexes = session.shownWithAccounts('Accounts cannot be written');
      return accountsCsv(fileOf(hexes), hexes.accounts.table, placementOf(hexes, plan), isCancelled);
    }
    case 'assignments-csv': {
      const hexes = session.shownWithAccounts('Accounts cannot be written');
      return accountAssignmentsCsv(hexes.accounts.table, placementOf(hexes, plan), measuresOf(hexes), plan.territories);
    }
    case 'change-list-csv': {
      const hexes = session.shownWithAccounts('Changes cannot be written');
      return changeListCsv(hexes.accounts.table, placementOf(hexes, plan), measuresOf(hexes), plan.territories);
    }
    case 'rejected-csv': {
      const accounts = session.refused ?? session.accountsToBuild('Rejected rows cannot be written');
      return rejectedCsv({ ...accounts, blob: accounts.text }, accounts.rejections, isCancelled);
    }
    case 'finding-csv': {
      const accounts = session.accountsToBuild('The list cannot be written');
      const found = accounts.found.find(entry => entry.kind === params.finding);
      return found ? findingCsv({ ...accounts, blob: accounts.text }, accounts.table, found, isCancelled) : [];
    }
    case 'territory-months-csv': {
      const hexes = session.shownWithAccounts('Months cannot be written');
      const { monthly } = hexes.accounts.table;
      if (!monthly) return [];
      const { territoryId } = placementOf(hexes, plan);
      return territoryMonthsCsv(monthly, territoryId, hexes.values.mask, plan.territories, plan.reps);
    }
    case 'import-report-txt':
      return [importReportText((session.refused ?? session.accountsToBuild('The report cannot be written')).report)];
  }
}

function marketOf(session: DataSession, { plan, goals, links, measures }: ExportParams): PlannedMarket {
  const { grid, sums } = session.shownHexes('The plan cannot be written');
  const { assignment, territories, reps } = plan;
  return { grid: withLinks(grid, links), sums, measures, goals, assignment, territories, reps };
}

function fileOf({ accounts: { text, fileName, mapping } }: LoadedHexes) {
  return { blob: text, fileName, mapping };
}

function measuresOf({ values }: LoadedHexes): AccountMeasures {
  return { measures: values.summary.measures, values: values.measureValues };
}

function placementOf(
  { accounts, grid, hexOfAccount }: LoadedHexes,
  { assignment, territories, reps, lockedAccounts }: PlanView,
): AccountPlacement {
  const reasons = lockReasons(accounts.table, lockedAccounts);
  return accountPlacement(grid.cells, hexOfAccount, assignment, territories, reps, reasons);
}
