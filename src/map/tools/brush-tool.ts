/** Paints what the pointer passes over. Strokes are continuous between events, however fast the hand is. */
import type { HexSet } from '../../core/grid/hit-sets';
import type { PaintTarget } from '../../state/app-state';
import { drawTarget, type MapTool, type Modifiers, type Sketch, type ToolHost, type ToolPoint } from './map-tool';

export class BrushTool implements MapTool {
  readonly cursor = 'crosshair';
  readonly pans = false;
  readonly #host: ToolHost;
  #stroke: HexSet | null = null;
  #target: PaintTarget = { kind: 'unassign' };
  #last: ToolPoint | null = null;
  #pending: ToolPoint[] = [];
  #shown = -1;
  #hovered: ToolPoint | null = null;

  constructor(host: ToolHost) {
    this.#host = host;
  }

  get isActive(): boolean {
    return this.#stroke !== null;
  }

  begin(point: ToolPoint, modifiers: Modifiers): void {
    this.#stroke = this.#host.newSet();
    this.#target = drawTarget(this.#host, modifiers);
    this.#last = point;
    this.#pending = [point];
    this.#shown = -1;
  }

  move(points: readonly ToolPoint[], modifiers: Modifiers): void {
    if (!this.#stroke) return;
    this.#pending.push(...points);
    this.modify(modifiers);
  }

  modify(modifiers: Modifiers): void {
    const target = drawTarget(this.#host, modifiers);
    if (target.kind === this.#target.kind) return;
    this.#target = target;
    this.#shown = -1;
  }

  flush(): void {
    const stroke = this.#stroke;
    if (!(stroke && this.#last)) return;
    for (const point of this.#pending) {
      this.#host.brush(this.#last, point, this.#host.brushRings(), stroke);
      this.#last = point;
    }
    this.#hovered = this.#last;
    this.#pending = [];
    if (stroke.size === this.#shown) return;
    this.#shown = stroke.size;
    this.#host.preview(stroke.sorted(), this.#target);
  }

  complete(point: ToolPoint, modifiers: Modifiers): void {
    if (!this.#stroke) return;
    this.move([point], modifiers);
    this.flush();
    this.#stroke = null;
    this.#host.commit('Brush');
  }

  cancel(): void {
    if (!this.#stroke) return;
    this.#stroke = null;
    this.#pending = [];
    this.#host.drop();
  }

  hover(point: ToolPoint | null): void {
    this.#hovered = point;
  }

  doubleClick(): void {
    // Two quick dabs are two strokes.
  }

  key(): boolean {
    return false;
  }

  sketch(): Sketch | null {
    return null;
  }

  cursorHexes(): Int32Array | null {
    if (!this.#hovered) return null;
    const under = this.#host.scratchSet();
    this.#host.brush(this.#hovered, this.#hovered, this.#host.brushRings(), under);
    return under.sorted();
  }
}
