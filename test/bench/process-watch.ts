import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';

/** Memory is looked at this often, ms. */
const WATCH_MS = 50;

/** Watches the process that shows the page. */
export async function processWatch(browser: Browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const folders = processInfo
    .filter(({ type, id }) => type === 'renderer' && existsSync(join('/proc', String(id), 'status')))
    .map(({ id }) => join('/proc', String(id)));
  const resident = (): number =>
    Math.max(
      0,
      ...folders.map(
        folder => Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(join(folder, 'status'), 'utf8'))?.[1]) / 1024,
      ),
    );
  const before = resident();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, resident());
  }, WATCH_MS);
  /** Processor seconds of all living workers so far. */
  const busy = (): number => {
    let nanoseconds = 0;
    for (const folder of folders) {
      for (const thread of readdirSync(join(folder, 'task'))) {
        const path = join(folder, 'task', thread);
        if (!readFileSync(join(path, 'comm'), 'utf8').startsWith('Dedicated')) continue;
        nanoseconds += Number(readFileSync(join(path, 'schedstat'), 'utf8').split(' ')[0]);
      }
    }
    return nanoseconds / 1e9;
  };
  return {
    isKnown: folders.length > 0,
    busy,
    megabytes: () => most - before,
    end: () => clearInterval(timer),
  };
}
