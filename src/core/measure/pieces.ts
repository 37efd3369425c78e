import { type Assignment, UNASSIGNED } from '../plan/plan';

/** The connected pieces of every territory. */
export interface Pieces {
  /** Piece of each hex within its territory, 1 = the largest; 0 for unassigned hexes. */
  readonly pieceOfHex: Uint16Array;
  /** Number of pieces by territory id. */
  readonly countOf: Uint16Array;
}

const LARGEST_PIECE_NUMBER = 65_535;

/**
 * Connected pieces on the given adjacency (links included), one breadth-first pass over all hexes.
 * A territory's pieces are numbered by hexes, most first; ties by the lowest hex number.
 */
export function piecesOf(
  graph: { readonly count: number; readonly offsets: Int32Array; readonly neighbours: Int32Array },
  assignment: Assignment,
  largestId: number,
): Pieces {
  const { count, offsets, neighbours } = graph;
  const component = new Int32Array(count).fill(-1);
  const queue = new Int32Array(count);
  const sizes: number[] = [];
  const owners: number[] = [];
  for (let seed = 0; seed < count; seed++) {
    const owner = assignment[seed];
    if (owner === UNASSIGNED || component[seed] >= 0) continue;
    const number = sizes.length;
    let head = 0;
    let tail = 0;
    queue[tail++] = seed;
    component[seed] = number;
    while (head < tail) {
      const hex = queue[head++];
      for (let edge = offsets[hex]; edge < offsets[hex + 1]; edge++) {
        const next = neighbours[edge];
        if (component[next] >= 0 || assignment[next] !== owner) continue;
        component[next] = number;
        queue[tail++] = next;
      }
    }
    sizes.push(tail);
    owners.push(owner);
  }
  // Components were found by lowest hex, so a stable sort by size breaks ties that way.
  const order = sizes.map((_, index) => index).sort((a, b) => sizes[b] - sizes[a] || a - b);
  const countOf = new Uint16Array(largestId + 1);
  const pieceNumber = new Uint16Array(sizes.length);
  for (const index of order) {
    countOf[owners[index]] = Math.min(countOf[owners[index]] + 1, LARGEST_PIECE_NUMBER);
    pieceNumber[index] = countOf[owners[index]];
  }
  const pieceOfHex = new Uint16Array(count);
  for (let hex = 0; hex < count; hex++) if (component[hex] >= 0) pieceOfHex[hex] = pieceNumber[component[hex]];
  return { pieceOfHex, countOf };
}
