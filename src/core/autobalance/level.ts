/**
 * The graph the engine works on, at one coarseness: a node is one unit (finest level) or a connected cluster of them.
 * Everything is in market-free figures: criteria as shares of their total, mass with mean 1 per unit, so that weights
 * of 1e-9 and 1e12 behave alike.
 */
export interface Level {
  readonly nodeCount: number;
  readonly criterionCount: number;
  /** Symmetric adjacency in CSR form. */
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  /** Unit borders each directed edge stands for; 1 on the finest level. */
  readonly edgeWeights: Int32Array;
  /** Per directed edge (v → w): bit j set when neighbour j of v is adjacent to w as well. Empty until asked for. */
  readonly rings: Int32Array;
  /** Mass centre of each node, kilometres in 3-D (a chord is short enough to be the distance), origin in the market. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly z: Float64Array;
  /** What distance is weighted by; mean 1 per unit, never 0. */
  readonly mass: Float64Array;
  /** What moving the node away from today's plan disturbs, as a share of the whole plan's; a little even when empty. */
  readonly stay: Float64Array;
  /** Criterion c of node v at `v * criterionCount + c`, as a share of the criterion's total. */
  readonly weights: Float64Array;
  /** Units in each node. */
  readonly units: Int32Array;
  /** Territory the node must keep, −1 = free. */
  readonly fixed: Int32Array;
  /** Σ mass · km² inside the nodes, which no move changes; 0 on the finest level. */
  readonly innerInertia: number;
}

/** Nodes with more neighbours than this have no ring and are checked by search. */
export const RING_LIMIT = 31;

/**
 * Adjacency among the neighbours of each node as bit masks (see `Level.rings`), which settles nearly every question
 * "does the territory stay in one piece without v" by looking at v's neighbours only. O(Σ degree²).
 */
export function ringsOf(offsets: Int32Array, neighbours: Int32Array): Int32Array {
  const nodeCount = offsets.length - 1;
  const rings = new Int32Array(neighbours.length);
  const bitOf = new Int8Array(nodeCount).fill(-1);
  for (let v = 0; v < nodeCount; v++) {
    const from = offsets[v];
    const to = offsets[v + 1];
    if (to - from > RING_LIMIT) continue;
    for (let e = from; e < to; e++) bitOf[neighbours[e]] = e - from;
    for (let e = from; e < to; e++) {
      const w = neighbours[e];
      let mask = 0;
      for (let f = offsets[w]; f < offsets[w + 1]; f++) {
        const bit = bitOf[neighbours[f]];
        if (bit >= 0) mask |= 1 << bit;
      }
      rings[e] = mask;
    }
    for (let e = from; e < to; e++) bitOf[neighbours[e]] = -1;
  }
  return rings;
}
