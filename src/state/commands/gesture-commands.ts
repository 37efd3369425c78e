import { UNASSIGNED } from '../../core/plan/plan';
import type { PaintTarget } from '../app-state';
import { draftOf, EMPTY_HEXES } from '../draft';
import type { CommandContext } from './command-context';
import type { Commands } from './commands';

/** Drawing on the map: a draft while the pointer is down, one edit when it is released. */
export function gestureCommands(
  context: CommandContext,
  paint: (hexes: Int32Array, target: PaintTarget, label: string) => boolean,
): Pick<Commands, 'previewDraft' | 'commitDraft' | 'dropDraft' | 'paintSelection'> {
  return {
    previewDraft(hexes, target) {
      const draft = draftOf(context.state, hexes, target);
      if (draft) context.set({ draft });
    },
    commitDraft(toolLabel) {
      const { draft } = context.state;
      if (!draft) return false;
      context.set({ draft: null });
      if (draft.hexes.length === 0) {
        if (draft.refused > 0) context.notify({ kind: 'refusal', title: draft.refusal, text: 'Unlock it to move it.' });
        return false;
      }
      const done = paint(draft.hexes, draft.target, toolLabel);
      if (done && draft.refused > 0) {
        context.notify({ kind: 'refusal', title: draft.refusal, text: 'The other hexes moved.' });
      }
      return done;
    },
    dropDraft() {
      if (context.state.draft) context.set({ draft: null });
    },
    paintSelection(target) {
      const { selectedHexes } = context.state.view;
      if (selectedHexes.length === 0) return false;
      const draft = draftOf(context.state, selectedHexes, target);
      if (!draft) return false;
      if (draft.hexes.length === 0) {
        const title = draft.refused > 0 ? draft.refusal : 'These hexes are there already.';
        context.notify({ kind: 'refusal', title });
        return false;
      }
      const done = paint(draft.hexes, target, target.kind === 'unassign' ? 'Unassign' : 'Move');
      if (done) context.setView({ selectedHexes: EMPTY_HEXES });
      return done;
    },
  };
}

export function targetId(target: PaintTarget): number {
  return target.kind === 'territory' ? target.id : UNASSIGNED;
}
