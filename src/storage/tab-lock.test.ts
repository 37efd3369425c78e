import { afterEach, expect, test, vi } from 'vitest';
import { type TabLockPlatform, WebTabLock } from './tab-lock';

/** The browser's lock manager as its specification says, for one origin: exclusive, ifAvailable, signal, steal. */
class OriginLocks {
  readonly #holders = new Map<string, { lost: (error: Error) => void; ended: Promise<unknown> }>();

  request(name: string, options: LockOptions, callback: (lock: Lock | null) => unknown): Promise<unknown> {
    return new Promise((resolve, reject) => void this.#grant(name, options, callback, reject).then(resolve, reject));
  }

  async #grant(
    name: string,
    options: LockOptions,
    callback: (lock: Lock | null) => unknown,
    lost: (error: Error) => void,
  ): Promise<unknown> {
    await Promise.resolve();
    const holder = this.#holders.get(name);
    if (holder && options.ifAvailable) return callback(null);
    if (holder && options.steal) {
      this.#holders.delete(name);
      holder.lost(new DOMException('stolen', 'AbortError'));
    } else if (holder) {
      await Promise.race([
        holder.ended,
        new Promise((_, reject) => options.signal?.addEventListener('abort', () => reject(options.signal?.reason))),
      ]);
      return this.#grant(name, options, callback, lost);
    }
    const work = Promise.resolve(callback({ name, mode: 'exclusive' }));
    const mine = { lost, ended: work };
    this.#holders.set(name, mine);
    return work.finally(() => {
      if (this.#holders.get(name) === mine) this.#holders.delete(name);
    });
  }
}

const channels: BroadcastChannel[] = [];
afterEach(() => {
  for (const channel of channels.splice(0)) channel.close();
});

function browser(): TabLockPlatform {
  const locks = new OriginLocks() as unknown as LockManager;
  return {
    locks,
    openChannel(name) {
      const channel = new BroadcastChannel(name);
      channels.push(channel);
      return channel;
    },
  };
}

test('one tab holds a project at a time, and gives it on when it lets go', async () => {
  const platform = browser();
  const [first, second] = [new WebTabLock(platform), new WebTabLock(platform)];
  expect(await first.acquire('p')).toBe(true);
  expect(await first.acquire('p')).toBe(true);
  expect(await second.acquire('p')).toBe(false);
  expect(await second.acquire('other')).toBe(true);
  first.release();
  await vi.waitFor(async () => expect(await second.acquire('p')).toBe(true));
});

test('the tab that loses the lock is told and may save first', async () => {
  const platform = browser();
  const [first, second] = [new WebTabLock(platform), new WebTabLock(platform)];
  const log: string[] = [];
  first.onLost(async () => {
    log.push('told');
    await new Promise(resolve => setTimeout(resolve, 20));
    log.push('saved');
  });
  await first.acquire('p');
  await second.takeOver('p');
  log.push('taken');
  expect(log).toEqual(['told', 'saved', 'taken']);
  expect(await first.acquire('p')).toBe(false);
});

test('a tab that does not answer loses the lock by force and learns of it', async () => {
  const platform = browser();
  const asleep = new WebTabLock({
    locks: platform.locks,
    openChannel: name => platform.openChannel(`${name} that nobody hears`),
  });
  const lost = vi.fn();
  asleep.onLost(lost);
  await asleep.acquire('p');
  const second = new WebTabLock(platform, 50);
  await second.takeOver('p');
  await vi.waitFor(() => expect(lost).toHaveBeenCalledOnce());
  expect(await asleep.acquire('p')).toBe(false);
  second.release();
  await vi.waitFor(async () => expect(await asleep.acquire('p')).toBe(true));
});
