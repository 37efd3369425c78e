/**
 * Hand and pick. Both let the map be dragged; pick selects what is clicked, frames what is double-clicked and, with
 * Shift held, selects hexes with a lasso.
 */
import { AreaTool } from './area-tool';
import type { MapTool, Modifiers, Sketch, ToolHost, ToolPoint } from './map-tool';

/** A pointer that never was farther than this from where it went down has clicked, pixels. */
const CLICK_REACH = 4;

export class PickTool implements MapTool {
  readonly cursor: string;
  readonly #host: ToolHost;
  readonly #picks: boolean;
  readonly #lasso: AreaTool;
  #start: ToolPoint | null = null;
  /** A lasso or a drag may well end where it began. */
  #hasDragged = false;

  /** `picks` = false makes it the hand, which only moves the map. */
  constructor(host: ToolHost, picks: boolean) {
    this.#host = host;
    this.#picks = picks;
    this.cursor = picks ? 'default' : 'grab';
    this.#lasso = new AreaTool(host, 'lasso', true);
  }

  get pans(): boolean {
    return !this.#lasso.isActive;
  }

  get isActive(): boolean {
    return this.#lasso.isActive;
  }

  begin(point: ToolPoint, modifiers: Modifiers): void {
    this.#start = point;
    this.#hasDragged = false;
    if (this.#picks && modifiers.shift) this.#lasso.begin(point, modifiers);
  }

  move(points: readonly ToolPoint[], modifiers: Modifiers): void {
    const start = this.#start;
    if (start) this.#hasDragged ||= points.some(point => isFar(start, point));
    this.#lasso.move(points, modifiers);
  }

  complete(point: ToolPoint, modifiers: Modifiers): void {
    const start = this.#start;
    this.#start = null;
    const clicked = start !== null && !this.#hasDragged && !isFar(start, point);
    if (clicked) this.#lasso.cancel();
    else if (this.#lasso.isActive) this.#lasso.complete(point, modifiers);
    if (clicked && this.#picks) this.#host.select(point, modifiers);
  }

  cancel(): void {
    this.#start = null;
    this.#lasso.cancel();
  }

  flush(): void {
    this.#lasso.flush();
  }

  hover(): void {
    // What is under the pointer is told by the hover link, for every tool alike.
  }

  doubleClick(point: ToolPoint): void {
    if (this.#picks) this.#host.frameTerritoryAt(point);
  }

  key(): boolean {
    return false;
  }

  modify(): void {
    // Selecting has no target.
  }

  sketch(): Sketch | null {
    return this.#lasso.sketch();
  }

  cursorHexes(): Int32Array | null {
    return null;
  }
}

function isFar(start: ToolPoint, point: ToolPoint): boolean {
  return Math.hypot(point.x - start.x, point.y - start.y) >= CLICK_REACH;
}
