import type { DataSession } from './data-session';
import { exportJobs } from './export-jobs';
import { gridJobs } from './grid-jobs';
import { importJobs } from './import-jobs';
import type { JobHandlers } from './job-host';
import { listJobs } from './list-jobs';
import { polygonJobs } from './polygon-jobs';
import { postcodeJobs } from './postcode-jobs';
import type { DataJobs, JobProgress } from './protocol';

/** Jobs that change what the worker holds; the others may run beside them. */
export const DATA_JOBS_IN_TURN: readonly (keyof DataJobs)[] = [
  'import',
  'dropImport',
  'buildGrid',
  'restoreGrid',
  'aggregate',
  'openHexes',
  'findLinks',
  'nameLinks',
  'summarise',
  'addPostcodeList',
  'removePostcodeList',
];

/** Every job of the data worker, by group. */
export function dataJobs(session: DataSession): JobHandlers<DataJobs, JobProgress> {
  return {
    ...importJobs(session),
    ...postcodeJobs(session),
    ...gridJobs(session),
    ...listJobs(session),
    ...exportJobs(session),
    ...polygonJobs(session),
  };
}
