import type { DatasetSummary } from '../dataset/dataset';
import type { HexGrid, HexSums } from './hex-grid';

/** Triangles of all hexes in Web Mercator (0 … 1), relative to `origin` so that Float32 keeps its precision. */
export interface HexMesh {
  readonly origin: readonly [x: number, y: number];
  /** x, y pairs, relative to origin. */
  readonly positions: Float32Array;
  /** Hex number of each vertex. */
  readonly hex: Uint32Array;
  readonly indices: Uint32Array;
}

/** Every border edge as a line segment in the same coordinates as the mesh. */
export interface BorderMesh {
  readonly origin: readonly [x: number, y: number];
  /** x0, y0, x1, y1 per edge, relative to origin. */
  readonly segments: Float32Array;
  /** Hex on the left and on the right of each edge; −1 = outside. */
  readonly hexes: Int32Array;
}

/** The accounts as points for drawing; index = account number in the worker's table. */
export interface AccountPoints {
  readonly count: number;
  readonly origin: readonly [x: number, y: number];
  /** Web Mercator x, y pairs relative to origin. */
  readonly positions: Float32Array;
  /** 0 … 255, grows with the root of potential. */
  readonly size: Uint8Array;
  readonly hex: Int32Array;
  /** 1 = counts under the current filter. */
  readonly counts: Uint8Array;
}

/** Everything the page gets when accounts are aggregated to hexes. */
export interface HexBundle {
  readonly grid: HexGrid;
  readonly mesh: HexMesh;
  readonly borderMesh: BorderMesh;
  readonly sums: HexSums;
  readonly summary: DatasetSummary;
  /** Why these hexes: "Hexes of about 253 km²: the heaviest is 6 % of a territory". */
  readonly resolutionReason: string;
  readonly points: AccountPoints;
}
