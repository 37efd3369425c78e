/** What an import takes, beside bare parsers: `npm run bench:import`, and the first part of `npm run bench`. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ImportTiming, madeUpCustomers, type SplitTiming, timeImport, timeSplitting } from './import-timings';
import { importWorkerTiming } from './import-worker-timings';

const RUNS = 3;

export async function printImport(sizes: readonly number[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'evenland-bench-'));
  try {
    for (const rows of sizes) {
      const path = join(folder, `customers-${rows}.csv`);
      writeFileSync(path, new Uint8Array(await madeUpCustomers(rows).arrayBuffer()));
      await printSize(path, rows);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function printSize(path: string, rows: number): Promise<void> {
  const imports: ImportTiming[] = [];
  const splits: SplitTiming[] = [];
  // Before anything else leaves its garbage behind.
  const { liveMegabytes } = await timeImport(path, rows, true);
  for (let run = 0; run < RUNS; run++) {
    splits.push(await timeSplitting(path));
    imports.push(await timeImport(path, rows));
  }
  const [{ megabytes, hexes }] = imports;
  const read = median(imports.map(timing => timing.readSeconds));
  const all = median(imports.map(timing => timing.readSeconds + timing.hexSeconds));
  const [offsets, ours, udsv, papaparse] = (['offsets', 'ours', 'udsv', 'papaparse'] as const).map(parser =>
    median(splits.map(timing => timing[parser])),
  );
  const bare = Math.min(ours, udsv, papaparse);
  const line = (what: string, seconds: number) =>
    console.log(
      `  ${what.padEnd(44)} ${seconds.toFixed(2).padStart(6)} s ${Math.round(rows / seconds)
        .toLocaleString('en-US')
        .padStart(11)} rows/s  ${(seconds / bare).toFixed(2).padStart(5)} × the fastest bare parser`,
    );
  console.log(`\nImport of ${rows.toLocaleString('en-US')} rows, ${megabytes.toFixed(0)} MB (median of ${RUNS})`);
  line('where records and cells are, no strings', offsets);
  line('all cells as strings, this reader', ours);
  line('all cells as strings, udsv', udsv);
  line('all cells as strings, papaparse', papaparse);
  line('file to accounts and report', read);
  line(`file to hexes (${hexes.toLocaleString('en-US')})`, all);
  console.log(`  alive at once: ${liveMegabytes.toFixed(0)} MB of accounts, text and hexes`);
  const browser = await importWorkerTiming(path);
  line('file to accounts, worker of a browser', browser.readSeconds);
  line('file to hexes on the page, worker of a browser', browser.readSeconds + browser.hexSeconds);
  console.log(
    `  the worker held at most ${browser.peakMegabytes.toFixed(0)} MB, garbage not yet collected included; ` +
      `the page was never busy for longer than ${browser.longestTask.toFixed(0)} ms`,
  );
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1];
}
