import type { GridOptions } from '../core/dataset/dataset';
import type { HexBundle } from '../core/grid/hex-bundle';
import type { HexGrid } from '../core/grid/hex-grid';
import { chosenLinks, type LinkChoices } from '../core/grid/link-choices';
import { withLinks } from '../core/grid/with-links';
import type { ColumnMapping } from '../files/customers/column-mapping';
import type { ImportReport } from '../files/customers/import-report';
import type { ValueOptions } from '../worker/protocol';
import type { Dataset } from './app-state';

/** How the accounts on screen came to be; what a bundle of hexes from the worker does not say itself. */
export interface DatasetOrigin {
  readonly source: { readonly fileName: string; readonly mapping: ColumnMapping } | null;
  readonly file: Blob | null;
  readonly hexDocument: string;
  readonly isSample: boolean;
  readonly report: ImportReport | null;
  readonly values: ValueOptions;
  readonly gridOptions: GridOptions;
  readonly linkChoices: LinkChoices;
}

export function datasetOf(bundle: HexBundle, origin: DatasetOrigin): Dataset {
  const { values, ...rest } = origin;
  return { ...rest, ...values, ...bundle, grid: withChoices(bundle.grid, origin.linkChoices) };
}

/** A grid as it was built, with what a person decided about its links. */
export function withChoices(grid: HexGrid, choices: LinkChoices): HexGrid {
  return withLinks(grid, chosenLinks(grid, grid.links, choices));
}

export function valueOptions(dataset: Dataset): ValueOptions {
  return { potential: dataset.potential, workload: dataset.workload, filter: dataset.filter };
}
