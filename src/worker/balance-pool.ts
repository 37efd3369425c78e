import type { BalanceOptions, BalanceProblem } from '../core/autobalance/balance-problem';
import type { ProblemVariant } from '../core/autobalance/frontier';
import { optionsOfRestart, restartCount } from '../core/autobalance/restarts';
import type { BalanceAnswer, BalanceJobs, BalanceTick, PlanCertificate } from './balance-protocol';
import type { BalanceOutcome, Balancer } from './balancer';
import { BestOfRestarts } from './best-of-restarts';
import type { JobOptions, JobParams, JobResult } from './job-client';
import { cancelledError, JobError } from './job-error';
import { type JobWorker, WorkerClient } from './worker-client';

/** Workers that a run of normal effort keeps busy. */
const USUAL_WORKERS = 2;
/** How long a stop waits for workers that are in the middle of a step before their last news count, ms. */
const STOP_MS = 100;
/** News of a run are passed on this often, ms. */
const TELL_MS = 100;

/** One worker and what it has. */
interface Slot {
  readonly client: WorkerClient<BalanceJobs, BalanceTick>;
  /** The problem it holds. */
  held: BalanceProblem | null;
  busy: boolean;
  /** Its code is compiled or about to be. */
  warm: boolean;
}

/** A job that waits for a worker. */
interface Waiting {
  readonly problem: BalanceProblem;
  readonly start: (slot: Slot) => void;
}

/** Runs jobs on at most `size` workers, which are started when they are first needed and kept. */
export class BalancePool implements Balancer {
  readonly #slots: Slot[] = [];
  /** Restarts of a run somebody waits for, and all else. */
  readonly #urgent: Waiting[] = [];
  readonly #patient: Waiting[] = [];
  #warming = new AbortController();

  constructor(
    private readonly spawn: () => JobWorker,
    private readonly size: number,
  ) {}

