import { packSource, unpackSource } from '../files/pack-source';
import { readProjectFile, writeProjectFile } from '../files/project-file';
import { readReps } from '../files/reps-csv';
import type { Services } from '../state/services';
import { IndexedProjectStore } from '../storage/indexed-project-store';
import { WebTabLock } from '../storage/tab-lock';
import { BalancePool } from '../worker/balance-pool';
import type { DataJobs } from '../worker/protocol';
import type { SideJobs, SideTick } from '../worker/side-protocol';
import { WorkerClient } from '../worker/worker-client';
import { saveFile } from './save-file';

/** The real outside world of the page. `appUrl` is where the app's own files lie, with a slash at the end. */
export function browserServices(appUrl: string): Services {
  return {
    data: new WorkerClient<DataJobs>(() => {
      const worker = new Worker(new URL('./data-worker.ts', import.meta.url), { type: 'module', name: 'data' });
      worker.postMessage({ type: 'init', appUrl });
      return worker;
    }),
    balancer: new BalancePool(
      () => new Worker(new URL('./balance-worker.ts', import.meta.url), { type: 'module', name: 'balance' }),
      Math.max(1, navigator.hardwareConcurrency || 1),
    ),
    side: new WorkerClient<SideJobs, SideTick>(
      () => new Worker(new URL('./balance-worker.ts', import.meta.url), { type: 'module', name: 'side' }),
    ),
    projects: new IndexedProjectStore(),
    tabLock: new WebTabLock(),
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    saveFile,
    async fetchAsset(path) {
      const response = await fetch(new URL(path, appUrl));
      if (!response.ok) throw new Error(`${path} could not be loaded (${response.status}).`);
      return response.blob();
    },
    readReps,
    readProject: readProjectFile,
    writeProject: writeProjectFile,
    packSource,
    unpackSource,
    onHide(callback) {
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'hidden') callback();
      });
      window.addEventListener('pagehide', callback);
    },
  };
}
