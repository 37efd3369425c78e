/**
 * Who borders whom, read off the border table (so that the graph and the drawn map are the same thing), in compressed
 * sparse rows: neighbours of hex i are `neighbours[offsets[i] .. offsets[i + 1])`, ascending.
 */
import type { BorderTable } from './hex-grid';

export interface Adjacency {
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
}

/** @param links further pairs to join, flat (a0, b0, a1, b1, …) */
export function buildAdjacency(count: number, borders: BorderTable, links: ArrayLike<number> = []): Adjacency {
  const { edgeHexes } = borders;
  const degree = new Int32Array(count + 1);
  const eachPair = (pairs: ArrayLike<number>, visit: (a: number, b: number) => void) => {
    for (let i = 0; i < pairs.length; i += 2) if (pairs[i + 1] >= 0) visit(pairs[i], pairs[i + 1]);
  };
  const countPair = (a: number, b: number) => {
    degree[a]++;
    degree[b]++;
  };
  eachPair(edgeHexes, countPair);
  eachPair(links, countPair);

  const starts = new Int32Array(count + 1);
  for (let hex = 0; hex < count; hex++) starts[hex + 1] = starts[hex] + degree[hex];
  const end = starts.slice(0, count);
  const entries = new Int32Array(starts[count]);
  const placePair = (a: number, b: number) => {
    entries[end[a]++] = b;
    entries[end[b]++] = a;
  };
  eachPair(edgeHexes, placePair);
  eachPair(links, placePair);

  // Two hexes of different size share several edges: sort each row and keep every neighbour once.
  const offsets = new Int32Array(count + 1);
  let kept = 0;
  for (let hex = 0; hex < count; hex++) {
    const from = starts[hex];
    const to = starts[hex + 1];
    insertionSort(entries, from, to);
    let last = -1;
    for (let i = from; i < to; i++) {
      if (entries[i] === last) continue;
      last = entries[i];
      entries[kept++] = last;
    }
    offsets[hex + 1] = kept;
  }
  return { offsets, neighbours: entries.slice(0, kept) };
}

/** Rows are short (mostly 6, some 60). */
function insertionSort(values: Int32Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const value = values[i];
    let at = i;
    for (; at > from && values[at - 1] > value; at--) values[at] = values[at - 1];
    values[at] = value;
  }
}

/** Connected component of every hex (0, 1, … in order of their first hex) and the number of them. */
export function connectedComponents({ offsets, neighbours }: Adjacency): {
  readonly of: Int32Array;
  readonly count: number;
} {
  const size = offsets.length - 1;
  const of = new Int32Array(size).fill(-1);
  const queue = new Int32Array(size);
  let count = 0;
  for (let start = 0; start < size; start++) {
    if (of[start] >= 0) continue;
    let head = 0;
    let tail = 0;
    queue[tail++] = start;
    of[start] = count;
    while (head < tail) {
      const hex = queue[head++];
      for (let i = offsets[hex]; i < offsets[hex + 1]; i++) {
        const next = neighbours[i];
        if (of[next] >= 0) continue;
        of[next] = count;
        queue[tail++] = next;
      }
    }
    count++;
  }
  return { of, count };
}
