import type { AppState } from './app-state';
import { adviceOf, type CommandContext } from './commands/command-context';
import { projectRecord } from './project-record';

/** How long after the last change a save begins, ms: long enough to join the strokes of one thought. */
const QUIET_MS = 1000;

/** The parts of the state that a project is made of; everything else may change without a save. */
function projectParts(state: AppState): readonly unknown[] {
  const { dataset } = state;
  return [
    state.projectId,
    state.projectName,
    state.plans,
    state.activePlanId,
    state.reps,
    state.goals,
    dataset?.filter,
    dataset?.potential,
    dataset?.workload,
    dataset?.grid,
  ];
}

function same(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.every((part, index) => part === b[index]);
}

/**
 * Saves the project about a second after the last change and when the page is hidden. A failed save says so in the
 * status until a later one succeeds; it is tried again with the next change.
 */
export class Autosave {
  #saved: readonly unknown[];
  /** The customer file that storage already has; it is large and written once. */
  #savedFile: Blob | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | null = null;

  constructor(readonly context: CommandContext) {
    this.#saved = projectParts(context.state);
    context.store.subscribe((state, previous) => {
      if (!same(projectParts(state), projectParts(previous))) this.#changed();
    });
    context.services.onHide(() => void this.save());
  }

  /** What is on screen came from storage just now, where it was put at `savedAt` (milliseconds since 1970). */
  markSaved(savedAt: number): void {
    const { state } = this.context;
    this.#saved = projectParts(state);
    this.#savedFile = state.dataset?.file ?? null;
    clearTimeout(this.#timer);
    // Bringing it on screen looked like a change.
    if (state.save.kind === 'unsaved') this.context.set({ save: { kind: 'saved', at: savedAt } });
  }

  /** Saves now when something changed; resolves when storage has it or has refused. */
  async save(): Promise<void> {
    clearTimeout(this.#timer);
    if (this.#running) await this.#running;
    const { state } = this.context;
    if (state.phase !== 'ready' || state.save.kind === 'read-only' || same(projectParts(state), this.#saved)) return;
    this.#running = this.#write().finally(() => {
      this.#running = null;
    });
    await this.#running;
  }

  #changed(): void {
    const { state } = this.context;
    if (state.phase !== 'ready' || state.save.kind === 'read-only') return;
    if (state.save.kind === 'saved') this.context.set({ save: { kind: 'unsaved' } });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.save(), QUIET_MS);
  }

  async #write(): Promise<void> {
    const { context } = this;
    const { state } = context;
    const parts = projectParts(state);
    const record = projectRecord(state, context.services.now());
    if (!record) return;
    const file = state.dataset?.file ?? null;
    context.set({ save: { kind: 'saving' } });
    try {
      await context.services.projects.save(record, file && file !== this.#savedFile ? file : undefined);
      this.#saved = parts;
      this.#savedFile = file;
      // Another tab may have taken over while storage was busy.
      if (context.state.save.kind !== 'saving') return;
      context.set({ save: { kind: 'saved', at: record.savedAt } });
      if (!same(projectParts(context.state), parts)) this.#changed();
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      if (context.state.save.kind === 'saving')
        context.set({ save: { kind: 'failed', message, advice: adviceOf(error) } });
    }
  }
}
