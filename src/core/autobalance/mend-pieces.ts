import type { Level } from './level';

/** Nodes that may be laid between a piece that was drawn on purpose and the rest of its territory. */
const WIDEST_GAP = 3;
/** A drawn piece of so few nodes, cut off, is a slip of the hand and not a wish. */
const SLIP = 3;
/** Mending one piece may cut another: so many rounds at most. */
const ROUNDS = 4;

interface OwnPieces {
  readonly pieceOf: Int32Array;
  readonly members: readonly (readonly number[])[];
}

function ownPieces({ nodeCount, offsets, neighbours }: Level, owner: Int32Array): OwnPieces {
  const pieceOf = new Int32Array(nodeCount).fill(-1);
  const members: number[][] = [];
  for (let seed = 0; seed < nodeCount; seed++) {
    if (pieceOf[seed] >= 0) continue;
    const piece = members.length;
    const list = [seed];
    members.push(list);
    pieceOf[seed] = piece;
    for (let head = 0; head < list.length; head++) {
      const v = list[head];
      for (let e = offsets[v]; e < offsets[v + 1]; e++) {
        const w = neighbours[e];
        if (pieceOf[w] >= 0 || owner[w] !== owner[v]) continue;
        pieceOf[w] = piece;
        list.push(w);
      }
    }
  }
  return { pieceOf, members };
}

/** Pieces of each territory. */
export function pieceCounts(level: Level, owner: Int32Array, territoryCount: number): Int32Array {
  const counts = new Int32Array(territoryCount);
  for (const [first] of ownPieces(level, owner).members) counts[owner[first]]++;
  return counts;
}

/**
 * Gives pieces that are cut off from their territory to the neighbour they border most. A piece that a person drew on
 * purpose (the larger part of what was drawn into its territory) is joined to it over a narrow gap instead, and left
 * where it is over a wide one. Pieces with locked nodes stay. Changes `owner` in place.
 * @param drawn 1 = the person put the node where it is
 */
export function mendPieces(level: Level, owner: Int32Array, drawn: Uint8Array, territoryCount: number): void {
  const drawnInto = new Int32Array(territoryCount);
  for (let v = 0; v < level.nodeCount; v++) drawnInto[owner[v]] += drawn[v];
  for (let round = 0; round < ROUNDS; round++) {
    const pieces = ownPieces(level, owner);
    const main = mainPieces(level, owner, pieces, territoryCount);
    const stray = Array.from(pieces.members.keys())
      .filter(piece => main[owner[pieces.members[piece][0]]] !== piece)
      .sort((a, b) => pieces.members[a].length - pieces.members[b].length || a - b);
    let changed = false;
    for (const piece of stray) {
      const nodes = pieces.members[piece];
      const territory = owner[nodes[0]];
      // An earlier piece of this round may have gone through this one.
      if (nodes.some(v => level.fixed[v] >= 0 || owner[v] !== territory)) continue;
      const meant = nodes.reduce((sum, v) => sum + drawn[v], 0);
      const onPurpose = nodes.length > SLIP && 2 * meant >= nodes.length && 2 * meant > drawnInto[territory];
      changed =
        (onPurpose
          ? bridge(level, owner, drawn, pieces, piece, main[territory])
          : give(level, owner, nodes, territory)) || changed;
    }
    if (!changed) return;
  }
}

/** The piece each territory is known by: with locked nodes before without, then most mass. */
function mainPieces(level: Level, owner: Int32Array, { members }: OwnPieces, territoryCount: number): Int32Array {
  const main = new Int32Array(territoryCount).fill(-1);
  const rank = new Float64Array(territoryCount);
  members.forEach((nodes, piece) => {
    let weight = 0;
    for (const v of nodes) weight += level.mass[v] + (level.fixed[v] >= 0 ? level.nodeCount : 0);
    const t = owner[nodes[0]];
    if (main[t] >= 0 && weight <= rank[t]) return;
    main[t] = piece;
    rank[t] = weight;
  });
  return main;
}

function give({ offsets, neighbours }: Level, owner: Int32Array, nodes: readonly number[], territory: number): boolean {
  const borders = new Map<number, number>();
  for (const v of nodes) {
    for (let e = offsets[v]; e < offsets[v + 1]; e++) {
      const t = owner[neighbours[e]];
      if (t !== territory) borders.set(t, (borders.get(t) ?? 0) + 1);
    }
  }
  const [longest] = [...borders].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  if (!longest) return false;
  for (const v of nodes) owner[v] = longest[0];
  return true;
}

/** Shortest way to the main piece, if it is short, over nodes that may move. */
function bridge(
  { nodeCount, offsets, neighbours, fixed }: Level,
  owner: Int32Array,
  drawn: Uint8Array,
  { pieceOf, members }: OwnPieces,
  piece: number,
  main: number,
): boolean {
  const territory = owner[members[piece][0]];
  const cameFrom = new Int32Array(nodeCount).fill(-2);
  let ring: readonly number[] = members[piece];
  for (const v of ring) cameFrom[v] = -1;
  for (let gap = 0; gap <= WIDEST_GAP; gap++) {
    const next: number[] = [];
    for (const v of ring) {
      for (let e = offsets[v]; e < offsets[v + 1]; e++) {
        const w = neighbours[e];
        if (cameFrom[w] !== -2) continue;
        if (pieceOf[w] === main && owner[w] === territory) {
          for (let step = v; cameFrom[step] !== -1; step = cameFrom[step]) {
            owner[step] = territory;
            drawn[step] = 1;
          }
          return true;
        }
        if (fixed[w] >= 0) continue;
        cameFrom[w] = v;
        next.push(w);
      }
    }
    ring = next;
  }
  return false;
}
