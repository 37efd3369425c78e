/**
 * What a person decided about links, kept by the H3 cells at their ends so that it outlives a change of the hexes: where
 * the very link is not there any more, those that run beside it follow, and own links go on between the hexes that hold
 * the same points. The surprise: choices that mean nothing on the hexes at hand are kept, for the day they do again.
 */
import { cellToLatLng, getHexagonEdgeLengthAvg, getResolution } from 'h3-js';
import { bigIntToCell, hexLocator, hexOfCell } from './cell-index';
import { type GridLinks, linkBetween, linksOfPairs, OWN } from './grid-links';
import type { HexGrid } from './hex-grid';
import { distanceKm, unitVectors } from './sphere';

/** The cells at both ends, as hexadecimal text. */
export type CellPair = readonly [string, string];

/** Plain JSON, stored in the project. */
export interface LinkChoices {
  /** Links that are switched off, found or own. */
  readonly off: readonly CellPair[];
  /** Links that a person added. */
  readonly own: readonly CellPair[];
}

export const NO_LINK_CHOICES: LinkChoices = { off: [], own: [] };

type ChoiceGrid = Pick<HexGrid, 'cells' | 'coarsest' | 'finest' | 'lat' | 'lng' | 'borders'>;

/**
 * The links found with a grid, own ones added and those switched off marked.
 * @param found as `findLinks` gives them; own links and switches in it are ignored
 */
export function chosenLinks(grid: ChoiceGrid, found: GridLinks, choices: LinkChoices): GridLinks {
  const base = withoutOwn(found);
  const own = ownPairs(grid, base, choices.own);
  const vectors = unitVectors(grid.lat, grid.lng);
  const links = linksOfPairs([...base.pairs, ...own.flat()], vectors, base.gapKm);
  const kind = links.kind.slice();
  for (const [a, b] of own) kind[linkBetween(links, a, b)] = OWN;
  const on = links.on.slice();
  for (const pair of choices.off) for (const link of linksOf(grid, links, pair)) on[link] = 0;
  return { ...links, kind, on };
}

/** The choices after these links (by number) were switched. */
export function switched(
  grid: ChoiceGrid,
  links: GridLinks,
  choices: LinkChoices,
  which: readonly number[],
  on: boolean,
): LinkChoices {
  const state = links.on.slice();
  for (const link of which) state[link] = on ? 1 : 0;
  // What is off now is said of these hexes' own links; choices without a link here wait.
  const waiting = choices.off.filter(pair => linksOf(grid, links, pair).length === 0);
  const off = [...state.keys()].filter(link => state[link] === 0).map(link => cellsOf(grid, links, link));
  return { ...choices, off: [...waiting, ...off] };
}

/** The choices with one more own link; the same choices when the hexes are linked or touch already. */
export function withOwnLink(
  grid: ChoiceGrid,
  links: GridLinks,
  choices: LinkChoices,
  a: number,
  b: number,
): LinkChoices {
  if (a === b || linkBetween(links, a, b) >= 0 || touching(grid, a, b)) return choices;
  const pair = sortedCells(bigIntToCell(grid.cells[a]), bigIntToCell(grid.cells[b]));
  return { ...choices, own: [...choices.own, pair] };
}

/** The choices without an own link, given by its number. */
export function withoutOwnLink(grid: ChoiceGrid, links: GridLinks, choices: LinkChoices, link: number): LinkChoices {
  const [a, b] = [links.pairs[2 * link], links.pairs[2 * link + 1]];
  const stays = (pair: CellPair) => {
    const ends = hexesOf(grid, pair);
    return !(ends && Math.min(...ends) === a && Math.max(...ends) === b);
  };
  return { off: choices.off.filter(stays), own: choices.own.filter(stays) };
}

/** Whether two hexes share a border. */
export function touching({ borders }: Pick<HexGrid, 'borders'>, a: number, b: number): boolean {
  const { edgeHexes } = borders;
  for (let i = 0; i < edgeHexes.length; i += 2) {
    if ((edgeHexes[i] === a && edgeHexes[i + 1] === b) || (edgeHexes[i] === b && edgeHexes[i + 1] === a)) return true;
  }
  return false;
}

/** The links as they were found: own ones gone, everything on. */
export function withoutOwn(links: GridLinks): GridLinks {
  if (!links.kind.includes(OWN) && !links.on.includes(0)) return links;
  const keep = (_: number, link: number) => links.kind[link] !== OWN;
  return {
    pairs: links.pairs.filter((_, at) => links.kind[at >> 1] !== OWN),
    kind: links.kind.filter(keep),
    km: links.km.filter(keep),
    on: links.on.filter(keep).fill(1),
    gapKm: links.gapKm,
  };
}

function cellsOf({ cells }: ChoiceGrid, { pairs }: GridLinks, link: number): CellPair {
  return sortedCells(bigIntToCell(cells[pairs[2 * link]]), bigIntToCell(cells[pairs[2 * link + 1]]));
}

function sortedCells(a: string, b: string): CellPair {
  return a < b ? [a, b] : [b, a];
}

/** Own links on this grid as pairs of hexes, those that are found or touch left out. */
function ownPairs(grid: ChoiceGrid, found: GridLinks, own: readonly CellPair[]): [number, number][] {
  return own.flatMap((pair): [number, number][] => {
    const ends = hexesOf(grid, pair);
    if (!ends || ends[0] === ends[1]) return [];
    return linkBetween(found, ...ends) >= 0 || touching(grid, ...ends) ? [] : [ends];
  });
}

/** Hexes at both ends: the cells themselves, else what holds their middle; null when the market has none there. */
function hexesOf(grid: ChoiceGrid, pair: CellPair): [number, number] | null {
  const hexAt = hexLocator(grid);
  const [a, b] = pair.map(cell => {
    const hex = hexOfCell(grid, cell);
    return hex >= 0 ? hex : hexAt(...cellToLatLng(cell));
  });
  return a >= 0 && b >= 0 ? [a, b] : null;
}

/** Links that a choice means: the one between its hexes, else all that run from near one end to near the other. */
function linksOf(grid: ChoiceGrid, links: GridLinks, pair: CellPair): number[] {
  const ends = hexesOf(grid, pair);
  const exact = ends ? linkBetween(links, ...ends) : -1;
  if (exact >= 0) return [exact];
  const [from, to] = pair.map(cell => cellToLatLng(cell));
  const near = spacingKm(getResolution(pair[0])) + spacingKm(grid.coarsest);
  const isNear = (hex: number, [lat, lng]: readonly [number, number]) =>
    distanceKm(grid.lat[hex], grid.lng[hex], lat, lng) <= near;
  const found: number[] = [];
  for (let link = 0; link < links.kind.length; link++) {
    if (links.kind[link] === OWN) continue;
    const [a, b] = [links.pairs[2 * link], links.pairs[2 * link + 1]];
    if ((isNear(a, from) && isNear(b, to)) || (isNear(b, from) && isNear(a, to))) found.push(link);
  }
  return found;
}

function spacingKm(resolution: number): number {
  return Math.sqrt(3) * getHexagonEdgeLengthAvg(resolution, 'km');
}
