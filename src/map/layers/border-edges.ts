/**
 * Which border edges are drawn as what. Territory borders are kept up to date hex by hex, so a brush pays for what it
 * touches; outlines are then read off the few edges that are borders. Only those few (0.5 to 3 %) ever reach the GPU.
 */
import { EXTRA_PIECE, TERRITORY_MASK } from './hex-words';

export interface EdgeSets {
  /** Between territories. */
  readonly borders: Int32Array;
  /** Between the market and the outside. */
  readonly coast: Int32Array;
  /** Round what is selected or would change hands. */
  readonly outline: Int32Array;
  /** Round the further pieces of territories. */
  readonly pieces: Int32Array;
  /** Round the territory under the pointer. */
  readonly hovered: Int32Array;
}

export interface EdgeMarks {
  /** 1 at the ids of selected territories; null = none is selected. */
  readonly selected: Uint8Array | null;
  /** Whether any hex is in a further piece. */
  readonly hasPieces: boolean;
  /** Territory id, 0 = none. */
  readonly hovered: number;
  /** Hexes outlined one by one: those a gesture would move, or those picked. */
  readonly hexes: Int32Array;
}

export class BorderEdges {
  readonly #edgeHexes: Int32Array;
  /** Edges of hex i are `#edges[#offsets[i] .. #offsets[i + 1])`. */
  readonly #offsets: Int32Array;
  readonly #edges: Int32Array;
  readonly #isBorder: Uint8Array;
  readonly #coast: Int32Array;
  /** 1 while an edge has been met from one side only. */
  readonly #parity: Uint8Array;

  /** `edgeHexes` as in BorderMesh. */
  constructor(edgeHexes: Int32Array, hexes: number) {
    this.#edgeHexes = edgeHexes;
    this.#isBorder = new Uint8Array(edgeHexes.length / 2);
    this.#parity = new Uint8Array(edgeHexes.length / 2);
    // Counting sort of the edges by hex.
    const offsets = new Int32Array(hexes + 1);
    for (const hex of edgeHexes) if (hex >= 0) offsets[hex + 1]++;
    for (let hex = 0; hex < hexes; hex++) offsets[hex + 1] += offsets[hex];
    const next = offsets.slice(0, hexes);
    const edges = new Int32Array(offsets[hexes]);
    for (let at = 0; at < edgeHexes.length; at++) if (edgeHexes[at] >= 0) edges[next[edgeHexes[at]]++] = at >> 1;
    this.#offsets = offsets;
    this.#edges = edges;
    const coast: number[] = [];
    for (let edge = 0; 2 * edge < edgeHexes.length; edge++) {
      if (edgeHexes[2 * edge] < 0 || edgeHexes[2 * edge + 1] < 0) coast.push(edge);
    }
    this.#coast = Int32Array.from(coast);
  }

  /** Takes note of hexes whose word has changed; O(hexes given). */
  update(words: Uint32Array, changed: Int32Array): void {
    const edgeHexes = this.#edgeHexes;
    for (const hex of changed) {
      for (let at = this.#offsets[hex]; at < this.#offsets[hex + 1]; at++) {
        const edge = this.#edges[at];
        const left = edgeHexes[2 * edge];
        const right = edgeHexes[2 * edge + 1];
        if (left < 0 || right < 0) continue;
        this.#isBorder[edge] = ((words[left] ^ words[right]) & TERRITORY_MASK) === 0 ? 0 : 1;
      }
    }
  }

  sets(words: Uint32Array, marks: EdgeMarks): EdgeSets {
    const borders = this.#borders();
    const { hovered, selected } = marks;
    const picked = this.outlineOf(marks.hexes);
    return {
      borders,
      coast: this.#coast,
      outline: selected
        ? joined(
            this.#round(borders, words, word => selected[word & TERRITORY_MASK] === 1),
            picked,
          )
        : picked,
      pieces: marks.hasPieces ? this.#round(borders, words, word => (word & EXTRA_PIECE) !== 0) : NO_EDGES,
      hovered: hovered > 0 ? this.#round(borders, words, word => (word & TERRITORY_MASK) === hovered) : NO_EDGES,
    };
  }

