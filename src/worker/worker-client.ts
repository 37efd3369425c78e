import type { JobClient, JobOptions, JobParams, JobResult } from './job-client';
import { cancelledError, JobError } from './job-error';
import type { FromWorker, JobProgress, ToWorker } from './protocol';

/** What the client needs of a Worker. */
export interface JobWorker {
  postMessage(message: unknown): void;
  addEventListener(type: 'message' | 'messageerror' | 'error', listener: (event: Event) => void): void;
  terminate(): void;
}

interface PendingJob {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly onProgress: ((progress: unknown) => void) | undefined;
}

/**
 * The page's end: starts the worker with the first job, turns jobs into promises. After a crash the jobs under way
 * reject with a `WorkerCrashError` and the next job starts a fresh worker, which then holds no accounts.
 */
export class WorkerClient<Jobs, Progress = JobProgress> implements JobClient<Jobs, Progress> {
  readonly #spawn: () => JobWorker;
  readonly #pending = new Map<number, PendingJob>();
  #worker: JobWorker | null = null;
  #nextId = 1;

  constructor(spawn: () => JobWorker) {
    this.#spawn = spawn;
  }

  run<Name extends keyof Jobs & string>(
    name: Name,
    params: JobParams<Jobs, Name>,
    options: JobOptions<Progress> = {},
  ): Promise<JobResult<Jobs, Name>> {
    const { onProgress, signal } = options;
    if (signal?.aborted) return Promise.reject(cancelledError());
    return new Promise((resolve, reject) => {
      this.#worker ??= this.#start();
      const worker = this.#worker;
      const id = this.#nextId++;
      const cancel = () => send(worker, { type: 'cancel', id });
      const settled = () => signal?.removeEventListener('abort', cancel);
      this.#pending.set(id, {
        resolve: result => {
          settled();
          resolve(result as JobResult<Jobs, Name>);
        },
        reject: error => {
          settled();
          reject(error);
        },
        onProgress: onProgress as PendingJob['onProgress'],
      });
      signal?.addEventListener('abort', cancel);
      try {
        send(worker, { type: 'start', id, job: name, params });
      } catch (error) {
        this.#settle(id)?.reject(error as Error);
      }
    });
  }

  #start(): JobWorker {
    const worker = this.#spawn();
    worker.addEventListener('message', event => this.#receive((event as MessageEvent).data as FromWorker));
    const crashed = (event: Event) => {
      if (this.#worker === worker) this.#crash('message' in event ? String(event.message) : '');
    };
    worker.addEventListener('error', crashed);
    worker.addEventListener('messageerror', crashed);
    return worker;
  }

  #receive(message: FromWorker): void {
    if (message.type === 'progress') this.#pending.get(message.id)?.onProgress?.(message.progress);
    else if (message.type === 'done') this.#settle(message.id)?.resolve(message.result);
    else if (message.type === 'failed') this.#settle(message.id)?.reject(new JobError(message.error));
  }

  #settle(id: number): PendingJob | undefined {
    const job = this.#pending.get(id);
    this.#pending.delete(id);
    return job;
  }

  #crash(detail: string): void {
    this.#worker?.terminate();
    this.#worker = null;
    const error = new JobError({
      name: 'WorkerCrashError',
      message: `The part of the app that works in the background stopped${detail ? ` (${detail})` : ''}.`,
      advice: 'The work on screen is kept. Reload the page to go on with the accounts of this project.',
    });
    const jobs = [...this.#pending.values()];
    this.#pending.clear();
    for (const job of jobs) job.reject(error);
  }
}

function send(worker: JobWorker, message: ToWorker): void {
  worker.postMessage(message);
}
