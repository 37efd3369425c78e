/**
 * Links over gaps: hexes on the rim that face each other over a bay, a lake, a strait or land outside the market, no
 * farther apart than a cap. Shortest first, a pair is joined when its parts have few links so far, or when the way round
 * over what is joined already is several times the direct one (the rule of greedy spanners, Althöfer et al. 1993): a
 * fjord gets a link every so often, not one per hex. A market in many parts, at the extreme sparse hexes that are parts
 * of their own, is linked all round beyond the cap, too, and so becomes a whole.
 */
import { getHexagonEdgeLengthAvg } from 'h3-js';
import { type Adjacency, connectedComponents } from './adjacency';
import { facingPairs } from './facing-hexes';
import { chordSquared } from './grid-links';
import { PairIndex } from './pair-index';
import { EARTH_RADIUS_KM } from './sphere';
import { WayRound } from './way-round';

/** Links between two parts that are laid whatever the way round. */
const LINKS_PER_PAIR = 3;
/** Beyond those, a link has to spare a way this many times as long. */
const DETOUR = 3.5;

/** Widest gap bridged without being asked, in hexes and in km; a single missing hex is bridged whatever the size. */
const GAP_HEXES = 5;
const GAP_KM = 60;
const MISSING_HEX = 2.2;
/** From so many parts on, what usually lies between a part and the nearest other one says how far parts are linked. */
const MANY_PARTS = 8;
const USUAL_PARTS = 0.75;
const PARTS_FACTOR = 3;
const PARTS_KM = 200;

export interface GapLinks {
  /** Pairs to join, flat. */
  readonly pairs: Int32Array;
  /** The width up to which gaps were bridged, km. */
  readonly gapKm: number;
}

/**
 * @param land who touches whom
 * @param rim hexes with a border to the outside
 * @param vectors centres of the hexes as unit vectors
 * @param gapKm widest gap to bridge, centre to centre; 0 = none; `auto` = by the size of the hexes and how parts lie
 */
export function gapLinks(
  land: Adjacency,
  rim: Int32Array,
  vectors: Float64Array,
  coarsest: number,
  gapKm: number | 'auto',
): GapLinks {
  if (gapKm === 0) return { pairs: new Int32Array(0), gapKm };
  const parts = connectedComponents(land);
  const facing = facingPairs(vectors, rim);
  const cap = gapKm === 'auto' ? gapKmBySize(coarsest) : gapKm;
  const narrow = cap / EARTH_RADIUS_KM;
  const reach = gapKm === 'auto' ? reachOfParts(parts, facing, vectors) : 0;
  const candidates = gapsUpTo(Math.max(narrow, reach), facing, land, vectors);
  const wayRound = new WayRound(land, vectors);
  const joints = new PartJoints();
  const pairs: number[] = [];
  for (const { a, b, chord } of candidates) {
    const apart = parts.of[a] !== parts.of[b];
    const isNew = apart && joints.haveRoom(parts.of, a, b);
    if (!isNew && !(chord <= narrow && wayRound.isLongerThan(a, b, DETOUR * chord))) continue;
    if (apart) joints.add(parts.of, a, b);
    wayRound.addLink(a, b);
    pairs.push(a, b);
  }
  return { pairs: Int32Array.from(pairs), gapKm: cap };
}

interface Gap {
  readonly a: number;
  readonly b: number;
  readonly chord: number;
}

/** Facing hexes that do not touch, shortest gap first. */
function gapsUpTo(
  chordLimit: number,
  facing: Int32Array,
  { offsets, neighbours }: Adjacency,
  vectors: Float64Array,
): Gap[] {
  const gaps: Gap[] = [];
  for (let i = 0; i < facing.length; i += 2) {
    const a = Math.min(facing[i], facing[i + 1]);
    const b = Math.max(facing[i], facing[i + 1]);
    const chord = Math.sqrt(chordSquared(vectors, a, b));
    if (chord <= chordLimit && !neighbours.subarray(offsets[a], offsets[a + 1]).includes(b)) gaps.push({ a, b, chord });
  }
  return gaps.sort((p, q) => p.chord - q.chord || p.a - q.a || p.b - q.b);
}

/** Links laid so far between pairs of parts. */
class PartJoints {
  readonly #pairs = new PairIndex();
  readonly #ends: number[][] = [];

  /** Fewer links than allowed, and none of them starts at either hex: links that land on one hex are one link. */
  haveRoom(partOf: Int32Array, a: number, b: number): boolean {
    const at = this.#pairs.find(...sorted(partOf[a], partOf[b]));
    if (at < 0) return true;
    const ends = this.#ends[at];
    return ends.length < 2 * LINKS_PER_PAIR && !ends.includes(a) && !ends.includes(b);
  }

  add(partOf: Int32Array, a: number, b: number): void {
    const at = this.#pairs.add(...sorted(partOf[a], partOf[b]));
    if (at === this.#ends.length) this.#ends.push([]);
    this.#ends[at].push(a, b);
  }
}

function sorted(a: number, b: number): [number, number] {
  return a < b ? [a, b] : [b, a];
}

function gapKmBySize(coarsest: number): number {
  const spacing = Math.sqrt(3) * getHexagonEdgeLengthAvg(coarsest, 'km');
  return Math.max(MISSING_HEX * spacing, Math.min(GAP_HEXES * spacing, GAP_KM));
}

/**
 * How far parts may lie from each other to be linked all round, not only to the nearest: joined by shortest links alone,
 * a market in many parts would be a tree, which cannot be divided evenly. A chord; 0 when there are few parts.
 */
function reachOfParts(
  parts: { readonly of: Int32Array; readonly count: number },
  facing: Int32Array,
  vectors: Float64Array,
): number {
  if (parts.count < MANY_PARTS) return 0;
  // The nearest pair of two parts always is a Delaunay edge.
  const nearest = new Float64Array(parts.count).fill(Number.POSITIVE_INFINITY);
  for (let i = 0; i < facing.length; i += 2) {
    const [one, other] = [parts.of[facing[i]], parts.of[facing[i + 1]]];
    if (one === other) continue;
    const squared = chordSquared(vectors, facing[i], facing[i + 1]);
    nearest[one] = Math.min(nearest[one], squared);
    nearest[other] = Math.min(nearest[other], squared);
  }
  nearest.sort();
  const usual = Math.sqrt(nearest[Math.floor(USUAL_PARTS * (parts.count - 1))]);
  return Math.min(PARTS_KM / EARTH_RADIUS_KM, PARTS_FACTOR * usual);
}
