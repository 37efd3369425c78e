import type { Edit } from '../../core/plan/edit';
import type { Plan } from '../../core/plan/plan';
import type { AppState, Notice, ProjectSettings, ViewState } from '../app-state';
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
    this.store.setState(({ notices }) => {
      // The same words again are no news: the notice only stays longer.
      const others = notices.filter(other => !isSameNotice(other, entry));
      return { notices: [...others.slice(1 - MOST_NOTICES), entry] };
    });
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

  /** Changes goals or reps as one entry of the history, with what changes in the active plan along with them. */
  changeSettings(label: string, settingsAfter: Partial<ProjectSettings>, change: Edit | null = null): boolean {
    if (!this.mayWrite()) return false;
    const { goals, reps } = this.state;
    const settingsBefore = {
      ...(settingsAfter.goals ? { goals } : {}),
      ...(settingsAfter.reps ? { reps } : {}),
    };
    const isSame = JSON.stringify(settingsBefore) === JSON.stringify(settingsAfter);
    if (isSame && !change) return false;
    this.store.setState(state => committed(state, { label, settingsBefore, settingsAfter, change }));
    this.notify({ kind: 'done', title: label, canUndo: true });
    return true;
  }

  /** Commits an edit as one entry of the history. Returns false when there is nothing to change or this tab may not write. */
  commit(edit: Edit | null, toast = true): boolean {
    if (!edit || !this.mayWrite()) return false;
    this.store.setState(state => committed(state, edit));
    if (toast) this.notify({ kind: 'done', title: edit.label, canUndo: true });
    return true;
  }

  mayWrite(): boolean {
    const { save, balance, busy } = this.state;
    if (save.kind === 'read-only') {
      this.notify({
        kind: 'refusal',
        title: 'This project is open in another tab.',
        text: 'Changes are made there. Take over in the top bar to change it here.',
      });
      return false;
    }
    if (busy?.holdsEdits) {
      this.notify({ kind: 'refusal', title: `${busy.label} is under way.`, text: 'Wait for it, or cancel it.' });
      return false;
    }
    if (balance.run?.status === 'running') {
      this.notify({ kind: 'refusal', title: 'Auto-balance is running.', text: 'Stop it to change the plan by hand.' });
      return false;
    }
    return true;
  }
}

function isSameNotice(a: Notice, b: Notice): boolean {
  return a.kind === b.kind && a.title === b.title && a.text === b.text;
}

export function isAbort(error: unknown): boolean {
  return error instanceof Error && (error.name === 'AbortError' || error.name === 'ImportCancelledError');
}

export function adviceOf(error: unknown): string {
  const advice = (error as { advice?: unknown } | null)?.advice;
  return typeof advice === 'string' ? advice : '';
}

/** Which error it is among those of its name, '' = there is but one. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
