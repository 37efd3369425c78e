/**
 * The engine where people meet it: in workers of a browser page, cold and warm. The page is served from the sources by
 * the build tool, unminified; memory is what the page's process holds beyond what it held before the run (Linux only).
 */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Browser, Page } from 'playwright-core';
import type { BalanceEffort, BalanceProblem } from '../../src/core/autobalance/balance-problem';
import { lumpyProblem } from '../../src/core/autobalance/test-problem';
import { launchBrowser } from '../support/launch-browser';
import { benchServer } from './bench-server';
import { instancePath, parseCriteria, problemOf, readInstance } from './engine-instance';
import { processWatch } from './process-watch';
import { COLUMNS, type PackedProblem, type WorkerTiming } from './worker-page/packed-problem';

export interface WorkerTimings {
  readonly name: string;
  readonly units: number;
  readonly territories: number;
  readonly effort: BalanceEffort;
  readonly workers: number;
  /** Milliseconds to copy the problem for one worker. */
  readonly copy: number;
  /** Seconds until the code is compiled, before any run. */
  readonly warmUp: number;
  readonly cold: WorkerTiming;
  readonly warm: WorkerTiming;
  /** Processor seconds of all workers in the warm run: what a machine with nothing else to do would need; null as below. */
  readonly busy: number | null;
  /** The same up to the first plan and the stop. */
  readonly busyToFirst: number | null;
  /** Seconds from a stop to the best plan, of a warm run. */
  readonly stop: number;
  /** Most the process of the page held during the runs beyond an empty page, MB; null where it cannot be read. */
  readonly peakMB: number | null;
}

const INSTANCES: readonly { name: string; territories: number; wishes: string; rows: number; columns: number }[] = [
  { name: 'eu-r5m', territories: 50, wishes: 'potential:5,workload:5', rows: 100, columns: 126 },
  { name: 'syn-100k', territories: 200, wishes: 'potential:5,workload:5', rows: 250, columns: 400 },
  { name: 'syn-100k', territories: 200, wishes: 'sum:1', rows: 250, columns: 400 },
];
/** Instances of the folder, or made-up markets of the same size where they are not there. */
function problems(folder: string | null): { name: string; problem: BalanceProblem }[] {
  return INSTANCES.map(({ name, territories, wishes, rows, columns }) => {
    const path = folder === null ? '' : instancePath(folder, name);
    if (path !== '' && existsSync(`${path}.csv`)) {
      const problem = problemOf(readInstance(path), territories, parseCriteria(wishes));
      return { name: `${name} ${wishes.replace('potential:5,workload:5', 'both:5')}`, problem };
    }
    return { name: `${rows} × ${columns}`, problem: lumpyProblem(rows, columns, territories, 1) };
  });
}

function packed(problem: BalanceProblem): PackedProblem {
  const base64 = (column: ArrayBufferView) =>
    Buffer.from(column.buffer, column.byteOffset, column.byteLength).toString('base64');
  const columns = Object.fromEntries(COLUMNS.map(name => [name, base64(problem[name])]));
  return {
    columns: columns as unknown as PackedProblem['columns'],
    weights: problem.criteria.map(({ weights }) => base64(weights)),
    rest: {
      unitCount: problem.unitCount,
      criteria: problem.criteria.map(criterion => ({ ...criterion, weights: new Float64Array(0) })),
      territoryCount: problem.territoryCount,
      start: null,
      keep: 0,
      disruption: null,
      mostMoved: null,
      homes: null,
    },
  };
}

async function timed(
  page: Page,
  browser: Browser,
  name: string,
  problem: BalanceProblem,
  effort: BalanceEffort,
): Promise<WorkerTimings> {
  const workers = availableParallelism();
  const options = { seed: 1, effort };
  const watch = await processWatch(browser);
  const measured = (value: number): number | null => (watch.isKnown ? value : null);
  try {
    const copy = await page.evaluate(sent => window.bench.load(sent), packed(problem));
    await page.evaluate(count => window.bench.start(count), workers);
    const cold = await page.evaluate(chosen => window.bench.run(chosen), options);
    await page.evaluate(count => window.bench.start(count), workers);
    const warmUp = await page.evaluate(() => window.bench.warm());
    const ready = watch.busy();
    const stop = await page.evaluate(chosen => window.bench.stop(chosen), options);
    const stopped = watch.busy();
    const warm = await page.evaluate(chosen => window.bench.run(chosen), options);
    return {
      name,
      units: problem.unitCount,
      territories: problem.territoryCount,
      effort,
      workers,
      copy,
      warmUp,
      cold,
      warm,
      stop,
      busyToFirst: measured(stopped - ready),
      busy: measured(watch.busy() - stopped),
      peakMB: measured(watch.megabytes()),
    };
  } finally {
    watch.end();
  }
}

/** @param folder of engine instances; null or without the instances wanted: made-up markets of the same size */
export async function engineWorkerTimings(
  folder: string | null,
  efforts: readonly BalanceEffort[] = ['normal'],
): Promise<WorkerTimings[]> {
  const { server, url } = await benchServer();
  const browser = await launchBrowser();
  const rows: WorkerTimings[] = [];
  try {
    for (const { name, problem } of problems(folder)) {
      for (const effort of efforts) {
        const page = await browser.newPage();
        await page.goto(new URL('test/bench/worker-page/index.html', url).href);
        await page.waitForFunction(() => 'bench' in window);
        rows.push(await timed(page, browser, name, problem, effort));
        await page.close();
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  return rows;
}
