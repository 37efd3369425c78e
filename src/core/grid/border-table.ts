/**
 * Builds the table of borders: every edge between two hexes once, found by giving equal vertices one number and
 * cancelling the edges that two cells of the same hex share. Adjacency, areas, outlines and border lines all come from
 * it, so they cannot disagree.
 *
 * Everything happens at the finest resolution of the grid: a coarse hex contributes the outer edges of its finest
 * descendants, hence zigzags against its neighbours. Longitudes are stored in −180 … 180 exclusive; an edge whose ends
 * differ by more than 180° takes the short way over the antimeridian. A vertex that would lie on the antimeridian itself
 * is moved off it by 1e-7°, so that cutting there never meets a vertex.
 */
import { cellToBoundary, cellToChildren } from 'h3-js';
import { cellWords, highWord, lowWord, resolutionOf, splitCell } from './cell-index';
import type { BorderTable } from './hex-grid';
import { PairIndex } from './pair-index';

/** Vertices are kept as whole multiples of 1e-7° (1 cm). */
const QUANTUM = 1e7;
const HALF_TURN = 180 * QUANTUM;
/** Two computations of one vertex differ by far less than this share of a quantum. */
const WOBBLE = 0.02;
const OUTSIDE = -1;

/**
 * @param cells hexes, ascending, of resolutions up to `finest`; no hex is an ancestor of another
 * @param onProgress called now and then with the share done, 0 … 1
 */
export function buildBorderTable(
  cells: BigUint64Array,
  finest: number,
  onProgress?: (done: number) => void,
): BorderTable {
  const words = cellWords(cells);
  const vertices = new PairIndex(cells.length * 3);
  const edges = new EdgeTable(cells.length * 4);
  const ring = new Int32Array(16);

  const addCell = (cell: [number, number], hex: number) => {
    const boundary = cellToBoundary(cell);
    const length = boundary.length;
    for (let i = 0; i < length; i++) ring[i] = vertexNumber(vertices, boundary[i][1], boundary[i][0]);
    for (let i = 0, before = length - 1; i < length; before = i++) edges.add(ring[before], ring[i], hex);
  };

  for (let hex = 0; hex < cells.length; hex++) {
    const cell = splitCell(words[2 * hex], words[2 * hex + 1]);
    const resolution = resolutionOf(cell[1]);
    if (resolution === finest) addCell(cell, hex);
    else for (const child of outerDescendants(cell, resolution, finest)) addCell(child, hex);
    if (onProgress && (hex & 4095) === 4095) onProgress(hex / cells.length);
  }
  return edges.finish(vertices);
}

/** Descendants at `finest` that can touch the outside: all but those of the centre child, which its siblings enclose. */
function outerDescendants(cell: [number, number], resolution: number, finest: number): [number, number][] {
  const descendants: [number, number][] = [];
  for (const child of cellToChildren(cell, resolution + 1)) {
    const words = splitCell(lowWord(child), highWord(child));
    if (resolution + 1 === finest) descendants.push(words);
    else if (!isCentreChild(words, resolution + 1)) {
      for (const next of cellToChildren(words, finest)) descendants.push(splitCell(lowWord(next), highWord(next)));
    }
  }
  return descendants;
}

/** Whether the last digit of the cell is 0. */
function isCentreChild([low, high]: [number, number], resolution: number): boolean {
  const shift = (15 - resolution) * 3;
  // A digit may straddle the two words; dividing keeps all 45 digit bits exact.
  const digits = (high & 0x1fff) * 2 ** 32 + low;
  return Math.floor(digits / 2 ** shift) % 8 === 0;
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

/** Edges by their unordered vertex pair; an edge that comes twice with the same hex lies inside it and is dropped. */
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
