/** Hex → territory as CSV: `h3,territory`, and on request the id of the territory and what the hex holds. */
import { bigIntToCell } from '../core/grid/cell-index';
import type { HexGrid, HexSums } from '../core/grid/hex-grid';
import type { Measure } from '../core/measure/measure';
import type { Territory } from '../core/plan/plan';
import { type CsvValue, csvTable, exactSum } from './csv-write';
import { measureColumns } from './measure-columns';

/** What each hex holds: accounts and one sum per measure. */
export interface HexContents {
  readonly sums: HexSums;
  readonly measures: readonly Measure[];
}

/**
 * Unassigned hexes are listed with a blank territory, or the file would not say that they exist.
 * @param contents null = exactly the columns `h3,territory`
 */
export function hexesCsv(
  grid: Pick<HexGrid, 'count' | 'cells'>,
  assignment: ArrayLike<number>,
  territories: readonly Territory[],
  contents: HexContents | null = null,
): Generator<string, void, undefined> {
  const names = new Map(territories.map(territory => [territory.id, territory.name]));
  const header = ['h3', 'territory'];
  if (contents) header.push('territory_id', 'accounts', ...measureColumns(contents.measures));
  return csvTable(header, rows());

  function* rows(): Generator<readonly CsvValue[]> {
    for (let hex = 0; hex < grid.count; hex++) {
      const id = assignment[hex];
      const row: CsvValue[] = [bigIntToCell(grid.cells[hex]), names.get(id) ?? ''];
      if (contents) {
        row.push(id === 0 ? null : id, contents.sums.accounts[hex]);
        for (const column of contents.sums.sums) row.push(exactSum(column[hex]));
      }
      yield row;
    }
  }
}
