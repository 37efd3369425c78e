import { bigIntToCell } from '../core/grid/cell-index';
import { territoryOutlines } from '../core/grid/outline';
import type { CsvValue } from './csv-write';
import { exactSum } from './csv-write';
import { type AreaFeature, featureCollection } from './geojson-write';
import { measureColumns } from './measure-columns';
import type { PlannedMarket } from './territory-summary';

/** One feature per hex with its territory and what it holds. Outlines are those the map and the territories have. */
export function hexesGeoJson(market: PlannedMarket): Generator<string, void, undefined> {
  const { grid, sums, measures, assignment, territories } = market;
  const names = new Map(territories.map(territory => [territory.id, territory.name]));
  const columns = measureColumns(measures);
  // Each hex as a territory of its own; 0 means unassigned there, so numbers start at 1.
  const outlines = territoryOutlines(
    grid,
    Int32Array.from({ length: grid.count }, (_, hex) => hex + 1),
  );
  return featureCollection(features());

  function* features(): Generator<AreaFeature> {
    for (let hex = 0; hex < grid.count; hex++) {
      const id = assignment[hex];
      const properties: Record<string, CsvValue> = {
        h3: bigIntToCell(grid.cells[hex]),
        territory_id: id === 0 ? null : id,
        territory: names.get(id) ?? null,
        accounts: sums.accounts[hex],
      };
      columns.forEach((column, measure) => {
        properties[column] = exactSum(sums.sums[measure][hex]);
      });
      yield { coordinates: outlines.get(hex + 1) ?? null, properties };
    }
  }
}
