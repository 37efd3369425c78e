import { cellToChildren, cellToLatLng, getRes0Cells, gridDisk, latLngToCell } from 'h3-js';
import { buildGrid } from '../../src/core/grid/build-grid';
import type { HexGrid } from '../../src/core/grid/hex-grid';

/** A grid of exactly these cells of one resolution, one account in the middle of each. */
export function gridOfCells(cells: readonly string[], resolution: number): HexGrid {
  const points = cells.map(cell => cellToLatLng(cell));
  return buildGrid({
    lat: Float64Array.from(points, point => point[0]),
    lng: Float64Array.from(points, point => point[1]),
    weights: [],
    resolution,
    reachKm: 0,
    isLand: () => false,
    split: null,
  }).grid;
}

/** All hexes within so many rings of a point. */
export function diskGrid(lat: number, lng: number, resolution: number, rings: number): HexGrid {
  return gridOfCells(gridDisk(latLngToCell(lat, lng, resolution), rings), resolution);
}

/** The whole sphere. */
export function globeGrid(resolution: number): HexGrid {
  return gridOfCells(
    getRes0Cells().flatMap(cell => (resolution === 0 ? [cell] : cellToChildren(cell, resolution))),
    resolution,
  );
}

/**
 * A market with a metropolis in the middle: accounts at the centres of fine cells, weights falling off from the point, so
 * that the middle hexes are split and the outer ones are not.
 */
export function metropolis(lat: number, lng: number, resolution: number, rings: number, territories = 20) {
  const cells = gridDisk(latLngToCell(lat, lng, resolution + 2), rings);
  const points = cells.map(cell => cellToLatLng(cell));
  const weights = Float64Array.from(points, ([pointLat, pointLng]) => {
    const east = ((((pointLng - lng) % 360) + 540) % 360) - 180;
    return Math.exp(-Math.hypot(pointLat - lat, east * Math.cos((lat * Math.PI) / 180)) * 3.5 ** (resolution - 3));
  });
  const input = {
    lat: Float64Array.from(points, point => point[0]),
    lng: Float64Array.from(points, point => point[1]),
    weights: [weights],
    resolution,
    reachKm: 0,
    isLand: () => true,
    split: { territories },
  };
  return { input, ...buildGrid(input) };
}

/** A small seeded generator (mulberry32): numbers in 0 … 1, the same for the same seed. */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Territories 1 … k grown from random hexes, so that borders are ragged and some hexes (about 3 %) stay unassigned. */
export function randomAssignment(grid: HexGrid, k: number, seed: number): Uint16Array {
  const random = seededRandom(seed);
  const assignment = new Uint16Array(grid.count);
  const frontier: number[] = [];
  for (let id = 1; id <= k; id++) {
    const hex = Math.floor(random() * grid.count);
    if (assignment[hex] !== 0) continue;
    assignment[hex] = id;
    frontier.push(hex);
  }
  while (frontier.length > 0) {
    const at = Math.floor(random() * frontier.length);
    const hex = frontier[at];
    frontier[at] = frontier[frontier.length - 1];
    frontier.pop();
    for (let i = grid.offsets[hex]; i < grid.offsets[hex + 1]; i++) {
      const next = grid.neighbours[i];
      if (assignment[next] !== 0) continue;
      assignment[next] = assignment[hex];
      frontier.push(next);
    }
  }
  for (let hex = 0; hex < grid.count; hex++) if (random() < 0.03) assignment[hex] = 0;
  return assignment;
}
