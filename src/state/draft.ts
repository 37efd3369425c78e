import { deviation } from '../core/measure/territory-figures';
import { type LockRefusal, LockRule, refusalText } from '../core/plan/locks';
import { UNASSIGNED } from '../core/plan/plan';
import type { AppState, DraftSide, GestureDraft, PaintTarget } from './app-state';
import { planFigures } from './selectors/plan-figures';
import { activePlan } from './selectors/shown-plan';

export const EMPTY_HEXES = new Int32Array(0);

interface Change {
  hexes: number;
  accounts: number;
  readonly values: Float64Array;
}

/**
 * What would happen if these hexes went to the target now: O(hexes touched). Sums are differences to the plan's figures,
 * so a stroke over 100,000 hexes costs what the stroke covers. null without a plan or while a run is on screen.
 */
export function draftOf(state: AppState, touched: Int32Array, target: PaintTarget): GestureDraft | null {
  const plan = activePlan(state);
  const figures = planFigures(state);
  const { dataset, goals } = state;
  if (!plan || !figures || !dataset || state.balance.run) return null;
  const to = target.kind === 'territory' ? target.id : UNASSIGNED;
  // A new territory has no id yet; −1 keeps hexes of every territory, unassigned ones too, changing.
  const toOrNew = target.kind === 'new' ? -1 : to;
  const columns = goals.map(goal => dataset.summary.measures.findIndex(measure => measure.id === goal.measureId));
  const rule = new LockRule(plan);
  const moving = new Int32Array(touched.length);
  const changes = new Map<number, Change>();
  const changeOf = (id: number): Change => {
    let change = changes.get(id);
    if (!change) {
      change = { hexes: 0, accounts: 0, values: new Float64Array(goals.length) };
      changes.set(id, change);
    }
    return change;
  };
  changeOf(toOrNew);
  let count = 0;
  let refused = 0;
  let accountsMoved = 0;
  let firstRefusal: LockRefusal | null = null;
  for (const hex of touched) {
    const from = plan.assignment[hex];
    if (from === toOrNew) continue;
    const refusal = rule.refusal(hex, toOrNew);
    if (refusal) {
      refused++;
      firstRefusal ??= refusal;
      continue;
    }
    moving[count++] = hex;
    const accounts = dataset.sums.accounts[hex];
    accountsMoved += accounts;
    const lost = changeOf(from);
    const gained = changeOf(toOrNew);
    lost.hexes--;
    gained.hexes++;
    lost.accounts -= accounts;
    gained.accounts += accounts;
    for (let goal = 0; goal < goals.length; goal++) {
      const value = columns[goal] < 0 ? 0 : dataset.sums.sums[columns[goal]][hex];
      lost.values[goal] -= value;
      gained.values[goal] += value;
    }
  }
  return {
    target,
    hexes: moving.slice(0, count),
    refused,
    refusal: firstRefusal ? refusalText(firstRefusal, plan) : '',
    sides: sidesOf(state, changes, toOrNew),
    accountsMoved,
  };
}

/** Before and now of every territory concerned, the target first; a new territory shares the targets out anew. */
function sidesOf(state: AppState, changes: ReadonlyMap<number, Change>, to: number): readonly DraftSide[] {
  const figures = planFigures(state);
  if (!figures) return [];
  const { rows, headline } = figures;
  const fte = rows.reduce((sum, row) => sum + row.territory.fte, 0) + (to === -1 ? 1 : 0);
  const rowOf = new Map(rows.map(row => [row.territory.id, row]));
  const sides: DraftSide[] = [];
  for (const [id, change] of changes) {
    if (id === UNASSIGNED) continue;
    const row = rowOf.get(id);
    const share = (row?.territory.fte ?? 1) / (fte || 1);
    sides.push({
      territoryId: id === -1 ? UNASSIGNED : id,
      name: row?.territory.name ?? 'New territory',
      accountsChange: change.accounts,
      hexesChange: change.hexes,
      before: state.goals.map((_, goal) => row?.figures[goal].deviation ?? -1),
      now: state.goals.map((_, goal) =>
        deviation((row?.figures[goal].value ?? 0) + change.values[goal], headline.totals.figures[goal] * share),
      ),
    });
  }
  return sides;
}
