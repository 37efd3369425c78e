/**
 * Builds the table of borders: every edge between two hexes once, found by giving equal vertices one number and pairing
 * the edges of cells that share both ends. Adjacency, areas, outlines, the mesh and the border lines all come from it, so
 * they cannot disagree.
 *
 * Where two hexes of different size meet, the border runs along the sides of the finer one; between hexes of one size it
 * is the straight side of the hexagon. That closes without gaps because corners of a hexagon are corners of finer cells
 * too. Longitudes are stored in −180 … 180 exclusive; an edge whose ends differ by more than 180° takes the short way
 * over the antimeridian. A vertex that would lie on the antimeridian itself is moved off it by 1e-7°, so that cutting
 * there never meets a vertex.
 */
import { cellToBoundary, cellToLatLng, latLngToCell } from 'h3-js';
import { ancestorHex, cellWords, findCell, highWord, isSplit, lowWord, resolutionOf, splitCell } from './cell-index';
import type { BorderTable } from './hex-grid';
import { PairIndex } from './pair-index';

/** Vertices are kept as whole multiples of 1e-7° (1 cm). */
const QUANTUM = 1e7;
const HALF_TURN = 180 * QUANTUM;
/** Two computations of one vertex differ by far less than this share of a quantum. */
const WOBBLE = 0.02;
const OUTSIDE = -1;

/**
 * @param cells hexes, ascending, of resolutions `coarsest` to `finest`; no hex is an ancestor of another
 * @param onProgress called now and then with the share done, 0 … 1
 */
export function buildBorderTable(
  cells: BigUint64Array,
  coarsest: number,
  finest: number,
  onProgress?: (done: number) => void,
): BorderTable {
  const words = cellWords(cells);
  const vertices = new PairIndex(cells.length * 3);
  const edges = new EdgeTable(cells.length * 4);
  const ring = new Int32Array(16);
  for (let hex = 0; hex < cells.length; hex++) {
    const boundary = cellToBoundary(splitCell(words[2 * hex], words[2 * hex + 1]));
    const length = boundary.length;
    for (let i = 0; i < length; i++) ring[i] = vertexNumber(vertices, boundary[i][1], boundary[i][0]);
    for (let i = 0, before = length - 1; i < length; before = i++) edges.add(ring[before], ring[i], hex);
    if (onProgress && (hex & 4095) === 4095) onProgress(hex / cells.length);
  }
  if (coarsest < finest) joinSizes(words, coarsest, finest, vertices, edges);
  return edges.finish(vertices);
}

/**
 * Edges that only one hex has: towards a coarser hex the coarser one becomes the other side; the coarser one's own
 * straight edge there, which finer hexes replace, is dropped; the rest is the outside.
 */
function joinSizes(words: Uint32Array, coarsest: number, finest: number, vertices: PairIndex, edges: EdgeTable): void {
  edges.eachLone((edge, from, to, hex) => {
    const resolution = resolutionOf(words[2 * hex + 1]);
    const [lat, lng] = cellToLatLng(splitCell(words[2 * hex], words[2 * hex + 1]));
    const middleLat = (vertices.second[from] + vertices.second[to]) / (2 * QUANTUM);
    const toShort = shortWay(vertices.first[to] - vertices.first[from], 2 * HALF_TURN);
    const middleLng = (vertices.first[from] + toShort / 2) / QUANTUM;
    // The cell across an edge lies as far beyond its middle as the hex's centre lies before it.
    const acrossLat = Math.max(-90, Math.min(90, 2 * middleLat - lat));
    const across = latLngToCell(acrossLat, lng + 2 * shortWay(middleLng - lng, 360), resolution);
    const [low, high] = [lowWord(across), highWord(across)];
    const coarser = ancestorHex(words, coarsest, resolution - 1, low, high);
    if (coarser >= 0) edges.setOther(edge, coarser);
    else if (findCell(words, low, high) < 0 && isSplit(words, resolution, finest, low, high)) edges.drop(edge);
  });
}

function shortWay(difference: number, turn: number): number {
  return difference - Math.round(difference / turn) * turn;
}

function vertexNumber(vertices: PairIndex, lng: number, lat: number): number {
  const scaledX = lng * QUANTUM;
  const scaledY = lat * QUANTUM;
  const x = Math.round(scaledX);
  const y = Math.round(scaledY);
  const known = vertices.find(wrapped(x), y);
  if (known >= 0) return known;
  // Near a rounding limit the same vertex may have been stored one step aside.
  const stepX = aside(scaledX - x);
  const stepY = aside(scaledY - y);
  if (stepX !== 0 || stepY !== 0) {
    for (const [dx, dy] of [
      [stepX, 0],
      [0, stepY],
      [stepX, stepY],
    ]) {
      const near = vertices.find(wrapped(x + dx), y + dy);
      if (near >= 0) return near;
    }
  }
  return vertices.add(wrapped(x), y);
}

