/**
 * Territory outlines by edge cancellation: of all borders in the table only those between two territories count, and
 * walking them round gives the rings. Coordinates are those of the hexes' own corners, so outlines, hexes and points
 * agree exactly and neighbours share every vertex.
 *
 * Rings follow RFC 7946: exterior counter-clockwise, holes clockwise, first point repeated, cut at the antimeridian.
 * Rings that touch in a vertex are split there; a ring never crosses itself.
 */
import type { BorderTable, HexGrid } from './hex-grid';

/** Coordinates of a GeoJSON MultiPolygon: polygons of rings of [lng, lat], ≤ 7 decimals. */
export type MultiPolygonCoordinates = [lng: number, lat: number][][][];

/**
 * Outlines by territory id; ids without a hex are missing. Unassigned hexes (id 0) are left out unless asked for.
 * @param assignment territory id of every hex
 * @param ids the territories wanted; default all that occur, except 0
 */
export function territoryOutlines(
  grid: Pick<HexGrid, 'borders'>,
  assignment: ArrayLike<number>,
  ids?: Iterable<number>,
): Map<number, MultiPolygonCoordinates> {
  const wanted = ids === undefined ? null : new Set(ids);
  const halves = halfEdgesByTerritory(grid.borders, assignment, id => (wanted ? wanted.has(id) : id > 0));
  const outlines = new Map<number, MultiPolygonCoordinates>();
  const walker = new RingWalker(grid.borders);
  for (const [id, edges] of halves) outlines.set(id, polygonsOf(walker.rings(edges)));
  return outlines;
}

/** Directed edges (2·edge, or 2·edge + 1 when walked backwards) with the territory on their left, by ascending id. */
function halfEdgesByTerritory(
  { edgeHexes }: BorderTable,
  assignment: ArrayLike<number>,
  isWanted: (id: number) => boolean,
): [number, Int32Array][] {
  const counts = new Map<number, number>();
  const each = (visit: (id: number, half: number) => void) => {
    for (let i = 0; i < edgeHexes.length; i += 2) {
      const left = assignment[edgeHexes[i]];
      const right = edgeHexes[i + 1] < 0 ? -1 : assignment[edgeHexes[i + 1]];
      if (left === right) continue;
      visit(left, i);
      if (right >= 0) visit(right, i + 1);
    }
  };
  each(id => counts.set(id, (counts.get(id) ?? 0) + 1));
  const ids = [...counts.keys()].filter(isWanted).sort((a, b) => a - b);
  const lists = new Map(ids.map(id => [id, { edges: new Int32Array(counts.get(id) ?? 0), end: 0 }]));
  each((id, half) => {
    const list = lists.get(id);
    if (list) list.edges[list.end++] = half;
  });
  return ids.map(id => [id, lists.get(id)?.edges ?? new Int32Array(0)]);
}

/** A closed ring without the repeated first point: lng, lat pairs, inside −180 … 180. */
type FlatRing = number[];

/** Joins directed edges of one territory to rings. Keeps scratch columns over all vertices between territories. */
class RingWalker {
  readonly #borders: BorderTable;
  /** First half-edge leaving a vertex, −1 = none; the next ones hang on `#sibling` by position in the list. */
  readonly #leaving: Int32Array;

  constructor(borders: BorderTable) {
    this.#borders = borders;
    this.#leaving = new Int32Array(borders.vertices.length >> 1).fill(-1);
  }

