import { TextColumnBuilder } from '../../src/core/accounts/text-column';
import { knownPopulation } from '../../src/core/geo/known-towns';
import type { PlaceTable } from '../../src/core/geo/places';
import type { Towns } from '../../src/core/geo/territory-names';
import type { HexGrid } from '../../src/core/grid/hex-grid';

/** Towns in the middle of hexes of a grid; `weights` = customers by hex. */
export function townsIn(
  grid: HexGrid,
  towns: readonly { hex: number; name: string; population: number }[],
  weights: Float64Array,
): Towns {
  const rows = towns.map(town => ({ ...town, lat: grid.lat[town.hex], lng: grid.lng[town.hex] }));
  rows.sort((a, b) => Math.floor(a.lat) - Math.floor(b.lat) || a.lng - b.lng);
  const bandOffsets = new Uint32Array(181);
  for (let band = 0; band < 181; band++) bandOffsets[band] = rows.filter(row => row.lat + 90 < band).length;
  const names = new TextColumnBuilder();
  for (const row of rows) names.push(row.name);
  const places: PlaceTable = {
    bandOffsets,
    lat: Float64Array.from(rows, row => row.lat),
    lng: Float64Array.from(rows, row => row.lng),
    population: Uint32Array.from(rows, row => row.population),
    names: names.finish(),
  };
  return { places, known: knownPopulation(places, grid.lat, grid.lng, weights) };
}
