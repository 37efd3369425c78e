/**
 * Which hexes a gesture touches: round a brush stroke, inside a lasso, polygon or rectangle. Pure arithmetic on the
 * columns; nothing is asked of the map. Longitudes may leave ±180 (a map scrolled over the antimeridian).
 */
import { getHexagonEdgeLengthAvg } from 'h3-js';
import { hexLocator } from './cell-index';
import { linkBetween } from './grid-links';
import type { HexGrid } from './hex-grid';
import { distanceKm } from './sphere';

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
  for (let ring = 1; ring <= rings; ring++) {
    const next: number[] = [];
    for (const hex of frontier) {
      for (let i = grid.offsets[hex]; i < grid.offsets[hex + 1]; i++) {
        const other = grid.neighbours[i];
        if (reached.has(other) || linkBetween(grid.links, hex, other) >= 0) continue;
        reached.add(other);
        next.push(other);
        into.add(other);
      }
    }
    frontier = next;
  }
  return into.since(before);
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
