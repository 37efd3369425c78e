/**
 * Which hexes along the rim of a market face each other: those whose Voronoi cells touch, the edges of the Delaunay
 * triangulation of their centres. Centres are projected stereographically round the middle of the market: circles stay
 * circles, so the triangulation in the plane is the one on the sphere, across the antimeridian and at the poles, too.
 */
import Delaunator from 'delaunator';

/**
 * Pairs of points whose Voronoi cells touch, flat; numbers are those of `vectors`.
 * @param vectors unit vectors
 * @param members points that take part
 */
export function facingPairs(vectors: Float64Array, members: Int32Array): Int32Array {
  const plane = stereographic(vectors, members);
  const { triangles, halfedges, hull } = new Delaunator(plane);
  const pairs: number[] = [];
  // Points in one line have no triangle: each faces the next one along it.
  if (triangles.length === 0) for (let i = 1; i < hull.length; i++) pairs.push(members[hull[i - 1]], members[hull[i]]);
  for (let edge = 0; edge < triangles.length; edge++) {
    if (edge < halfedges[edge]) continue;
    pairs.push(members[triangles[edge]], members[triangles[edge % 3 === 2 ? edge - 2 : edge + 1]]);
  }
  return Int32Array.from(pairs);
}

/** Nearest that a point's antipode may come to the middle: the antipode itself has no place in the plane. */
const ANTIPODE = 1e-9;

function stereographic(vectors: Float64Array, members: Int32Array): Float64Array {
  const middle = middleOf(vectors, members);
  // Two directions at right angles to the middle and to each other.
  const smallest = middle.map(Math.abs).indexOf(Math.min(...middle.map(Math.abs)));
  const east = unit(
    cross(
      middle,
      [0, 1, 2].map(axis => (axis === smallest ? 1 : 0)),
    ),
  );
  const north = cross(middle, east);
  const plane = new Float64Array(2 * members.length);
  for (let i = 0; i < members.length; i++) {
    const at = 3 * members[i];
    const along = (axis: readonly number[]) =>
      vectors[at] * axis[0] + vectors[at + 1] * axis[1] + vectors[at + 2] * axis[2];
    const scale = 2 / Math.max(ANTIPODE, 1 + along(middle));
    plane[2 * i] = scale * along(east);
    plane[2 * i + 1] = scale * along(north);
  }
  return plane;
}

function middleOf(vectors: Float64Array, members: Int32Array): number[] {
  const sum = [0, 0, 0];
  for (const member of members) for (let axis = 0; axis < 3; axis++) sum[axis] += vectors[3 * member + axis];
  // A market all round the world has no middle; any point does.
  return Math.hypot(...sum) > ANTIPODE ? unit(sum) : [1, 0, 0];
}

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map(value => value / length);
}

function cross(a: readonly number[], b: readonly number[]): number[] {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]];
}