  rings(halves: Int32Array): FlatRing[] {
    const { vertices, edgeVertices } = this.#borders;
    const from = (half: number) => edgeVertices[half];
    const to = (half: number) => edgeVertices[half ^ 1];
    const crossing: number[] = [];
    const plain = new Int32Array(halves.length);
    let size = 0;
    for (const half of halves) {
      const span = vertices[2 * to(half)] - vertices[2 * from(half)];
      if (Math.abs(span) > 180) crossing.push(half);
      else plain[size++] = half;
    }
    if (crossing.length > 0) {
      return cutRings(
        vertices,
        Array.from(plain.subarray(0, size), half => [from(half), to(half)]),
        crossing.map(half => [from(half), to(half)]),
      );
    }

    const leaving = this.#leaving;
    const sibling = new Int32Array(halves.length).fill(-1);
    for (let i = 0; i < halves.length; i++) {
      const vertex = from(halves[i]);
      sibling[i] = leaving[vertex];
      leaving[vertex] = i;
    }
    const used = new Uint8Array(halves.length);
    const rings: FlatRing[] = [];
    for (let start = 0; start < halves.length; start++) {
      if (used[start] === 1) continue;
      const ring: FlatRing = [];
      /** Where the ring has met vertices with several ways on. */
      const touched = new Map<number, number>();
      for (let at = start; used[at] === 0; ) {
        used[at] = 1;
        const vertex = from(halves[at]);
        if (sibling[leaving[vertex]] >= 0) {
          // Here for the second time: what was walked since is a ring of its own.
          const before = touched.get(vertex);
          if (before !== undefined) {
            rings.push(ring.splice(before));
            for (const [other, position] of touched) if (position > before) touched.delete(other);
          }
          touched.set(vertex, ring.length);
        }
        ring.push(vertices[2 * vertex], vertices[2 * vertex + 1]);
        const first = leaving[to(halves[at])];
        // Several ways on: rings touch here, so stay with the sector just walked round.
        at = sibling[first] < 0 ? first : this.#sharpest(halves, at, first, sibling);
      }
      rings.push(ring);
    }
    for (const half of halves) leaving[from(half)] = -1;
    return rings;
  }

  /** The half-edge that follows `at` clockwise from the way back: it encloses the same sector of the territory. */
  #sharpest(halves: Int32Array, at: number, first: number, sibling: Int32Array): number {
    const { edgeVertices } = this.#borders;
    const here = edgeVertices[halves[at] ^ 1];
    const back = this.#direction(here, edgeVertices[halves[at]]);
    let best = first;
    let smallest = Number.POSITIVE_INFINITY;
    for (let next = first; next >= 0; next = sibling[next]) {
      const turn = back - this.#direction(here, edgeVertices[halves[next] ^ 1]);
      const clockwise = turn > 0 ? turn : turn + 2 * Math.PI;
      if (clockwise < smallest) {
        smallest = clockwise;
        best = next;
      }
    }
    return best;
  }

  #direction(from: number, to: number): number {
    const { vertices } = this.#borders;
    return Math.atan2(vertices[2 * to + 1] - vertices[2 * from + 1], vertices[2 * to] - vertices[2 * from]);
  }
}

/**
 * Rings of a territory that crosses the antimeridian: crossing edges are cut in two there and the cuts of each side are
 * joined along the meridian, pair by pair from south to north; a pole inside the territory ends the last or first pair.
 */
