/** What the delta card says about a gesture under way, as plain data. */
import { UNASSIGNED } from '../../core/plan/plan';
import type { AppState, DraftSide } from '../../state/app-state';
import { formatCount, formatDeviation } from '../../state/format';

export interface DeltaFigure {
  readonly before: string;
  readonly now: string;
  readonly state: 'in' | 'over' | 'under';
}

export interface DeltaText {
  /** "+9 % potential · +11 % workload"; '' when nothing changes. */
  readonly headline: string;
  /** "19 accounts change rep · 15 hexes into St. Louis". */
  readonly summary: string;
  /** Why some hexes stay, '' when none do. */
  readonly refusal: string;
  readonly goals: readonly string[];
  readonly rows: readonly {
    readonly territoryId: number;
    readonly name: string;
    readonly figures: readonly DeltaFigure[];
  }[];
  /** Territories concerned beyond the rows. */
  readonly more: number;
}

const MOST_ROWS = 5;

/** null when there is nothing to say. */
export function deltaText(state: AppState): DeltaText | null {
  const { draft, dataset, goals } = state;
  if (!draft || !dataset || (draft.hexes.length === 0 && draft.refused === 0)) return null;
  const labels = goals.map(
    goal => dataset.summary.measures.find(measure => measure.id === goal.measureId)?.label ?? goal.measureId,
  );
  const [target] = draft.sides;
  const intoName =
    draft.target.kind === 'unassign' ? 'unassigned' : draft.target.kind === 'new' ? 'a new territory' : target.name;
  const changes = labels.map((label, goal) => {
    const change = (target?.now[goal] ?? Number.NaN) - (target?.before[goal] ?? 0);
    return Number.isFinite(change) ? `${formatDeviation(change)} ${label.toLowerCase()}` : '';
  });
  const accounts =
    draft.accountsMoved === 1 ? '1 account changes rep' : `${formatCount(draft.accountsMoved)} accounts change rep`;
  const hexes = draft.hexes.length === 1 ? '1 hex' : `${formatCount(draft.hexes.length)} hexes`;
  // Unassigned hexes have no target to be off.
  const sides = draft.sides.filter(side => side.territoryId !== UNASSIGNED);
  const moves = draft.hexes.length > 0;
  return {
    headline: moves && target?.territoryId !== UNASSIGNED ? changes.filter(Boolean).join('  ·  ') : '',
    summary: moves ? `${accounts} · ${hexes} into ${intoName}` : '',
    refusal: draft.refused > 0 ? draft.refusal : '',
    goals: labels,
    rows: (moves ? sides.slice(0, MOST_ROWS) : []).map(side => ({
      territoryId: side.territoryId,
      name: side.name,
      figures: goals.map((goal, index) => deltaFigure(side, index, goal.band)),
    })),
    more: moves ? Math.max(0, sides.length - MOST_ROWS) : 0,
  };
}

function deltaFigure(side: DraftSide, goal: number, band: number): DeltaFigure {
  const now = side.now[goal];
  // Like everywhere, inside or outside is decided by the percentage that is shown.
  const percent = Math.round(now * 100);
  const limit = Math.round(band * 100);
  return {
    before: formatDeviation(side.before[goal]),
    now: formatDeviation(now),
    state: percent > limit ? 'over' : percent < -limit ? 'under' : 'in',
  };
}
