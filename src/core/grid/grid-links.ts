/**
 * Links join hexes that do not touch: over a bay, a lake, a strait or land outside the market. They are found with the
 * grid and may be switched off or added to; only those that are on belong to the adjacency.
 */
import { chordToKm } from './sphere';

/** `gap`: the hexes face each other over a gap no wider than the cap. `ferry`: to a part farther off. */
export const GAP = 0;
export const FERRY = 1;
/** Added by a person. */
export const OWN = 2;

/** Links by number, ascending by their first, then their second hex; each pair once. */
export interface GridLinks {
  /** Hexes at both ends, flat (a0, b0, a1, b1, …), the lower first. */
  readonly pairs: Int32Array;
  /** GAP, FERRY or OWN. */
  readonly kind: Uint8Array;
  /** Centre to centre, km. */
  readonly km: Float64Array;
  /** 1 = part of the adjacency. */
  readonly on: Uint8Array;
  /** The width up to which gaps were bridged, km; 0 = none were. */
  readonly gapKm: number;
}

export const NO_LINKS: GridLinks = {
  pairs: new Int32Array(0),
  kind: new Uint8Array(0),
  km: new Float64Array(0),
  on: new Uint8Array(0),
  gapKm: 0,
};

/**
 * Links between these pairs, all on; which kind they are follows from their length.
 * @param pairs flat, in any order; a pair given twice counts once
 * @param vectors centres of the hexes as unit vectors
 */
export function linksOfPairs(pairs: ArrayLike<number>, vectors: Float64Array, gapKm: number): GridLinks {
  const sorted = sortedPairs(pairs);
  const count = sorted.length >> 1;
  const km = new Float64Array(count);
  for (let link = 0; link < count; link++)
    km[link] = chordToKm(chordSquared(vectors, sorted[2 * link], sorted[2 * link + 1]));
  return {
    pairs: sorted,
    kind: Uint8Array.from(km, length => (length <= gapKm ? GAP : FERRY)),
    km,
    on: new Uint8Array(count).fill(1),
    gapKm,
  };
}

/** Hexes at both ends of every link that is on, flat. */
export function pairsOn({ pairs, on }: GridLinks): Int32Array {
  return pairs.filter((_, at) => on[at >> 1] === 1);
}

/** Number of the link between two hexes, −1 when there is none. */
export function linkBetween({ pairs }: GridLinks, one: number, other: number): number {
  const a = Math.min(one, other);
  const b = Math.max(one, other);
  let from = 0;
  let to = (pairs.length >> 1) - 1;
  while (from <= to) {
    const middle = (from + to) >> 1;
    const order = pairs[2 * middle] - a || pairs[2 * middle + 1] - b;
    if (order === 0) return middle;
    if (order < 0) from = middle + 1;
    else to = middle - 1;
  }
  return -1;
}

/** Squared straight-line distance of two points on the unit sphere. */
export function chordSquared(vectors: Float64Array, a: number, b: number): number {
  const dx = vectors[3 * a] - vectors[3 * b];
  const dy = vectors[3 * a + 1] - vectors[3 * b + 1];
  const dz = vectors[3 * a + 2] - vectors[3 * b + 2];
  return dx * dx + dy * dy + dz * dz;
}

function sortedPairs(pairs: ArrayLike<number>): Int32Array {
  const list: [number, number][] = [];
  for (let i = 0; i < pairs.length; i += 2) {
    list.push([Math.min(pairs[i], pairs[i + 1]), Math.max(pairs[i], pairs[i + 1])]);
  }
  list.sort((p, q) => p[0] - q[0] || p[1] - q[1]);
  const unique = list.filter(([a, b], at) => at === 0 || list[at - 1][0] !== a || list[at - 1][1] !== b);
  return Int32Array.from(unique.flat());
}
