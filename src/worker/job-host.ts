import type { JobParams, JobResult } from './job-client';
import { cancelledError, plainError } from './job-error';
import type { FromWorker, ToWorker } from './protocol';
import { buffersOf } from './transfer';

/** The worker's end of the message channel: `self` of a dedicated worker, or a MessagePort. */
export interface JobPort {
  postMessage(message: unknown, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

/** What a running job may say and ask. */
export interface JobContext<Progress> {
  /** Tells the page, at most every 100 ms within one phase. */
  progress(progress: Progress): void;
  isCancelled(): boolean;
}

export type JobHandlers<Jobs, Progress> = {
  readonly [Name in keyof Jobs]: (
    params: JobParams<Jobs, Name>,
    context: JobContext<Progress>,
  ) => JobResult<Jobs, Name> | Promise<JobResult<Jobs, Name>>;
};

export interface JobHostOptions<Jobs, Progress> {
  /** Jobs that change what the worker holds: they run one after another, in the order asked for. */
  readonly exclusive: readonly (keyof Jobs)[];
  /** A new phase is told at once, whatever the throttle says. */
  readonly phaseOf: (progress: Progress) => string;
}

const PROGRESS_INTERVAL_MS = 100;

/**
 * Runs inside a worker: takes job messages from the port, runs the handler of that name, answers with its result or a
 * plain error. Every buffer in a result is moved to the page, so handlers return copies of what they keep.
 */
export function hostJobs<Jobs, Progress>(
  port: JobPort,
  handlers: JobHandlers<Jobs, Progress>,
  options: JobHostOptions<Jobs, Progress>,
): void {
  const cancelled = new Set<number>();
  const running = new Set<number>();
  let exclusiveTurn: Promise<unknown> = Promise.resolve();

  const post = (message: FromWorker, transfer: Transferable[] = []) => port.postMessage(message, transfer);

  const start = async (id: number, job: string, params: unknown): Promise<void> => {
    running.add(id);
    const context = jobContext<Progress>(
      progress => post({ type: 'progress', id, progress }),
      () => cancelled.has(id),
      options.phaseOf,
    );
    try {
      if (!Object.hasOwn(handlers, job)) throw new Error(`The worker has no job "${job}".`);
      const name = job as keyof Jobs;
      const run = async () => {
        // A job that waited for its turn may have been cancelled meanwhile.
        if (cancelled.has(id)) throw cancelledError();
        return handlers[name](params as JobParams<Jobs, typeof name>, context);
      };
      const answer = options.exclusive.includes(name) ? exclusiveTurn.then(run) : run();
      if (options.exclusive.includes(name)) exclusiveTurn = answer.catch(() => undefined);
      const result = await answer;
      post({ type: 'done', id, result }, buffersOf(result));
    } catch (error) {
      post({ type: 'failed', id, error: plainError(cancelled.has(id) ? cancelledError() : error) });
    } finally {
      running.delete(id);
      cancelled.delete(id);
    }
  };

  port.addEventListener('message', event => {
    const message = event.data as ToWorker;
    if (message.type === 'start') void start(message.id, message.job, message.params);
    else if (message.type === 'cancel' && running.has(message.id)) cancelled.add(message.id);
  });
}

function jobContext<Progress>(
  post: (progress: Progress) => void,
  isCancelled: () => boolean,
  phaseOf: (progress: Progress) => string,
): JobContext<Progress> {
  let lastPosted = -Infinity;
  let lastPhase: string | null = null;
  return {
    isCancelled,
    progress(progress) {
      const now = performance.now();
      const phase = phaseOf(progress);
      if (phase === lastPhase && now - lastPosted < PROGRESS_INTERVAL_MS) return;
      lastPosted = now;
      lastPhase = phase;
      post(progress);
    },
  };
}
