/**
 * Which cells make up the market: the occupied ones and the empty land between and around them, so that territories are
 * areas without holes and a new customer falls into one. With a reach in km, every land cell within it counts. With
 * `auto`, gaps between accounts are closed (grow, then shrink back by the same distance), so that an even cover of one
 * country fills it and yet does not spill over the border; one ring is kept all round.
 *
 * Growing walks over land only: an empty island near the coast stays out. Water never bounds the shrinking, so coasts
 * are kept.
 */
import { cellToBoundary, cellToLatLng, getHexagonAreaAvg, getHexagonEdgeLengthAvg, gridDisk } from 'h3-js';
import { highWord, lowWord, splitCell } from './cell-index';
import { PairIndex } from './pair-index';
import { PointTree } from './point-tree';
import { chordToKm, unitVectors } from './sphere';

/** Whether a point (degrees) is on land that may belong to the market. */
export type LandTest = (lat: number, lng: number) => boolean;

export interface MarketArea {
  /** All cells, ascending. */
  readonly cells: BigUint64Array;
  /** The distance used, km: the reach asked for, or half the widest gap that was closed. */
  readonly reachKm: number;
}

/** Enclosed water up to this size (a lake of that order) is filled; larger stays open, like Lake Michigan. */
const LAKE_KM2 = 5_000;
const AUTO_LIMIT_KM = 250;

/**
 * @param occupied cells with accounts, all of one resolution
 * @param maxCells growth stops before the market would have more cells
 */
export function marketArea(
  occupied: PairIndex,
  resolution: number,
  reachKm: number | 'auto',
  isLand: LandTest,
  maxCells: number,
): MarketArea {
  const spacing = Math.sqrt(3) * getHexagonEdgeLengthAvg(resolution, 'km');
  const region = new Region(occupied, isLand);
  if (reachKm === 'auto') {
    const hops = Math.max(2, Math.round(autoReachKm(occupied, spacing) / spacing));
    const reached = region.grow(hops, maxCells);
    region.shrink(reached, 1);
    region.fillHoles(LAKE_KM2 / getHexagonAreaAvg(resolution, 'km2'), maxCells);
    return { cells: region.cells(), reachKm: reached * spacing };
  }
  const hops = Math.round(Math.max(0, reachKm) / spacing);
  const reached = region.grow(hops, maxCells);
  region.fillHoles(LAKE_KM2 / getHexagonAreaAvg(resolution, 'km2'), maxCells);
  return { cells: region.cells(), reachKm: reached < hops ? reached * spacing : reachKm };
}

/** Three times the distance within which 95 % of occupied cells have another one: wide enough for all but lone outliers. */
function autoReachKm(occupied: PairIndex, spacing: number): number {
  const count = occupied.count;
  if (count < 2) return 2 * spacing;
  const lat = new Float64Array(count);
  const lng = new Float64Array(count);
  for (let i = 0; i < count; i++) [lat[i], lng[i]] = cellToLatLng(splitCell(occupied.first[i], occupied.second[i]));
  const vectors = unitVectors(lat, lng);
  const tree = new PointTree(
    vectors,
    Int32Array.from({ length: count }, (_, i) => i),
  );
  const gaps = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const [nearest] = tree.nearest(vectors[3 * i], vectors[3 * i + 1], vectors[3 * i + 2], 1, other => other !== i);
    gaps[i] = chordToKm(nearest.chordSquared);
  }
  gaps.sort();
  return Math.min(AUTO_LIMIT_KM, 3 * gaps[Math.floor(0.95 * (count - 1))]);
}

const UNKNOWN = 0;
const LAND = 1;
const WATER = 2;
const FAR = 0x7fff;

/** Cells by number, their neighbours found when first asked for. The occupied ones come first. */
class Region {
  readonly #index: PairIndex;
  readonly #occupied: number;
  readonly #isLand: LandTest;
  #ground = new Uint8Array(1 << 12);
  /** Hops over land from the nearest occupied cell. */
  #hops = new Int16Array(1 << 12).fill(FAR);
  #inside = new Uint8Array(1 << 12);
  /** Six slots per cell, −1 where a pentagon has none; filled when first asked for. */
  #ring = new Int32Array(6 << 12).fill(-2);
  /** Land cells one hop beyond the grown region. */
  #rim: number[] = [];

  constructor(occupied: PairIndex, isLand: LandTest) {
    this.#isLand = isLand;
    this.#occupied = occupied.count;
    this.#index = new PairIndex(occupied.count * 2);
    for (let i = 0; i < occupied.count; i++) {
      const cell = this.#number(occupied.first[i], occupied.second[i]);
      this.#ground[cell] = LAND;
      this.#hops[cell] = 0;
      this.#inside[cell] = 1;
    }
  }

