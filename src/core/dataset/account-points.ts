/**
 * The accounts as points for drawing. Positions are Web Mercator relative to the middle of their box, because 32-bit
 * floats are too coarse for absolute ones.
 */
import type { AccountTable } from '../accounts/account-table';
import type { AccountPoints } from '../grid/hex-bundle';
import { mercatorX, mercatorY } from '../grid/hex-mesh';

/** Points above this quantile of potential are drawn alike, or one giant would make all others dots. */
const LARGEST_QUANTILE = 0.99;
const QUANTILE_SAMPLE = 50_000;

/**
 * @param potential one value per account, NaN = blank
 * @param mask 1 = counts under the filter; null = all count
 */
export function accountPoints(
  table: AccountTable,
  hexOfAccount: Int32Array,
  potential: Float64Array,
  mask: Uint8Array | null,
): AccountPoints {
  const { count, lat, lng } = table;
  const origin = middle(lat, lng);
  const positions = new Float32Array(count * 2);
  const size = new Uint8Array(count);
  const largest = largestDrawn(potential);
  for (let account = 0; account < count; account++) {
    positions[2 * account] = mercatorX(lng[account]) - origin[0];
    positions[2 * account + 1] = mercatorY(lat[account]) - origin[1];
    const value = potential[account];
    if (value > 0) size[account] = Math.round(255 * Math.sqrt(Math.min(1, value / largest)));
  }
  return {
    count,
    origin,
    positions,
    size,
    hex: hexOfAccount.slice(),
    counts: mask?.slice() ?? new Uint8Array(count).fill(1),
  };
}

function middle(lat: Float64Array, lng: Float64Array): [x: number, y: number] {
  let west = 180;
  let east = -180;
  let south = 90;
  let north = -90;
  for (let i = 0; i < lat.length; i++) {
    west = Math.min(west, lng[i]);
    east = Math.max(east, lng[i]);
    south = Math.min(south, lat[i]);
    north = Math.max(north, lat[i]);
  }
  return lat.length === 0 ? [0.5, 0.5] : [mercatorX((west + east) / 2), (mercatorY(south) + mercatorY(north)) / 2];
}

function largestDrawn(values: Float64Array): number {
  const step = Math.max(1, Math.floor(values.length / QUANTILE_SAMPLE));
  const sample: number[] = [];
  for (let i = 0; i < values.length; i += step) if (values[i] > 0) sample.push(values[i]);
  const sorted = Float64Array.from(sample).sort();
  return sorted.length > 0 ? sorted[Math.floor(LARGEST_QUANTILE * (sorted.length - 1))] : 1;
}
