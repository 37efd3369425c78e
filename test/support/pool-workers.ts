import { verifyPlan } from '../../src/core/autobalance/verify';
import { balanceJobs } from '../../src/worker/balance-job';
import { hostJobs } from '../../src/worker/job-host';
import type { ToWorker } from '../../src/worker/protocol';
import type { JobWorker } from '../../src/worker/worker-client';

/** A worker minus the thread: a real host behind a message channel. */
export interface TestWorker extends JobWorker {
  /** Jobs it was given, by name. */
  readonly jobs: string[];
}

export interface Company {
  readonly workers: TestWorker[];
  readonly spawn: () => JobWorker;
}

const channels: MessageChannel[] = [];

/** Call after each test. */
export function closeWorkers(): void {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
}

/**
 * @param delays how many turns of the event loop each message to the page is held back, by message; messages of one
 *   worker keep their order as those of a real one do
 * @param isDoomed whether a worker crashes as soon as it is to run the engine
 */
export function company(
  delays: (worker: number, message: number) => number = () => 0,
  isDoomed: (worker: number) => boolean = () => false,
): Company {
  const workers: TestWorker[] = [];
  const spawn = (): JobWorker => {
    const channel = new MessageChannel();
    channels.push(channel);
    const { port1, port2 } = channel;
    const number = workers.length;
    const jobs: string[] = [];
    const crashed: ((event: Event) => void)[] = [];
    hostJobs(
      port1,
      balanceJobs(function* (problem, territoryOf) {
        for (let i = 0; i < 10; i++) yield i;
        return { gap: verifyPlan(problem, territoryOf).insideAll / 100 };
      }),
      { exclusive: [], phaseOf: () => '' },
    );
    port1.start();
    port2.start();
    const crash = () => {
      worker.terminate();
      for (const listener of crashed) listener(Object.assign(new Event('error'), { message: 'out of memory' }));
    };
    let messages = 0;
    let before: Promise<unknown> = Promise.resolve();
    const worker: TestWorker = {
      jobs,
      postMessage(message) {
        const asked = message as ToWorker;
        if (asked.type === 'start') {
          jobs.push(asked.job);
          if (asked.job === 'balance' && isDoomed(number)) {
            setImmediate(crash);
            return;
          }
        }
        port2.postMessage(message);
      },
      addEventListener(type, listener) {
        if (type === 'error') crashed.push(listener);
        if (type !== 'message') return;
        port2.addEventListener('message', event => {
          const turns = delays(number, messages++);
          before = before.then(async () => {
            for (let turn = 0; turn < turns; turn++) await new Promise(resolve => setImmediate(resolve));
            listener(event);
          });
        });
      },
      terminate() {
        port1.close();
        port2.close();
      },
    };
    workers.push(worker);
    return worker;
  };
  return { workers, spawn };
}
