/**
 * Which hexes a gesture touches: round a brush stroke, inside a lasso, polygon or rectangle. Pure arithmetic on the
 * columns; nothing is asked of the map. Longitudes may leave ±180 (a map scrolled over the antimeridian).
 */
import { getHexagonEdgeLengthAvg } from 'h3-js';
import { hexLocator } from './cell-index';
import type { HexGrid } from './hex-grid';
import { PointTree } from './point-tree';
import { chordToKm, distanceKm, kmToChordSquared, unitVectors } from './sphere';

/** A set of hexes that keeps the order of arrival: members can be read while more are added. */
export class HexSet {
  readonly #member: Uint8Array;
  readonly #order: Int32Array;
  #size = 0;

  constructor(hexCount: number) {
    this.#member = new Uint8Array(hexCount);
    this.#order = new Int32Array(hexCount);
  }

  get size(): number {
    return this.#size;
  }

  has(hex: number): boolean {
    return this.#member[hex] === 1;
  }

  /** true when the hex is new. */
  add(hex: number): boolean {
    if (this.#member[hex] === 1) return false;
    this.#member[hex] = 1;
    this.#order[this.#size++] = hex;
    return true;
  }

  /** The members from the `from`-th on, in order of arrival; a view, valid until `clear`. */
  since(from: number): Int32Array {
    return this.#order.subarray(from, this.#size);
  }

  /** Ascending copy. */
  sorted(): Int32Array {
    return this.#order.slice(0, this.#size).sort();
  }

  clear(): void {
    for (let i = 0; i < this.#size; i++) this.#member[this.#order[i]] = 0;
    this.#size = 0;
  }
}

type BrushGrid = Pick<HexGrid, 'cells' | 'coarsest' | 'finest' | 'lat' | 'lng' | 'offsets' | 'neighbours' | 'links'>;

/**
 * Adds the hexes on the way from one point to another and all within `rings` steps of them. Fast strokes leave no gap:
 * the way is sampled more densely than any hex on it. Links over water are not steps.
 * @returns hexes that were new
 */
export function brushByRings(
  grid: BrushGrid,
  from: readonly [lng: number, lat: number],
  to: readonly [lng: number, lat: number],
  rings: number,
  into: HexSet,
): Int32Array {
  const before = into.size;
  let frontier = hexesOnWay(grid, from, to);
  const reached = new Set(frontier);
  for (const hex of frontier) into.add(hex);
  const links = linkedPairs(grid.links);
  for (let ring = 1; ring <= rings; ring++) {
    const next: number[] = [];
    for (const hex of frontier) {
      for (let i = grid.offsets[hex]; i < grid.offsets[hex + 1]; i++) {
        const other = grid.neighbours[i];
        if (reached.has(other) || links.has(pairKey(hex, other))) continue;
        reached.add(other);
        next.push(other);
        into.add(other);
      }
    }
    frontier = next;
  }
  return into.since(before);
}

/** A brush of a fixed size on the ground; made once per grid, since it holds a tree over all centres. */
export class RoundBrush {
  readonly #grid: BrushGrid;
  readonly #vectors: Float64Array;
  readonly #tree: PointTree;

  constructor(grid: BrushGrid) {
    this.#grid = grid;
    this.#vectors = unitVectors(grid.lat, grid.lng);
    this.#tree = new PointTree(
      this.#vectors,
      Int32Array.from({ length: grid.lat.length }, (_, hex) => hex),
    );
  }

  /**
   * Adds the hexes under the way and those whose centre is within `radiusKm` of it.
   * @returns hexes that were new
   */
  stroke(
    from: readonly [lng: number, lat: number],
    to: readonly [lng: number, lat: number],
    radiusKm: number,
    into: HexSet,
  ): Int32Array {
    const before = into.size;
    for (const hex of hexesOnWay(this.#grid, from, to)) into.add(hex);
    const [a, b] = [unitVectors([from[1]], [from[0]]), unitVectors([to[1]], [to[0]])];
    // A ball round the whole way first, then the distance to the chord of it; strokes are short.
    const half = distanceKm(from[1], from[0], to[1], to[0]) / 2;
    const middle = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2];
    const length = Math.hypot(middle[0], middle[1], middle[2]) || 1;
    this.#tree.within(
      middle[0] / length,
      middle[1] / length,
      middle[2] / length,
      kmToChordSquared(half + radiusKm),
      hex => {
        if (chordToKm(this.#squaredDistanceToWay(hex, a, b)) <= radiusKm) into.add(hex);
      },
    );
    return into.since(before);
  }

  #squaredDistanceToWay(hex: number, a: Float64Array, b: Float64Array): number {
    let along = 0;
    let lengthSquared = 0;
    for (let axis = 0; axis < 3; axis++) {
      const step = b[axis] - a[axis];
      along += (this.#vectors[3 * hex + axis] - a[axis]) * step;
      lengthSquared += step * step;
    }
    const share = lengthSquared > 0 ? Math.min(1, Math.max(0, along / lengthSquared)) : 0;
    let squared = 0;
    for (let axis = 0; axis < 3; axis++) {
      const gap = this.#vectors[3 * hex + axis] - a[axis] - share * (b[axis] - a[axis]);
      squared += gap * gap;
    }
    return squared;
  }
}

/** Adds the hexes whose centre lies inside the ring (even–odd rule; closed by itself). Returns those that were new. */
export function hexesInRing(
  grid: Pick<HexGrid, 'lat' | 'lng'>,
  ring: readonly (readonly [lng: number, lat: number])[],
  into: HexSet,
): Int32Array {
  const before = into.size;
  const size = ring.length;
  if (size < 3) return into.since(before);
  const x = Float64Array.from(ring, point => point[0]);
  const y = Float64Array.from(ring, point => point[1]);
  let west = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < size; i++) {
    west = Math.min(west, x[i]);
    east = Math.max(east, x[i]);
  }
  const bands = new SideBands(x, y);
  for (let hex = 0; hex < grid.lat.length; hex++) {
    const lat = grid.lat[hex];
    // The copy of the world that the ring was drawn on.
    const lng = grid.lng[hex] + 360 * Math.ceil((west - grid.lng[hex]) / 360);
    if (lng > east || !bands.covers(lat)) continue;
    if (bands.isInside(lng, lat)) into.add(hex);
  }
  return into.since(before);
}

/** Adds the hexes whose centre lies in the rectangle between two corners. Returns those that were new. */
export function hexesInRectangle(
  grid: Pick<HexGrid, 'lat' | 'lng'>,
  corner: readonly [lng: number, lat: number],
  opposite: readonly [lng: number, lat: number],
  into: HexSet,
): Int32Array {
  const before = into.size;
  const west = Math.min(corner[0], opposite[0]);
  const east = Math.max(corner[0], opposite[0]);
  const south = Math.min(corner[1], opposite[1]);
  const north = Math.max(corner[1], opposite[1]);
  for (let hex = 0; hex < grid.lat.length; hex++) {
    if (grid.lat[hex] < south || grid.lat[hex] > north) continue;
    const lng = grid.lng[hex] + 360 * Math.ceil((west - grid.lng[hex]) / 360);
    if (lng <= east) into.add(hex);
  }
  return into.since(before);
}

/** Sides of a ring sorted into bands of latitude, so that a point meets only the few sides at its height. */
class SideBands {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #south: number;
  readonly #north: number;
  readonly #perDegree: number;
  readonly #starts: Int32Array;
  readonly #sides: Int32Array;

  constructor(x: Float64Array, y: Float64Array) {
    const size = x.length;
    this.#x = x;
    this.#y = y;
    this.#south = y.reduce((low, value) => Math.min(low, value));
    this.#north = y.reduce((high, value) => Math.max(high, value));
    const bands = Math.min(1024, 2 * size);
    this.#perDegree = bands / (this.#north - this.#south || 1);
    const range = (side: number) => {
      const next = side + 1 < size ? side + 1 : 0;
      return [this.#band(Math.min(y[side], y[next])), this.#band(Math.max(y[side], y[next]))];
    };
    this.#starts = new Int32Array(bands + 2);
    for (let side = 0; side < size; side++) {
      const [low, high] = range(side);
      for (let band = low; band <= high; band++) this.#starts[band + 1]++;
    }
    for (let band = 0; band <= bands; band++) this.#starts[band + 1] += this.#starts[band];
    const end = this.#starts.slice();
    this.#sides = new Int32Array(this.#starts[bands + 1]);
    for (let side = 0; side < size; side++) {
      const [low, high] = range(side);
      for (let band = low; band <= high; band++) this.#sides[end[band]++] = side;
    }
  }

  covers(lat: number): boolean {
    return lat >= this.#south && lat <= this.#north;
  }

  isInside(lng: number, lat: number): boolean {
    const x = this.#x;
    const y = this.#y;
    const band = this.#band(lat);
    let inside = false;
    for (let i = this.#starts[band]; i < this.#starts[band + 1]; i++) {
      const side = this.#sides[i];
      const next = side + 1 < x.length ? side + 1 : 0;
      if (y[side] > lat === y[next] > lat) continue;
      if (lng < x[side] + ((lat - y[side]) * (x[next] - x[side])) / (y[next] - y[side])) inside = !inside;
    }
    return inside;
  }

  #band(lat: number): number {
    return Math.floor((lat - this.#south) * this.#perDegree);
  }
}

/** Hexes under the straight way between two points (the short way round the globe). */
function hexesOnWay(
  grid: BrushGrid,
  from: readonly [lng: number, lat: number],
  to: readonly [lng: number, lat: number],
): number[] {
  const found = new Set<number>();
  const offer = (hex: number) => {
    if (hex >= 0) found.add(hex);
  };
  const [startLng, startLat] = from;
  const endLng = to[0] + 360 * Math.round((startLng - to[0]) / 360);
  // Samples lie a quarter of the narrowest hex apart: a way that clips a corner by less does not touch the hex.
  const step = (Math.sqrt(3) * getHexagonEdgeLengthAvg(grid.finest, 'km')) / 5;
  const steps = Math.max(1, Math.ceil(distanceKm(startLat, startLng, to[1], endLng) / step));
  const locate = hexLocator(grid);
  for (let i = 0; i <= steps; i++) {
    const share = i / steps;
    offer(locate(startLat + share * (to[1] - startLat), startLng + share * (endLng - startLng)));
  }
  return [...found];
}

function linkedPairs(links: Int32Array): Set<number> {
  const pairs = new Set<number>();
  for (let i = 0; i < links.length; i += 2) pairs.add(pairKey(links[i], links[i + 1]));
  return pairs;
}

function pairKey(a: number, b: number): number {
  return a < b ? a * 2 ** 26 + b : b * 2 ** 26 + a;
}
