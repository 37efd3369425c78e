/**
 * The outline of every hex as the map draws it. Between two hexes of one size, and towards the outside, the straight side
 * of the hexagon is drawn in place of the finest level's zigzag; where sizes differ the zigzag stays, so neighbours
 * always close. It works because the corners of a coarse hexagon are corners of finer cells too; a corner that is not
 * found (the planet's icosahedron bends some) simply does not break the line.
 */
import { cellToBoundary } from 'h3-js';
import { cellWords, resolutionOf, splitCell } from './cell-index';
import type { HexGrid } from './hex-grid';

/** Rings in compressed rows: ring of hex i is `vertices[offsets[i] .. offsets[i + 1])`, counter-clockwise. */
export interface HexRings {
  readonly offsets: Int32Array;
  /** Vertex numbers of the border table. */
  readonly vertices: Int32Array;
  /** Hex across the side that starts at the vertex, −1 = outside. */
  readonly across: Int32Array;
  /** 1 = the ring has zigzags and need not be convex. */
  readonly ragged: Uint8Array;
}

/** How far the corner of a coarse hexagon may lie from the finer cell's corner, degrees. */
const CORNER_TOLERANCE = 1e-6;

export function drawnRings(grid: HexGrid): HexRings {
  const exact = exactRings(grid);
  if (grid.coarsest === grid.finest) return exact;
  const words = cellWords(grid.cells);
  const resolution = (hex: number) => resolutionOf(words[2 * hex + 1]);
  const offsets = new Int32Array(grid.count + 1);
  const vertices = new Int32Array(exact.vertices.length);
  const across = new Int32Array(exact.vertices.length);
  const ragged = new Uint8Array(grid.count);
  let at = 0;
  for (let hex = 0; hex < grid.count; hex++) {
    const from = exact.offsets[hex];
    const length = exact.offsets[hex + 1] - from;
    const own = resolution(hex);
    const corners = own === grid.finest ? [] : cornersOf(grid, exact, hex);
    if (corners.length < 2) {
      for (let i = from; i < from + length; i++) {
        vertices[at] = exact.vertices[i];
        across[at++] = exact.across[i];
      }
      ragged[hex] = own === grid.finest ? 0 : 1;
    }
    for (let c = 0; c < corners.length && corners.length >= 2; c++) {
      const start = corners[c];
      const end = c + 1 < corners.length ? corners[c + 1] : corners[0] + length;
      const other = exact.across[from + (start % length)];
      let straight = other < 0 || resolution(other) === own;
      for (let i = start + 1; i < end && straight; i++) straight = exact.across[from + (i % length)] === other;
      if (!straight) ragged[hex] = 1;
      for (let i = start; i < (straight ? start + 1 : end); i++) {
        vertices[at] = exact.vertices[from + (i % length)];
        across[at++] = exact.across[from + (i % length)];
      }
    }
    offsets[hex + 1] = at;
  }
  return { offsets, vertices: vertices.slice(0, at), across: across.slice(0, at), ragged };
}

/** Positions in the exact ring of a hex that are corners of its hexagon, ascending. */
function cornersOf(grid: HexGrid, exact: HexRings, hex: number): number[] {
  const words = cellWords(grid.cells);
  const from = exact.offsets[hex];
  const length = exact.offsets[hex + 1] - from;
  const coordinates = grid.borders.vertices;
  const corners: number[] = [];
  for (const [lat, lng] of cellToBoundary(splitCell(words[2 * hex], words[2 * hex + 1]))) {
    for (let i = 0; i < length; i++) {
      const vertex = exact.vertices[from + i];
      if (Math.abs(coordinates[2 * vertex + 1] - lat) > CORNER_TOLERANCE) continue;
      const gap = Math.abs(coordinates[2 * vertex] - lng);
      if (gap > CORNER_TOLERANCE && gap < 360 - CORNER_TOLERANCE) continue;
      corners.push(i);
      break;
    }
  }
  return corners.sort((a, b) => a - b);
}

/** Borders of each hex in walking order, straight from the border table. */
export function exactRings({ count, borders }: Pick<HexGrid, 'count' | 'borders'>): HexRings {
  const { edgeVertices, edgeHexes } = borders;
  const offsets = new Int32Array(count + 1);
  for (let i = 0; i < edgeHexes.length; i++) if (edgeHexes[i] >= 0) offsets[edgeHexes[i] + 1]++;
  for (let hex = 0; hex < count; hex++) offsets[hex + 1] += offsets[hex];
  // Half-edges by hex: the edge number, complemented when the hex is on its right.
  const halves = new Int32Array(offsets[count]);
  const end = offsets.slice(0, count);
  for (let i = 0; i < edgeHexes.length; i++) {
    if (edgeHexes[i] >= 0) halves[end[edgeHexes[i]]++] = i & 1 ? ~(i >> 1) : i >> 1;
  }
  const vertices = new Int32Array(halves.length);
  const across = new Int32Array(halves.length);
  const leaving = new Int32Array(borders.vertices.length >> 1);
  for (let hex = 0; hex < count; hex++) {
    const from = offsets[hex];
    const to = offsets[hex + 1];
    for (let i = from; i < to; i++) {
      const half = halves[i];
      leaving[half < 0 ? edgeVertices[2 * ~half + 1] : edgeVertices[2 * half]] = half;
    }
    let half = halves[from];
    for (let i = from; i < to; i++) {
      const edge = half < 0 ? ~half : half;
      const onRight = half < 0 ? 1 : 0;
      vertices[i] = edgeVertices[2 * edge + onRight];
      across[i] = edgeHexes[2 * edge + 1 - onRight];
      half = leaving[edgeVertices[2 * edge + 1 - onRight]];
    }
  }
  return { offsets, vertices, across, ragged: new Uint8Array(count) };
}
