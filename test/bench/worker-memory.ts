import type { Page } from 'playwright-core';

/** Memory is asked for this often, ms; a worker answers between two of its tasks. */
const ASK_MS = 100;

interface HeapUsage {
  readonly usedSize: number;
  /** Buffers of typed arrays, those included that are garbage and wait to be collected. */
  readonly backingStorageSize: number;
}

/** Watches what the workers that the page starts from now on hold at most, each by itself. */
export async function workerMemory(page: Page) {
  const session = await page.context().newCDPSession(page);
  const workers = new Set<string>();
  let most = 0;
  let asked = 0;
  session.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    if (targetInfo.type === 'worker') workers.add(sessionId);
  });
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const usage = (JSON.parse(message) as { result?: Partial<HeapUsage> }).result;
    if (usage?.usedSize !== undefined) most = Math.max(most, usage.usedSize + (usage.backingStorageSize ?? 0));
  });
  await session.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false });
  const timer = setInterval(() => {
    for (const sessionId of workers) {
      const message = JSON.stringify({ id: ++asked, method: 'Runtime.getHeapUsage' });
      // A worker that has ended has nothing to say.
      session.send('Target.sendMessageToTarget', { sessionId, message }).catch(() => workers.delete(sessionId));
    }
  }, ASK_MS);
  return { megabytes: () => most / 1e6, end: () => clearInterval(timer) };
}