  /** Takes in land within so many hops; returns the hops that fitted under the limit. */
  grow(hops: number, maxCells: number): number {
    let frontier = Array.from({ length: this.#occupied }, (_, cell) => cell);
    let total = this.#occupied;
    for (let hop = 1; ; hop++) {
      const next: number[] = [];
      for (const cell of frontier) {
        for (let side = 0; side < 6; side++) {
          const other = this.#neighbour(cell, side);
          if (other < 0 || this.#hops[other] !== FAR || !this.#onLand(other)) continue;
          this.#hops[other] = hop;
          next.push(other);
        }
      }
      this.#rim = next;
      if (next.length === 0) return hops;
      if (hop > hops || total + next.length > maxCells) return hop - 1;
      for (const cell of next) this.#inside[cell] = 1;
      total += next.length;
      frontier = next;
    }
  }

  /** Gives back empty cells within so many hops of land that was not reached, except `margin` rings round accounts. */
  shrink(hops: number, margin: number): void {
    const seen = new Set(this.#rim);
    let frontier = this.#rim;
    for (let hop = 1; hop <= hops; hop++) {
      const next: number[] = [];
      for (const cell of frontier) {
        for (let side = 0; side < 6; side++) {
          const other = this.#neighbour(cell, side);
          if (other < 0 || this.#inside[other] === 0 || seen.has(other)) continue;
          seen.add(other);
          next.push(other);
        }
      }
      frontier = next;
      for (const cell of next) if (this.#hops[cell] > margin) this.#inside[cell] = 2;
    }
    // Marked cells leave together: the walk above needed them in place.
    for (let cell = 0; cell < this.#index.count; cell++) if (this.#inside[cell] === 2) this.#inside[cell] = 0;
  }

  /** Takes in what the region encloses: land always, water in ponds of at most so many cells. */
  fillHoles(lakeCells: number, maxCells: number): void {
    const wall: number[] = [];
    for (let cell = 0; cell < this.#index.count; cell++) if (this.#inside[cell] === 1) wall.push(cell);
    // A flood that meets the open or grows too large to be a hole marks all it saw as open.
    const largestHole = Math.max(500, wall.length);
    const open = new Set<number>();
    for (const start of wall) {
      for (let side = 0; side < 6; side++) {
        const seed = this.#neighbour(start, side);
        if (seed < 0 || this.#inside[seed] === 1 || open.has(seed)) continue;
        const flooded = this.#flood(seed, largestHole, cell => this.#inside[cell] !== 1, open);
        if (!flooded.closed) {
          for (const cell of flooded.cells) open.add(cell);
          continue;
        }
        if (wall.length + flooded.cells.length > maxCells) return;
        this.#fill(flooded.cells, lakeCells, open);
      }
    }
  }

  cells(): BigUint64Array {
    const chosen: bigint[] = [];
    const { first, second, count } = this.#index;
    for (let cell = 0; cell < count; cell++) {
      if (this.#inside[cell] === 1) chosen.push((BigInt(second[cell] >>> 0) << 32n) | BigInt(first[cell] >>> 0));
    }
    return BigUint64Array.from(chosen).sort();
  }

  #fill(hole: readonly number[], lakeCells: number, open: Set<number>): void {
    const water = new Set(hole.filter(cell => !this.#onLand(cell)));
    for (const cell of hole) if (!water.has(cell)) this.#inside[cell] = 1;
    for (const start of water) {
      if (this.#inside[start] === 1 || open.has(start)) continue;
      const pond = this.#flood(start, water.size, cell => water.has(cell), new Set());
      for (const cell of pond.cells) {
        if (pond.cells.length <= Math.max(1, lakeCells)) this.#inside[cell] = 1;
        else open.add(cell);
      }
    }
  }

  #flood(
    seed: number,
    limit: number,
    belongs: (cell: number) => boolean,
    open: ReadonlySet<number>,
  ): { readonly cells: readonly number[]; readonly closed: boolean } {
    const cells = [seed];
    const seen = new Set(cells);
    for (let head = 0; head < cells.length; head++) {
      if (cells.length > limit) return { cells, closed: false };
      for (let side = 0; side < 6; side++) {
        const other = this.#neighbour(cells[head], side);
        if (other < 0 || seen.has(other) || !belongs(other)) continue;
        if (open.has(other)) return { cells, closed: false };
        seen.add(other);
        cells.push(other);
      }
    }
    return { cells, closed: true };
  }

  /** A cell counts as land when its centre is, or at least two of six points half way to its corners are. */
  #onLand(cell: number): boolean {
    if (this.#ground[cell] === UNKNOWN) {
      const words = splitCell(this.#index.first[cell], this.#index.second[cell]);
      const [lat, lng] = cellToLatLng(words);
      let dry = this.#isLand(lat, lng) ? 2 : 0;
      if (dry === 0) {
        for (const [cornerLat, cornerLng] of cellToBoundary(words)) {
          // Half way along the short way round, back in range.
          const apart = Math.abs(cornerLng - lng) > 180;
          const halfway = (lng + cornerLng) / 2 + (apart ? (lng + cornerLng > 0 ? -180 : 180) : 0);
          if (this.#isLand((lat + cornerLat) / 2, halfway)) dry++;
        }
      }
      this.#ground[cell] = dry >= 2 ? LAND : WATER;
    }
    return this.#ground[cell] === LAND;
  }

  #neighbour(cell: number, side: number): number {
    if (this.#ring[6 * cell] === -2) {
      const words = splitCell(this.#index.first[cell], this.#index.second[cell]);
      let at = 0;
      for (const other of gridDisk(words, 1)) {
        const low = lowWord(other);
        const high = highWord(other);
        if (low === words[0] && high === words[1]) continue;
        const number = this.#number(low | 0, high | 0);
        this.#ring[6 * cell + at++] = number;
      }
      if (at < 6) this.#ring[6 * cell + 5] = -1;
    }
    return this.#ring[6 * cell + side];
  }

  #number(low: number, high: number): number {
    const cell = this.#index.add(low, high);
    if (cell >= this.#ground.length) {
      const size = this.#ground.length * 2;
      const ground = new Uint8Array(size);
      ground.set(this.#ground);
      this.#ground = ground;
      const inside = new Uint8Array(size);
      inside.set(this.#inside);
      this.#inside = inside;
      const hops = new Int16Array(size).fill(FAR);
      hops.set(this.#hops);
      this.#hops = hops;
      const ring = new Int32Array(size * 6).fill(-2);
      ring.set(this.#ring);
      this.#ring = ring;
    }
    return cell;
  }
}
