/** Walking from hex to hex with the arrow keys, for people who draw without a pointer. */
import type { HexGrid } from '../../core/grid/hex-grid';

export type ArrowKey = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight';

const DIRECTIONS: Readonly<Record<ArrowKey, readonly [x: number, y: number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};
/** Neighbours farther off the way than this do not count as lying in the direction: cos 75°. */
const LEAST_ALIGNMENT = 0.26;

export function isArrowKey(key: string): key is ArrowKey {
  return key in DIRECTIONS;
}

/**
 * The neighbour that lies most in the direction, or the hex itself at the edge of the market. `aim` is the point where
 * the walk began (Mercator, as `centres`): between two neighbours that lie equally well the one nearer to the straight
 * way from there is taken, so that going up in a grid of hexes goes up and does not drift.
 */
export function stepHex(
  grid: Pick<HexGrid, 'offsets' | 'neighbours'>,
  centres: Float64Array,
  from: number,
  key: ArrowKey,
  aim: readonly [x: number, y: number],
): number {
  const [directionX, directionY] = DIRECTIONS[key];
  let best = from;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let at = grid.offsets[from]; at < grid.offsets[from + 1]; at++) {
    const hex = grid.neighbours[at];
    const dx = centres[2 * hex] - centres[2 * from];
    const dy = centres[2 * hex + 1] - centres[2 * from + 1];
    const length = Math.hypot(dx, dy);
    const alignment = (dx * directionX + dy * directionY) / length;
    if (alignment < LEAST_ALIGNMENT) continue;
    const drift =
      Math.abs((centres[2 * hex] - aim[0]) * directionY) + Math.abs((centres[2 * hex + 1] - aim[1]) * directionX);
    const score = alignment - (0.4 * drift) / length;
    if (score > bestScore) {
      bestScore = score;
      best = hex;
    }
  }
  return best;
}
