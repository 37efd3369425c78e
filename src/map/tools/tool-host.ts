/** The tools' world: hits by arithmetic on the grid, drafts and selections by commands. */
import { hexAt } from '../../core/grid/cell-index';
import { brushByRings, HexSet, hexesInRectangle, hexesInRing } from '../../core/grid/hit-sets';
import { UNASSIGNED } from '../../core/plan/plan';
import type { Commands } from '../../state/commands/commands';
import { shownPlan } from '../../state/selectors/shown-plan';
import type { AppStore } from '../../state/store';
import { type Camera, mercatorX, mercatorY, screenX, screenY } from '../camera';
import type { Modifiers, ToolHost, ToolPoint } from './map-tool';

export function createToolHost(store: AppStore, commands: Commands, camera: () => Camera): ToolHost {
  let scratch: { hexes: number; set: HexSet } | null = null;
  const grid = () => store.getState().dataset?.grid ?? null;
  const territoryAt = (hex: number): number => shownPlan(store.getState())?.assignment[hex] ?? UNASSIGNED;

  const hexUnder = (point: ToolPoint): number => {
    const known = grid();
    return known ? hexAt(known, point.lat, point.lng) : -1;
  };

  return {
    hexAt: hexUnder,
    newSet: () => new HexSet(grid()?.count ?? 0),
    scratchSet() {
      const hexes = grid()?.count ?? 0;
      if (scratch?.hexes !== hexes) scratch = { hexes, set: new HexSet(hexes) };
      scratch.set.clear();
      return scratch.set;
    },
    pixelsBetween(a, b) {
      const view = camera();
      const dx = screenX(view, mercatorX(a.lng)) - screenX(view, mercatorX(b.lng));
      const dy = screenY(view, mercatorY(a.lat)) - screenY(view, mercatorY(b.lat));
      return Math.hypot(dx, dy);
    },
    brush(from, to, rings, into) {
      const known = grid();
      if (known) brushByRings(known, [from.lng, from.lat], [to.lng, to.lat], rings, into);
    },
    hexesInRing(ring, into) {
      const known = grid();
      if (known) hexesInRing(known, ring, into);
    },
    hexesInRectangle(corner, opposite, into) {
      const known = grid();
      if (known) hexesInRectangle(known, [corner.lng, corner.lat], [opposite.lng, opposite.lat], into);
    },
    brushRings: () => store.getState().view.brushRings,
    target: () => store.getState().view.target,
    preview: (hexes, target) => commands.previewDraft(hexes, target),
    commit(label) {
      commands.commitDraft(label);
    },
    drop: () => commands.dropDraft(),
    select(point, modifiers) {
      selectAt(store, commands, hexUnder(point), modifiers);
    },
    addToSelection(hexes) {
      const merged = new Set([...store.getState().view.selectedHexes, ...hexes]);
      if (hexes.length > 0) commands.selectHexes(Int32Array.from(merged).sort());
    },
    frameTerritoryAt(point) {
      const hex = hexUnder(point);
      const territoryId = hex < 0 ? UNASSIGNED : territoryAt(hex);
      if (territoryId === UNASSIGNED) return;
      commands.selectTerritories([territoryId]);
      commands.frame({ territoryId });
    },
  };
}

/**
 * A click selects the territory, a further click in it the single hex; unassigned hexes are always single. Shift adds
 * territories, Ctrl or Cmd adds and removes hexes, and so does Shift once hexes are selected.
 */
export function selectAt(store: AppStore, commands: Commands, hex: number, modifiers: Modifiers): void {
  const state = store.getState();
  const { selectedHexes, selectedTerritories } = state.view;
  if (hex < 0) {
    if (!(modifiers.shift || modifiers.toggle)) commands.selectTerritories([]);
    return;
  }
  const territory = shownPlan(state)?.assignment[hex] ?? UNASSIGNED;
  const byHex = modifiers.toggle || (modifiers.shift && (selectedHexes.length > 0 || territory === UNASSIGNED));
  if (byHex) {
    const hexes = new Set(selectedHexes);
    if (!hexes.delete(hex)) hexes.add(hex);
    commands.selectHexes(Int32Array.from(hexes).sort());
  } else if (modifiers.shift) {
    const rest = selectedTerritories.filter(id => id !== territory);
    commands.selectTerritories(rest.length < selectedTerritories.length ? rest : [...rest, territory]);
  } else if (territory === UNASSIGNED || (selectedTerritories.length === 1 && selectedTerritories[0] === territory)) {
    commands.selectHexes(Int32Array.of(hex));
  } else commands.selectTerritories([territory]);
}
