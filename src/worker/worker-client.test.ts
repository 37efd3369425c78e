import { afterEach, expect, test } from 'vitest';
import { eventLoopTurn } from '../files/event-loop-turn';
import { hostJobs, type JobHandlers, type JobHostOptions } from './job-host';
import type { JobProgress } from './protocol';
import { type JobWorker, WorkerClient } from './worker-client';

interface TestJobs {
  double: { params: { values: Float64Array }; result: { values: Float64Array; nested: { first: Uint8Array }[] } };
  waitForCancel: { params: { keep: boolean }; result: string };
  chatter: { params: { messages: number }; result: number };
  fail: { params: 'empty file' | 'memory'; result: never };
  log: { params: { text: string; turns: number }; result: readonly string[] };
}

class EmptyFileError extends Error {
  override readonly name = 'EmptyFileError';
  readonly advice = 'Save it again.';
}

/** A real host and a real client joined by a MessageChannel: what a worker does, minus the thread. */
function workerPair() {
  const log: string[] = [];
  const produced: ArrayBuffer[] = [];
  const handlers: JobHandlers<TestJobs, JobProgress> = {
    double({ values }) {
      const result = { values: values.map(value => value * 2), nested: [{ first: Uint8Array.of(values[0]) }] };
      produced.push(result.values.buffer as ArrayBuffer);
      return result;
    },
    async waitForCancel({ keep }, context) {
      while (!context.isCancelled()) await eventLoopTurn();
      if (keep) return 'best so far';
      throw new Error('gave up');
    },
    chatter({ messages }, context) {
      for (let i = 0; i < messages; i++) context.progress({ phase: i < messages / 2 ? 'a' : 'b', done: i / messages });
      return messages;
    },
    fail(kind) {
      throw kind === 'memory' ? new RangeError('Array buffer allocation failed') : new EmptyFileError('Nothing in it.');
    },
    async log({ text, turns }) {
      log.push(`${text} begins`);
      for (let turn = 0; turn < turns; turn++) await eventLoopTurn();
      log.push(`${text} ends`);
      return [...log];
    },
  };
  const options: JobHostOptions<TestJobs, JobProgress> = { exclusive: ['log'], phaseOf: progress => progress.phase };
  const workers: (JobWorker & { crash: (message: string) => void; terminated: boolean })[] = [];
  const spawn = () => {
    const { port1, port2 } = new MessageChannel();
    hostJobs(port1, handlers, options);
    port1.start();
    port2.start();
    const errorListeners: ((event: Event) => void)[] = [];
    const worker = {
      terminated: false,
      postMessage: (message: unknown) => port2.postMessage(message),
      addEventListener(type: string, listener: (event: Event) => void) {
        if (type === 'error') errorListeners.push(listener);
        else port2.addEventListener(type, listener);
      },
      terminate() {
        worker.terminated = true;
        port1.close();
        port2.close();
      },
      crash(message: string) {
        const event = Object.assign(new Event('error'), { message });
        for (const listener of errorListeners) listener(event);
      },
    };
    workers.push(worker);
    open.push(worker);
    return worker;
  };
  return { client: new WorkerClient<TestJobs>(spawn), workers, produced };
}

const open: JobWorker[] = [];
afterEach(() => {
  for (const worker of open.splice(0)) worker.terminate();
});

test('a result comes back and its buffers are moved, not copied', async () => {
  const { client, produced } = workerPair();
  const { values, nested } = await client.run('double', { values: Float64Array.of(1.5, 2) });
  expect([...values]).toEqual([3, 4]);
  expect([...nested[0].first]).toEqual([1]);
  expect(produced[0].byteLength).toBe(0);
});

test('progress is thinned within a phase and told at once for a new one', async () => {
  const { client } = workerPair();
  const phases: string[] = [];
  await client.run('chatter', { messages: 1000 }, { onProgress: progress => phases.push(progress.phase) });
  expect(phases).toEqual(['a', 'b']);
});

test('an abort reaches the job, which may reject or resolve with what it has', async () => {
  const { client } = workerPair();
  const abort = new AbortController();
  const kept = client.run('waitForCancel', { keep: true }, { signal: abort.signal });
  const dropped = client.run('waitForCancel', { keep: false }, { signal: abort.signal });
  abort.abort();
  expect(await kept).toBe('best so far');
  await expect(dropped).rejects.toMatchObject({ name: 'AbortError' });
  await expect(client.run('log', { text: 'x', turns: 0 }, { signal: abort.signal })).rejects.toMatchObject({
    name: 'AbortError',
  });
});

test('an error keeps its class name and advice', async () => {
  const { client } = workerPair();
  await expect(client.run('fail', 'empty file')).rejects.toMatchObject({
    name: 'EmptyFileError',
    message: 'Nothing in it.',
    advice: 'Save it again.',
  });
  await expect(client.run('fail', 'memory')).rejects.toMatchObject({ name: 'OutOfMemoryError' });
  await expect(client.run('unknown' as 'log', { text: '', turns: 0 })).rejects.toThrow('no job "unknown"');
});

test('jobs that change the worker run one after another', async () => {
  const { client } = workerPair();
  const [, second] = await Promise.all([
    client.run('log', { text: 'first', turns: 5 }),
    client.run('log', { text: 'second', turns: 0 }),
  ]);
  expect(second).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

test('a crash rejects everything under way, says the work is kept, and the next job gets a fresh worker', async () => {
  const { client, workers } = workerPair();
  const abort = new AbortController();
  const first = client.run('waitForCancel', { keep: true }, { signal: abort.signal });
  const second = client.run('waitForCancel', { keep: true });
  workers[0].crash('out of memory');
  for (const job of [first, second]) {
    await expect(job).rejects.toMatchObject({
      name: 'WorkerCrashError',
      message: expect.stringContaining('out of memory'),
      advice: expect.stringContaining('work on screen is kept'),
    });
  }
  expect(workers[0].terminated).toBe(true);
  abort.abort();
  expect(await client.run('chatter', { messages: 1 })).toBe(1);
  expect(workers).toHaveLength(2);
});
