/** Where to look on the base map to learn which countries a market is in. */
import type { HexGrid } from '../../core/grid/hex-grid';
import { type Camera, mercatorX, mercatorY, nearestCopy, screenX, screenY } from '../camera';

const SAMPLES = 60;

/** Screen positions of some hexes in view, spread over the grid. */
export function samplePlaces(
  grid: Pick<HexGrid, 'count' | 'lat' | 'lng'>,
  camera: Camera,
): readonly { x: number; y: number }[] {
  const places: { x: number; y: number }[] = [];
  const step = Math.max(1, Math.floor(grid.count / SAMPLES));
  for (let hex = 0; hex < grid.count; hex += step) {
    const x = screenX(camera, nearestCopy(camera, mercatorX(grid.lng[hex])));
    const y = screenY(camera, mercatorY(grid.lat[hex]));
    if (x >= 0 && y >= 0 && x < camera.width && y < camera.height) places.push({ x, y });
  }
  return places;
}
