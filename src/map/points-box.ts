/** Boxes to frame points by, in Web Mercator; beyond 0 … 1 where the short way round the world leads over the date line. */
import { type MercatorBox, mercatorX, mercatorY } from './camera';

/** Latitude where Web Mercator ends. */
const MERCATOR_END = 85.05;
/** This share of the points may lie beyond each side of the main mass. */
const FAR_SHARE = 0.01;
/** Points beyond a side still count when they widen the main mass by no more than this share of it. */
const NEAR = 0.25;

/** All the points. @param positions lng, lat pairs, degrees */
export function boxOfAll(positions: ArrayLike<number>): MercatorBox | null {
  const { xs, ys } = mercatorOf(positions);
  if (xs.length === 0) return null;
  const x = xs.toSorted();
  const y = ys.toSorted();
  return { minX: x[0], minY: y[0], maxX: x[x.length - 1], maxY: y[y.length - 1] };
}

/**
 * The main mass: a country without its far islands, a market without a handful of slips. Each side leaves out at most
 * one point in a hundred, and only where those would make the picture much smaller.
 * @param positions lng, lat pairs, degrees
 */
export function boxOfMost(positions: ArrayLike<number>): MercatorBox | null {
  const { xs, ys } = mercatorOf(positions);
  if (xs.length === 0) return null;
  const [west, east] = mostOf(xs.toSorted());
  const [north, south] = mostOf(ys.toSorted());
  // What is left out on one side has no say about the others.
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (let point = 0; point < xs.length; point++) {
    const x = xs[point];
    const y = ys[point];
    if (x < west || x > east || y < north || y > south) continue;
    box.minX = Math.min(box.minX, x);
    box.maxX = Math.max(box.maxX, x);
    box.minY = Math.min(box.minY, y);
    box.maxY = Math.max(box.maxY, y);
  }
  return box;
}

function mercatorOf(positions: ArrayLike<number>): { readonly xs: Float64Array; readonly ys: Float64Array } {
  const count = positions.length >> 1;
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  for (let point = 0; point < count; point++) {
    xs[point] = mercatorX(positions[2 * point]);
    ys[point] = mercatorY(Math.max(-MERCATOR_END, Math.min(MERCATOR_END, positions[2 * point + 1])));
  }
  const cut = widestGap(xs.toSorted());
  return { xs: xs.map(x => (x < cut ? x + 1 : x)), ys };
}

/** Where the world is cut open, with the most room between neighbours: what lies west of it comes after the east. */
function widestGap(ascending: Float64Array): number {
  let widest = ascending[0] + 1 - ascending[ascending.length - 1];
  let cut = ascending[0];
  for (let at = 1; at < ascending.length; at++) {
    const gap = ascending[at] - ascending[at - 1];
    if (gap > widest) {
      widest = gap;
      cut = ascending[at];
    }
  }
  return cut;
}

function mostOf(ascending: Float64Array): readonly [number, number] {
  const last = ascending.length - 1;
  const left = Math.floor(FAR_SHARE * ascending.length);
  const [low, high] = [ascending[left], ascending[last - left]];
  const room = (high - low) * NEAR;
  const first = ascending.findIndex(value => value >= low - room);
  let end = last;
  while (ascending[end] > high + room) end--;
  return [ascending[first], ascending[end]];
}

/** The box, made wider about its middle until it is at least this wide and high, Mercator units. */
export function atLeast(box: MercatorBox, span: number): MercatorBox {
  const growX = Math.max(0, span - (box.maxX - box.minX)) / 2;
  const growY = Math.max(0, span - (box.maxY - box.minY)) / 2;
  return { minX: box.minX - growX, minY: box.minY - growY, maxX: box.maxX + growX, maxY: box.maxY + growY };
}
