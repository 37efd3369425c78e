/**
 * A free spot for a name that does not fit into its territory: spots on circles round the start of its leader are
 * compared by how far they are, how much of the market they cover and what the leader crosses. The map's edge, controls
 * and other labels are never crossed by the box.
 */
import { type Box, boxAround, boxesMeet, isWithin, type Line, lineMeetsBox, linesCross } from './label-box';
import { OUTSIDE, RASTER_CELL } from './label-raster';
import type { LabelScene, LabelSize } from './place-labels';

const NEAREST = 26;
const FARTHEST = 230;
const STEP = 10;
const DIRECTIONS = 32;
/** Leaders end this far from the text and start this far from the home's middle. */
const LEADER_GAP = 3;

export interface CalloutSpot {
  readonly x: number;
  readonly y: number;
  readonly leader: Line;
  /** Pixels of leader, and what else is bad about the spot in the same currency. */
  readonly cost: number;
}

export function findCallout(
  from: { readonly x: number; readonly y: number },
  size: LabelSize,
  scene: LabelScene,
  taken: readonly Box[],
  leaders: readonly Line[],
): CalloutSpot | null {
  const reach = boxAround(from.x, from.y, 2 * (FARTHEST + size.width), 2 * (FARTHEST + size.height));
  const near = taken.filter(other => boxesMeet(other, reach));
  let best: CalloutSpot | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (let distance = NEAREST; distance <= FARTHEST; distance += STEP) {
    // Covering nothing and crossing nothing, a farther spot cannot be cheaper.
    if (distance >= bestCost) break;
    for (let direction = 0; direction < DIRECTIONS; direction++) {
      const angle = (direction / DIRECTIONS) * 2 * Math.PI;
      const endX = from.x + Math.cos(angle) * distance;
      const endY = from.y + Math.sin(angle) * distance;
      const toRight = Math.cos(angle) >= 0;
      const x = endX + (toRight ? 1 : -1) * (size.width / 2 + LEADER_GAP);
      const box = boxAround(x, endY, size.width, size.height);
      if (!isWithin(box, scene.room)) continue;
      if (near.some(other => boxesMeet(box, other, 3))) continue;
      if (scene.homes.some(other => boxesMeet(box, other, 2))) continue;
      const leader = { x0: from.x, y0: from.y, x1: endX, y1: endY };
      if (leaders.some(other => lineMeetsBox(other, box))) continue;
      const crossed =
        near.filter(other => lineMeetsBox(leader, other)).length +
        leaders.filter(other => linesCross(leader, other)).length;
      const cost =
        distance + 0.004 * distance ** 2 + 90 * marketShare(scene, box) + 160 * crossed + 6 * Math.abs(Math.sin(angle));
      if (cost < bestCost) {
        bestCost = cost;
        best = { x, y: endY, leader, cost };
      }
    }
  }
  return best;
}

/** Share of the box that lies on the market. */
function marketShare({ raster, territories }: LabelScene, box: Box): number {
  const left = Math.floor((box.left - raster.left) / RASTER_CELL);
  const right = Math.floor((box.left + box.width - raster.left) / RASTER_CELL);
  const top = Math.floor((box.top - raster.top) / RASTER_CELL);
  const bottom = Math.floor((box.top + box.height - raster.top) / RASTER_CELL);
  let covered = 0;
  let squares = 0;
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      squares++;
      if (row < 0 || column < 0 || row >= raster.rows || column >= raster.columns) continue;
      if (territories[row * raster.columns + column] !== OUTSIDE) covered++;
    }
  }
  return covered / Math.max(1, squares);
}
