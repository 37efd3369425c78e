import fc from 'fast-check';
import { cellsToMultiPolygon, gridDisk, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import {
  diskGrid,
  globeGrid,
  gridOfCells,
  metropolis,
  randomAssignment,
  seededRandom,
} from '../../../test/support/grids';
import { bigIntToCell, hexLocator } from './cell-index';
import type { BorderTable, HexGrid } from './hex-grid';
import { type MultiPolygonCoordinates, territoryOutlines } from './outline';

type Ring = readonly (readonly [number, number])[];

/** Plain shoelace on the raw coordinates, counter-clockwise positive. */
function ringArea(ring: Ring): number {
  let area = 0;
  for (let i = 0; i + 1 < ring.length; i++) {
    const [ax, ay] = ring[i];
    const [bx, by] = ring[i + 1];
    area += (ax - ring[0][0]) * (by - ring[0][1]) - (bx - ring[0][0]) * (ay - ring[0][1]);
  }
  return area / 2;
}

function area(outline: MultiPolygonCoordinates): number {
  return outline.flat().reduce((sum, ring) => sum + ringArea(ring), 0);
}

function contains(outline: MultiPolygonCoordinates, lng: number, lat: number): boolean {
  let inside = false;
  for (const ring of outline.flat()) {
    for (let i = 0; i + 1 < ring.length; i++) {
      const [ax, ay] = ring[i];
      const [bx, by] = ring[i + 1];
      if (ay > lat !== by > lat && lng < ax + ((lat - ay) * (bx - ax)) / (by - ay)) inside = !inside;
    }
  }
  return inside;
}

/** What RFC 7946 and common sense ask of any outline. */
function expectWellFormed(outline: MultiPolygonCoordinates) {
  expect(outline.length).toBeGreaterThan(0);
  for (const polygon of outline) {
    polygon.forEach((ring, i) => {
      expect(ring.length).toBeGreaterThanOrEqual(4);
      expect(ring[0]).toEqual(ring.at(-1));
      expect(Math.sign(ringArea(ring))).toBe(i === 0 ? 1 : -1);
      const corners = new Set(ring.slice(1).map(point => point.join()));
      expect(corners.size).toBe(ring.length - 1);
      for (let p = 0; p + 1 < ring.length; p++) {
        const [lng, lat] = ring[p];
        expect(Math.abs(lng)).toBeLessThanOrEqual(180);
        expect(Math.abs(ring[p + 1][0] - lng)).toBeLessThanOrEqual(
          lat === ring[p + 1][1] && Math.abs(lat) === 90 ? 360 : 180,
        );
        expect(Number(lng.toFixed(7))).toBe(lng);
        expect(Number(lat.toFixed(7))).toBe(lat);
      }
    });
  }
}

/** Random points lie in the outline of the territory that their hex belongs to, and in no other. */
function expectCover(
  grid: HexGrid,
  assignment: Uint16Array,
  outlines: Map<number, MultiPolygonCoordinates>,
  point: (random: () => number) => readonly [lat: number, lng: number],
) {
  const locate = hexLocator(grid);
  const random = seededRandom(11);
  let hits = 0;
  for (let i = 0; i < 400; i++) {
    const [lat, lng] = point(random);
    const hex = locate(lat, lng);
    const expected = hex < 0 ? 0 : assignment[hex];
    const holding = [...outlines].filter(([, outline]) => contains(outline, lng, lat)).map(([id]) => id);
    expect(holding).toEqual(expected === 0 ? [] : [expected]);
    if (expected !== 0) hits++;
  }
  expect(hits).toBeGreaterThan(50);
}

describe('territory outlines', () => {
  it('have the parts, holes and area that h3-js finds, and cover every point once', () => {
    const grid = diskGrid(48, 10, 6, 14);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8 }), fc.integer(), (k, seed) => {
        const assignment = randomAssignment(grid, k, seed);
        const outlines = territoryOutlines(grid, assignment);
        const present = new Set(assignment);
        present.delete(0);
        expect([...outlines.keys()]).toEqual([...present].sort((a, b) => a - b));
        for (const [id, outline] of outlines) {
          expectWellFormed(outline);
          const cells = Array.from(grid.cells, bigIntToCell).filter((_, hex) => assignment[hex] === id);
          const oracle = cellsToMultiPolygon(cells, true) as MultiPolygonCoordinates;
          expect(outline.length).toBe(oracle.length);
          expect(outline.flat().length).toBe(oracle.flat().length);
          expect(area(outline) / area(oracle)).toBeCloseTo(1, 5);
        }
        const all = territoryOutlines(grid, new Uint16Array(grid.count).fill(1), [1]).get(1) ?? [];
        const rest = territoryOutlines(grid, assignment, [0]).get(0) ?? [];
        const parts = [...outlines.values(), rest].reduce((sum, outline) => sum + area(outline), 0);
        expect(parts / area(all)).toBeCloseTo(1, 9);
        expectCover(grid, assignment, outlines, random => [47 + 2 * random(), 8.5 + 3 * random()]);
      }),
      { numRuns: 12 },
    );
  });

  it('put an island in a hole of another territory, holes in the smallest exterior around them', () => {
    const grid = diskGrid(48, 10, 6, 9);
    const middle = latLngToCell(48, 10, 6);
    const ringsAway = (cell: string) =>
      [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].find(k => gridDisk(middle, k).includes(cell)) ?? 10;
    const assignment = Uint16Array.from(
      grid.cells,
      cell => [1, 1, 2, 2, 1, 1, 2, 2, 1, 1][ringsAway(bigIntToCell(cell))],
    );
    const outlines = territoryOutlines(grid, assignment);
    expect(outlines.get(1)?.map(polygon => polygon.length)).toEqual([2, 2, 1]);
    expect(outlines.get(2)?.map(polygon => polygon.length)).toEqual([2, 2]);
    for (const outline of outlines.values()) expectWellFormed(outline);
    expectCover(grid, assignment, outlines, random => [47.4 + 1.2 * random(), 9.2 + 1.6 * random()]);
  });

  it('are cut at the antimeridian', () => {
    const grid = diskGrid(-17, 179.99, 5, 12);
    for (const seed of [1, 2, 3]) {
      const assignment = randomAssignment(grid, 4, seed);
      const outlines = territoryOutlines(grid, assignment);
      for (const outline of outlines.values()) expectWellFormed(outline);
      expectCover(grid, assignment, outlines, random => {
        const lng = 178.5 + 3 * random();
        return [-18.5 + 3 * random(), lng > 180 ? lng - 360 : lng];
      });
    }
  });

  it('close over a pole', () => {
    for (const pole of [1, -1]) {
      const grid = diskGrid(89.9 * pole, 30, 3, 6);
      const assignment = new Uint16Array(grid.count).fill(1);
      assignment[5] = 0;
      const outlines = territoryOutlines(grid, assignment);
      expectWellFormed(outlines.get(1) ?? []);
      // Away from the rim, where a straight line on the map and one on the ground differ.
      const random = seededRandom(3);
      for (let i = 0; i < 100; i++) {
        const outline = outlines.get(1) ?? [];
        expect(contains(outline, 360 * random() - 180, pole * (89.95 - 0.3 * random()))).toBe(true);
        expect(contains(outline, 360 * random() - 180, pole * 60 * random())).toBe(false);
      }
    }
  });

  it('of everything on the globe and nothing are whole', () => {
    const grid = globeGrid(1);
    expect(territoryOutlines(grid, new Uint16Array(grid.count)).size).toBe(0);
    const halves = Uint16Array.from(grid.lng, lng => (lng < 0 ? 1 : 2));
    for (const outline of territoryOutlines(grid, halves).values()) expectWellFormed(outline);
  });

  it('split where rings touch in a vertex', () => {
    // A board of 3 × 3 squares: 1 . 2 / . 1 2 / 1 1 1, so that squares of territory 1 meet in corners.
    const board = squares(3);
    const outlines = territoryOutlines({ borders: board }, [1, 0, 2, 0, 1, 2, 1, 1, 1]);
    expectWellFormed(outlines.get(1) ?? []);
    expectWellFormed(outlines.get(2) ?? []);
    expect(outlines.get(1)?.map(polygon => polygon.length)).toEqual([1, 1]);
    expect(area(outlines.get(1) ?? [])).toBe(5);
    // A ring of squares with one corner missing from both sides: the hole touches the exterior.
    const pinched = territoryOutlines({ borders: board }, [0, 1, 1, 1, 0, 1, 1, 1, 1]);
    expectWellFormed(pinched.get(1) ?? []);
    expect(area(pinched.get(1) ?? [])).toBe(7);
  });

  it('agree with points and areas on a grid of mixed resolution', () => {
    for (const [lat, lng, resolution] of [
      [48, 10, 5],
      [52.3, -1.2, 4],
      [-17, 179.9, 5],
    ]) {
      const { grid } = metropolis(lat, lng, resolution, 40);
      expect(grid.finest).toBeGreaterThan(grid.coarsest);
      const assignment = randomAssignment(grid, 5, 9);
      const outlines = territoryOutlines(grid, assignment);
      for (const outline of outlines.values()) expectWellFormed(outline);
      const reach = 60 / 2.6 ** resolution;
      expectCover(grid, assignment, outlines, random => {
        const east = lng + reach * (2 * random() - 1);
        return [lat + reach * (2 * random() - 1), east > 180 ? east - 360 : east];
      });
    }
  });

  it('are empty for ids without a hex', () => {
    const grid = gridOfCells([latLngToCell(10, 10, 5)], 5);
    expect(territoryOutlines(grid, [7], [3]).size).toBe(0);
    expect(territoryOutlines(grid, [7]).get(7)?.[0][0]).toHaveLength(7);
  });
});

/** A board of n × n unit squares as a border table: hex = row × n + column. */
function squares(n: number): BorderTable {
  const vertices: number[] = [];
  for (let y = 0; y <= n; y++) for (let x = 0; x <= n; x++) vertices.push(x, y);
  const at = (x: number, y: number) => y * (n + 1) + x;
  const hex = (x: number, y: number) => (x < 0 || y < 0 || x >= n || y >= n ? -1 : y * n + x);
  const edgeVertices: number[] = [];
  const edgeHexes: number[] = [];
  const add = (from: number, to: number, left: number, right: number) => {
    if (left < 0) add(to, from, right, left);
    else {
      edgeVertices.push(from, to);
      edgeHexes.push(left, right);
    }
  };
  for (let y = 0; y <= n; y++) for (let x = 0; x < n; x++) add(at(x, y), at(x + 1, y), hex(x, y), hex(x, y - 1));
  for (let y = 0; y < n; y++) for (let x = 0; x <= n; x++) add(at(x, y), at(x, y + 1), hex(x - 1, y), hex(x, y));
  return {
    vertices: Float64Array.from(vertices),
    edgeVertices: Int32Array.from(edgeVertices),
    edgeHexes: Int32Array.from(edgeHexes),
  };
}
