/**
 * What the map's own drawing layer needs: one static mesh of all hexes and one of all lines between them, with the hex
 * numbers on them, so that recolouring never touches geometry. Positions are Web Mercator (0 … 1, y down) relative to an
 * origin, because 32-bit floats are too coarse for absolute ones. Hexes across the antimeridian stay in one piece:
 * x may leave 0 … 1.
 */
import { cellWords, resolutionOf } from './cell-index';
import type { BorderMesh, HexMesh } from './hex-bundle';
import type { HexGrid } from './hex-grid';
import { type HexRings, hexRings } from './hex-rings';

const MERCATOR_LIMIT = 85.051129;

export function mercatorX(lng: number): number {
  return lng / 360 + 0.5;
}
/** Latitudes beyond ±85.05° are drawn there. */
export function mercatorY(lat: number): number {
  const clamped = Math.max(-MERCATOR_LIMIT, Math.min(MERCATOR_LIMIT, lat));
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + (clamped * Math.PI) / 360)) / (2 * Math.PI);
}

/**
 * Triangles of all hexes, vertices not shared between hexes.
 * @param rings pass them when both meshes are built
 */
export function buildHexMesh(grid: HexGrid, rings: HexRings = hexRings(grid)): HexMesh {
  const { offsets, vertices } = rings;
  const origin = meshOrigin(grid);
  const ragged = raggedHexes(grid, rings);
  let raggedCount = 0;
  for (let hex = 0; hex < grid.count; hex++) raggedCount += ragged[hex];
  const positions = new Float32Array((vertices.length + raggedCount) * 2);
  const hexOf = new Uint32Array(vertices.length + raggedCount);
  // A convex ring of n corners is n − 2 triangles from one corner; a ragged one n from its centre.
  const indices = new Uint32Array((vertices.length - 2 * grid.count + 2 * raggedCount) * 3);
  const xy = mercatorVertices(grid);
  let vertexAt = 0;
  let indexAt = 0;
  for (let hex = 0; hex < grid.count; hex++) {
    const centreX = mercatorX(grid.lng[hex]);
    const first = vertexAt;
    if (ragged[hex] === 1) {
      positions[2 * vertexAt] = centreX - origin[0];
      positions[2 * vertexAt + 1] = mercatorY(grid.lat[hex]) - origin[1];
      hexOf[vertexAt++] = hex;
    }
    const ringStart = vertexAt;
    for (let i = offsets[hex]; i < offsets[hex + 1]; i++) {
      positions[2 * vertexAt] = nearTo(xy[2 * vertices[i]], centreX) - origin[0];
      positions[2 * vertexAt + 1] = xy[2 * vertices[i] + 1] - origin[1];
      hexOf[vertexAt++] = hex;
    }
    const last = vertexAt - 1;
    for (let vertex = first + 1; vertex < last; vertex++) {
      indices[indexAt++] = first;
      indices[indexAt++] = vertex;
      indices[indexAt++] = vertex + 1;
    }
    if (ragged[hex] === 1) {
      indices[indexAt++] = first;
      indices[indexAt++] = last;
      indices[indexAt++] = ringStart;
    }
  }
  return { origin, positions, hex: hexOf, indices };
}

/** 1 = the hex has finer neighbours: their sides make its ring, which need not be convex. */
function raggedHexes(grid: HexGrid, { offsets, across }: HexRings): Uint8Array {
  const ragged = new Uint8Array(grid.count);
  if (grid.coarsest === grid.finest) return ragged;
  const words = cellWords(grid.cells);
  const resolution = (hex: number) => resolutionOf(words[2 * hex + 1]);
  for (let hex = 0; hex < grid.count; hex++) {
    const own = resolution(hex);
    for (let i = offsets[hex]; i < offsets[hex + 1]; i++) {
      if (across[i] >= 0 && resolution(across[i]) > own) ragged[hex] = 1;
    }
  }
  return ragged;
}

/** Every line between two hexes, or a hex and the outside, once; see `buildHexMesh` for `rings`. */
export function buildBorderMesh(grid: HexGrid, rings: HexRings = hexRings(grid)): BorderMesh {
  const { offsets, vertices, across } = rings;
  const origin = meshOrigin(grid);
  let lines = 0;
  for (let hex = 0; hex < grid.count; hex++) {
    for (let i = offsets[hex]; i < offsets[hex + 1]; i++) if (across[i] < hex) lines++;
  }
  const segments = new Float32Array(lines * 4);
  const hexes = new Int32Array(lines * 2);
  const xy = mercatorVertices(grid);
  let at = 0;
  for (let hex = 0; hex < grid.count; hex++) {
    const centreX = mercatorX(grid.lng[hex]);
    for (let i = offsets[hex]; i < offsets[hex + 1]; i++) {
      // Each line is met from both sides; the higher number draws it, which includes all lines to the outside.
      if (across[i] >= hex) continue;
      const next = i + 1 < offsets[hex + 1] ? i + 1 : offsets[hex];
      segments[4 * at] = nearTo(xy[2 * vertices[i]], centreX) - origin[0];
      segments[4 * at + 1] = xy[2 * vertices[i] + 1] - origin[1];
      segments[4 * at + 2] = nearTo(xy[2 * vertices[next]], centreX) - origin[0];
      segments[4 * at + 3] = xy[2 * vertices[next] + 1] - origin[1];
      hexes[2 * at] = hex;
      hexes[2 * at + 1] = across[i];
      at++;
    }
  }
  return { origin, segments, hexes };
}

/** Middle of the grid's box. */
function meshOrigin({ count, lat, lng }: HexGrid): [number, number] {
  let west = 180;
  let east = -180;
  let south = 90;
  let north = -90;
  for (let hex = 0; hex < count; hex++) {
    west = Math.min(west, lng[hex]);
    east = Math.max(east, lng[hex]);
    south = Math.min(south, lat[hex]);
    north = Math.max(north, lat[hex]);
  }
  return count === 0 ? [0.5, 0.5] : [mercatorX((west + east) / 2), (mercatorY(south) + mercatorY(north)) / 2];
}

function mercatorVertices({ borders: { vertices } }: HexGrid): Float64Array {
  const xy = new Float64Array(vertices.length);
  for (let i = 0; i < vertices.length; i += 2) {
    xy[i] = mercatorX(vertices[i]);
    xy[i + 1] = mercatorY(vertices[i + 1]);
  }
  return xy;
}

/** The copy of x (worlds repeat every 1) that lies within half a world of `centre`. */
function nearTo(x: number, centre: number): number {
  return x - Math.round(x - centre);
}
