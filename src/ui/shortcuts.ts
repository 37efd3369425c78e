import { useEffect } from 'react';
import type { ToolId } from '../state/app-state';
import type { Commands } from '../state/commands/commands';
import type { AppStore } from '../state/store';
import { useAppStore, useCommands } from './app-context';

const isApple = /Mac|iPhone|iPad/.test(navigator.platform);

/** Keys as they are written on this device: "Ctrl Z" or "⌘ Z". */
export function keyText(keys: string): string {
  return isApple ? keys.replace('Ctrl', '⌘').replace('Shift', '⇧').replace('Alt', '⌥') : keys;
}

export const TOOL_KEYS: Readonly<Record<ToolId, string>> = {
  hand: 'H',
  pick: 'P',
  brush: 'B',
  lasso: 'L',
  polygon: 'G',
  rectangle: 'R',
};

const TOOL_OF_KEY = new Map(Object.entries(TOOL_KEYS).map(([tool, key]) => [key.toLowerCase(), tool as ToolId]));

/** Fields, popups, and boxes that find a line by its first letters. */
const TYPING =
  'input, textarea, select, [role=dialog], [role=menu], [role=listbox], [role=combobox], [aria-haspopup=listbox]';

/** True where keys mean typing, or belong to a popup that is open. */
function belongsElsewhere(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest(TYPING) !== null;
}

/**
 * Acts on a key press; true when it was taken. Exactly one of the meanings of Escape happens: drop the gesture, close
 * what is open, or clear the selection.
 */
export function handleShortcut(event: KeyboardEvent, store: AppStore, commands: Commands): boolean {
  const state = store.getState();
  const key = event.key.toLowerCase();
  const control = event.ctrlKey || event.metaKey;
  if (control && key === 's') {
    void commands.exportProject(false);
    return true;
  }
  if (control && key === 'k') {
    commands.openDialog(state.view.dialog === 'commands' ? null : 'commands');
    return true;
  }
  if (belongsElsewhere(event.target) || state.importing || state.view.dialog || event.isComposing) return false;
  if (control && !event.altKey && key === 'z') {
    if (event.shiftKey) commands.redo();
    else commands.undo();
    return true;
  }
  if (control && key === 'y') {
    commands.redo();
    return true;
  }
  if (control || event.altKey) return false;
  if (key === 'escape') return handleEscape(store, commands);
  if (event.key === '?') {
    commands.openDialog('help');
    return true;
  }
  if (event.key === '[' || event.key === ']') {
    commands.setBrushRings(state.view.brushRings + (event.key === ']' ? 1 : -1));
    return true;
  }
  if (key === 'delete') {
    if (state.view.selectedHexes.length === 0) return false;
    commands.paintSelection({ kind: 'unassign' });
    return true;
  }
  if (key === 't' && !event.shiftKey) {
    void commands.tidyUp();
    return true;
  }
  const tool = event.shiftKey ? undefined : TOOL_OF_KEY.get(key);
  if (!tool) return false;
  commands.setTool(tool);
  return true;
}

function handleEscape(store: AppStore, commands: Commands): boolean {
  const { draft, view } = store.getState();
  if (draft) commands.dropDraft();
  else if (view.leftOpen) commands.openLeft(null);
  else if (view.selectedHexes.length > 0) commands.selectHexes(new Int32Array(0));
  else if (view.selectedTerritories.length > 0) commands.selectTerritories([]);
  else return false;
  return true;
}

/** Listens for the shortcuts as long as the workbench is on screen. */
export function useShortcuts(): void {
  const store = useAppStore();
  const commands = useCommands();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!event.defaultPrevented && handleShortcut(event, store, commands)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [store, commands]);
}
