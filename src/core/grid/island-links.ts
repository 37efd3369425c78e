/**
 * Joins the parts of a market that are still apart (islands, exclaves) by their two or three shortest links, round by
 * round, until all is one graph. Links stand for ferries and flights: the map shows them.
 */
import { type Adjacency, connectedComponents } from './adjacency';
import type { BorderTable } from './hex-grid';
import { PointTree } from './point-tree';

const LINKS_PER_ISLAND = 3;
/** Further links may be this much longer than the shortest one (as a squared chord: 1.5 times the distance). */
const LONGER = 2.25;

/**
 * Pairs of hexes to join, flat (a0, b0, a1, b1, …).
 * @param coast hexes where links may start and end, see `rimHexes`
 * @param vectors centres of the hexes as unit vectors
 */
export function islandLinks(adjacency: Adjacency, coast: Int32Array, vectors: Float64Array): Int32Array {
  const components = connectedComponents(adjacency);
  if (components.count <= 1) return new Int32Array(0);
  const links: number[] = [];
  const tree = new PointTree(vectors, coast);

  // Union of components: root[i] leads to the component that i has been joined to.
  const root = Int32Array.from({ length: components.count }, (_, i) => i);
  const find = (component: number) => {
    let at = component;
    while (root[at] !== at) at = root[at] = root[root[at]];
    return at;
  };

  let parts = components.count;
  while (parts > 1) {
    const members = new Map<number, number[]>();
    for (const hex of coast) {
      const part = find(components.of[hex]);
      const list = members.get(part);
      if (list) list.push(hex);
      else members.set(part, [hex]);
    }
    // Every part but the largest reaches out; a part that was joined earlier in the round, from either side, waits for
    // the next one: it has more hexes to start from then.
    const joined = new Set<number>();
    const bySize = [...members.entries()].sort((a, b) => a[1].length - b[1].length || a[0] - b[0]);
    bySize.pop();
    for (const [part, hexes] of bySize) {
      if (joined.has(part) || parts === 1) continue;
      const chosen = shortestLinks(hexes, vectors, tree, part, hex => find(components.of[hex]));
      links.push(...chosen);
      for (let i = 0; i < chosen.length; i += 2) {
        const a = find(components.of[chosen[i]]);
        const b = find(components.of[chosen[i + 1]]);
        if (a === b) continue;
        joined.add(a).add(b);
        root[a] = b;
        parts--;
      }
    }
  }
  return Int32Array.from(links);
}

/** Hexes with a border to the outside, ascending; links start and end there. */
export function rimHexes(count: number, { edgeHexes }: BorderTable): Int32Array {
  const coastal = new Uint8Array(count);
  for (let i = 0; i < edgeHexes.length; i += 2) if (edgeHexes[i + 1] < 0) coastal[edgeHexes[i]] = 1;
  return Int32Array.from({ length: count }, (_, hex) => hex).filter(hex => coastal[hex] === 1);
}

function shortestLinks(
  hexes: readonly number[],
  vectors: Float64Array,
  tree: PointTree,
  part: number,
  partOf: (hex: number) => number,
): number[] {
  const isElsewhere = (hex: number) => partOf(hex) !== part;
  const candidates: { from: number; to: number; chordSquared: number }[] = [];
  let shortest = Number.POSITIVE_INFINITY;
  for (const from of hexes) {
    const near = tree.nearest(
      vectors[3 * from],
      vectors[3 * from + 1],
      vectors[3 * from + 2],
      LINKS_PER_ISLAND,
      isElsewhere,
      shortest * LONGER,
    );
    for (const { point, chordSquared } of near) {
      candidates.push({ from, to: point, chordSquared });
      if (chordSquared < shortest) shortest = chordSquared;
    }
  }
  candidates.sort((a, b) => a.chordSquared - b.chordSquared || a.from - b.from || a.to - b.to);
  const chosen: number[] = [];
  const taken = new Set<number>();
  // All to the nearest part: a far island must not stand in for the short way between two others.
  const goal = candidates.length > 0 ? partOf(candidates[0].to) : part;
  for (const { from, to, chordSquared } of candidates) {
    if (chosen.length === 2 * LINKS_PER_ISLAND || chordSquared > shortest * LONGER) break;
    // Links that land on one hex are one link; a part of a single hex may start several.
    if (partOf(to) !== goal || taken.has(to) || (hexes.length > 1 && taken.has(from))) continue;
    taken.add(to).add(from);
    chosen.push(from, to);
  }
  return chosen;
}
