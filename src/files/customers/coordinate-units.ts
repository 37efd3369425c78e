/** What the numbers of a coordinate column are: degrees, whole numbers for fractions of a degree, or metres. */

/** Missing in a mapping = degrees. */
export const COORDINATE_UNITS = [
  'degrees',
  'ten-micro-degrees',
  'micro-degrees',
  'tenth-micro-degrees',
  'web-mercator',
] as const;
export type CoordinateUnit = (typeof COORDINATE_UNITS)[number];

/** Units of one degree; NaN for metres, which are not proportional to degrees of latitude. */
export const PER_DEGREE: Readonly<Record<CoordinateUnit, number>> = {
  degrees: 1,
  'ten-micro-degrees': 1e5,
  'micro-degrees': 1e6,
  'tenth-micro-degrees': 1e7,
  'web-mercator': Number.NaN,
};

const EARTH_RADIUS = 6_378_137;
const DEGREES = 180 / Math.PI;

/** EPSG:3857: spherical Mercator on the WGS84 equator, metres → degrees (OGC 16-083r2, annex). */
export function mercatorLng(x: number): number {
  return (x / EARTH_RADIUS) * DEGREES;
}

export function mercatorLat(y: number): number {
  return Math.atan(Math.sinh(y / EARTH_RADIUS)) * DEGREES;
}
/** Half the width of the Web Mercator square, metres. */
export const MERCATOR_EDGE = Math.PI * EARTH_RADIUS;
