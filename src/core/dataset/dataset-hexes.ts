/**
 * From valued accounts to hexes: which size, which cells, and why, in one step that the app and the command line share.
 * Hexes are made for all accounts, whatever the filter, so that a filter never changes the map.
 */
import type { AccountTable } from '../accounts/account-table';
import { type BuiltGrid, buildGrid } from '../grid/build-grid';
import { chooseResolution } from '../grid/choose-resolution';
import type { LandTest } from '../grid/market-area';
import type { GridOptions } from './dataset';
import type { DatasetValues } from './dataset-values';
import { heaviestText, hexSizeText } from './hex-words';
import { coarsestCell, hexesOfTable } from './table-hexes';

export interface DatasetHexes extends BuiltGrid {
  /** For people: why these hexes. */
  readonly reason: string;
}

const NO_LAND =
  'Empty hexes may lie in the water, because the file with the coastlines could not be opened: reload the page to try again';

/**
 * @param isLand null = the land mask could not be loaded; everything counts as land then, and the reason says so
 * @param onProgress share done, 0 … 1
 * @throws GridTooLargeError
 */
export function datasetHexes(
  table: AccountTable,
  { measureValues }: DatasetValues,
  options: GridOptions,
  isLand: LandTest | null,
  onProgress: (done: number) => void,
): DatasetHexes {
  const { lat, lng } = table;
  if (table.cellResolution) {
    const stated = hexesOfTable(
      { ...table, cellResolution: table.cellResolution },
      measureValues,
      options,
      isLand,
      onProgress,
    );
    if (stated) return isLand ? stated : { ...stated, reason: `${stated.reason}. ${NO_LAND}` };
  }
  // Potential and workload come first among the measures: what is to be made even decides what is a heavy hex.
  const weights = measureValues.slice(0, 2);
  const choice = options.resolution === 'auto' ? chooseResolution(lat, lng, weights, options.territories) : null;
  const finest = table.cellResolution ? coarsestCell(table.cellResolution) : undefined;
  const resolution = choice ? choice.resolution : (options.resolution as number);
  const built = buildGrid({
    lat,
    lng,
    weights,
    resolution,
    reachKm: options.reachKm,
    isLand: isLand ?? (() => true),
    gapKm: options.gapKm,
    finest,
    split: (choice ? choice.split : options.split) ? { territories: options.territories } : null,
    onProgress,
  });
  const reason = choice ? choice.reason : chosenReason(resolution, built, weights, options.territories);
  return { ...built, reason: isLand ? reason : `${reason}. ${NO_LAND}` };
}

/** For a size that a person chose: what it comes to. */
function chosenReason(
  resolution: number,
  built: BuiltGrid,
  weights: readonly Float64Array[],
  territories: number,
): string {
  return `Hexes of about ${hexSizeText(resolution)}, as chosen: ${heaviestText(built, weights, territories)}`;
}
