/** Rep homes of the territories on screen: small squares that labels keep clear of and callouts point to. */
import type { Rep, Territory } from '../../core/plan/plan';
import { type Camera, mercatorX, mercatorY, nearestCopy, screenX, screenY } from '../camera';
import type { MapTheme } from '../map-theme';

export interface Home {
  readonly territoryId: number;
  /** Mercator. */
  readonly x: number;
  readonly y: number;
}

/** Side of the square and width of the rim round it, pixels. */
export const HOME_SIZE = 6;
const CASING = 1.5;

export function homesOf(territories: readonly Territory[], reps: readonly Rep[]): readonly Home[] {
  const places = new Map(reps.map(rep => [rep.id, rep.home]));
  return territories.flatMap(territory => {
    const home = territory.repId === null ? null : places.get(territory.repId);
    return home ? [{ territoryId: territory.id, x: mercatorX(home.lng), y: mercatorY(home.lat) }] : [];
  });
}

export function drawHomes(
  context: CanvasRenderingContext2D,
  camera: Camera,
  homes: readonly Home[],
  theme: MapTheme,
): void {
  const reach = HOME_SIZE / 2 + CASING;
  for (const home of homes) {
    const x = Math.round(screenX(camera, nearestCopy(camera, home.x)));
    const y = Math.round(screenY(camera, home.y));
    if (x < -reach || y < -reach || x > camera.width + reach || y > camera.height + reach) continue;
    context.fillStyle = theme.halo;
    context.fillRect(x - reach, y - reach, 2 * reach, 2 * reach);
    context.fillStyle = theme.ink;
    context.fillRect(x - HOME_SIZE / 2, y - HOME_SIZE / 2, HOME_SIZE, HOME_SIZE);
  }
}
