import type { HexGrid } from '../../core/grid/hex-grid';
import { PointTree } from '../../core/grid/point-tree';
import { unitVectors } from '../../core/grid/sphere';
import { type Assignment, UNASSIGNED } from '../../core/plan/plan';
import type { AppState } from '../app-state';
import { shownPlan } from './shown-plan';

/** Why the selection cannot be linked, in words; null when it can. */
export function linkUnavailable({ view }: AppState): string | null {
  const territories = view.selectedTerritories.filter(id => id !== UNASSIGNED);
  if (view.selectedHexes.length === 2 || territories.length === 2) return null;
  return 'Select two hexes (Ctrl or Cmd and a click), or two territories (Shift and a click).';
}

/** The two hexes that are selected, or those of two selected territories that lie nearest to each other. */
export function linkableHexes(
  state: AppState,
): { readonly a: number; readonly b: number } | { readonly reason: string } {
  const reason = linkUnavailable(state);
  const { dataset, view } = state;
  const plan = shownPlan(state);
  if (reason !== null || !dataset || !plan) return { reason: reason ?? 'There is no plan yet.' };
  if (view.selectedHexes.length === 2) return { a: view.selectedHexes[0], b: view.selectedHexes[1] };
  const [one, other] = view.selectedTerritories.filter(id => id !== UNASSIGNED);
  return nearestHexes(dataset.grid, plan.assignment, one, other) ?? { reason: 'One of the territories has no hexes.' };
}

function nearestHexes(
  { lat, lng, count }: Pick<HexGrid, 'lat' | 'lng' | 'count'>,
  assignment: Assignment,
  one: number,
  other: number,
): { a: number; b: number } | null {
  const vectors = unitVectors(lat, lng);
  const hexesOf = (id: number) =>
    Int32Array.from({ length: count }, (_, hex) => hex).filter(hex => assignment[hex] === id);
  const tree = new PointTree(vectors, hexesOf(other));
  let best: { a: number; b: number } | null = null;
  let nearest = Number.POSITIVE_INFINITY;
  for (const a of hexesOf(one)) {
    const [found] = tree.nearest(vectors[3 * a], vectors[3 * a + 1], vectors[3 * a + 2], 1, () => true, nearest);
    if (!found || found.chordSquared >= nearest) continue;
    nearest = found.chordSquared;
    best = { a, b: found.point };
  }
  return best;
}
