/**
 * Times a whole import as the worker does it: a file of made-up accounts → columns → values → hexes → sums, and beside it
 * what it costs to do nothing but split the same file into cells, by our reader and by two others. The file has 15
 * columns, some of them quoted; the same seed gives the same file. It lies on disk, as a person's does.
 *
 * "Split" means that every cell of every row becomes a string in an array, a megabyte of decoded text at a time, and
 * that nothing is kept: what the other parsers do by themselves, and what ours does when it is asked for each cell.
 */
import { openAsBlob, readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Papa from 'papaparse';
import { inferSchema, initParser, type Parser } from 'udsv';
import { NO_FILTER } from '../../src/core/dataset/dataset';
import { datasetHexes } from '../../src/core/dataset/dataset-hexes';
import { datasetSums, datasetValues } from '../../src/core/dataset/dataset-values';
import { isLand } from '../../src/core/geo/land-mask';
import { proposeSources } from '../../src/core/workload/account-values';
import { decodeBlob } from '../../src/files/customers/decode';
import { readRecords } from '../../src/files/customers/delimited-reader';
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
  /** Most that was alive at once (heap and buffers after a collection of garbage, looked at between chunks), MB. */
  readonly liveMegabytes: number;
}

/** Seconds to split a file into cells. */
export interface SplitTiming {
  /** Where the records and cells are, without a string: what an import asks for. */
  readonly offsets: number;
  readonly ours: number;
  readonly udsv: number;
  readonly papaparse: number;
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

const SETTLE_MS = 500;

/** A collector of garbage that can be called. */
function garbageCollector(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}

function liveMegabytes(collect: () => void): number {
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** @param measureMemory collects garbage at every step, which takes time: such a run says nothing of seconds */
export async function timeImport(path: string, rows: number, measureMemory = false): Promise<ImportTiming> {
  const file = await openAsBlob(path);
  const land = readFileSync('public/geo/land.bin');
  const mask = readLandMask(land.buffer.slice(land.byteOffset, land.byteOffset + land.byteLength));
  const collect = measureMemory ? garbageCollector() : null;
  if (collect) {
    // The text the file was made of is let go of only between two tasks.
    collect();
    await new Promise(resolve => setTimeout(resolve, SETTLE_MS));
  }
  const before = collect ? liveMegabytes(collect) : 0;
  let most = before;
  let steps = 0;
  const watch = () => {
    if (collect && steps++ % 4 === 0) most = Math.max(most, liveMegabytes(collect));
  };
  const started = performance.now();
  const { proposed } = await inspectFile(file, 'customers.csv');
  const context = { postcodes: null, onProgress: watch, isCancelled: () => false };
  const { table } = await readAccounts(file, 'customers.csv', proposed, context);
  const read = performance.now();
  watch();
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
    liveMegabytes: most - before,
  };
}

export async function timeSplitting(path: string): Promise<SplitTiming> {
  const file = await openAsBlob(path);
  let cells = 0;
  const seconds = async (split: () => Promise<void>) => {
    cells = 0;
    const started = performance.now();
    await split();
    return { seconds: (performance.now() - started) / 1000, cells };
  };
  const offsets = await seconds(async () => {
    for await (const batch of readRecords(file, 'utf-8', ',', 'customers.csv')) {
      for (let record = 0; record < batch.count; record++) cells += batch.cellCount(record);
    }
  });
  const ours = await seconds(async () => {
    for await (const batch of readRecords(file, 'utf-8', ',', 'customers.csv')) {
      for (let record = 0; record < batch.count; record++) {
        const row: string[] = [];
        const count = batch.cellCount(record);
        for (let column = 0; column < count; column++) row.push(batch.cell(record, column));
        cells += row.length;
      }
    }
  });
  const udsv = await seconds(async () => {
    let parser: Parser | null = null;
    for await (const { text } of decodeBlob(file, 'utf-8', 'customers.csv')) {
      parser ??= initParser(inferSchema(text));
      parser.chunk<string[]>(text, parser.stringArrs, row => {
        cells += row.length;
      });
    }
    parser?.end();
  });
  const papaparse = await seconds(async () => {
    let rest = '';
    for await (const { text, last } of decodeBlob(file, 'utf-8', 'customers.csv')) {
      const whole = rest + text;
      const end = last ? whole.length : whole.lastIndexOf('\n') + 1;
      rest = whole.slice(end);
      const { data } = Papa.parse<string[]>(whole.slice(0, end), { delimiter: ',', newline: '\n' });
      for (const row of data) if (row.length > 1) cells += row.length;
    }
  });
  // udsv keeps the header to itself.
  const header = HEADER.split(',').length;
  for (const counted of [ours.cells, udsv.cells + header, papaparse.cells]) {
    if (counted !== offsets.cells) throw new Error(`${counted} cells, not ${offsets.cells}: the parsers do not agree.`);
  }
  return { offsets: offsets.seconds, ours: ours.seconds, udsv: udsv.seconds, papaparse: papaparse.seconds };
}
