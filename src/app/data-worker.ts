/**
 * The worker that holds the accounts. Its first message says where the app lives, because a worker's own address is
 * that of its script, which the build puts elsewhere.
 */
import { GeoFiles } from '../files/geo/geo-files';
import { IndexedPostcodeShelf } from '../storage/indexed-postcode-shelf';
import { DATA_JOBS_IN_TURN, dataJobs } from '../worker/data-jobs';
import { DataSession } from '../worker/data-session';
import { hostJobs } from '../worker/job-host';
import { PostcodeLists } from '../worker/postcode-lists';
import type { ToWorker } from '../worker/protocol';

const appUrl = new Promise<string>(resolve => {
  self.addEventListener('message', (event: MessageEvent<ToWorker>) => {
    if (event.data.type === 'init') resolve(event.data.appUrl);
  });
});

const geo = new GeoFiles(async name => {
  const url = new URL(`geo/${name}`, await appUrl);
  if (url.origin !== self.location.origin) throw new Error(`${url} is not part of this app.`);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
  return response.arrayBuffer();
});

hostJobs(
  self as DedicatedWorkerGlobalScope,
  dataJobs(new DataSession(geo, new PostcodeLists(new IndexedPostcodeShelf()))),
  {
    exclusive: DATA_JOBS_IN_TURN,
    phaseOf: progress => progress.phase,
  },
);
