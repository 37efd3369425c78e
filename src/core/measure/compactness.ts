/**
 * Shape of territories (F21, details): perimeter and Polsby–Popper. On hexes the best possible Polsby–Popper is about
 * 0.68 for a large territory and 0.91 for a single hex, so the figure compares territories of one grid and nothing else.
 */
import type { HexGrid } from '../grid/hex-grid';
import { distanceKm } from '../grid/sphere';
import type { Assignment } from '../plan/plan';

export interface Compactness {
  /** Outer borders and those of holes, by territory id, km. */
  readonly perimeterKm: Float64Array;
  /** 4π·area / perimeter², by territory id; 0 without a hex. */
  readonly polsbyPopper: Float64Array;
}

/** One pass over the borders; `areaKm2` by territory id, as in TerritorySums. */
export function compactness(
  { borders }: Pick<HexGrid, 'borders'>,
  assignment: Assignment,
  areaKm2: Float64Array,
): Compactness {
  const { vertices, edgeVertices, edgeHexes } = borders;
  const perimeterKm = new Float64Array(areaKm2.length);
  for (let i = 0; i < edgeHexes.length; i += 2) {
    const left = assignment[edgeHexes[i]];
    const right = edgeHexes[i + 1] < 0 ? -1 : assignment[edgeHexes[i + 1]];
    if (left === right) continue;
    const [from, to] = [2 * edgeVertices[i], 2 * edgeVertices[i + 1]];
    const km = distanceKm(vertices[from + 1], vertices[from], vertices[to + 1], vertices[to]);
    perimeterKm[left] += km;
    if (right >= 0) perimeterKm[right] += km;
  }
  const polsbyPopper = areaKm2.map((area, id) =>
    perimeterKm[id] > 0 ? (4 * Math.PI * area) / perimeterKm[id] ** 2 : 0,
  );
  return { perimeterKm, polsbyPopper };
}
