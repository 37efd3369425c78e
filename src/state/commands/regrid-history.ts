import type { HexBundle } from '../../core/grid/hex-bundle';
import type { AppState, Dataset, GridKept, RegridEdit } from '../app-state';
import { valueOptions, withChoices } from '../dataset-loading';
import { EMPTY_HEXES } from '../draft';
import { redone, undone } from '../history';
import { type CommandContext, isAbort } from './command-context';

/** What to keep of the hexes on screen to make them again. */
export function gridKept({ grid, gridOptions, linkChoices, resolutionReason }: Dataset): GridKept {
  const { cells, coarsest, finest, links } = grid;
  return { grid: { cells, coarsest, finest, links }, gridOptions, linkChoices, resolutionReason };
}

/** What is forgotten with the hexes that it speaks of. */
export function withoutHexes({ view, balance }: AppState): Pick<AppState, 'draft' | 'balance' | 'view'> {
  return {
    draft: null,
    balance: { ...balance, run: null },
    view: { ...view, selectedHexes: EMPTY_HEXES, hoveredHex: -1, hoveredTerritory: 0 },
  };
}

/**
 * Takes a change of the hexes back, or makes it again: the worker makes the other hexes anew from their cells, then
 * hexes and plans change together. Until then nothing changes on screen and no edit is taken, because steps before and
 * after speak of other hexes.
 */
export async function walkRegrid(context: CommandContext, entry: RegridEdit, way: 'undo' | 'redo'): Promise<void> {
  const { dataset, busy } = context.state;
  if (!dataset) return;
  if (busy) {
    context.notify({ kind: 'refusal', title: `${busy.label} is under way.`, text: 'Wait for it, or cancel it.' });
    return;
  }
  const kept = way === 'undo' ? entry.kept.before : entry.kept.after;
  const controller = new AbortController();
  const label = way === 'undo' ? 'Bringing back the former hexes' : 'Making the hexes again';
  context.set({ busy: { label, done: Number.NaN, cancel: () => controller.abort(), holdsEdits: true } });
  try {
    const { grid, resolutionReason } = kept;
    const params = { grid, resolutionReason, values: valueOptions(dataset) };
    const bundle: HexBundle = await context.services.data.run('restoreGrid', params, {
      signal: controller.signal,
      onProgress: ({ done }) => {
        const { busy: current } = context.state;
        if (current) context.set({ busy: { ...current, done } });
      },
    });
    const { state } = context;
    const step = way === 'undo' ? undone(state) : redone(state);
    context.set({
      ...step,
      ...withoutHexes(state),
      dataset: {
        ...dataset,
        ...bundle,
        grid: withChoices(bundle.grid, kept.linkChoices),
        gridOptions: kept.gridOptions,
        linkChoices: kept.linkChoices,
      },
    });
    context.notify({ kind: 'info', title: resolutionReason, text: way === 'undo' ? 'As it was before.' : '' });
  } catch (error) {
    if (!isAbort(error)) context.fail('The former hexes could not be made again', error);
  } finally {
    context.set({ busy: null });
  }
}
