/**
 * The import where people meet it: a file chosen on a page, read by the app's own worker, the hexes handed to the page.
 * Served from the sources, unminified.
 */
import { launchBrowser } from '../support/launch-browser';
import { benchServer } from './bench-server';
import type { PageImportTiming } from './import-page/page';
import { workerMemory } from './worker-memory';

export interface ImportWorkerTiming extends PageImportTiming {
  /** Most the worker held, garbage that was not yet collected included, MB. */
  readonly peakMegabytes: number;
}

export async function importWorkerTiming(path: string): Promise<ImportWorkerTiming> {
  const { server, url } = await benchServer();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    const watch = await workerMemory(page);
    await page.goto(new URL('test/bench/import-page/index.html', url).href);
    await page.waitForFunction(() => 'importBench' in window);
    await page.setInputFiles('input', path);
    const timing = await page.evaluate(() => window.importBench());
    watch.end();
    return { ...timing, peakMegabytes: watch.megabytes() };
  } finally {
    await browser.close();
    await server.close();
  }
}
