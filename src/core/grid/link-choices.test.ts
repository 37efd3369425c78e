import { gridDisk, latLngToCell } from 'h3-js';
import { expect, it } from 'vitest';
import { gridOfCells } from '../../../test/support/grids';
import { connectedComponents } from './adjacency';
import { hexAt } from './cell-index';
import { OWN } from './grid-links';
import type { HexGrid } from './hex-grid';
import { chosenLinks, type LinkChoices, NO_LINK_CHOICES, switched, withOwnLink, withoutOwnLink } from './link-choices';
import { linkRoutes } from './link-routes';
import { withLinks } from './with-links';

/** Two islands west and east, and a third far in the south, in hexes of the size asked for. */
function islands(resolution: number): HexGrid {
  const scale = 7 ** ((resolution - 5) / 2);
  const disk = (lat: number, lng: number, rings: number) =>
    gridDisk(latLngToCell(lat, lng, resolution), Math.round(rings * scale));
  return gridOfCells([...new Set([...disk(48, 10, 3), ...disk(48, 12.5, 3), ...disk(45.5, 10, 2)])], resolution);
}

const chosen = (grid: HexGrid, choices: LinkChoices) => withLinks(grid, chosenLinks(grid, grid.links, choices));
const all = (grid: HexGrid) => [...grid.links.km.keys()];
const isEastern = (grid: HexGrid, link: number) =>
  grid.lng[grid.links.pairs[2 * link + 1]] > 11.5 || grid.lng[grid.links.pairs[2 * link]] > 11.5;

it('switches links off and on again, each for itself', () => {
  const grid = islands(5);
  const east = all(grid).filter(link => isEastern(grid, link));
  expect(east.length).toBeGreaterThan(0);
  const off = switched(grid, grid.links, NO_LINK_CHOICES, east, false);
  const cut = chosen(grid, off);
  expect(connectedComponents(cut).count).toBe(2);
  expect(all(cut).filter(link => cut.links.on[link] === 0)).toEqual(east);
  const back = chosen(grid, switched(cut, cut.links, off, east, true));
  expect(back.neighbours).toEqual(grid.neighbours);
  expect(switched(cut, cut.links, off, east, true)).toEqual(NO_LINK_CHOICES);
});

it('keeps what was switched off when the hexes become finer or coarser, and brings it back', () => {
  const grid = islands(5);
  const east = all(grid).filter(link => isEastern(grid, link));
  const choices = switched(grid, grid.links, NO_LINK_CHOICES, east, false);
  for (const resolution of [4, 6]) {
    const other = islands(resolution);
    expect(connectedComponents(other).count).toBe(1);
    const cut = chosen(other, choices);
    expect(connectedComponents(cut).count).toBe(2);
    // Switched on there: on again, and the way back finds it on.
    const on = switched(cut, cut.links, choices, all(cut), true);
    expect(connectedComponents(chosen(other, on)).count).toBe(1);
    expect(connectedComponents(chosen(grid, on)).count).toBe(1);
  }
  expect(connectedComponents(chosen(grid, choices)).count).toBe(2);
});

it('adds own links, carries them to other hexes, and removes them', () => {
  const grid = islands(5);
  const [a, b] = [hexAt(grid, 48, 12.5), hexAt(grid, 45.5, 10)];
  const choices = withOwnLink(grid, grid.links, NO_LINK_CHOICES, a, b);
  const linked = chosen(grid, choices);
  const own = linked.links.kind.indexOf(OWN);
  expect([linked.links.pairs[2 * own], linked.links.pairs[2 * own + 1]]).toEqual([Math.min(a, b), Math.max(a, b)]);
  expect(withOwnLink(linked, linked.links, choices, b, a)).toBe(choices);
  expect(withOwnLink(grid, grid.links, NO_LINK_CHOICES, a, grid.neighbours[grid.offsets[a]])).toBe(NO_LINK_CHOICES);

  const finer = chosen(islands(6), choices);
  const there = finer.links.kind.indexOf(OWN);
  expect([finer.links.pairs[2 * there], finer.links.pairs[2 * there + 1]].sort()).toEqual(
    [a, b].map(hex => hexAt(finer, grid.lat[hex], grid.lng[hex])).sort(),
  );
  expect(withoutOwnLink(finer, finer.links, choices, there)).toEqual(NO_LINK_CHOICES);

  // An own link alone holds an island once the others are off.
  const others = all(linked).filter(link => link !== own);
  const only = chosen(grid, switched(linked, linked.links, choices, others, false));
  expect(connectedComponents(only).count).toBe(2);
  expect(connectedComponents(chosen(grid, { off: [], own: [] })).count).toBe(1);
});

it('keeps choices whose hexes are not there, for the day they are', () => {
  const elsewhere: LinkChoices = {
    off: [['85283473fffffff', '85283447fffffff']],
    own: [['85283473fffffff', '85283477fffffff']],
  };
  const grid = islands(5);
  const same = chosen(grid, elsewhere);
  expect(same.neighbours).toEqual(grid.neighbours);
  const later = switched(same, same.links, elsewhere, [0], false);
  expect(later.off).toContainEqual(elsewhere.off[0]);
  expect(later.own).toEqual(elsewhere.own);
});

it('shows links that run side by side as one route', () => {
  const grid = islands(5);
  const routes = linkRoutes(grid, grid.links);
  expect(routes.flat().sort((a, b) => a - b)).toEqual(all(grid));
  expect(routes.length).toBeLessThan(all(grid).length);
  const lengths = routes.map(([link]) => grid.links.km[link]);
  expect(lengths).toEqual([...lengths].sort((a, b) => b - a));
});
