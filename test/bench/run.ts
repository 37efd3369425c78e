/**
 * `npm run bench [-- --quick] [--engine FOLDER]`: every figure that the README states, each the median of several runs,
 * with the machine's name. `--quick` leaves out the million rows and the longer efforts in the browser. Engine instances
 * are read from FOLDER when it is there; the browser's are made up when it is not.
 */
import { existsSync } from 'node:fs';
import { cpus, release, totalmem, type } from 'node:os';
import { parseArgs } from 'node:util';
import { coreMarket, coreTimings } from './core-timings';
import { engineTable } from './engine-table';
import { engineWorkerTimings } from './engine-worker-timings';
import { printImport } from './import-table';
import { pageTimings } from './page-timings';
import { tidyTimings } from './tidy-timings';

const { values } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, engine: { type: 'string', default: '../shared/bench' } },
});

const [cpu] = cpus();
console.log(
  `${cpu.model}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GB, ${type()} ${release()}, Node ${process.version}`,
);

await printImport(values.quick ? [100_000] : [100_000, 1_000_000]);

const market = coreMarket();
console.log(`\n${market.grid.count.toLocaleString('en-US')} hexes, 200 territories`.padEnd(60), 'ms (median)');
for (const { name, milliseconds } of [...coreTimings(market), ...pageTimings(market)]) {
  console.log(`${name.padEnd(60)} ${milliseconds.toFixed(2).padStart(8)}`);
}

const tidy = tidyTimings();
console.log(
  `\nTidy up, ${tidy.edits} edits on ${tidy.hexes.toLocaleString('en-US')} hexes, ${tidy.territories} territories: ` +
    `median ${tidy.medianMs.toFixed(1)} ms, 95 % within ${tidy.p95Ms.toFixed(1)} ms; ` +
    `outside a band ${tidy.outside.join(' → ')}, extra pieces ${tidy.extraPieces.join(' → ')}; ` +
    `${tidy.drawnKept} of ${tidy.drawn} hexes stay as drawn, ${tidy.moved} moved`,
);

if (existsSync(values.engine)) {
  console.log(
    '\nEngine            units    k  first s  in band s  all s  worst potential  worst workload  pieces  inertia     gap',
  );
  for (const row of engineTable(values.engine)) {
    const cells = [
      row.instance.padEnd(12),
      String(row.units).padStart(10),
      String(row.territories).padStart(4),
      row.secondsToFirstPlan.toFixed(2).padStart(8),
      (row.secondsToBalanced?.toFixed(2) ?? '–').padStart(10),
      row.seconds.toFixed(2).padStart(6),
      `${row.deviation.potential} %`.padStart(16),
      `${row.deviation.workload} %`.padStart(15),
      String(row.pieces).padStart(7),
      row.inertia.toExponential(3).padStart(10),
      `${(100 * (row.certificateGap ?? 0)).toFixed(1)} %`.padStart(7),
    ];
    console.log(cells.join(' '));
  }
} else console.log(`\nNo engine instances in ${values.engine}: pass --engine FOLDER.`);

console.log(
  '\nEngine in workers of a browser    units    k  workers  copy ms  warm-up s  first s (cold)  in band s (cold)  all s (cold)  busy s  stop s  peak MB',
);
const workerRows = await engineWorkerTimings(values.engine, values.quick ? ['fast'] : ['fast', 'normal']);
for (const { name, units, territories, effort, workers, copy, warmUp, cold, warm, busy, stop, peakMB } of workerRows) {
  const both = (of: (timing: typeof warm) => number | null) =>
    [of(warm)?.toFixed(2) ?? '–', `(${of(cold)?.toFixed(2) ?? '–'})`].join(' ');
  const cells = [
    `${name}, ${effort}`.padEnd(32),
    String(units).padStart(7),
    String(territories).padStart(4),
    String(workers).padStart(8),
    copy.toFixed(1).padStart(8),
    warmUp.toFixed(2).padStart(10),
    both(timing => timing.firstPlan).padStart(15),
    both(timing => timing.balanced).padStart(17),
    both(timing => timing.all).padStart(13),
    (busy?.toFixed(2) ?? '–').padStart(7),
    stop.toFixed(2).padStart(7),
    (peakMB?.toFixed(0) ?? '–').padStart(8),
  ];
  console.log(cells.join(' '));
}
