import { type Pieces, piecesOf } from '../../core/measure/pieces';
import { largestTerritoryId } from '../../core/measure/territory-figures';
import type { AppState } from '../app-state';
import { memoised } from '../memo';
import { shownPlan } from './shown-plan';

/** Pieces of the plan on screen; `extra` lists every piece beyond a territory's largest. */
export interface HexPieces extends Pieces {
  readonly extra: readonly { readonly territoryId: number; readonly piece: number; readonly hexes: Int32Array }[];
}

/** null without a plan. */
export const hexPieces: (state: AppState) => HexPieces | null = memoised(
  (state: AppState) => {
    const plan = shownPlan(state);
    return [state.dataset?.grid, plan?.assignment, plan?.territories] as const;
  },
  (grid, assignment, territories) => {
    if (!grid || !assignment || !territories) return null;
    const pieces = piecesOf(grid, assignment, largestTerritoryId(territories));
    const hexesOf = new Map<string, { territoryId: number; piece: number; hexes: number[] }>();
    for (let hex = 0; hex < grid.count; hex++) {
      const piece = pieces.pieceOfHex[hex];
      if (piece < 2) continue;
      const key = `${assignment[hex]}/${piece}`;
      const entry = hexesOf.get(key) ?? { territoryId: assignment[hex], piece, hexes: [] };
      entry.hexes.push(hex);
      hexesOf.set(key, entry);
    }
    const extra = [...hexesOf.values()].map(entry => ({ ...entry, hexes: Int32Array.from(entry.hexes) }));
    return { ...pieces, extra };
  },
);