  /** Edges with exactly one side among these hexes; each hex may be given once. */
  outlineOf(hexes: Int32Array): Int32Array {
    const parity = this.#parity;
    let count = 0;
    for (const hex of hexes) {
      for (let at = this.#offsets[hex]; at < this.#offsets[hex + 1]; at++) {
        parity[this.#edges[at]] ^= 1;
        count += parity[this.#edges[at]] === 1 ? 1 : -1;
      }
    }
    const outline = new Int32Array(count);
    let filled = 0;
    for (const hex of hexes) {
      for (let at = this.#offsets[hex]; at < this.#offsets[hex + 1]; at++) {
        if (parity[this.#edges[at]] === 0) continue;
        parity[this.#edges[at]] = 0;
        outline[filled++] = this.#edges[at];
      }
    }
    return outline;
  }

  /** Edges round whole territories or pieces: those with one side that passes the test. */
  #round(borders: Int32Array, words: Uint32Array, test: (word: number) => boolean): Int32Array {
    const edgeHexes = this.#edgeHexes;
    const holds = (hex: number): boolean => hex >= 0 && test(words[hex]);
    const isRound = (edge: number): boolean => holds(edgeHexes[2 * edge]) !== holds(edgeHexes[2 * edge + 1]);
    return joined(borders.filter(isRound), this.#coast.filter(isRound));
  }

  #borders(): Int32Array {
    const isBorder = this.#isBorder;
    let count = 0;
    for (let edge = 0; edge < isBorder.length; edge++) count += isBorder[edge];
    const borders = new Int32Array(count);
    let filled = 0;
    for (let edge = 0; filled < count; edge++) if (isBorder[edge]) borders[filled++] = edge;
    return borders;
  }
}

const NO_EDGES = new Int32Array(0);

function joined(a: Int32Array, b: Int32Array): Int32Array {
  const both = new Int32Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

/** Segments of the edges, four numbers each, for the GPU. */
export function gatherSegments(segments: Float32Array, edges: Int32Array): Float32Array {
  const gathered = new Float32Array(edges.length * 4);
  for (let i = 0; i < edges.length; i++) {
    const from = edges[i] * 4;
    gathered[4 * i] = segments[from];
    gathered[4 * i + 1] = segments[from + 1];
    gathered[4 * i + 2] = segments[from + 2];
    gathered[4 * i + 3] = segments[from + 3];
  }
  return gathered;
}

/** Steps per world by which two ends count as one point: half a metre, and both coordinates fit into one number. */
const POINT_STEPS = 2 ** 26;

function pointKey(x: number, y: number): number {
  return Math.round(x * POINT_STEPS) * POINT_STEPS + Math.round(y * POINT_STEPS);
}

/**
 * The same edges walked end to end, with the length walked before each, so that dashes run on across corners. Segments
 * are turned where needed.
 */
export function chainSegments(
  segments: Float32Array,
  edges: Int32Array,
): { segments: Float32Array; distances: Float32Array } {
  // Two edges meet in most points, so a chain of "other ends at this point" per edge end is all there is to know.
  const firstAt = new Map<number, number>();
  const nextEnd = new Int32Array(edges.length * 2).fill(-1);
  const keys = new Float64Array(edges.length * 2);
  for (let end = 0; end < keys.length; end++) {
    const at = edges[end >> 1] * 4 + (end & 1) * 2;
    const key = pointKey(segments[at], segments[at + 1]);
    keys[end] = key;
    nextEnd[end] = firstAt.get(key) ?? -1;
    firstAt.set(key, end);
  }
  const chained = new Float32Array(edges.length * 4);
  const distances = new Float32Array(edges.length);
  const used = new Uint8Array(edges.length);
  let count = 0;
  for (let start = 0; start < edges.length; start++) {
    // `end` is the end of its edge where the walk enters it.
    let end = used[start] ? -1 : 2 * start;
    let walked = 0;
    while (end >= 0) {
      used[end >> 1] = 1;
      const from = edges[end >> 1] * 4 + (end & 1) * 2;
      const to = edges[end >> 1] * 4 + ((end & 1) ^ 1) * 2;
      chained[4 * count] = segments[from];
      chained[4 * count + 1] = segments[from + 1];
      chained[4 * count + 2] = segments[to];
      chained[4 * count + 3] = segments[to + 1];
      distances[count++] = walked;
      walked += Math.hypot(segments[to] - segments[from], segments[to + 1] - segments[from + 1]);
      let candidate = firstAt.get(keys[end ^ 1]) ?? -1;
      while (candidate >= 0 && used[candidate >> 1]) candidate = nextEnd[candidate];
      end = candidate;
    }
  }
  return { segments: chained, distances };
}
