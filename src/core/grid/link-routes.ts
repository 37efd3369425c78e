/**
 * Links that run side by side are one thing to people: the ferry from Kalamata to Crete, though three hexes on either
 * shore are joined. A route is a set of links of one kind whose ends touch or coincide on both sides.
 */
import type { Adjacency } from './adjacency';
import { type GridLinks, linkBetween } from './grid-links';

/** Link numbers of every route, the shortest link first; routes longest first, by their shortest link. */
export function linkRoutes({ offsets, neighbours }: Adjacency, links: GridLinks): readonly (readonly number[])[] {
  const { pairs, kind, km } = links;
  const count = km.length;
  const linksAt = new Map<number, number[]>();
  for (let at = 0; at < pairs.length; at++) {
    const list = linksAt.get(pairs[at]);
    if (list) list.push(at >> 1);
    else linksAt.set(pairs[at], [at >> 1]);
  }
  /** The hex itself and those that share a border with it. */
  const around = (hex: number) => {
    const row = Array.from(neighbours.subarray(offsets[hex], offsets[hex + 1]));
    return [hex, ...row.filter(other => linkBetween(links, hex, other) < 0)];
  };
  const routeOf = Int32Array.from({ length: count }, (_, link) => link);
  const find = (link: number) => {
    let at = link;
    while (routeOf[at] !== at) at = routeOf[at] = routeOf[routeOf[at]];
    return at;
  };
  for (let link = 0; link < count; link++) {
    const far = new Set(around(pairs[2 * link + 1]));
    for (const near of around(pairs[2 * link])) {
      for (const other of linksAt.get(near) ?? []) {
        const end = pairs[2 * other] === near ? pairs[2 * other + 1] : pairs[2 * other];
        if (kind[other] === kind[link] && far.has(end)) routeOf[find(other)] = find(link);
      }
    }
  }
  const byRoute = new Map<number, number[]>();
  for (const link of [...km.keys()].sort((a, b) => km[a] - km[b] || a - b)) {
    const list = byRoute.get(find(link));
    if (list) list.push(link);
    else byRoute.set(find(link), [link]);
  }
  return [...byRoute.values()].reverse();
}
