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
  return boxOf(positions, values => [values[0], values[values.length - 1]]);
}

/**
 * The main mass: a country without its far islands, a market without a handful of slips. Each side leaves out at most
 * one point in a hundred, and only where those would make the picture much smaller.
 * @param positions lng, lat pairs, degrees
 */
export function boxOfMost(positions: ArrayLike<number>): MercatorBox | null {
  return boxOf(positions, mostOf);
}

function boxOf(
  positions: ArrayLike<number>,
  rangeOf: (ascending: Float64Array) => readonly [number, number],
): MercatorBox | null {
  const count = positions.length >> 1;
  if (count === 0) return null;
  const xs = new Float64Array(count);
  const ys = new Float64Array(count);
  for (let point = 0; point < count; point++) {
    xs[point] = mercatorX(positions[2 * point]);
    ys[point] = mercatorY(Math.max(-MERCATOR_END, Math.min(MERCATOR_END, positions[2 * point + 1])));
  }
  const [minX, maxX] = rangeOf(cutAtWidestGap(xs.sort()));
  const [minY, maxY] = rangeOf(ys.sort());
  return { minX, minY, maxX, maxY };
}

/** The world cut open where the most room is between neighbours; what lies west of the cut comes after the east. */
function cutAtWidestGap(ascending: Float64Array): Float64Array {
  const { length } = ascending;
  let widest = ascending[0] + 1 - ascending[length - 1];
  let cut = 0;
  for (let at = 1; at < length; at++) {
    const gap = ascending[at] - ascending[at - 1];
    if (gap > widest) {
      widest = gap;
      cut = at;
    }
  }
  if (cut === 0) return ascending;
  const turned = new Float64Array(length);
  for (let at = 0; at < length; at++)
    turned[at] = cut + at < length ? ascending[cut + at] : ascending[cut + at - length] + 1;
  return turned;
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
