/**
 * What a tool is and what it may touch. Tools turn pointer positions into hexes and hand them to the draft; they know
 * neither the map library nor the DOM, so tests drive them with a fake host.
 */
import type { HexSet } from '../../core/grid/hit-sets';
import type { PaintTarget } from '../../state/app-state';

/** A pointer position on the ground (degrees, lng may leave ±180) and on screen (CSS pixels). */
export interface ToolPoint {
  readonly lng: number;
  readonly lat: number;
  readonly x: number;
  readonly y: number;
}

export interface Modifiers {
  readonly shift: boolean;
  /** Into unassigned. */
  readonly alt: boolean;
  /** Ctrl or Cmd. */
  readonly toggle: boolean;
}

/** Lines a tool shows while it draws; points in degrees. */
export interface Sketch {
  readonly points: readonly (readonly [lng: number, lat: number])[];
  readonly closed: boolean;
  /** Vertices are shown as handles. */
  readonly handles: boolean;
}

/** What tools need of the map and the state. */
export interface ToolHost {
  hexAt(point: ToolPoint): number;
  /** An empty set for the hexes of the grid on screen. */
  newSet(): HexSet;
  /** The same, emptied and used again by the next caller. */
  scratchSet(): HexSet;
  /** Pixels between two points as the map is now. */
  pixelsBetween(a: ToolPoint, b: ToolPoint): number;
  brush(from: ToolPoint, to: ToolPoint, rings: number, into: HexSet): void;
  hexesInRing(ring: readonly (readonly [lng: number, lat: number])[], into: HexSet): void;
  hexesInRectangle(corner: ToolPoint, opposite: ToolPoint, into: HexSet): void;
  brushRings(): number;
  target(): PaintTarget;
  preview(hexes: Int32Array, target: PaintTarget): void;
  commit(label: string): void;
  drop(): void;
  select(point: ToolPoint, modifiers: Modifiers): void;
  addToSelection(hexes: Int32Array): void;
  frameTerritoryAt(point: ToolPoint): void;
}

/**
 * One tool. `begin` … `move` … `complete` or `cancel`; `flush` is called once per frame while the tool has news, and
 * before `complete`, and does the costly part.
 */
export interface MapTool {
  readonly cursor: string;
  /** The map may be dragged with this tool. */
  readonly pans: boolean;
  readonly isActive: boolean;
  begin(point: ToolPoint, modifiers: Modifiers): void;
  move(points: readonly ToolPoint[], modifiers: Modifiers): void;
  complete(point: ToolPoint, modifiers: Modifiers): void;
  cancel(): void;
  flush(): void;
  /** The pointer moves without being down. */
  hover(point: ToolPoint | null, modifiers: Modifiers): void;
  /** Second click of a double click. */
  doubleClick(point: ToolPoint): void;
  /** Returns whether the key meant something to the tool. */
  key(key: string): boolean;
  /** A modifier was pressed or released while the pointer rests. */
  modify(modifiers: Modifiers): void;
  sketch(): Sketch | null;
  /** Hexes to outline under the resting pointer. */
  cursorHexes(): Int32Array | null;
}

export function drawTarget(host: ToolHost, modifiers: Modifiers): PaintTarget {
  return modifiers.alt ? { kind: 'unassign' } : host.target();
}
