/** Moves the view: to all hexes when a data set arrives, to whatever the state asks to frame, to the keyboard's hex. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { AppState, ViewState } from '../state/app-state';
import { shownPlan } from '../state/selectors/shown-plan';
import {
  type Camera,
  frameBox,
  type MercatorBox,
  mercatorX,
  mercatorY,
  nearestCopy,
  type Padding,
  screenX,
  screenY,
} from './camera';
import type { MapScene } from './map-scene';
import { meshBox } from './mesh-extent';

/** Room for tools above, controls below, and callouts to the right, pixels. */
const PADDING: Padding = { top: 76, right: 112, bottom: 56, left: 40 };
/** A framed territory or hex is not shown larger than this. */
const CLOSEST_ZOOM = 9;
/** The keyboard's hex is brought in when it is nearer to the edge than this, pixels. */
const KEYBOARD_MARGIN = 48;
const FRAME_MILLISECONDS = 450;

export interface FrameFollower {
  follow(state: AppState): void;
  bringIntoView(lng: number, lat: number): void;
}

export function followFrames(options: {
  readonly map: MapLibreMap;
  readonly scene: MapScene;
  readonly reducedMotion: boolean;
  readonly camera: () => Camera;
}): FrameFollower {
  const { map, scene, reducedMotion, camera } = options;
  let framed: MercatorBox | null = null;
  let nonce = -1;

  const show = (box: MercatorBox, animate: boolean, maxZoom: number): void => {
    const { width, height } = camera();
    const { lng, lat, zoom } = frameBox(box, width, height, PADDING, maxZoom);
    const duration = animate && !reducedMotion ? FRAME_MILLISECONDS : 0;
    map.easeTo({ center: [lng, lat], zoom, duration });
  };

  return {
    follow(state) {
      const { frame } = state.view;
      if (nonce < 0) nonce = frame.nonce;
      const { bounds } = scene;
      if (bounds && !(framed && isSimilar(bounds, framed))) {
        framed = bounds;
        nonce = frame.nonce;
        show(bounds, false, CLOSEST_ZOOM);
        return;
      }
      if (frame.nonce === nonce) return;
      nonce = frame.nonce;
      const box = boxOf(state, frame.target, scene);
      if (box) show(box, true, CLOSEST_ZOOM);
    },
    bringIntoView(lng, lat) {
      const view = camera();
      const x = screenX(view, nearestCopy(view, mercatorX(lng)));
      const y = screenY(view, mercatorY(lat));
      const inside =
        x > KEYBOARD_MARGIN &&
        y > KEYBOARD_MARGIN &&
        x < view.width - KEYBOARD_MARGIN &&
        y < view.height - KEYBOARD_MARGIN;
      if (!inside) map.easeTo({ center: [lng, lat], duration: reducedMotion ? 0 : 200 });
    },
  };
}

/** Whether the same market is meant, perhaps with other hexes: then the view stays where the person has put it. */
function isSimilar(a: MercatorBox, b: MercatorBox): boolean {
  const span = Math.max(b.maxX - b.minX, b.maxY - b.minY);
  const sides = [a.minX - b.minX, a.maxX - b.maxX, a.minY - b.minY, a.maxY - b.maxY];
  return sides.every(difference => Math.abs(difference) < span * 0.1);
}

function boxOf(state: AppState, target: ViewState['frame']['target'], scene: MapScene): MercatorBox | null {
  if (target === 'all') return scene.bounds;
  const { mesh } = scene;
  const assignment = shownPlan(state)?.assignment;
  if (!mesh || !assignment) return null;
  if ('territoryId' in target) return withRoom(meshBox(mesh, hex => assignment[hex] === target.territoryId));
  const wanted = new Set(target.hexes);
  return withRoom(meshBox(mesh, hex => wanted.has(hex)));
}

/** A little air round a framed territory. */
function withRoom(box: MercatorBox | null): MercatorBox | null {
  if (!box) return null;
  const room = Math.max(box.maxX - box.minX, box.maxY - box.minY) * 0.08;
  return { minX: box.minX - room, minY: box.minY - room, maxX: box.maxX + room, maxY: box.maxY + room };
}
