import { applyEdit, editBytes, invertEdit } from '../core/plan/edit';
import type { AppState, Dataset, HistoryEntry } from './app-state';
import { type LinkState, withLinkState } from './link-state';

/** Entries beyond this many bytes are forgotten, oldest first: some 2,000 whole-map edits of 10,000 hexes. */
const HISTORY_BYTES = 192 * 1024 * 1024;
/** What a change of the list of plans is counted as; the plans themselves are shared with other entries. */
const PLANS_EDIT_BYTES = 4096;
/** Both ends, kind, length and switch of a link, before and after. */
const LINK_BYTES = 2 * 18;

type PlanPart = Pick<AppState, 'plans' | 'activePlanId' | 'dataset' | 'history'>;
type Changed = Omit<PlanPart, 'history'>;

function entryBytes(entry: HistoryEntry): number {
  if ('planId' in entry) return editBytes(entry);
  if ('plansAfter' in entry) return PLANS_EDIT_BYTES;
  return PLANS_EDIT_BYTES + LINK_BYTES * entry.linksAfter.links.km.length;
}

function forward(state: PlanPart, entry: HistoryEntry): Changed {
  const { plans, activePlanId, dataset } = state;
  if ('linksAfter' in entry) return { plans, activePlanId, dataset: relinked(dataset, entry.linksAfter) };
  if ('plansAfter' in entry) return { plans: entry.plansAfter, activePlanId: entry.activeAfter, dataset };
  return {
    dataset,
    plans: plans.map(plan => (plan.id === entry.planId ? applyEdit(plan, entry) : plan)),
    activePlanId: entry.planId,
  };
}

function backward(state: PlanPart, entry: HistoryEntry): Changed {
  const { plans, activePlanId, dataset } = state;
  if ('linksAfter' in entry) return { plans, activePlanId, dataset: relinked(dataset, entry.linksBefore) };
  if ('plansAfter' in entry) return { plans: entry.plansBefore, activePlanId: entry.activeBefore, dataset };
  return forward(state, invertEdit(entry));
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
export function committed(state: PlanPart, entry: HistoryEntry): PlanPart {
  return {
    ...forward(state, entry),
    history: { past: trimmed([...state.history.past, entry]), future: [] },
  };
}

/** null when there is nothing to undo. Goes to the plan that the entry belongs to. */
export function undone(state: PlanPart): PlanPart | null {
  const entry = state.history.past.at(-1);
  if (!entry) return null;
  return {
    ...backward(state, entry),
    history: { past: state.history.past.slice(0, -1), future: [...state.history.future, entry] },
  };
}

/** null when there is nothing to redo. */
export function redone(state: PlanPart): PlanPart | null {
  const entry = state.history.future.at(-1);
  if (!entry) return null;
  return {
    ...forward(state, entry),
    history: { past: [...state.history.past, entry], future: state.history.future.slice(0, -1) },
  };
}