function aside(rest: number): number {
  return rest > 0.5 - WOBBLE ? 1 : rest < WOBBLE - 0.5 ? -1 : 0;
}

function wrapped(x: number): number {
  const turned = x >= HALF_TURN ? x - 2 * HALF_TURN : x < -HALF_TURN ? x + 2 * HALF_TURN : x;
  return turned === -HALF_TURN ? turned + 1 : turned;
}

/** Edges by their unordered vertex pair. */
class EdgeTable {
  readonly #pairs: PairIndex;
  /** Hex on the left of first → second and on its right. */
  #left: Int32Array;
  #right: Int32Array;

  constructor(expected: number) {
    this.#pairs = new PairIndex(expected);
    this.#left = new Int32Array(this.#pairs.first.length).fill(OUTSIDE);
    this.#right = new Int32Array(this.#pairs.first.length).fill(OUTSIDE);
  }

  /** The edge from → to of a cell of `hex`, the cell on its left. */
  add(from: number, to: number, hex: number): void {
    if (from === to) return;
    const forward = from < to;
    const edge = forward ? this.#pairs.add(from, to) : this.#pairs.add(to, from);
    if (this.#pairs.first.length > this.#left.length) this.#grow();
    if (forward) this.#left[edge] = hex;
    else this.#right[edge] = hex;
  }

  /** Visits every edge that has a hex on one side only, its ends in the direction that has the hex on the left. */
  eachLone(visit: (edge: number, from: number, to: number, hex: number) => void): void {
    const { count, first, second } = this.#pairs;
    for (let edge = 0; edge < count; edge++) {
      if (this.#right[edge] === OUTSIDE) visit(edge, first[edge], second[edge], this.#left[edge]);
      else if (this.#left[edge] === OUTSIDE) visit(edge, second[edge], first[edge], this.#right[edge]);
    }
  }

  setOther(edge: number, hex: number): void {
    if (this.#left[edge] === OUTSIDE) this.#left[edge] = hex;
    else this.#right[edge] = hex;
  }

  drop(edge: number): void {
    this.#left[edge] = OUTSIDE;
    this.#right[edge] = OUTSIDE;
  }

  finish(vertices: PairIndex): BorderTable {
    const { count, first, second } = this.#pairs;
    const left = this.#left;
    const right = this.#right;
    // Keep real borders and the vertices they use.
    let kept = 0;
    const vertexAt = new Int32Array(vertices.count).fill(-1);
    let used = 0;
    for (let edge = 0; edge < count; edge++) {
      if (left[edge] === right[edge]) continue;
      kept++;
      if (vertexAt[first[edge]] < 0) vertexAt[first[edge]] = used++;
      if (vertexAt[second[edge]] < 0) vertexAt[second[edge]] = used++;
    }
    const edgeVertices = new Int32Array(kept * 2);
    const edgeHexes = new Int32Array(kept * 2);
    let at = 0;
    for (let edge = 0; edge < count; edge++) {
      if (left[edge] === right[edge]) continue;
      // The outside is always on the right.
      const turned = left[edge] === OUTSIDE;
      edgeVertices[at] = vertexAt[turned ? second[edge] : first[edge]];
      edgeVertices[at + 1] = vertexAt[turned ? first[edge] : second[edge]];
      edgeHexes[at] = turned ? right[edge] : left[edge];
      edgeHexes[at + 1] = turned ? OUTSIDE : right[edge];
      at += 2;
    }
    const coordinates = new Float64Array(used * 2);
    for (let vertex = 0; vertex < vertices.count; vertex++) {
      if (vertexAt[vertex] < 0) continue;
      coordinates[2 * vertexAt[vertex]] = vertices.first[vertex] / QUANTUM;
      coordinates[2 * vertexAt[vertex] + 1] = vertices.second[vertex] / QUANTUM;
    }
    return { vertices: coordinates, edgeVertices, edgeHexes };
  }

  #grow(): void {
    const size = this.#pairs.first.length;
    const left = new Int32Array(size).fill(OUTSIDE);
    const right = new Int32Array(size).fill(OUTSIDE);
    left.set(this.#left);
    right.set(this.#right);
    this.#left = left;
    this.#right = right;
  }
}
