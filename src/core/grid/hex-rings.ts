/** The outline of every hex as a closed ring, read off the border table. */
import type { HexGrid } from './hex-grid';

/** Rings in compressed rows: ring of hex i is `vertices[offsets[i] .. offsets[i + 1])`, counter-clockwise. */
export interface HexRings {
  readonly offsets: Int32Array;
  /** Vertex numbers of the border table. */
  readonly vertices: Int32Array;
  /** Hex across the side that starts at the vertex, −1 = outside. */
  readonly across: Int32Array;
}

/** Borders of each hex in walking order. */
export function hexRings({ count, borders }: Pick<HexGrid, 'count' | 'borders'>): HexRings {
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
  return { offsets, vertices, across };
}
