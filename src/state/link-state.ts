import type { GridOptions } from '../core/dataset/dataset';
import type { GridLinks } from '../core/grid/grid-links';
import type { LinkChoices } from '../core/grid/link-choices';
import { withLinks } from '../core/grid/with-links';
import type { Dataset } from './app-state';

/** All that says which hexes are joined without touching. */
export interface LinkState {
  readonly links: GridLinks;
  readonly choices: LinkChoices;
  readonly gapKm: GridOptions['gapKm'];
}

export function linkState({ grid, linkChoices, gridOptions }: Dataset): LinkState {
  return { links: grid.links, choices: linkChoices, gapKm: gridOptions.gapKm };
}

/** The same hexes with these links; their adjacency follows. */
export function withLinkState(dataset: Dataset, { links, choices, gapKm }: LinkState): Dataset {
  const { gapKm: _, ...others } = dataset.gridOptions;
  return {
    ...dataset,
    grid: withLinks(dataset.grid, links),
    linkChoices: choices,
    gridOptions: gapKm === undefined ? others : { ...others, gapKm },
  };
}
