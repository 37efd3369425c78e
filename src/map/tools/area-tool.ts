/**
 * Lasso and rectangle: one drag draws an area, the hexes whose centres lie in it are the draft. With the pick tool the
 * same drag selects instead of painting.
 */
import type { PaintTarget } from '../../state/app-state';
import { drawTarget, type MapTool, type Modifiers, type Sketch, type ToolHost, type ToolPoint } from './map-tool';

/** A lasso takes a point only this far from the last one, pixels: a trembling hand adds nothing. */
const LEAST_STEP = 3;

export class AreaTool implements MapTool {
  readonly cursor = 'crosshair';
  readonly pans = false;
  readonly #host: ToolHost;
  readonly #shape: 'lasso' | 'rectangle';
  readonly #selects: boolean;
  #points: ToolPoint[] = [];
  #target: PaintTarget = { kind: 'unassign' };
  #isStale = false;

  /** `selects`: what is drawn is added to the selection and never painted. */
  constructor(host: ToolHost, shape: 'lasso' | 'rectangle', selects = false) {
    this.#host = host;
    this.#shape = shape;
    this.#selects = selects;
  }

  get isActive(): boolean {
    return this.#points.length > 0;
  }

  begin(point: ToolPoint, modifiers: Modifiers): void {
    this.#points = [point];
    this.#target = drawTarget(this.#host, modifiers);
    this.#isStale = true;
  }

  move(points: readonly ToolPoint[], modifiers: Modifiers): void {
    if (!this.isActive) return;
    for (const point of points) {
      if (this.#shape === 'rectangle') {
        this.#points[1] = point;
        this.#isStale = true;
        continue;
      }
      const last = this.#points[this.#points.length - 1];
      if (Math.hypot(point.x - last.x, point.y - last.y) < LEAST_STEP) continue;
      this.#points.push(point);
      this.#isStale = true;
    }
    this.modify(modifiers);
  }

  modify(modifiers: Modifiers): void {
    const target = drawTarget(this.#host, modifiers);
    if (target.kind === this.#target.kind) return;
    this.#target = target;
    this.#isStale = true;
  }

  flush(): void {
    if (!(this.isActive && this.#isStale)) return;
    this.#isStale = false;
    if (!this.#selects) this.#host.preview(this.#hexes(), this.#target);
  }

  complete(point: ToolPoint, modifiers: Modifiers): void {
    if (!this.isActive) return;
    this.move([point], modifiers);
    const hexes = this.#selects ? this.#hexes() : null;
    this.flush();
    this.#points = [];
    if (hexes) this.#host.addToSelection(hexes);
    else this.#host.commit(this.#shape === 'lasso' ? 'Lasso' : 'Rectangle');
  }

  cancel(): void {
    if (!this.isActive) return;
    this.#points = [];
    if (!this.#selects) this.#host.drop();
  }

  hover(): void {
    // Nothing is shown before the drag begins.
  }

  doubleClick(): void {
    // A double click without a drag draws no area.
  }

  key(): boolean {
    return false;
  }

  sketch(): Sketch | null {
    const [first, second] = this.#points;
    if (!second) return null;
    if (this.#shape === 'lasso') {
      return { points: this.#points.map(point => [point.lng, point.lat] as const), closed: true, handles: false };
    }
    const points = [
      [first.lng, first.lat],
      [second.lng, first.lat],
      [second.lng, second.lat],
      [first.lng, second.lat],
    ] as const;
    return { points, closed: true, handles: false };
  }

  cursorHexes(): Int32Array | null {
    return null;
  }

  #hexes(): Int32Array {
    const set = this.#host.scratchSet();
    const [first, second] = this.#points;
    if (second) {
      if (this.#shape === 'rectangle') this.#host.hexesInRectangle(first, second, set);
      else {
        this.#host.hexesInRing(
          this.#points.map(point => [point.lng, point.lat]),
          set,
        );
      }
    }
    return set.sorted();
  }
}
