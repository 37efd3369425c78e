/**
 * How far it is from one hex to another over touching hexes and the links laid so far: A* with the straight line as its
 * estimate, given up at a limit, so that only the ellipse of hexes that could matter is looked at.
 */
import type { Adjacency } from './adjacency';
import { chordSquared } from './grid-links';

export class WayRound {
  readonly #land: Adjacency;
  readonly #vectors: Float64Array;
  /** Links by hex as chains: `#first[hex]` → `#next[…]` → … → −1. */
  readonly #first: Int32Array;
  readonly #next: number[] = [];
  readonly #linked: number[] = [];
  readonly #way: Float64Array;
  /** Search in which a hex was last reached, and last left for good. */
  readonly #reached: Int32Array;
  readonly #left: Int32Array;
  #search = 0;
  // A binary heap of hexes by way so far plus straight line to go.
  #heap = new Int32Array(256);
  #key = new Float64Array(256);
  #size = 0;

  /** @param vectors centres of the hexes as unit vectors; lengths are chords of that sphere */
  constructor(land: Adjacency, vectors: Float64Array) {
    const count = land.offsets.length - 1;
    this.#land = land;
    this.#vectors = vectors;
    this.#first = new Int32Array(count).fill(-1);
    this.#way = new Float64Array(count);
    this.#reached = new Int32Array(count);
    this.#left = new Int32Array(count);
  }

  addLink(a: number, b: number): void {
    for (const [from, to] of [
      [a, b],
      [b, a],
    ]) {
      this.#next.push(this.#first[from]);
      this.#first[from] = this.#linked.push(to) - 1;
    }
  }

  /** Whether the shortest way from one hex to the other is longer than the limit, or there is none. */
  isLongerThan(from: number, to: number, limit: number): boolean {
    const { offsets, neighbours } = this.#land;
    const search = ++this.#search;
    const reach = (hex: number, way: number) => {
      if (this.#left[hex] === search || (this.#reached[hex] === search && this.#way[hex] <= way)) return;
      const least = way + this.#distance(hex, to);
      if (least > limit) return;
      this.#reached[hex] = search;
      this.#way[hex] = way;
      this.#push(hex, least);
    };
    this.#size = 0;
    reach(from, 0);
    while (this.#size > 0) {
      const hex = this.#pop();
      if (hex === to) return false;
      if (this.#left[hex] === search) continue;
      this.#left[hex] = search;
      const way = this.#way[hex];
      for (let at = offsets[hex]; at < offsets[hex + 1]; at++) {
        reach(neighbours[at], way + this.#distance(hex, neighbours[at]));
      }
      for (let at = this.#first[hex]; at >= 0; at = this.#next[at]) {
        reach(this.#linked[at], way + this.#distance(hex, this.#linked[at]));
      }
    }
    return true;
  }

  #distance(a: number, b: number): number {
    return Math.sqrt(chordSquared(this.#vectors, a, b));
  }

  #push(hex: number, key: number): void {
    if (this.#size === this.#heap.length) {
      const heap = new Int32Array(2 * this.#size);
      heap.set(this.#heap);
      this.#heap = heap;
      const keys = new Float64Array(2 * this.#size);
      keys.set(this.#key);
      this.#key = keys;
    }
    let at = this.#size++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if (this.#key[above] <= key) break;
      this.#heap[at] = this.#heap[above];
      this.#key[at] = this.#key[above];
      at = above;
    }
    this.#heap[at] = hex;
    this.#key[at] = key;
  }

  #pop(): number {
    const top = this.#heap[0];
    const hex = this.#heap[--this.#size];
    const key = this.#key[this.#size];
    let at = 0;
    for (let child = 1; child < this.#size; child = 2 * at + 1) {
      if (child + 1 < this.#size && this.#key[child + 1] < this.#key[child]) child++;
      if (this.#key[child] >= key) break;
      this.#heap[at] = this.#heap[child];
      this.#key[at] = this.#key[child];
      at = child;
    }
    this.#heap[at] = hex;
    this.#key[at] = key;
    return top;
  }
}
