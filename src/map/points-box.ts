/** Boxes to frame points by, in Web Mercator; beyond 0 … 1 where the short way round the world leads over the date line. */
import { type MercatorBox, mercatorX, mercatorY } from './camera';

/** Latitude where Web Mercator ends. */
const MERCATOR_END = 85.05;
/** Share of the points that each axis holds at least. */
const MOST = 0.98;
/** Points beyond that still count when they make the stretch longer by no more than this share of it, on each side. */
const NEAR = 0.1;

/** All the points. @param positions lng, lat pairs, degrees */
export function boxOfAll(positions: ArrayLike<number>): MercatorBox | null {
  const { xs, ys } = mercatorOf(positions);
  if (xs.length === 0) return null;
  const x = xs.toSorted();
  const y = ys.toSorted();
  return { minX: x[0], minY: y[0], maxX: x[x.length - 1], maxY: y[y.length - 1] };
}

/**
 * The main mass: a country without its far islands, a market without a handful of slips. Each axis leaves out at most
 * two points in a hundred, and only where those would make the picture much smaller.
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

/** The shortest stretch that holds most of the values, and whatever lies close to it. */
function mostOf(ascending: Float64Array): readonly [number, number] {
  const { length } = ascending;
  const held = Math.max(1, Math.ceil(MOST * length));
  let first = 0;
  for (let at = 1; at + held <= length; at++) {
    if (ascending[at + held - 1] - ascending[at] < ascending[first + held - 1] - ascending[first]) first = at;
  }
  let last = first + held - 1;
  const room = (ascending[last] - ascending[first]) * NEAR;
  const [lowest, highest] = [ascending[first] - room, ascending[last] + room];
  while (first > 0 && ascending[first - 1] >= lowest) first--;
  while (last < length - 1 && ascending[last + 1] <= highest) last++;
  return [ascending[first], ascending[last]];
}

/** The box, made wider about its middle until it is at least this wide and high, Mercator units. */
export function atLeast(box: MercatorBox, span: number): MercatorBox {
  const growX = Math.max(0, span - (box.maxX - box.minX)) / 2;
  const growY = Math.max(0, span - (box.maxY - box.minY)) / 2;
  return { minX: box.minX - growX, minY: box.minY - growY, maxX: box.maxX + growX, maxY: box.maxY + growY };
}
