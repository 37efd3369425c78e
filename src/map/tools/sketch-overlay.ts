/**
 * What a tool shows of itself: the lasso under way, corners of a polygon, the hexes under the brush. On a canvas of its
 * own, so that a moving brush does not make the map draw 100,000 hexes again.
 */
import { type Camera, mercatorX, mercatorY, nearestCopy, screenX, screenY } from '../camera';
import { chainSegments } from '../layers/border-edges';
import type { MapScene } from '../map-scene';
import type { Sketch } from './map-tool';

export class SketchOverlay {
  readonly canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #scene: MapScene;
  #isEmpty = true;

  constructor(scene: MapScene) {
    this.#scene = scene;
    this.canvas = document.createElement('canvas');
    this.canvas.setAttribute('aria-hidden', 'true');
    this.#context = this.canvas.getContext('2d');
  }

  /** `hexes` are outlined; `strong` for the keyboard's hex, which must be found at a glance. */
  draw(camera: Camera, sketch: Sketch | null, hexes: Int32Array | null, strong: boolean): void {
    const context = this.#context;
    if (!context) return;
    const hasContent = sketch !== null || (hexes !== null && hexes.length > 0);
    if (!hasContent && this.#isEmpty) return;
    const { canvas } = this;
    const width = Math.round(camera.width * camera.pixelRatio);
    const height = Math.round(camera.height * camera.pixelRatio);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${camera.width}px`;
      canvas.style.height = `${camera.height}px`;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    this.#isEmpty = !hasContent;
    if (!hasContent) return;
    context.scale(camera.pixelRatio, camera.pixelRatio);
    context.lineJoin = context.lineCap = 'round';
    if (hexes && hexes.length > 0) this.#outline(context, camera, hexes, strong);
    if (sketch) this.#sketch(context, camera, sketch);
  }

  #outline(context: CanvasRenderingContext2D, camera: Camera, hexes: Int32Array, strong: boolean): void {
    const { borderMesh, edges, theme } = this.#scene;
    if (!(borderMesh && edges)) return;
    const { origin, segments } = borderMesh;
    const chained = chainSegments(segments, edges.outlineOf(hexes)).segments;
    const path = new Path2D();
    let [endX, endY] = [Number.NaN, Number.NaN];
    for (let at = 0; at < chained.length; at += 4) {
      const x0 = origin[0] + chained[at];
      const shift = nearestCopy(camera, x0) - x0;
      // A new ring begins where the last segment did not end.
      if (chained[at] !== endX || chained[at + 1] !== endY) {
        path.moveTo(screenX(camera, x0 + shift), screenY(camera, origin[1] + chained[at + 1]));
      }
      [endX, endY] = [chained[at + 2], chained[at + 3]];
      path.lineTo(screenX(camera, origin[0] + endX + shift), screenY(camera, origin[1] + endY));
    }
    context.fillStyle = theme.name === 'dark' ? 'rgba(255, 255, 255, 0.16)' : 'rgba(255, 255, 255, 0.34)';
    context.fill(path, 'evenodd');
    this.#strokeTwice(context, path, strong ? 6 : 3.6, strong ? 2.6 : 1.4, strong ? theme.focus : theme.ink);
  }

  #sketch(context: CanvasRenderingContext2D, camera: Camera, sketch: Sketch): void {
    const { theme } = this.#scene;
    const points = sketch.points.map(
      ([lng, lat]) => [screenX(camera, mercatorX(lng)), screenY(camera, mercatorY(lat))] as const,
    );
    const path = new Path2D();
    points.forEach(([x, y], index) => {
      if (index === 0) path.moveTo(x, y);
      else path.lineTo(x, y);
    });
    if (sketch.closed) path.closePath();
    context.fillStyle = theme.name === 'dark' ? 'rgba(255, 255, 255, 0.08)' : 'rgba(20, 25, 27, 0.05)';
    context.fill(path);
    context.setLineDash([]);
    this.#stroke(context, path, 3.4, theme.halo);
    context.setLineDash([5, 4]);
    this.#stroke(context, path, 1.5, theme.ink);
    context.setLineDash([]);
    const handles = sketch.handles ? points.slice(0, -1) : points.slice(0, 1);
    for (const [x, y] of handles) {
      const handle = new Path2D();
      handle.arc(x, y, 4, 0, 2 * Math.PI);
      context.fillStyle = theme.halo;
      context.fill(handle);
      this.#stroke(context, handle, 1.6, theme.ink);
    }
  }

  #strokeTwice(context: CanvasRenderingContext2D, path: Path2D, casing: number, core: number, colour: string): void {
    this.#stroke(context, path, casing, this.#scene.theme.halo);
    this.#stroke(context, path, core, colour);
  }

  #stroke(context: CanvasRenderingContext2D, path: Path2D, width: number, colour: string): void {
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.stroke(path);
  }
}
