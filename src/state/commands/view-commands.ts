import type { CommandContext } from './command-context';
import type { Commands } from './commands';

const LARGEST_BRUSH_RINGS = 12;

/** Camera, tool, panels: never part of the history. */
export function viewCommands(
  context: CommandContext,
): Pick<
  Commands,
  | 'setTool'
  | 'setTarget'
  | 'setBrushRings'
  | 'selectTerritories'
  | 'selectHexes'
  | 'hover'
  | 'setLayer'
  | 'setShow'
  | 'frame'
  | 'setTheme'
  | 'openDrawer'
  | 'openLeft'
  | 'openDialog'
  | 'setRenaming'
  | 'dismissNotice'
> {
  return {
    setTool(tool) {
      context.set({ draft: null });
      context.setView({ tool });
    },
    setTarget(target) {
      context.setView({ target });
    },
    setBrushRings(rings) {
      context.setView({ brushRings: Math.max(0, Math.min(LARGEST_BRUSH_RINGS, Math.round(rings))) });
    },
    selectTerritories(ids) {
      const { view } = context.state;
      const target = ids.length === 1 && ids[0] > 0 ? { kind: 'territory' as const, id: ids[0] } : view.target;
      context.setView({ selectedTerritories: ids, selectedHexes: new Int32Array(0), target });
    },
    selectHexes(hexes) {
      context.setView({ selectedHexes: hexes, selectedTerritories: [] });
    },
    hover(territoryId, hex) {
      const { view } = context.state;
      if (view.hoveredTerritory === territoryId && view.hoveredHex === hex) return;
      context.setView({ hoveredTerritory: territoryId, hoveredHex: hex });
    },
    setLayer(layer) {
      context.setView({ layer });
    },
    setShow(change) {
      context.setView({ show: { ...context.state.view.show, ...change } });
    },
    frame(target) {
      context.setView({ frame: { nonce: context.state.view.frame.nonce + 1, target } });
    },
    setTheme(theme) {
      context.setView({ theme });
    },
    openDrawer(tab) {
      if (tab === null) context.setView({ drawerOpen: false });
      else context.setView({ drawerOpen: true, drawerTab: tab });
    },
    openLeft(leftOpen) {
      context.setView({ leftOpen });
    },
    openDialog(dialog) {
      context.setView({ dialog });
    },
    setRenaming(renaming) {
      context.setView({ renaming });
    },
    dismissNotice(id) {
      context.set({ notices: context.state.notices.filter(notice => notice.id !== id) });
    },
  };
}
