import { fillEmptyTerritories } from './fill-empty-territories';
import { piecesOf } from './islands';
import type { Level } from './level';

/** Rounds of joining locked pieces before the rest is left apart (locks may make one piece impossible). */
const JOIN_ROUNDS = 8;

/** Pieces of territories: number per node (−1 = unassigned), and per piece its owner, locked nodes and mass. */
interface TerritoryPieces {
  readonly pieceOf: Int32Array;
  readonly owner: number[];
  readonly locked: number[];
  readonly mass: number[];
}

function territoryPieces(level: Level, part: Int32Array, pinned: Uint8Array): TerritoryPieces {
  const { nodeCount, offsets, neighbours, fixed } = level;
  const pieceOf = new Int32Array(nodeCount).fill(-1);
  const queue = new Int32Array(nodeCount);
  const owner: number[] = [];
  const locked: number[] = [];
  const mass: number[] = [];
  for (let seed = 0; seed < nodeCount; seed++) {
    const t = part[seed];
    if (t < 0 || pieceOf[seed] >= 0) continue;
    const piece = owner.push(t) - 1;
    locked.push(0);
    mass.push(0);
    pieceOf[seed] = piece;
    queue[0] = seed;
    for (let head = 0, tail = 1; head < tail; head++) {
      const v = queue[head];
      if (fixed[v] >= 0) locked[piece]++;
      else if (pinned[v] === 1) locked[piece] += 1e-3;
      mass[piece] += level.mass[v];
      for (let e = offsets[v]; e < offsets[v + 1]; e++) {
        const w = neighbours[e];
        if (part[w] !== t || pieceOf[w] >= 0) continue;
        pieceOf[w] = piece;
        queue[tail++] = w;
      }
    }
  }
  return { pieceOf, owner, locked, mass };
}

/** The piece each territory keeps: most locked nodes, then most mass; −1 for a territory without nodes. */
function mainPieces({ owner, locked, mass }: TerritoryPieces, territoryCount: number): Int32Array {
  const main = new Int32Array(territoryCount).fill(-1);
  for (let piece = 0; piece < owner.length; piece++) {
    const kept = main[owner[piece]];
    if (kept < 0 || locked[piece] > locked[kept] || (locked[piece] === locked[kept] && mass[piece] > mass[kept])) {
      main[owner[piece]] = piece;
    }
  }
  return main;
}

/**
 * Sees to it that no land mass is left without a territory because the larger pieces of all its territories lie
 * elsewhere: the heaviest piece there is kept instead, if its territory leaves others behind and nothing of it is locked.
 */
function keepOnEveryLand(pieces: TerritoryPieces, main: Int32Array, landOf: Int32Array): void {
  const { pieceOf, owner, locked, mass } = pieces;
  const landOfPiece = new Int32Array(owner.length);
  for (let v = 0; v < pieceOf.length; v++) if (pieceOf[v] >= 0) landOfPiece[pieceOf[v]] = landOf[v];
  const kept = new Map<number, number>();
  for (const piece of main) if (piece >= 0) kept.set(landOfPiece[piece], (kept.get(landOfPiece[piece]) ?? 0) + 1);
  const heaviest = Array.from(owner.keys()).sort((a, b) => mass[b] - mass[a] || a - b);
  for (const piece of heaviest) {
    if (kept.has(landOfPiece[piece])) continue;
    const before = main[owner[piece]];
    const others = kept.get(landOfPiece[before]) ?? 0;
    if (others < 2 || locked[before] >= 1) continue;
    kept.set(landOfPiece[before], others - 1);
    kept.set(landOfPiece[piece], 1);
    main[owner[piece]] = piece;
  }
}

/**
 * Shortest way from the nodes of a piece to the territory's main piece over nodes that are free to move; the nodes in
 * between are given to the territory and pinned, so that the next territory's way does not cut them again.
 * @returns false if there is no way
 */
function joinPiece(
  level: Level,
  part: Int32Array,
  pinned: Uint8Array,
  pieces: TerritoryPieces,
  piece: number,
  main: number,
): boolean {
  const { nodeCount, offsets, neighbours, fixed } = level;
  const { pieceOf } = pieces;
  const territory = pieces.owner[piece];
  const cameFrom = new Int32Array(nodeCount).fill(-2);
  const queue = new Int32Array(nodeCount);
  let tail = 0;
  for (let v = 0; v < nodeCount; v++) {
    if (pieceOf[v] !== piece) continue;
    cameFrom[v] = -1;
    queue[tail++] = v;
  }
  for (let head = 0; head < tail; head++) {
    const v = queue[head];
    for (let e = offsets[v]; e < offsets[v + 1]; e++) {
      const w = neighbours[e];
      if (cameFrom[w] !== -2) continue;
      if (pieceOf[w] === main && part[w] === territory) {
        for (let step = v; cameFrom[step] !== -1; step = cameFrom[step]) {
          part[step] = territory;
          pinned[step] = 1;
        }
        return true;
      }
      if (part[w] !== territory && (fixed[w] >= 0 || pinned[w] === 1)) continue;
      cameFrom[w] = v;
      queue[tail++] = w;
    }
  }
  return false;
}

/** Unassigned nodes join the territory that reaches them first, ring by ring. */
export function growIntoUnassigned(level: Level, part: Int32Array): void {
  const { nodeCount, offsets, neighbours } = level;
  const queue = new Int32Array(nodeCount);
  let tail = 0;
  for (let v = 0; v < nodeCount; v++) {
    if (part[v] < 0) continue;
    for (let e = offsets[v]; e < offsets[v + 1]; e++) {
      if (part[neighbours[e]] >= 0) continue;
      queue[tail++] = v;
      break;
    }
  }
  for (let head = 0; head < tail; head++) {
    const v = queue[head];
    for (let e = offsets[v]; e < offsets[v + 1]; e++) {
      const w = neighbours[e];
      if (part[w] >= 0) continue;
      part[w] = part[v];
      queue[tail++] = w;
    }
  }
}

/**
 * Makes a plan out of any assignment: every node assigned, locks kept, every territory in one piece (where the graph
 * and the locks allow it) and none empty. Changes `part` in place; nodes that fit stay where they are.
 */
export function repair(level: Level, part: Int32Array, targets: Float64Array): void {
  const territoryCount = targets.length;
  const pinned = new Uint8Array(level.nodeCount);
  for (let v = 0; v < level.nodeCount; v++) if (level.fixed[v] >= 0) part[v] = level.fixed[v];
  const lands = piecesOf(level.offsets, level.neighbours);
  for (let round = 0; round < JOIN_ROUNDS; round++) {
    const pieces = territoryPieces(level, part, pinned);
    const main = mainPieces(pieces, territoryCount);
    if (lands.count > 1) keepOnEveryLand(pieces, main, lands.pieceOf);
    let joined = false;
    let parted = false;
    for (let piece = 0; piece < pieces.owner.length; piece++) {
      const home = main[pieces.owner[piece]];
      if (piece === home) continue;
      if (pieces.locked[piece] >= 1) joined = joinPiece(level, part, pinned, pieces, piece, home) || joined;
      else parted = true;
    }
    if (parted) {
      for (let v = 0; v < level.nodeCount; v++) {
        const piece = pieces.pieceOf[v];
        // A way laid in this round may have changed the owner already.
        if (piece < 0 || part[v] !== pieces.owner[piece] || pinned[v] === 1) continue;
        if (piece !== main[part[v]] && pieces.locked[piece] < 1) part[v] = -1;
      }
    }
    growIntoUnassigned(level, part);
    if (!joined) break;
  }
  fillEmptyTerritories(level, part, targets);
}
