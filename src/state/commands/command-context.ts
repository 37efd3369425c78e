import type { Edit } from '../../core/plan/edit';
import type { Plan } from '../../core/plan/plan';
import type { AppState, Notice, ViewState } from '../app-state';
import { committed } from '../history';
import { activePlan } from '../selectors/shown-plan';
import type { Services } from '../services';
import type { AppStore } from '../store';

const EMPTY_NOTICE = { text: '', canUndo: false } as const;
/** More notices than this at once are noise; the oldest goes. */
const MOST_NOTICES = 3;

/** What every group of commands works with. */
export class CommandContext {
  #noticeId = 0;

  constructor(
    readonly store: AppStore,
    readonly services: Services,
  ) {}

  get state(): AppState {
    return this.store.getState();
  }

  set(change: Partial<AppState>): void {
    this.store.setState(change);
  }

  setView(change: Partial<ViewState>): void {
    this.store.setState(state => ({ view: { ...state.view, ...change } }));
  }

  notify(notice: Pick<Notice, 'kind' | 'title'> & Partial<Notice>): void {
    const entry: Notice = { ...EMPTY_NOTICE, ...notice, id: ++this.#noticeId };
    this.store.setState(state => ({ notices: [...state.notices.slice(1 - MOST_NOTICES), entry] }));
  }

  /** Says what failed and what to do next; an aborted job is no failure. */
  fail(title: string, error: unknown): void {
    if (isAbort(error)) return;
    const message = error instanceof Error ? error.message : String(error);
    this.notify({ kind: 'error', title, text: [message, adviceOf(error)].filter(Boolean).join(' ') });
  }

  activePlan(): Plan | null {
    return activePlan(this.state);
  }

  /** Commits an edit as one entry of the history. Returns false when there is nothing to change or this tab may not write. */
  commit(edit: Edit | null, toast = true): boolean {
    if (!edit || !this.mayWrite()) return false;
    this.store.setState(state => committed(state, edit));
    if (toast) this.notify({ kind: 'done', title: edit.label, canUndo: true });
    return true;
  }

  mayWrite(): boolean {
    const { save, balance } = this.state;
    if (save.kind === 'read-only') {
      this.notify({
        kind: 'refusal',
        title: 'This project is open in another tab.',
        text: 'Changes are made there. Take over in the top bar to change it here.',
      });
      return false;
    }
    if (balance.run?.status === 'running') {
      this.notify({ kind: 'refusal', title: 'Auto-balance is running.', text: 'Stop it to change the plan by hand.' });
      return false;
    }
    return true;
  }
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'ImportCancelledError');
}

export function adviceOf(error: unknown): string {
  const advice = (error as { advice?: unknown } | null)?.advice;
  return typeof advice === 'string' ? advice : '';
}
