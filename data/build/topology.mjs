// Reads a TopoJSON object as plain polygons: [[ring, hole, hole, …], …] of [lng, lat] points, ready for scanning or tiling.
// The packages stitch rings over the antimeridian and leave the poles out, which suits a sphere but no plane, so rings are
// unrolled here: longitudes run on past ±180, and a ring round a pole is closed along it.
import { readFileSync } from 'node:fs';
import { feature } from 'topojson-client';

const packages = new URL('./node_modules/', import.meta.url);

export function packageFile(path) {
  return new URL(path, packages);
}

export function readJson(path) {
  return JSON.parse(readFileSync(packageFile(path), 'utf8'));
}

export function readLines(path) {
  return readFileSync(packageFile(path), 'utf8').split('\n').filter(Boolean);
}

/** Polygons of a GeoJSON geometry, feature or collection. */
export function polygonsOf(geojson) {
  switch (geojson?.type) {
    case 'FeatureCollection':
      return geojson.features.flatMap(polygonsOf);
    case 'Feature':
      return polygonsOf(geojson.geometry);
    case 'GeometryCollection':
      return geojson.geometries.flatMap(polygonsOf);
    case 'Polygon':
      return [geojson.coordinates];
    case 'MultiPolygon':
      return geojson.coordinates;
    default:
      return [];
  }
}

function unrolledRing(ring) {
  let turn = 0;
  const out = ring.map(([lng, lat], i) => {
    if (i > 0 && Math.abs(lng - ring[i - 1][0]) > 180) turn += lng < 0 ? 360 : -360;
    return [lng + turn, lat];
  });
  if (turn !== 0) {
    const pole = out[0][1] < 0 ? -90 : 90;
    out.push([out.at(-1)[0], pole], [out[0][0], pole], out[0]);
  }
  return out;
}

export function unrolled(polygon) {
  const [outer, ...holes] = polygon.map(unrolledRing);
  const west = Math.min(...outer.map(point => point[0]));
  const east = Math.max(...outer.map(point => point[0]));
  const within = hole => {
    const middle = hole.reduce((sum, point) => sum + point[0], 0) / hole.length;
    const turn = middle < west ? 360 : middle > east ? -360 : 0;
    return turn === 0 ? hole : hole.map(([lng, lat]) => [lng + turn, lat]);
  };
  return [outer, ...holes.map(within)];
}

export function topologyPolygons(topology, objectName, keep = () => true) {
  const object = topology.objects[objectName];
  return object.geometries.filter(keep).flatMap(geometry => polygonsOf(feature(topology, geometry)).map(unrolled));
}

/** Even-odd test of one polygon with holes. */
export function polygonContains(polygon, lng, lat) {
  let inside = false;
  for (const ring of polygon) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [xi, yi] = ring[i];
      const [xj, yj] = ring[j];
      if (yi > lat !== yj > lat && lng < ((xj - xi) * (lat - yi)) / (yj - yi) + xi) inside = !inside;
    }
  }
  return inside;
}

/** Area in km², spherical; holes subtracted. */
export function polygonAreaKm2(polygon) {
  const ringArea = ring => {
    let sum = 0;
    for (let i = 0; i < ring.length - 1; i++) {
      const [x1, y1] = ring[i];
      const [x2, y2] = ring[i + 1];
      sum += (((x2 - x1) * Math.PI) / 180) * (2 + Math.sin((y1 * Math.PI) / 180) + Math.sin((y2 * Math.PI) / 180));
    }
    return (Math.abs(sum) * 6371.0088 ** 2) / 2;
  };
  return polygon.reduce((area, ring, i) => area + (i === 0 ? ringArea(ring) : -ringArea(ring)), 0);
}
