/**
 * The import where people meet it: a file chosen on a page, read by the app's own worker, the hexes handed to the page.
 * Served from the sources, unminified.
 */
import { launchBrowser } from '../support/launch-browser';
import { benchServer } from './bench-server';
import type { PageImportTiming } from './import-page/page';
import { processWatch } from './process-watch';

export interface ImportWorkerTiming extends PageImportTiming {
  /** Most the page's process held beyond an empty page, MB; null where it cannot be read. */
  readonly peakMegabytes: number | null;
}

export async function importWorkerTiming(path: string): Promise<ImportWorkerTiming> {
  const { server, url } = await benchServer();
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await page.goto(new URL('test/bench/import-page/index.html', url).href);
    await page.waitForFunction(() => 'importBench' in window);
    await page.setInputFiles('input', path);
    const watch = await processWatch(browser);
    try {
      const timing = await page.evaluate(() => window.importBench());
      return { ...timing, peakMegabytes: watch.isKnown ? watch.megabytes() : null };
    } finally {
      watch.end();
    }
  } finally {
    await browser.close();
    await server.close();
  }
}
