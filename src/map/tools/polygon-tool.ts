/**
 * A polygon drawn click by click; the map can be zoomed and panned in between. Enter, a double click or a click on the
 * first corner closes it, Backspace takes the last corner back.
 */
import type { PaintTarget } from '../../state/app-state';
import { drawTarget, type MapTool, type Modifiers, type Sketch, type ToolHost, type ToolPoint } from './map-tool';

/** A click this near to the first corner closes the polygon, pixels. */
const CLOSING_REACH = 9;

export class PolygonTool implements MapTool {
  readonly cursor = 'crosshair';
  readonly pans = false;
  readonly #host: ToolHost;
  #corners: ToolPoint[] = [];
  #pointer: ToolPoint | null = null;
  #target: PaintTarget = { kind: 'unassign' };
  #isStale = false;

  constructor(host: ToolHost) {
    this.#host = host;
  }

  get isActive(): boolean {
    return this.#corners.length > 0;
  }

  begin(point: ToolPoint, modifiers: Modifiers): void {
    const [first] = this.#corners;
    if (first && this.#corners.length >= 3 && this.#isNear(first, point)) {
      this.#close();
      return;
    }
    this.#target = drawTarget(this.#host, modifiers);
    this.#corners.push(point);
    this.#pointer = point;
    this.#isStale = true;
  }

  move(points: readonly ToolPoint[], modifiers: Modifiers): void {
    this.hover(points[points.length - 1] ?? null, modifiers);
  }

  complete(): void {
    // The corner was set when the pointer went down; only closing completes the gesture.
  }

  hover(point: ToolPoint | null, modifiers: Modifiers): void {
    if (!this.isActive) return;
    if (point) {
      this.#pointer = point;
      this.#isStale = true;
    }
    this.modify(modifiers);
  }

  modify(modifiers: Modifiers): void {
    const target = drawTarget(this.#host, modifiers);
    if (!this.isActive || target.kind === this.#target.kind) return;
    this.#target = target;
    this.#isStale = true;
  }

  doubleClick(): void {
    if (!this.isActive) return;
    // The second click of the double click has set the same corner twice.
    const last = this.#corners.at(-1);
    const before = this.#corners.at(-2);
    if (last && before && this.#isNear(last, before)) this.#corners.pop();
    this.#close();
  }

  key(key: string): boolean {
    if (!this.isActive) return false;
    if (key === 'Enter') {
      this.#close();
      return true;
    }
    if (key === 'Backspace') {
      this.#corners.pop();
      this.#isStale = true;
      if (this.#corners.length === 0) this.#host.drop();
      return true;
    }
    return false;
  }

  flush(): void {
    if (!(this.isActive && this.#isStale)) return;
    this.#isStale = false;
    this.#host.preview(this.#hexes(this.#pointer), this.#target);
  }

  cancel(): void {
    if (!this.isActive) return;
    this.#corners = [];
    this.#pointer = null;
    this.#host.drop();
  }

  sketch(): Sketch | null {
    if (!this.isActive) return null;
    const points = this.#corners.map(point => [point.lng, point.lat] as const);
    const pointer = this.#pointer;
    return {
      points: pointer ? [...points, [pointer.lng, pointer.lat]] : points,
      closed: points.length > 1,
      handles: true,
    };
  }

  cursorHexes(): Int32Array | null {
    return null;
  }

  #isNear(a: ToolPoint, b: ToolPoint): boolean {
    return this.#host.pixelsBetween(a, b) <= CLOSING_REACH;
  }

  #close(): void {
    const hexes = this.#hexes(null);
    const isArea = this.#corners.length >= 3;
    this.#corners = [];
    this.#pointer = null;
    if (!isArea) {
      this.#host.drop();
      return;
    }
    this.#host.preview(hexes, this.#target);
    this.#host.commit('Polygon');
  }

  #hexes(pointer: ToolPoint | null): Int32Array {
    const set = this.#host.scratchSet();
    const ring = (pointer ? [...this.#corners, pointer] : this.#corners).map(point => [point.lng, point.lat] as const);
    if (ring.length >= 3) this.#host.hexesInRing(ring, set);
    return set.sorted();
  }
}
