import { NO_FILTER } from '../../../src/core/dataset/dataset';
import type { DataJobs } from '../../../src/worker/protocol';
import { WorkerClient } from '../../../src/worker/worker-client';

export interface PageImportTiming {
  readonly readSeconds: number;
  readonly hexSeconds: number;
  /** Longest time the page could not answer, ms. */
  readonly longestTask: number;
}

declare global {
  interface Window {
    /** Imports the chosen file. */
    importBench(): Promise<PageImportTiming>;
  }
}

function dataWorker(): Worker {
  const worker = new Worker(new URL('../../../src/app/data-worker.ts', import.meta.url), { type: 'module' });
  worker.postMessage({ type: 'init', appUrl: new URL('/', location.href).href });
  return worker;
}

/** Longest pause between two turns of the event loop, up to the call of the function returned. */
function watchPauses(): () => number {
  let longest = 0;
  let last = performance.now();
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    setTimeout(() => port2.postMessage(null));
  };
  port2.postMessage(null);
  return () => {
    port1.close();
    return longest;
  };
}

window.importBench = async () => {
  const file = document.querySelector('input')?.files?.[0];
  if (!file) throw new Error('No file is chosen.');
  const client = new WorkerClient<DataJobs>(dataWorker);
  const ended = watchPauses();
  const started = performance.now();
  const { proposed: mapping } = await client.run('inspect', { file, fileName: file.name });
  const { proposed } = await client.run('import', { file, fileName: file.name, mapping });
  const read = performance.now();
  await client.run('buildGrid', {
    grid: { resolution: 'auto', reachKm: 'auto', territories: 50, gapKm: 'auto' },
    values: { ...proposed, filter: NO_FILTER },
  });
  const done = performance.now();
  return { readSeconds: (read - started) / 1000, hexSeconds: (done - read) / 1000, longestTask: ended() };
};