  async warm(): Promise<void> {
    while (this.#slots.length < Math.min(this.size, USUAL_WORKERS)) this.#addSlot();
    const { signal } = this.#warming;
    const cold = this.#slots.filter(slot => !slot.warm && !slot.busy);
    await Promise.all(
      cold.map(slot => {
        slot.warm = true;
        // Not worth a word when it fails: the run itself will tell.
        return slot.client.run('warmUp', null, { signal }).catch(() => undefined);
      }),
    );
  }

  async balance(
    problem: BalanceProblem,
    options: BalanceOptions,
    { signal, onProgress }: JobOptions<BalanceTick> = {},
  ): Promise<BalanceOutcome> {
    if (signal?.aborted) throw cancelledError();
    this.#warming.abort();
    this.#warming = new AbortController();
    const count = restartCount(options.effort, problem);
    const runs = new BestOfRestarts(problem, count);
    const began = performance.now();
    const teller = new Teller(() => {
      const latest = runs.latest();
      if (latest) onProgress?.(latest);
    });
    const all = Array.from({ length: count }, (_, restart) => {
      const order = {
        options: optionsOfRestart(options, restart),
        restart,
        variant: null,
      };
      return this.#run('balance', problem, order, this.#urgent, {
        signal,
        onProgress: tick => {
          runs.tick(restart, tick);
          teller.tell();
        },
      }).then(
        answer => runs.answer(restart, answer),
        error => runs.fail(restart, error as Error),
      );
    });
    await Promise.race([Promise.all(all), afterStop(signal)]);
    teller.end();
    return runs.outcome((performance.now() - began) / 1000);
  }

  solve(
    problem: BalanceProblem,
    variant: ProblemVariant,
    options: BalanceOptions,
    jobOptions: JobOptions<BalanceTick> = {},
  ): Promise<BalanceAnswer> {
    const order = { options, restart: 0, variant };
    return rejectedAtOnce(this.#run('balance', problem, order, this.#patient, jobOptions), jobOptions.signal);
  }

  certify(problem: BalanceProblem, territoryOf: Int32Array, signal?: AbortSignal): Promise<PlanCertificate> {
    return rejectedAtOnce(this.#run('certify', problem, { territoryOf }, this.#patient, { signal }), signal);
  }

  /** Waits for a worker, sees to it that it holds the problem, and runs the job there. */
  #run<Name extends 'balance' | 'certify'>(
    name: Name,
    problem: BalanceProblem,
    params: JobParams<BalanceJobs, Name>,
    queue: Waiting[],
    options: JobOptions<BalanceTick>,
  ): Promise<JobResult<BalanceJobs, Name>> {
    return new Promise((resolve, reject) => {
      const { signal } = options;
      const waiting: Waiting = {
        problem,
        start: slot => {
          signal?.removeEventListener('abort', leave);
          void this.#runOn(slot, name, problem, params, options).then(resolve, reject);
        },
      };
      const leave = () => {
        queue.splice(queue.indexOf(waiting), 1);
        reject(cancelledError());
      };
      if (signal?.aborted) return reject(cancelledError());
      signal?.addEventListener('abort', leave, { once: true });
      queue.push(waiting);
      this.#serve();
    });
  }

  async #runOn<Name extends 'balance' | 'certify'>(
    slot: Slot,
    name: Name,
    problem: BalanceProblem,
    params: JobParams<BalanceJobs, Name>,
    options: JobOptions<BalanceTick>,
  ): Promise<JobResult<BalanceJobs, Name>> {
    try {
      const hold = slot.held === problem ? null : slot.client.run('hold', { problem });
      slot.held = problem;
      const [, result] = await Promise.all([hold, slot.client.run(name, params, options)]);
      return result;
    } catch (error) {
      // Whatever went wrong, the next job had better bring its problem along; a fresh worker has none.
      slot.held = null;
      throw isCrash(error) ? engineCrashError(error) : error;
    } finally {
      slot.busy = false;
      this.#serve();
    }
  }

  /** Gives waiting jobs to free workers: runs that somebody waits for first, and where the problem is already. */
  #serve(): void {
    for (;;) {
      const queue = this.#urgent.length > 0 ? this.#urgent : this.#patient;
      const [next] = queue;
      if (!next) return;
      const free = this.#slots.filter(slot => !slot.busy);
      const slot =
        free.find(({ held }) => held === next.problem) ??
        free[0] ??
        (this.#slots.length < this.size ? this.#addSlot() : null);
      if (!slot) return;
      queue.shift();
      slot.busy = true;
      slot.warm = true;
      next.start(slot);
    }
  }

  #addSlot(): Slot {
    const slot: Slot = { client: new WorkerClient(this.spawn), held: null, busy: false, warm: false };
    this.#slots.push(slot);
    return slot;
  }
}

function isCrash(error: unknown): error is Error {
  return error instanceof Error && error.name === 'WorkerCrashError';
}

/** Nothing but the run is lost with a worker of the engine: no account, and no plan on screen. */
function engineCrashError({ name, message }: Error): JobError {
  return new JobError({
    name,
    message,
    advice: 'The plan on screen is kept. Run again; if it happens again, close other tabs or use larger hexes.',
  });
}

/** Passes news on at most every `TELL_MS`; the last of a burst is passed on when its time has come. */
class Teller {
  #last = -Infinity;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly say: () => void) {}

  tell(): void {
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.#last = performance.now();
        this.say();
      },
      Math.max(0, this.#last + TELL_MS - performance.now()),
    );
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}

/** Resolves a while after the stop, never without one. */
function afterStop(signal: AbortSignal | undefined): Promise<void> {
  return new Promise(resolve => {
    signal?.addEventListener('abort', () => setTimeout(resolve, STOP_MS), { once: true });
  });
}

/** Rejects with the abort, not when the worker has heard of it. */
function rejectedAtOnce<Result>(job: Promise<Result>, signal: AbortSignal | undefined): Promise<Result> {
  if (!signal) return job;
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(cancelledError()), { once: true });
    job.then(resolve, reject);
  });
}
