import type { TabLock } from './project-store';

/** How long another tab may take to save what it has before its lock is taken by force. */
const GRACE_MS = 2_000;

type TabMessage = { readonly type: 'take-over'; readonly projectId: string };

/** The parts of the browser the lock is made of. */
export interface TabLockPlatform {
  /** undefined on a page served over plain http, where browsers have no locks. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
  openChannel(name: string): BroadcastChannel;
}

/**
 * One writing tab per project, by a Web Lock: it ends with the tab, however the tab ends. A take-over first asks the
 * holder over a BroadcastChannel to save and let go; a tab that does not answer (asleep, stuck) loses its lock after
 * two seconds and learns of it when it wakes. Where the browser has no locks, every tab counts as the only one.
 */
export class WebTabLock implements TabLock {
  readonly #platform: TabLockPlatform;
  readonly #graceMs: number;
  readonly #channel: BroadcastChannel;
  readonly #listeners: (() => void | Promise<void>)[] = [];
  #held: { readonly projectId: string; readonly letGo: () => void } | null = null;

  constructor(platform: TabLockPlatform = thisBrowser(), graceMs = GRACE_MS) {
    this.#platform = platform;
    this.#graceMs = graceMs;
    this.#channel = platform.openChannel('evenland-tabs');
    this.#channel.addEventListener('message', event => void this.#answer(event.data as TabMessage));
  }

  async acquire(projectId: string): Promise<boolean> {
    if (this.#held?.projectId === projectId) return true;
    this.release();
    return this.#request(projectId, { ifAvailable: true });
  }

  async takeOver(projectId: string): Promise<void> {
    if (this.#held?.projectId === projectId) return;
    this.release();
    this.#channel.postMessage({ type: 'take-over', projectId } satisfies TabMessage);
    try {
      await this.#request(projectId, { signal: AbortSignal.timeout(this.#graceMs) });
    } catch {
      await this.#request(projectId, { steal: true });
    }
  }

  release(): void {
    this.#held?.letGo();
    this.#held = null;
  }

  onLost(listener: () => void | Promise<void>): void {
    this.#listeners.push(listener);
  }

  /** Resolves as soon as it is known whether the lock is ours; it is then held until release. */
  #request(projectId: string, options: LockOptions): Promise<boolean> {
    const { locks } = this.#platform;
    if (!locks) {
      this.#held = { projectId, letGo: () => undefined };
      return Promise.resolve(true);
    }
    return new Promise((resolve, reject) => {
      const held = locks.request(`evenland-project-${projectId}`, options, lock => {
        if (!lock) {
          resolve(false);
          return undefined;
        }
        return new Promise<void>(letGo => {
          this.#held = { projectId, letGo };
          resolve(true);
        });
      });
      held.catch(error => {
        // A lock that was held when this rejects was stolen by another tab.
        if (this.#held?.projectId === projectId) {
          this.#held = null;
          void this.#tellLost();
        }
        reject(error);
      });
    });
  }

  async #answer(message: TabMessage): Promise<void> {
    const held = this.#held;
    if (message.type !== 'take-over' || held?.projectId !== message.projectId) return;
    await this.#tellLost();
    if (this.#held === held) this.release();
  }

  async #tellLost(): Promise<void> {
    for (const listener of this.#listeners) await listener();
  }
}

function thisBrowser(): TabLockPlatform {
  return { locks: navigator.locks as LockManager | undefined, openChannel: name => new BroadcastChannel(name) };
}
