import { areNeighborCells, cellArea, cellToLatLng, gridDisk, gridRing, isPentagon, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { diskGrid, globeGrid, gridOfCells, metropolis, seededRandom } from '../../../test/support/grids';
import { connectedComponents } from './adjacency';
import { buildGrid, GridTooLargeError } from './build-grid';
import { bigIntToCell, hexAt, hexLocator, hexOfCell } from './cell-index';
import type { HexGrid } from './hex-grid';
import { hexRings } from './hex-rings';
import { distanceKm } from './sphere';

function market(points: readonly (readonly [lat: number, lng: number])[], resolution: number, options = {}) {
  return buildGrid({
    lat: Float64Array.from(points, point => point[0]),
    lng: Float64Array.from(points, point => point[1]),
    weights: [],
    resolution,
    reachKm: 'auto',
    isLand: () => true,
    split: null,
    ...options,
  });
}

function inRing(ring: readonly number[][], x: number, y: number): boolean {
  let inside = false;
  ring.forEach(([xi, yi], i) => {
    const [xj, yj] = ring[(i + 1) % ring.length];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  });
  return inside;
}

function neighboursOf(grid: HexGrid, hex: number): string[] {
  return Array.from(grid.neighbours.subarray(grid.offsets[hex], grid.offsets[hex + 1]), other =>
    bigIntToCell(grid.cells[other]),
  ).sort();
}

describe('the graph of a grid', () => {
  it('has H3 neighbours, pentagons and the whole sphere included', () => {
    const grid = globeGrid(1);
    expect(grid.count).toBe(842);
    for (let hex = 0; hex < grid.count; hex++) {
      const cell = bigIntToCell(grid.cells[hex]);
      expect(neighboursOf(grid, hex)).toEqual(gridRing(cell, 1).sort());
      expect(neighboursOf(grid, hex)).toHaveLength(isPentagon(cell) ? 5 : 6);
    }
    // Euler: every vertex, edge and face of a closed surface was found once.
    const { vertices, edgeHexes } = grid.borders;
    expect(vertices.length / 2 - edgeHexes.length / 2 + grid.count).toBe(2);
    expect(edgeHexes.every(hex => hex >= 0)).toBe(true);
  });

  it('is the same across the antimeridian and near the poles', () => {
    for (const [lat, lng] of [
      [-17, 179.95],
      [66, -179.9],
      [88, 20],
    ]) {
      const grid = diskGrid(lat, lng, 4, 5);
      for (let hex = 0; hex < grid.count; hex++) {
        for (const other of neighboursOf(grid, hex)) {
          expect(areNeighborCells(bigIntToCell(grid.cells[hex]), other)).toBe(true);
        }
      }
      expect(connectedComponents(grid).count).toBe(1);
      expect(grid.neighbours.length).toBe(6 * grid.count - 6 * (2 * 5 + 1));
    }
  });

  it('has ascending cells, and the hex at the centre of a hex is that hex', () => {
    const grid = diskGrid(48, 10, 6, 12);
    for (let hex = 0; hex < grid.count; hex++) {
      if (hex > 0) expect(grid.cells[hex] > grid.cells[hex - 1]).toBe(true);
      expect(hexAt(grid, grid.lat[hex], grid.lng[hex])).toBe(hex);
      expect(hexOfCell(grid, bigIntToCell(grid.cells[hex]))).toBe(hex);
      expect(grid.areaKm2[hex] / cellArea(bigIntToCell(grid.cells[hex]), 'km2')).toBeCloseTo(1, 4);
    }
  });

  it('keeps every border edge once, with at most two hexes and the outside on the right', () => {
    const { borders, count } = diskGrid(20, -100, 5, 8);
    const seen = new Set<string>();
    for (let i = 0; i < borders.edgeHexes.length; i += 2) {
      const ends = [borders.edgeVertices[i], borders.edgeVertices[i + 1]].sort((a, b) => a - b).join();
      expect(seen.has(ends)).toBe(false);
      seen.add(ends);
      expect(borders.edgeHexes[i]).toBeGreaterThanOrEqual(0);
      expect(borders.edgeHexes[i]).toBeLessThan(count);
      expect(borders.edgeHexes[i]).not.toBe(borders.edgeHexes[i + 1]);
    }
  });
});

describe('islands', () => {
  it('are joined by up to three short links until all is connected', () => {
    const far = [
      ...gridDisk(latLngToCell(21.3, -157.8, 5), 2),
      ...gridDisk(latLngToCell(20.8, -156.3, 5), 1),
      ...gridDisk(latLngToCell(34, -118, 5), 6),
      ...gridDisk(latLngToCell(61, -150, 5), 3),
      latLngToCell(19.6, -155.5, 5),
    ];
    const grid = gridOfCells([...new Set(far)], 5);
    expect(connectedComponents(grid).count).toBe(1);
    expect(grid.links.pairs.length / 2).toBeGreaterThanOrEqual(4);
    expect(grid.links.pairs.length / 2).toBeLessThanOrEqual(12);
    for (let i = 0; i < grid.links.pairs.length; i += 2) {
      expect(neighboursOf(grid, grid.links.pairs[i])).toContain(bigIntToCell(grid.cells[grid.links.pairs[i + 1]]));
      expect(neighboursOf(grid, grid.links.pairs[i + 1])).toContain(bigIntToCell(grid.cells[grid.links.pairs[i]]));
    }
  });

  it('cross the antimeridian when that is the short way', () => {
    const grid = gridOfCells([latLngToCell(-17, 179, 5), latLngToCell(-17, -179, 5), latLngToCell(-17, 150, 5)], 5);
    const spans = [];
    for (let i = 0; i < grid.links.pairs.length; i += 2) {
      const [a, b] = [grid.links.pairs[i], grid.links.pairs[i + 1]];
      spans.push(distanceKm(grid.lat[a], grid.lng[a], grid.lat[b], grid.lng[b]));
    }
    expect(Math.min(...spans)).toBeLessThan(250);
    expect(connectedComponents(grid).count).toBe(1);
  });

  it('never let a far island stand in for the short way between two others', () => {
    // Hawaii lies about as far from the Aleutians as from California; Alaska is far nearer to Washington than to either.
    const disk = (lat: number, lng: number, rings: number) => gridDisk(latLngToCell(lat, lng, 3), rings);
    const cells = [
      ...disk(21.3, -157.8, 1),
      ...disk(53.5, -167.4, 0),
      ...disk(58.4, -136, 2),
      ...disk(48, -122, 3),
      ...disk(43, -122, 3),
      ...disk(38.6, -121, 3),
    ];
    const grid = gridOfCells([...new Set(cells)], 3);
    expect(connectedComponents(grid).count).toBe(1);
    let fromAlaska = 0;
    for (let i = 0; i < grid.links.pairs.length; i += 2) {
      const [a, b] = [grid.links.pairs[i], grid.links.pairs[i + 1]];
      const isAlaska = (hex: number) => grid.lat[hex] > 56 && grid.lng[hex] > -140;
      const isMainland = (hex: number) => grid.lat[hex] < 52 && grid.lng[hex] > -130;
      if ((isAlaska(a) && isMainland(b)) || (isAlaska(b) && isMainland(a))) fromAlaska++;
    }
    expect(fromAlaska).toBeGreaterThan(0);
  });

  it('stay within bounds for hundreds of lone hexes', () => {
    const random = seededRandom(5);
    const cells = new Set(Array.from({ length: 400 }, () => latLngToCell(40 + random() * 10, -5 + random() * 20, 6)));
    const grid = gridOfCells([...cells], 6);
    expect(connectedComponents(grid).count).toBe(1);
    expect(grid.links.pairs.length / 2).toBeLessThan(3 * cells.size);
  });
});

describe('the market around the accounts', () => {
  const ring = gridRing(latLngToCell(50, 10, 6), 4).map(cell => cellToLatLng(cell) as [number, number]);

  it('fills enclosed land, so that territories have no holes', () => {
    const { grid, hexOfAccount } = market(ring, 6, { reachKm: 0 });
    expect(grid.count).toBe(1 + 3 * 4 * 5);
    expect(hexOfAccount.length).toBe(ring.length);
    expect(hexAt(grid, 50, 10)).toBeGreaterThanOrEqual(0);
  });

  it('fills an enclosed pond but leaves a great lake open', () => {
    const lake = (lat: number, lng: number) => distanceKm(lat, lng, 50, 10) > 12;
    expect(hexAt(market(ring, 6, { reachKm: 0, isLand: lake }).grid, 50, 10)).toBeGreaterThanOrEqual(0);
    const wide = gridRing(latLngToCell(50, 10, 5), 9).map(cell => cellToLatLng(cell) as [number, number]);
    const greatLake = (lat: number, lng: number) => distanceKm(lat, lng, 50, 10) > 100;
    const { grid } = market(wide, 5, { reachKm: 0, isLand: greatLake });
    expect(hexAt(grid, 50, 10)).toBe(-1);
    expect(hexAt(grid, 50, 11.6)).toBeGreaterThanOrEqual(0);
  });

  it('reaches as far as asked over land and not over water', () => {
    const isLand = (_lat: number, lng: number) => lng > 9.95;
    const { grid } = market([[50, 10]], 7, { reachKm: 12, isLand });
    expect(hexAt(grid, 50, 10.13)).toBeGreaterThanOrEqual(0);
    expect(hexAt(grid, 50, 10.3)).toBe(-1);
    expect(hexAt(grid, 50, 9.85)).toBe(-1);
  });

  it('closes gaps between accounts by itself without spilling far beyond them', () => {
    const random = seededRandom(7);
    const points = Array.from({ length: 500 }, () => [45 + random() * 4, 5 + random() * 6] as const);
    const { grid, reachKm } = market(points, 6);
    expect(reachKm).toBeGreaterThan(5);
    const locate = hexLocator(grid);
    let inside = 0;
    let outside = 0;
    for (let i = 0; i < 2000; i++) {
      const lat = 44 + random() * 6;
      const lng = 4 + random() * 8;
      const depth = Math.min(lat - 45, 49 - lat, (lng - 5) * 0.7, (11 - lng) * 0.7);
      if (depth > 0.2 && locate(lat, lng) < 0) inside++;
      if (depth < -0.2 && locate(lat, lng) >= 0) outside++;
    }
    expect({ inside, outside }).toEqual({ inside: 0, outside: 0 });
  });

  it('refuses more hexes than the app can handle, in words', () => {
    const lat = new Float64Array(160_000);
    const lng = new Float64Array(160_000);
    for (let i = 0; i < lat.length; i++) {
      lat[i] = 30 + Math.floor(i / 400) * 0.02;
      lng[i] = (i % 400) * 0.02;
    }
    const build = () =>
      buildGrid({ lat, lng, weights: [], resolution: 8, reachKm: 0, isLand: () => true, split: null });
    expect(build).toThrow(GridTooLargeError);
    expect(build).toThrow(/choose larger hexes/);
  });

  it('makes an empty grid of no accounts and reports progress up to the end', () => {
    const seen: number[] = [];
    const { grid } = market([], 6, { onProgress: (done: number) => seen.push(done) });
    expect(grid.count).toBe(0);
    expect(seen.at(-1)).toBe(1);
  });

  it('gives every account the hex whose drawn ring holds it', () => {
    for (const resolution of [3, 4, 5]) {
      const { input, grid, hexOfAccount } = metropolis(48, 10, resolution, 40);
      const { offsets, vertices } = hexRings(grid);
      for (let i = 0; i < hexOfAccount.length; i++) {
        const hex = hexOfAccount[i];
        const ring = Array.from(vertices.subarray(offsets[hex], offsets[hex + 1]), vertex => [
          grid.borders.vertices[2 * vertex],
          grid.borders.vertices[2 * vertex + 1],
        ]);
        expect(inRing(ring, input.lng[i], input.lat[i])).toBe(true);
      }
    }
  });

  it('closes every ring where hexes of different size meet', () => {
    for (const resolution of [3, 4, 5]) {
      const { grid } = metropolis(48, 10, resolution, 40);
      expect(grid.finest).toBeGreaterThan(grid.coarsest);
      const { edgeHexes, edgeVertices } = grid.borders;
      const balance = new Map<string, number>();
      const meet = (hex: number, from: number, to: number) => {
        if (hex < 0) return;
        balance.set(`${hex}/${from}`, (balance.get(`${hex}/${from}`) ?? 0) + 1);
        balance.set(`${hex}/${to}`, (balance.get(`${hex}/${to}`) ?? 0) - 1);
      };
      for (let i = 0; i < edgeHexes.length; i += 2) {
        meet(edgeHexes[i], edgeVertices[i], edgeVertices[i + 1]);
        meet(edgeHexes[i + 1], edgeVertices[i + 1], edgeVertices[i]);
      }
      expect([...balance.values()].every(value => value === 0)).toBe(true);
    }
  });
});
