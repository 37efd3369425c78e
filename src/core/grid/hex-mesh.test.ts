import { describe, expect, it } from 'vitest';
import { diskGrid, metropolis } from '../../../test/support/grids';
import type { HexGrid } from './hex-grid';
import { buildBorderMesh, buildHexMesh, mercatorX, mercatorY } from './hex-mesh';

const grids: [string, HexGrid][] = [
  ['one size', diskGrid(48, 10, 6, 8)],
  ['the antimeridian', diskGrid(-17, 180, 5, 6)],
  ['several sizes', metropolis(48, 10, 5, 30).grid],
  ['a pentagon', diskGrid(64.7, 10.54, 4, 3)],
];

/** Twice the surface of every hex in the mesh, by triangles, and in the border table, by rings, in Mercator units. */
function surfaces(grid: HexGrid) {
  const { positions, indices, hex, origin } = buildHexMesh(grid);
  const byTriangles = new Float64Array(grid.count);
  for (let i = 0; i < indices.length; i += 3) {
    const [a, b, c] = indices.subarray(i, i + 3);
    expect(hex[a] === hex[b] && hex[b] === hex[c]).toBe(true);
    const ux = positions[2 * b] - positions[2 * a];
    const uy = positions[2 * b + 1] - positions[2 * a + 1];
    const vx = positions[2 * c] - positions[2 * a];
    const vy = positions[2 * c + 1] - positions[2 * a + 1];
    // y points down on the map: counter-clockwise on the ground is negative here.
    byTriangles[hex[a]] -= ux * vy - uy * vx;
  }
  const byRings = new Float64Array(grid.count);
  const { vertices, edgeVertices, edgeHexes } = grid.borders;
  for (let side = 0; side < edgeHexes.length; side++) {
    const owner = edgeHexes[side];
    if (owner < 0) continue;
    const centre = mercatorX(grid.lng[owner]);
    const at = (vertex: number) => {
      const x = mercatorX(vertices[2 * vertex]);
      return [x - Math.round(x - centre) - origin[0], mercatorY(vertices[2 * vertex + 1]) - origin[1]];
    };
    const [ax, ay] = at(edgeVertices[side]);
    const [bx, by] = at(edgeVertices[side ^ 1]);
    byRings[owner] -= ax * by - bx * ay;
  }
  return { byTriangles, byRings };
}

describe.each(grids)('the mesh with %s', (_, grid) => {
  it('fills exactly the borders of every hex', () => {
    const { byTriangles, byRings } = surfaces(grid);
    for (let hex = 0; hex < grid.count; hex++) {
      expect(byTriangles[hex]).toBeGreaterThan(0);
      expect(byTriangles[hex] / byRings[hex]).toBeCloseTo(1, 1);
    }
    const sum = (values: Float64Array) => values.reduce((a, b) => a + b);
    expect(sum(byTriangles) / sum(byRings)).toBeCloseTo(1, 3);
  });

  it('has every border once, with the same hexes as the table', () => {
    const { segments, hexes } = buildBorderMesh(grid);
    const pairs = (list: Int32Array) => {
      const keys: string[] = [];
      for (let i = 0; i < list.length; i += 2) keys.push([list[i], list[i + 1]].sort((a, b) => a - b).join());
      return keys.sort();
    };
    expect(segments.length).toBe(2 * hexes.length);
    expect(pairs(hexes)).toEqual(pairs(grid.borders.edgeHexes));
  });
});

describe('Mercator', () => {
  it('maps the world to the unit square', () => {
    expect([mercatorX(-180), mercatorX(0), mercatorX(180)]).toEqual([0, 0.5, 1]);
    expect(mercatorY(0)).toBeCloseTo(0.5, 12);
    expect(mercatorY(90)).toBeCloseTo(0, 6);
    expect(mercatorY(-90)).toBeCloseTo(1, 6);
  });
});
