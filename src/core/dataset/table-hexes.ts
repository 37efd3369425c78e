/**
 * Which hexes a table of H3 cells gets: its own, unless a person asks for larger ones. Smaller ones there cannot be,
 * because what a cell holds is one figure.
 */
import { type AccountTable, NO_CELL } from '../accounts/account-table';
import { type BuiltGrid, GridTooLargeError } from '../grid/build-grid';
import type { LandTest } from '../grid/market-area';
import { tableGrid } from '../grid/table-grid';
import type { GridOptions } from './dataset';
import { heaviestText, hexSizeText } from './hex-words';

type CellTable = Pick<AccountTable, 'lat' | 'lng' | 'customers'> & { readonly cellResolution: Uint8Array };

/** Level of the largest cells. */
export function coarsestCell(cellResolution: Uint8Array): number {
  return cellResolution.reduce((coarsest, level) => Math.min(coarsest, level), NO_CELL);
}

function finestCell(cellResolution: Uint8Array): number {
  return cellResolution.reduce((finest, level) => (level === NO_CELL ? finest : Math.max(finest, level)), 0);
}

/**
 * @param measureValues potential and workload first
 * @returns null when larger hexes than any of the table were asked for: they are made as for any accounts
 * @throws GridTooLargeError when more hexes than can be shown were asked for
 */
export function hexesOfTable(
  table: CellTable,
  measureValues: readonly Float64Array[],
  { resolution, reachKm, gapKm, territories }: GridOptions,
  isLand: LandTest | null,
  onProgress: (done: number) => void,
): (BuiltGrid & { readonly reason: string }) | null {
  const coarsest = coarsestCell(table.cellResolution);
  const finest = finestCell(table.cellResolution);
  if (resolution !== 'auto' && resolution < coarsest) return null;
  const made = (level: number) =>
    tableGrid({ ...table, finest: level, reachKm, gapKm, isLand: isLand ?? (() => true), onProgress });
  const heaviest = (built: BuiltGrid) => heaviestText(built, measureValues.slice(0, 2), territories);
  if (resolution !== 'auto' && resolution < finest) {
    const built = made(resolution);
    return { ...built, reason: `Hexes down to about ${hexSizeText(resolution)}, as chosen: ${heaviest(built)}` };
  }
  for (let level = finest; ; level--) {
    try {
      const built = made(level);
      return {
        ...built,
        reason: `${reasonFor(coarsest, level, finest)}: ${heaviest(built)}${tooFine(resolution, level)}`,
      };
    } catch (error) {
      // Only a person's own choice is refused; by itself the app shows as much of the table as it can.
      if (resolution !== 'auto' || level === 0 || !(error instanceof GridTooLargeError)) throw error;
    }
  }
}

function reasonFor(coarsest: number, level: number, finest: number): string {
  if (level < finest) return `Hexes of about ${hexSizeText(level)}, because those of the file are too many to show`;
  if (coarsest === finest) return `The hexes of the file, about ${hexSizeText(finest)} each`;
  return `The hexes of the file, about ${hexSizeText(finest)} to ${hexSizeText(coarsest)} each`;
}

function tooFine(resolution: number | 'auto', level: number): string {
  if (resolution === 'auto' || resolution <= level) return '';
  return '. Smaller ones are not possible: the file says no more than what a hex holds';
}
