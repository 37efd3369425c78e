/** A picture of points: an SVG path of dots and the window that holds them all. */
export interface PreviewPath {
  readonly d: string;
  readonly viewBox: string;
}

/** Latitude where Web Mercator ends. */
const MERCATOR_END = 85.05;
/** Smallest window unless said otherwise, so that a single town is not blown up to a screen. */
const LEAST_SPAN = 0.2;
const MARGIN = 0.06;

function mercatorY(lat: number): number {
  const clamped = Math.max(-MERCATOR_END, Math.min(MERCATOR_END, lat));
  return (-Math.log(Math.tan(Math.PI / 4 + (clamped * Math.PI) / 360)) * 180) / Math.PI;
}

/**
 * The dots of lng, lat pairs in Web Mercator degrees, each a line of no length that a round cap makes a dot.
 * @param leastSpan smallest window, degrees of longitude
 */
export function previewPath(positions: Float32Array, leastSpan = LEAST_SPAN): PreviewPath | null {
  if (positions.length < 2) return null;
  let west = Infinity;
  let east = -Infinity;
  let north = Infinity;
  let south = -Infinity;
  const dots: string[] = [];
  for (let at = 0; at + 1 < positions.length; at += 2) {
    const x = positions[at];
    const y = mercatorY(positions[at + 1]);
    west = Math.min(west, x);
    east = Math.max(east, x);
    north = Math.min(north, y);
    south = Math.max(south, y);
    dots.push(`M${x.toFixed(3)} ${y.toFixed(3)}h0`);
  }
  const width = Math.max(leastSpan, east - west);
  const height = Math.max(leastSpan, south - north);
  const margin = Math.max(width, height) * MARGIN;
  const left = (west + east - width) / 2 - margin;
  const top = (north + south - height) / 2 - margin;
  return {
    d: dots.join(''),
    viewBox: [left, top, width + 2 * margin, height + 2 * margin].map(part => part.toFixed(3)).join(' '),
  };
}
