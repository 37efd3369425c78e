/**
 * Distances and areas on the sphere that H3 uses. Points are unit vectors (x, y, z), three numbers a point in one flat
 * array, so that nothing special happens at the poles or the antimeridian.
 */

/** Radius of the sphere with the surface of WGS84, km. */
export const EARTH_RADIUS_KM = 6371.007180918475;

const RADIANS = Math.PI / 180;

/** Unit vectors of points in degrees. */
export function unitVectors(lat: ArrayLike<number>, lng: ArrayLike<number>): Float64Array {
  const vectors = new Float64Array(lat.length * 3);
  for (let i = 0; i < lat.length; i++) {
    const around = Math.cos(lat[i] * RADIANS);
    vectors[3 * i] = around * Math.cos(lng[i] * RADIANS);
    vectors[3 * i + 1] = around * Math.sin(lng[i] * RADIANS);
    vectors[3 * i + 2] = Math.sin(lat[i] * RADIANS);
  }
  return vectors;
}

/** Great-circle kilometres for a straight chord between unit vectors, given squared. */
export function chordToKm(chordSquared: number): number {
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(chordSquared) / 2));
}

/** Great-circle distance between two points in degrees, km. */
export function distanceKm(latA: number, lngA: number, latB: number, lngB: number): number {
  const up = Math.sin(((latB - latA) * RADIANS) / 2);
  const along = Math.sin(((lngB - lngA) * RADIANS) / 2);
  const haversine = up * up + Math.cos(latA * RADIANS) * Math.cos(latB * RADIANS) * along * along;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(haversine)));
}

/** Signed area of the spherical triangle of points a, b, c of three arrays of unit vectors, km²; positive when counter-clockwise. */
export function triangleAreaKm2(
  verticesA: Float64Array,
  a: number,
  verticesB: Float64Array,
  b: number,
  verticesC: Float64Array,
  c: number,
): number {
  const ax = verticesA[3 * a];
  const ay = verticesA[3 * a + 1];
  const az = verticesA[3 * a + 2];
  const bx = verticesB[3 * b];
  const by = verticesB[3 * b + 1];
  const bz = verticesB[3 * b + 2];
  const cx = verticesC[3 * c];
  const cy = verticesC[3 * c + 1];
  const cz = verticesC[3 * c + 2];
  // The triple product from differences: small triangles would lose their digits otherwise.
  const ux = ax - cx;
  const uy = ay - cy;
  const uz = az - cz;
  const vx = bx - cx;
  const vy = by - cy;
  const vz = bz - cz;
  const volume = cx * (uy * vz - uz * vy) + cy * (uz * vx - ux * vz) + cz * (ux * vy - uy * vx);
  const dots = 1 + ax * bx + ay * by + az * bz + bx * cx + by * cy + bz * cz + cx * ax + cy * ay + cz * az;
  return 2 * Math.atan2(volume, dots) * EARTH_RADIUS_KM * EARTH_RADIUS_KM;
}
