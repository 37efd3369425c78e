/**
 * Times a whole import as the worker does it: a file of made-up accounts → columns → values → hexes → sums. The file is
 * written in memory, 15 columns, some of them quoted; the same seed gives the same file.
 */
import { readFileSync } from 'node:fs';
import { NO_FILTER } from '../../src/core/dataset/dataset';
import { datasetHexes } from '../../src/core/dataset/dataset-hexes';
import { datasetSums, datasetValues } from '../../src/core/dataset/dataset-values';
import { isLand } from '../../src/core/geo/land-mask';
import { proposeSources } from '../../src/core/workload/account-values';
import { inspectFile } from '../../src/files/customers/inspect-file';
import { readAccounts } from '../../src/files/customers/read-accounts';
import { readLandMask } from '../../src/files/geo/land-mask';
import { seededRandom } from '../support/grids';

export interface ImportTiming {
  readonly rows: number;
  readonly megabytes: number;
  readonly readSeconds: number;
  readonly hexSeconds: number;
  readonly hexes: number;
  readonly peakMegabytes: number;
}

const HEADER =
  'Account ID,Account Name,Billing Street,Billing City,Billing Zip/Postal Code,Billing Country,BillingLatitude,' +
  'BillingLongitude,Account Owner,Territory,Industry,Class,Sales TTM (USD),Potential (USD),Visits per Year';
/** Middles of the towns that accounts scatter around: lat, lng. */
const TOWNS = 400;

export function madeUpCustomers(rows: number): Blob {
  const random = seededRandom(7);
  const towns = Array.from({ length: TOWNS }, () => [31 + random() * 15, -118 + random() * 40]);
  const pieces: string[] = [`${HEADER}\n`];
  let piece = '';
  for (let row = 0; row < rows; row++) {
    const [lat, lng] = towns[Math.floor(random() ** 2 * TOWNS)];
    const size = Math.exp(4 + 6 * random());
    const owner = Math.floor(random() * 50);
    piece +=
      `${String(row).padStart(9, '0')},"Customer ${row}, Inc.",${row % 9999} Main St,Town ${owner},` +
      `${10000 + (row % 80000)},United States,${(lat + random() - 0.5).toFixed(5)},${(lng + random() - 0.5).toFixed(5)},` +
      `Rep ${owner},T${owner},Retail,${'ABC'[row % 3]},${(size * random()).toFixed(2)},${size.toFixed(2)},${1 + (row % 24)}\n`;
    if (piece.length > 1 << 20) {
      pieces.push(piece);
      piece = '';
    }
  }
  pieces.push(piece);
  return new Blob(pieces);
}

export async function timeImport(rows: number): Promise<ImportTiming> {
  const file = madeUpCustomers(rows);
  const land = readFileSync('public/geo/land.bin');
  const mask = readLandMask(land.buffer.slice(land.byteOffset, land.byteOffset + land.byteLength));
  const before = process.memoryUsage.rss();
  let peak = before;
  const watch = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const started = performance.now();
  const { proposed } = await inspectFile(file, 'customers.csv');
  const context = { postcodes: null, onProgress: watch, isCancelled: () => false };
  const { table } = await readAccounts(file, 'customers.csv', proposed, context);
  const read = performance.now();
  const values = datasetValues(table, { ...proposeSources(table), filter: NO_FILTER });
  const options = { resolution: 'auto', reachKm: 'auto', territories: 50 } as const;
  const built = datasetHexes(table, values, options, (lat, lng) => isLand(mask, lat, lng), watch);
  datasetSums(table, built.grid, built.hexOfAccount, values);
  watch();
  return {
    rows,
    megabytes: file.size / 1e6,
    readSeconds: (read - started) / 1000,
    hexSeconds: (performance.now() - read) / 1000,
    hexes: built.grid.count,
    peakMegabytes: (peak - before) / 1e6,
  };
}
