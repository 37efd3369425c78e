/**
 * Accounts far away from all others: clusters of occupied cells with a tiny share of the accounts and a wide gap round
 * them. Cells are cubes of about 50 km round the globe's surface, so neither poles nor the antimeridian are special.
 */
import { chordToKm, EARTH_RADIUS_KM, unitVectors } from '../grid/sphere';
import type { AccountTable } from './account-table';

const CELL_KM = 50;
const CELL = CELL_KM / EARTH_RADIUS_KM;
/** Cells along one axis, so that three numbers make one key below 2^53. */
const SIDE = 1 << 10;
/** Makes coordinates of unit vectors positive, with room for a neighbour. */
const SHIFT = 1.1;
/** Of fewer accounts none is far from the others: there is no market yet that it could be far from. */
const LEAST_ACCOUNTS = 20;
/** A cluster with more of the accounts than this, and more than one, belongs to the market. */
const MOST_OF_ALL = 0.002;
/** Nearer than this is not far, km. */
const LEAST_KM = 300;
/** Where gaps between small clusters are wide anyway, only far wider ones say something. */
const TIMES_MEDIAN = 3;
/** So many small clusters are how the market is. */
const MOST_CLUSTERS = 1000;

export interface FarAccounts {
  readonly accounts: Int32Array;
  /** Per account: kilometres from its cluster to the nearest other account. */
  readonly km: Float64Array;
  /** Per account: accounts of its cluster, itself included. */
  readonly together: Float64Array;
}

interface Cells {
  /** Accounts of cell c are `accounts[offsets[c] .. offsets[c + 1]]`. */
  readonly offsets: Uint32Array;
  readonly accounts: Uint32Array;
  /** Cluster of each cell: its first cell. */
  readonly cluster: Int32Array;
}

export function farAccounts({ count, lat, lng }: AccountTable): FarAccounts {
  if (count < LEAST_ACCOUNTS) return listed([]);
  const vectors = unitVectors(lat, lng);
  const cells = clusteredCells(vectors, count);
  const size = new Map<number, number>();
  cells.cluster.forEach((cluster, cell) => {
    size.set(cluster, (size.get(cluster) ?? 0) + cells.offsets[cell + 1] - cells.offsets[cell]);
  });
  const most = Math.max(1, Math.floor(count * MOST_OF_ALL));
  const small = [...size].filter(([, accounts]) => accounts <= most && accounts < count).map(([cluster]) => cluster);
  if (small.length === 0 || small.length > MOST_CLUSTERS) return listed([]);
  const gaps = small.map(cluster => ({ cluster, km: gapKm(cells, vectors, cluster) }));
  const sorted = gaps.map(({ km }) => km).sort((a, b) => a - b);
  // The median of few gaps is one of them: three clusters alone do not make a habit.
  const median = small.length > 3 ? sorted[sorted.length >> 1] : 0;
  const least = Math.max(LEAST_KM, median * TIMES_MEDIAN);
  const far = gaps.filter(({ km }) => km >= least);
  const kmOf = new Map(far.map(({ cluster, km }) => [cluster, km]));
  const found: { account: number; km: number; together: number }[] = [];
  cells.cluster.forEach((cluster, cell) => {
    const km = kmOf.get(cluster);
    if (km === undefined) return;
    for (let at = cells.offsets[cell]; at < cells.offsets[cell + 1]; at++) {
      found.push({ account: cells.accounts[at], km, together: size.get(cluster) ?? 1 });
    }
  });
  return listed(found.sort((a, b) => b.km - a.km || a.account - b.account));
}

function listed(found: readonly { account: number; km: number; together: number }[]): FarAccounts {
  return {
    accounts: Int32Array.from(found, ({ account }) => account),
    km: Float64Array.from(found, ({ km }) => km),
    together: Float64Array.from(found, ({ together }) => together),
  };
}

function clusteredCells(vectors: Float64Array, count: number): Cells {
  const cellOfKey = new Map<number, number>();
  const cellOf = new Uint32Array(count);
  const keys: number[] = [];
  for (let account = 0; account < count; account++) {
    const x = Math.floor((vectors[3 * account] + SHIFT) / CELL);
    const y = Math.floor((vectors[3 * account + 1] + SHIFT) / CELL);
    const z = Math.floor((vectors[3 * account + 2] + SHIFT) / CELL);
    const key = (x * SIDE + y) * SIDE + z;
    let cell = cellOfKey.get(key);
    if (cell === undefined) {
      cell = keys.length;
      cellOfKey.set(key, cell);
      keys.push(key);
    }
    cellOf[account] = cell;
  }
  const offsets = new Uint32Array(keys.length + 1);
  for (let account = 0; account < count; account++) offsets[cellOf[account] + 1]++;
  for (let cell = 0; cell < keys.length; cell++) offsets[cell + 1] += offsets[cell];
  const next = offsets.slice();
  const accounts = new Uint32Array(count);
  for (let account = 0; account < count; account++) accounts[next[cellOf[account]]++] = account;
  return { offsets, accounts, cluster: clusters(keys, cellOfKey) };
}

/** Cells that touch, corners included, are one cluster. */
function clusters(keys: readonly number[], cellOfKey: ReadonlyMap<number, number>): Int32Array {
  const cluster = new Int32Array(keys.length).fill(-1);
  for (let start = 0; start < keys.length; start++) {
    if (cluster[start] >= 0) continue;
    cluster[start] = start;
    const open = [start];
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      for (let x = -1; x <= 1; x++) {
        for (let y = -1; y <= 1; y++) {
          for (let z = -1; z <= 1; z++) {
            const near = cellOfKey.get(keys[cell] + (x * SIDE + y) * SIDE + z);
            if (near === undefined || cluster[near] >= 0) continue;
            cluster[near] = start;
            open.push(near);
          }
        }
      }
    }
  }
  return cluster;
}

/** From a cluster to the nearest account outside, km. */
function gapKm({ offsets, accounts, cluster }: Cells, vectors: Float64Array, wanted: number): number {
  const own: number[] = [];
  cluster.forEach((of, cell) => {
    if (of === wanted) own.push(cell);
  });
  // No two accounts of one cell are farther apart than its diagonal.
  const diagonal = CELL * Math.sqrt(3);
  let best = Infinity;
  for (const cell of own) {
    for (let at = offsets[cell]; at < offsets[cell + 1]; at++) {
      const account = accounts[at];
      for (let other = 0; other < cluster.length; other++) {
        if (cluster[other] === wanted) continue;
        const least = chord(vectors, account, accounts[offsets[other]]) - diagonal;
        if (least >= best) continue;
        for (let to = offsets[other]; to < offsets[other + 1]; to++) {
          best = Math.min(best, chord(vectors, account, accounts[to]));
        }
      }
    }
  }
  return chordToKm(best * best);
}

function chord(vectors: Float64Array, a: number, b: number): number {
  const x = vectors[3 * a] - vectors[3 * b];
  const y = vectors[3 * a + 1] - vectors[3 * b + 1];
  const z = vectors[3 * a + 2] - vectors[3 * b + 2];
  return Math.sqrt(x * x + y * y + z * z);
}