function cutRings(
  vertices: Float64Array,
  plain: readonly (readonly [number, number])[],
  crossing: readonly (readonly [number, number])[],
): FlatRing[] {
  const lngs: number[] = [];
  const lats: number[] = [];
  const nodeOf = new Map<number, number>();
  const addNode = (lng: number, lat: number) => {
    lats.push(lat);
    return lngs.push(lng) - 1;
  };
  const node = (vertex: number) => {
    const known = nodeOf.get(vertex);
    if (known !== undefined) return known;
    const added = addNode(vertices[2 * vertex], vertices[2 * vertex + 1]);
    nodeOf.set(vertex, added);
    return added;
  };
  const next = new Map<number, number[]>();
  const join = (from: number, to: number) => {
    const list = next.get(from);
    if (list) list.push(to);
    else next.set(from, [to]);
  };
  for (const [from, to] of plain) join(node(from), node(to));

  /** Ends of the cut at +180° and −180°; eastward edges have the territory on their north side. */
  const cuts = crossing.map(([from, to]) => {
    const eastward = vertices[2 * from] > 0;
    const near = 180 - Math.abs(vertices[2 * from]);
    const far = 180 - Math.abs(vertices[2 * to]);
    const share = near + far > 0 ? near / (near + far) : 0.5;
    const lat = rounded(vertices[2 * from + 1] + share * (vertices[2 * to + 1] - vertices[2 * from + 1]));
    const east = addNode(180, lat);
    const west = addNode(-180, lat);
    join(node(from), eastward ? east : west);
    join(eastward ? west : east, node(to));
    return { lat, eastward, east, west };
  });
  cuts.sort((a, b) => a.lat - b.lat || Number(a.eastward) - Number(b.eastward));
  const pole = (lat: number, eastward: boolean) => {
    const east = addNode(180, lat);
    const west = addNode(-180, lat);
    // Along the pole the territory lies on the other side: the walk goes the opposite way.
    if (eastward) join(west, east);
    else join(east, west);
    return { lat, eastward, east, west };
  };
  if (!cuts[0].eastward) cuts.unshift(pole(-90, true));
  if (cuts[cuts.length - 1].eastward) cuts.push(pole(90, false));
  for (let i = 0; i + 1 < cuts.length; i += 2) {
    const south = cuts[i];
    const north = cuts[i + 1];
    // Territory between south and north: northwards at its east end (+180°), southwards at its west end (−180°).
    join(south.east, north.east);
    join(north.west, south.west);
  }

  const rings: FlatRing[] = [];
  for (const start of next.keys()) {
    while ((next.get(start)?.length ?? 0) > 0) {
      const ring: FlatRing = [];
      for (let at = start; ; ) {
        const onwards: number | undefined = next.get(at)?.pop();
        if (onwards === undefined) break;
        ring.push(lngs[at], lats[at]);
        at = onwards;
      }
      rings.push(ring);
    }
  }
  return rings;
}

/** Sorts rings into polygons: every hole goes to the smallest exterior around it. */
function polygonsOf(rings: readonly FlatRing[]): MultiPolygonCoordinates {
  const exteriors: { ring: FlatRing; area: number; polygon: [number, number][][] }[] = [];
  const holes: FlatRing[] = [];
  for (const ring of rings) {
    const area = signedArea(ring);
    if (area > 0) exteriors.push({ ring, area, polygon: [closed(ring)] });
    else if (area < 0) holes.push(ring);
  }
  exteriors.sort((a, b) => a.area - b.area);
  for (const hole of holes) {
    const around = exteriors.length === 1 ? exteriors[0] : exteriors.find(({ ring, area }) => holds(ring, hole, area));
    around?.polygon.push(closed(hole));
  }
  // Largest first, which is where a label or a file viewer looks.
  return exteriors.reverse().map(({ polygon }) => polygon);
}

/** Twice the area would do for the sign; the plain area in square degrees, counter-clockwise positive. */
function signedArea(ring: FlatRing): number {
  let area = 0;
  let x = ring[ring.length - 2];
  let y = ring[ring.length - 1];
  for (let i = 0; i < ring.length; i += 2) {
    area += (x - ring[i]) * (y + ring[i + 1] - 2 * ring[1]);
    x = ring[i];
    y = ring[i + 1];
  }
  return area / 2;
}

/** Whether the hole lies in the ring, judged by the middle of its first side (corners may touch the ring). */
function holds(ring: FlatRing, hole: FlatRing, area: number): boolean {
  if (-signedArea(hole) > area) return false;
  const x = (hole[0] + hole[2]) / 2;
  const y = (hole[1] + hole[3]) / 2;
  let inside = false;
  for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
    const above = ring[i + 1] > y;
    if (above === ring[j + 1] > y) continue;
    if (x < ring[i] + ((y - ring[i + 1]) * (ring[j] - ring[i])) / (ring[j + 1] - ring[i + 1])) inside = !inside;
  }
  return inside;
}

function closed(ring: FlatRing): [number, number][] {
  const points: [number, number][] = [];
  for (let i = 0; i < ring.length; i += 2) points.push([ring[i], ring[i + 1]]);
  points.push([ring[0], ring[1]]);
  return points;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e7) / 1e7;
}
