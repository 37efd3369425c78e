/**
 * The map's view as four numbers. The map neither turns nor tilts, so screen and Web Mercator differ by a scale and a
 * shift: layers, labels and tools compute with this snapshot in double precision instead of asking the map for matrices.
 */

/** One frame's view. Mercator coordinates run 0 … 1, x to the east and y to the south; screen units are CSS pixels. */
export interface Camera {
  /** Mercator point in the middle of the map. */
  readonly x: number;
  readonly y: number;
  /** Pixels of the whole world. */
  readonly worldSize: number;
  readonly width: number;
  readonly height: number;
  readonly zoom: number;
  /** Device pixels per CSS pixel. */
  readonly pixelRatio: number;
}

export interface ScreenPoint {
  readonly x: number;
  readonly y: number;
}

export interface MercatorBox {
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

/** Pixels of the world at zoom 0. */
const TILE_SIZE = 512;

export function mercatorX(lng: number): number {
  return (lng + 180) / 360;
}

export function mercatorY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

/** Degrees; beyond ±180 when x is outside 0 … 1. */
export function lngOf(x: number): number {
  return x * 360 - 180;
}

export function latOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

export function cameraAt(
  lng: number,
  lat: number,
  zoom: number,
  width: number,
  height: number,
  pixelRatio: number,
): Camera {
  return { x: mercatorX(lng), y: mercatorY(lat), worldSize: TILE_SIZE * 2 ** zoom, width, height, zoom, pixelRatio };
}

export function screenX(camera: Camera, x: number): number {
  return (x - camera.x) * camera.worldSize + camera.width / 2;
}

export function screenY(camera: Camera, y: number): number {
  return (y - camera.y) * camera.worldSize + camera.height / 2;
}

export function mercatorAtX(camera: Camera, x: number): number {
  return camera.x + (x - camera.width / 2) / camera.worldSize;
}

export function mercatorAtY(camera: Camera, y: number): number {
  return camera.y + (y - camera.height / 2) / camera.worldSize;
}

/** Whether everything is where it was on screen. */
export function sameView(a: Camera, b: Camera): boolean {
  return a.x === b.x && a.y === b.y && a.worldSize === b.worldSize && a.width === b.width && a.height === b.height;
}

/** Whole worlds to shift a box by so that it lies in view; ascending, [] when no copy does. */
export function worldCopies(camera: Camera, box: MercatorBox): readonly number[] {
  const halfWidth = camera.width / 2 / camera.worldSize;
  const halfHeight = camera.height / 2 / camera.worldSize;
  if (box.maxY < camera.y - halfHeight || box.minY > camera.y + halfHeight) return [];
  const copies: number[] = [];
  const first = Math.ceil(camera.x - halfWidth - box.maxX);
  const last = Math.floor(camera.x + halfWidth - box.minX);
  for (let copy = first; copy <= last; copy++) copies.push(copy);
  return copies;
}

/** The world copy of `x` that is nearest to the middle of the map: where labels of a box beyond the date line go. */
export function nearestCopy(camera: Camera, x: number): number {
  return x + Math.round(camera.x - x);
}

/** Scale and shift for shaders: clip = position × (scaleX, scaleY) + (shiftX, shiftY), position relative to `origin`. */
export function clipTransform(
  camera: Camera,
  origin: readonly [number, number],
  copy: number,
): [scaleX: number, scaleY: number, shiftX: number, shiftY: number] {
  const scaleX = (2 * camera.worldSize) / camera.width;
  const scaleY = (-2 * camera.worldSize) / camera.height;
  return [scaleX, scaleY, (origin[0] + copy - camera.x) * scaleX, (origin[1] - camera.y) * scaleY];
}

/** Room to keep free round a framed box, pixels. */
export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Centre and zoom that show the whole box inside the padding. */
export function frameBox(
  box: MercatorBox,
  width: number,
  height: number,
  padding: Padding,
  maxZoom: number,
): { lng: number; lat: number; zoom: number } {
  // A map smaller than its padding keeps at least a third of itself for the box.
  const roomX = Math.max(width - padding.left - padding.right, width / 3, 1);
  const roomY = Math.max(height - padding.top - padding.bottom, height / 3, 1);
  const spanX = Math.max(box.maxX - box.minX, 1e-9);
  const spanY = Math.max(box.maxY - box.minY, 1e-9);
  const zoom = Math.min(Math.log2(Math.min(roomX / spanX, roomY / spanY) / TILE_SIZE), maxZoom);
  const worldSize = TILE_SIZE * 2 ** zoom;
  const x = (box.minX + box.maxX) / 2 + (padding.right - padding.left) / 2 / worldSize;
  const y = (box.minY + box.maxY) / 2 + (padding.bottom - padding.top) / 2 / worldSize;
  return { lng: lngOf(x), lat: latOf(y), zoom };
}
