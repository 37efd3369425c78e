import { NearestStranger } from './nearest-stranger';

/** Connected pieces of a graph: `pieceOf[v]` and how many there are, numbered by their lowest node. */
export interface Pieces {
  readonly count: number;
  readonly pieceOf: Int32Array;
}

/** Connected pieces of a graph in CSR form. */
export function piecesOf(offsets: Int32Array, neighbours: Int32Array): Pieces {
  const nodeCount = offsets.length - 1;
  const pieceOf = new Int32Array(nodeCount).fill(-1);
  const queue = new Int32Array(nodeCount);
  let count = 0;
  for (let seed = 0; seed < nodeCount; seed++) {
    if (pieceOf[seed] >= 0) continue;
    pieceOf[seed] = count;
    queue[0] = seed;
    for (let head = 0, tail = 1; head < tail; head++) {
      const v = queue[head];
      for (let e = offsets[v]; e < offsets[v + 1]; e++) {
        const w = neighbours[e];
        if (pieceOf[w] >= 0) continue;
        pieceOf[w] = count;
        queue[tail++] = w;
      }
    }
    count++;
  }
  return { count, pieceOf };
}

/** Land masses that hold whole territories, after small islands were joined to their nearest neighbour. */
export interface Archipelago {
  /** Land mass of each unit, 0 … groupCount − 1. */
  readonly groupOf: Int32Array;
  readonly groupCount: number;
  /** Territories each land mass is worth, summing to the territory count; a whole number is to be made of it. */
  readonly quotas: Float64Array;
  /** Pairs of units joined by the engine because one side is too small for a territory, flat (a0, b0, a1, b1, …). */
  readonly links: Int32Array;
  /** Units of each island that was joined, the lowest unit first. */
  readonly islands: readonly (readonly number[])[];
}

/** An island worth less than this many territories joins its nearest neighbour. */
const OWN_TERRITORY = 0.5;

/**
 * Decides which pieces of the graph hold territories of their own and joins the others to the nearest land.
 * @param worth territories each unit is worth; sums to the territory count
 * @param mustJoin pieces (by number) that hold no territory of the plan to start from and so must be joined
 */
export function joinIslands(
  pieces: Pieces,
  coordinates: readonly [Float64Array, Float64Array, Float64Array],
  worth: Float64Array,
  territoryCount: number,
  mustJoin: (piece: number) => boolean,
): Archipelago {
  const { count, pieceOf } = pieces;
  const nodeCount = pieceOf.length;
  const quotas = new Float64Array(count);
  for (let v = 0; v < nodeCount; v++) quotas[pieceOf[v]] += worth[v];
  const links: number[] = [];
  const islands: number[][] = [];
  const parent = Int32Array.from({ length: count }, (_, i) => i);
  const rootOf = (piece: number): number => {
    let root = piece;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  };
  if (count > 1) {
    const members: number[][] = Array.from({ length: count }, () => []);
    for (let v = 0; v < nodeCount; v++) members[pieceOf[v]].push(v);
    const bare = Uint8Array.from({ length: count }, (_, piece) => (mustJoin(piece) ? 1 : 0));
    const tree = new NearestStranger(coordinates, v => rootOf(pieceOf[v]));
    let groups = count;
    for (let joined = true; joined && groups > 1; ) {
      joined = false;
      const smallest = Array.from({ length: count }, (_, i) => i)
        .filter(piece => parent[piece] === piece)
        .sort((a, b) => bare[b] - bare[a] || quotas[a] - quotas[b] || a - b);
      for (const piece of smallest) {
        const root = rootOf(piece);
        const enough = bare[root] === 0 && quotas[root] >= OWN_TERRITORY && groups <= territoryCount;
        if (enough || groups === 1 || root !== piece) continue;
        // The shortest way over from any unit of this land mass.
        let from = -1;
        let to = -1;
        let squared = Infinity;
        for (const v of members[root]) {
          const found = tree.find(v, squared);
          if (found.point < 0) continue;
          from = v;
          to = found.point;
          squared = found.squared;
        }
        const other = rootOf(pieceOf[to]);
        links.push(from, to);
        islands.push([...members[root]]);
        parent[root] = other;
        quotas[other] += quotas[root];
        bare[other] = Math.min(bare[other], bare[root]);
        for (const v of members[root]) members[other].push(v);
        groups--;
        joined = true;
      }
    }
  }
  const numberOf = new Int32Array(count).fill(-1);
  const groupQuotas: number[] = [];
  const groupOf = new Int32Array(nodeCount);
  for (let v = 0; v < nodeCount; v++) {
    const root = rootOf(pieceOf[v]);
    if (numberOf[root] < 0) {
      numberOf[root] = groupQuotas.length;
      groupQuotas.push(quotas[root]);
    }
    groupOf[v] = numberOf[root];
  }
  return {
    groupOf,
    groupCount: groupQuotas.length,
    quotas: Float64Array.from(groupQuotas),
    links: Int32Array.from(links),
    islands,
  };
}

/**
 * Whole numbers of territories per land mass: everybody one (or `least`), then one by one to the land mass whose
 * quota is furthest from served (Webster), never more than its units.
 */
export function apportion(
  quotas: Float64Array,
  territoryCount: number,
  least: Int32Array,
  most: Int32Array,
): Int32Array {
  const seats = Int32Array.from(least, n => Math.max(1, n));
  let left = territoryCount - seats.reduce((sum, n) => sum + n, 0);
  while (left > 0) {
    let best = -1;
    for (let g = 0; g < quotas.length; g++) {
      if (seats[g] >= most[g]) continue;
      if (best < 0 || quotas[g] / (seats[g] + 0.5) > quotas[best] / (seats[best] + 0.5)) best = g;
    }
    if (best < 0) break;
    seats[best]++;
    left--;
  }
  // Locks may have asked for more than there are: take back where it hurts least.
  while (left < 0) {
    let best = -1;
    for (let g = 0; g < quotas.length; g++) {
      if (seats[g] <= 1) continue;
      if (best < 0 || quotas[g] / (seats[g] - 0.5) < quotas[best] / (seats[best] - 0.5)) best = g;
    }
    if (best < 0) break;
    seats[best]--;
    left++;
  }
  return seats;
}
