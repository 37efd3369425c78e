import { applyEdit, editBytes, invertEdit } from '../core/plan/edit';
import type { Plan } from '../core/plan/plan';
import type { AppState, Dataset, HistoryEntry, RegridEdit } from './app-state';
import { type LinkState, withLinkState } from './link-state';

/** Entries beyond this many bytes are forgotten, oldest first: some 2,000 whole-map edits of 10,000 hexes. */
const HISTORY_BYTES = 192 * 1024 * 1024;
/** What a change of the list of plans is counted as; the plans themselves are shared with other entries. */
const PLANS_EDIT_BYTES = 4096;
/** A rep in the list before or after; goals are a handful. */
const REP_BYTES = 200;
/** Both ends, kind, length and switch of a link, before and after. */
const LINK_BYTES = 2 * 18;

type Undoable = Pick<AppState, 'plans' | 'activePlanId' | 'goals' | 'reps' | 'dataset'>;
/** What undo and redo change. */
export type UndoChange = Partial<Undoable> & Pick<AppState, 'history'>;
type UndoableState = Undoable & Pick<AppState, 'history'>;

function entryBytes(entry: HistoryEntry): number {
  if ('planId' in entry) return editBytes(entry);
  if ('plansBefore' in entry) return PLANS_EDIT_BYTES;
  if ('linksAfter' in entry) return PLANS_EDIT_BYTES + LINK_BYTES * entry.linksAfter.links.km.length;
  if ('kept' in entry) return regridBytes(entry);
  const reps = (entry.settingsBefore.reps?.length ?? 0) + (entry.settingsAfter.reps?.length ?? 0);
  return PLANS_EDIT_BYTES + reps * REP_BYTES + (entry.change ? entryBytes(entry.change) : 0);
}

/** All plans on the former hexes and the cells of both; what they share with other entries is counted here, too. */
function regridBytes({ kept, plans }: RegridEdit): number {
  const held = (cells: BigUint64Array, kept: readonly Plan[]) => cells.length * (8 + 3 * kept.length);
  return PLANS_EDIT_BYTES + held(kept.before.grid.cells, plans.before) + held(kept.after.grid.cells, plans.after);
}

function forward(state: Undoable, entry: HistoryEntry): Partial<Undoable> {
  if ('planId' in entry) {
    return {
      plans: state.plans.map(plan => (plan.id === entry.planId ? applyEdit(plan, entry) : plan)),
      activePlanId: entry.planId,
    };
  }
  if ('plansBefore' in entry) return { plans: entry.plansAfter, activePlanId: entry.activeAfter };
  if ('linksAfter' in entry) return { dataset: relinked(state.dataset, entry.linksAfter) };
  if ('kept' in entry) return { plans: entry.plans.after };
  return { ...entry.settingsAfter, ...(entry.change ? forward(state, entry.change) : {}) };
}

function backward(state: Undoable, entry: HistoryEntry): Partial<Undoable> {
  if ('planId' in entry) return forward(state, invertEdit(entry));
  if ('plansBefore' in entry) return { plans: entry.plansBefore, activePlanId: entry.activeBefore };
  if ('linksAfter' in entry) return { dataset: relinked(state.dataset, entry.linksBefore) };
  if ('kept' in entry) return { plans: entry.plans.before };
  return { ...entry.settingsBefore, ...(entry.change ? backward(state, entry.change) : {}) };
}

function relinked(dataset: Dataset | null, links: LinkState): Dataset | null {
  return dataset && withLinkState(dataset, links);
}

function trimmed(past: readonly HistoryEntry[]): readonly HistoryEntry[] {
  let bytes = 0;
  let first = past.length;
  while (first > 0) {
    bytes += entryBytes(past[first - 1]);
    if (bytes > HISTORY_BYTES) break;
    first--;
  }
  return first === 0 ? past : past.slice(Math.min(first, past.length - 1));
}

/** Applies an entry and makes it the newest; what was undone before is forgotten. */
export function committed(state: UndoableState, entry: HistoryEntry): UndoChange {
  return {
    ...forward(state, entry),
    history: { past: trimmed([...state.history.past, entry]), future: [] },
  };
}

/** null when there is nothing to undo. Goes to the plan that the entry belongs to; for other hexes see `walkRegrid`. */
export function undone(state: UndoableState): UndoChange | null {
  const entry = state.history.past.at(-1);
  if (!entry) return null;
  return {
    ...backward(state, entry),
    history: { past: state.history.past.slice(0, -1), future: [...state.history.future, entry] },
  };
}

/** null when there is nothing to redo. */
export function redone(state: UndoableState): UndoChange | null {
  const entry = state.history.future.at(-1);
  if (!entry) return null;
  return {
    ...forward(state, entry),
    history: { past: [...state.history.past, entry], future: state.history.future.slice(0, -1) },
  };
}
