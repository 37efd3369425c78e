import fc from 'fast-check';
import { areNeighborCells, cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import { describe, expect, it } from 'vitest';
import { gridOfCells, seededRandom } from '../../../test/support/grids';
import { buildAdjacency, connectedComponents } from './adjacency';
import { bigIntToCell } from './cell-index';
import { findLinks } from './find-links';
import { FERRY, GAP, type GridLinks, linkBetween } from './grid-links';
import type { HexGrid } from './hex-grid';
import { distanceKm } from './sphere';
import { withLinks } from './with-links';

const disk = (lat: number, lng: number, resolution: number, rings: number) =>
  gridDisk(latLngToCell(lat, lng, resolution), rings);

function linked(cells: readonly string[], resolution: number, gapKm: number | 'auto' = 'auto'): HexGrid {
  const grid = gridOfCells([...new Set(cells)], resolution);
  return withLinks(grid, findLinks(grid, gapKm));
}

function ends({ pairs, kind, km }: GridLinks) {
  return Array.from(kind, (of, link) => ({ a: pairs[2 * link], b: pairs[2 * link + 1], kind: of, km: km[link] }));
}

/** What must hold of any grid with links. */
function check(grid: HexGrid): void {
  const { offsets, neighbours, links } = grid;
  const row = (hex: number) => Array.from(neighbours.subarray(offsets[hex], offsets[hex + 1]));
  const seen = new Set<string>();
  for (const { a, b, kind, km } of ends(links)) {
    expect(a).toBeLessThan(b);
    expect(seen.has(`${a} ${b}`)).toBe(false);
    seen.add(`${a} ${b}`);
    expect(areNeighborCells(bigIntToCell(grid.cells[a]), bigIntToCell(grid.cells[b]))).toBe(false);
    expect(km).toBeCloseTo(distanceKm(grid.lat[a], grid.lng[a], grid.lat[b], grid.lng[b]), 6);
    expect(kind).toBe(km <= links.gapKm ? GAP : FERRY);
    expect(row(a)).toContain(b);
    expect(linkBetween(links, b, a)).toBeGreaterThanOrEqual(0);
  }
  for (let hex = 0; hex < grid.count; hex++) {
    expect(row(hex)).toEqual([...new Set(row(hex))].sort((p, q) => p - q));
    for (const other of row(hex)) expect(row(other)).toContain(hex);
  }
  expect(connectedComponents(grid).count).toBe(1);
  // All off: what touches, and nothing else.
  const bare = withLinks(grid, { ...links, on: new Uint8Array(links.on.length) });
  const touching = buildAdjacency(grid.count, grid.borders);
  expect(bare.offsets).toEqual(touching.offsets);
  expect(bare.neighbours).toEqual(touching.neighbours);
}

describe('links', () => {
  it('hold what they promise on any scatter of patches, anywhere on the globe', () => {
    const places = fc.constantFrom([48, 10], [-17, 179.8], [66, -179.9], [0, 0], [88.5, 30], [-78, -150]);
    const patch = fc.record({
      up: fc.double({ min: -1, max: 1, noNaN: true }),
      along: fc.double({ min: -1, max: 1, noNaN: true }),
      rings: fc.nat(3),
    });
    const gaps = fc.constantFrom('auto' as const, 0, 20, 45, 120);
    fc.assert(
      fc.property(places, fc.array(patch, { minLength: 1, maxLength: 14 }), gaps, ([lat, lng], patches, gapKm) => {
        const narrowing = Math.cos((lat * Math.PI) / 180);
        const cells = patches.flatMap(({ up, along, rings }) => {
          const around = ((lng + (1.5 * along) / narrowing + 540) % 360) - 180;
          return disk(Math.min(89.9, lat + 1.5 * up), around, 5, rings);
        });
        const grid = linked(cells, 5, gapKm);
        check(grid);
        if (gapKm !== 'auto') expect(grid.links.gapKm).toBe(gapKm);
        expect(findLinks(grid, gapKm)).toEqual(findLinks(grid, gapKm));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('none bridge a gap when none is wanted: parts are only joined', () => {
    const cells = [...disk(48, 10, 5, 3), ...disk(48, 12, 5, 3)];
    const { links } = linked(cells, 5, 0);
    expect(links.kind.every(kind => kind === FERRY)).toBe(true);
    expect(links.kind.length).toBeLessThanOrEqual(3);
  });

  it('give a fjord a few links, none where the way round is short', () => {
    // A block of land with a fjord two hexes wide cut into it from the north.
    const cells = disk(48, 10, 6, 30).filter(cell => {
      const [lat, lng] = cellToLatLng(cell);
      return !(lat > 47.8 && Math.abs(lng - 10) < 0.09);
    });
    const grid = linked(cells, 6);
    check(grid);
    const fjord = ends(grid.links);
    expect(fjord.length).toBeGreaterThanOrEqual(3);
    expect(fjord.length).toBeLessThanOrEqual(12);
    for (const { a, b, km } of fjord) {
      expect(Math.min(grid.lng[a], grid.lng[b])).toBeLessThan(10);
      expect(Math.max(grid.lng[a], grid.lng[b])).toBeGreaterThan(10);
      expect(km).toBeLessThan(40);
      // The head of the fjord is walked round.
      expect(Math.min(grid.lat[a], grid.lat[b])).toBeGreaterThan(47.85);
    }
  });

  it('leave a convex market and its ragged rim alone', () => {
    expect(linked(disk(48, 10, 5, 9), 5).links.km).toHaveLength(0);
  });

  it('make occupied hexes without the land between them one graph that is no tree', () => {
    const random = seededRandom(3);
    const cells = Array.from({ length: 600 }, () => latLngToCell(40 + 8 * random(), -5 + 10 * random(), 6));
    const grid = linked(cells, 6);
    expect(connectedComponents(grid).count).toBe(1);
    // A planar triangulation has nearly three edges per hex, a tree one.
    const edges = grid.neighbours.length / 2;
    expect(edges / grid.count).toBeGreaterThan(2);
    expect(edges / grid.count).toBeLessThan(3);
    // Nearly all of them are there: hardly any hex hangs on one other alone.
    const hanging = Array.from(grid.offsets.subarray(1), (end, hex) => end - grid.offsets[hex]).filter(
      degree => degree < 2,
    );
    expect(hanging.length / grid.count).toBeLessThan(0.02);
  });

  it('cross the antimeridian as any other water', () => {
    const west = linked([...disk(-17, 179.7, 5, 1), ...disk(-17, -179.55, 5, 1)], 5);
    const shifted = linked([...disk(-17, 169.7, 5, 1), ...disk(-17, 170.45, 5, 1)], 5);
    for (const grid of [west, shifted]) {
      check(grid);
      expect(Math.max(...grid.links.km)).toBeLessThan(90);
      expect(grid.links.kind.length).toBeGreaterThan(0);
    }
  });

  it('join the islands of Hawaii next to next', () => {
    const islands = [
      disk(22.05, -159.5, 5, 1),
      disk(21.47, -158, 5, 1),
      disk(20.8, -156.3, 5, 1),
      disk(19.6, -155.5, 5, 3),
    ];
    const grid = linked(islands.flat(), 5);
    check(grid);
    const islandOf = (hex: number) => islands.findIndex(cells => cells.includes(bigIntToCell(grid.cells[hex])));
    const crossings = new Set(ends(grid.links).map(({ a, b }) => [islandOf(a), islandOf(b)].sort().join('–')));
    expect([...crossings].sort()).toEqual(['0–1', '1–2', '2–3']);
  });

  it('find one link on hexes in one line, and none for a single hex', () => {
    const line = [0, 0.6, 1.2].map(east => latLngToCell(0, east, 5));
    check(linked(line, 5, 200));
    expect(linked([line[0]], 5).links.km).toHaveLength(0);
    expect(linked(line.slice(0, 2), 5, 200).links.km).toHaveLength(1);
  });
});
