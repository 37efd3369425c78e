import type { BalanceOptions, BalanceProblem } from '../../../src/core/autobalance/balance-problem';
import { BalancePool } from '../../../src/worker/balance-pool';
import type { PackedProblem, WorkerTiming } from './packed-problem';

interface Bench {
  /** Takes a problem; answers how long it takes to copy for a worker, milliseconds. */
  load(packed: PackedProblem): Promise<number>;
  /** Starts fresh workers. */
  start(workers: number): void;
  /** Seconds until they are ready. */
  warm(): Promise<number>;
  run(options: BalanceOptions): Promise<WorkerTiming>;
  /** Stops a run at its first plan: seconds until the best plan is there. */
  stop(options: BalanceOptions): Promise<number>;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

let problem: BalanceProblem | null = null;
let pool: BalancePool | null = null;
let workers: Worker[] = [];

function bytes(text: string): ArrayBuffer {
  return Uint8Array.from(atob(text), letter => letter.charCodeAt(0)).buffer;
}

function atHand(): { problem: BalanceProblem; pool: BalancePool } {
  if (!problem || !pool) throw new Error('Load a problem and start workers first.');
  return { problem, pool };
}

window.bench = {
  async load({ columns, weights, rest }) {
    problem = {
      ...rest,
      lat: new Float64Array(bytes(columns.lat)),
      lng: new Float64Array(bytes(columns.lng)),
      offsets: new Int32Array(bytes(columns.offsets)),
      neighbours: new Int32Array(bytes(columns.neighbours)),
      travelWeights: new Float64Array(bytes(columns.travelWeights)),
      shares: new Float64Array(bytes(columns.shares)),
      fixed: new Int32Array(bytes(columns.fixed)),
      frozen: new Uint8Array(bytes(columns.frozen)),
      criteria: rest.criteria.map((criterion, c) => ({ ...criterion, weights: new Float64Array(bytes(weights[c])) })),
    };
    structuredClone(problem);
    const began = performance.now();
    structuredClone(problem);
    return performance.now() - began;
  },
  start(count) {
    for (const worker of workers) worker.terminate();
    workers = [];
    pool = new BalancePool(() => {
      const worker = new Worker(new URL('../../../src/app/balance-worker.ts', import.meta.url), { type: 'module' });
      workers.push(worker);
      return worker;
    }, count);
  },
  async warm() {
    const began = performance.now();
    await atHand().pool.warm();
    return (performance.now() - began) / 1000;
  },
  async run(options) {
    const at = atHand();
    const began = performance.now();
    const seconds = () => (performance.now() - began) / 1000;
    let firstPlan: number | null = null;
    let balanced: number | null = null;
    const { result, worth } = await at.pool.balance(at.problem, options, {
      onProgress: tick => {
        firstPlan ??= seconds();
        if (tick.worth.met) balanced ??= seconds();
      },
    });
    const all = seconds();
    return {
      firstPlan: firstPlan ?? all,
      balanced: balanced ?? (worth.met ? all : null),
      all,
      worst: Math.max(...result.worstDeviation),
      cost: worth.cost,
    };
  },
  async stop(options) {
    const at = atHand();
    const controller = new AbortController();
    let stopped = 0;
    await at.pool.balance(at.problem, options, {
      signal: controller.signal,
      onProgress: () => {
        stopped ||= performance.now();
        controller.abort();
      },
    });
    return (performance.now() - stopped) / 1000;
  },
};
