/**
 * Accounts far away from all others: clusters of occupied cells with a tiny share of the accounts and a wide gap round
 * them. Cells are about 50 km wide: rows of latitude, each cut into as many columns as its circumference asks for.
 */
import { chordToKm, distanceKm, EARTH_RADIUS_KM, unitVectors } from '../grid/sphere';
import type { AccountTable } from './account-table';

const CELL_KM = 50;
const ROWS = Math.ceil((Math.PI * EARTH_RADIUS_KM) / CELL_KM);
const DEGREES = 180 / ROWS;
/** Two points of one cell are never farther apart, km. */
const DIAGONAL_KM = CELL_KM * Math.SQRT2;
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

export function farAccounts(table: AccountTable): FarAccounts {
  const { count } = table;
  if (count < LEAST_ACCOUNTS) return listed([]);
  const cells = clusteredCells(table);
  const size = new Map<number, number>();
  cells.cluster.forEach((cluster, cell) => {
    size.set(cluster, (size.get(cluster) ?? 0) + cells.offsets[cell + 1] - cells.offsets[cell]);
  });
  const most = Math.max(1, Math.floor(count * MOST_OF_ALL));
  const small = [...size].filter(([, accounts]) => accounts <= most && accounts < count).map(([cluster]) => cluster);
  if (small.length === 0 || small.length > MOST_CLUSTERS) return listed([]);
  const firsts = Uint32Array.from(cells.cluster, (_, cell) => cells.accounts[cells.offsets[cell]]);
  const vectors = unitVectors(
    Float64Array.from(firsts, account => table.lat[account]),
    Float64Array.from(firsts, account => table.lng[account]),
  );
  const gaps = small.map(cluster => ({ cluster, km: gapKm(table, cells, vectors, cluster) }));
  const sorted = gaps.map(({ km }) => km).sort((a, b) => a - b);
  // The median of few gaps is one of them: three clusters alone do not make a habit.
  const median = small.length > 3 ? sorted[sorted.length >> 1] : 0;
  const least = Math.max(LEAST_KM, median * TIMES_MEDIAN);
  const kmOf = new Map(gaps.filter(({ km }) => km >= least).map(({ cluster, km }) => [cluster, km]));
  const found: Found[] = [];
  cells.cluster.forEach((cluster, cell) => {
    const km = kmOf.get(cluster);
    if (km === undefined) return;
    for (let at = cells.offsets[cell]; at < cells.offsets[cell + 1]; at++) {
      found.push({ account: cells.accounts[at], km, together: size.get(cluster) ?? 1 });
    }
  });
  return listed(found.sort((a, b) => b.km - a.km || a.account - b.account));
}

interface Found {
  readonly account: number;
  readonly km: number;
  readonly together: number;
}

function listed(found: readonly Found[]): FarAccounts {
  return {
    accounts: Int32Array.from(found, ({ account }) => account),
    km: Float64Array.from(found, ({ km }) => km),
    together: Float64Array.from(found, ({ together }) => together),
  };
}

/** Where each row of cells starts among all cells; its columns are the difference to the next. */
const ROW_STARTS = rowStarts();

function rowStarts(): Int32Array {
  const starts = new Int32Array(ROWS + 1);
  for (let row = 0; row < ROWS; row++) {
    // The edge nearer to the equator is the longer one; over the equator itself the row is as long as it.
    const edge = Math.min(Math.abs(row * DEGREES - 90), Math.abs((row + 1) * DEGREES - 90));
    const around = 2 * Math.PI * EARTH_RADIUS_KM * Math.cos((edge * Math.PI) / 180);
    starts[row + 1] = starts[row] + Math.max(1, Math.ceil(around / CELL_KM) + 1);
  }
  return starts;
}

function clusteredCells({ count, lat, lng }: AccountTable): Cells {
  const all = ROW_STARTS[ROWS];
  const counts = new Uint32Array(all);
  const placeOf = new Int32Array(count);
  for (let account = 0; account < count; account++) {
    const row = Math.min(ROWS - 1, Math.max(0, Math.floor((lat[account] + 90) / DEGREES)));
    const columns = ROW_STARTS[row + 1] - ROW_STARTS[row];
    const turn = (lng[account] + 180) / 360;
    const column = Math.min(columns - 1, Math.floor((turn - Math.floor(turn)) * columns));
    placeOf[account] = ROW_STARTS[row] + column;
    counts[placeOf[account]]++;
  }
  const cellOf = new Int32Array(all).fill(-1);
  const places: number[] = [];
  const offsets: number[] = [0];
  for (let place = 0; place < all; place++) {
    if (counts[place] === 0) continue;
    cellOf[place] = places.length;
    places.push(place);
    offsets.push(offsets[offsets.length - 1] + counts[place]);
  }
  const next = Uint32Array.from(offsets);
  const accounts = new Uint32Array(count);
  for (let account = 0; account < count; account++) accounts[next[cellOf[placeOf[account]]]++] = account;
  return { offsets: Uint32Array.from(offsets), accounts, cluster: clusters(places, cellOf) };
}

/** Cells that touch, corners included, are one cluster. */
function clusters(places: readonly number[], cellOf: Int32Array): Int32Array {
  const cluster = new Int32Array(places.length).fill(-1);
  for (let start = 0; start < places.length; start++) {
    if (cluster[start] >= 0) continue;
    cluster[start] = start;
    const open = [start];
    for (let cell = open.pop(); cell !== undefined; cell = open.pop()) {
      for (const place of placesRound(places[cell])) {
        const near = cellOf[place];
        if (near < 0 || cluster[near] >= 0) continue;
        cluster[near] = start;
        open.push(near);
      }
    }
  }
  return cluster;
}

function placesRound(place: number): number[] {
  let row = 0;
  for (let end = ROWS; end - row > 1; ) {
    const middle = (row + end) >> 1;
    if (ROW_STARTS[middle] <= place) row = middle;
    else end = middle;
  }
  const columns = ROW_STARTS[row + 1] - ROW_STARTS[row];
  const column = place - ROW_STARTS[row];
  const round: number[] = [];
  for (let other = Math.max(0, row - 1); other <= Math.min(ROWS - 1, row + 1); other++) {
    const width = ROW_STARTS[other + 1] - ROW_STARTS[other];
    const first = Math.floor((column / columns) * width) - 1;
    const last = Math.floor(((column + 1) / columns) * width) + 1;
    for (let at = first; at <= last; at++) round.push(ROW_STARTS[other] + (((at % width) + width) % width));
  }
  return round;
}

/**
 * From a cluster to the nearest account outside, km.
 * @param vectors of the first account of each cell
 */
function gapKm(
  { lat, lng }: AccountTable,
  { offsets, accounts, cluster }: Cells,
  vectors: Float64Array,
  wanted: number,
): number {
  let best = Infinity;
  for (let own = 0; own < cluster.length; own++) {
    if (cluster[own] !== wanted) continue;
    for (let other = 0; other < cluster.length; other++) {
      if (cluster[other] === wanted || chordToKm(chordSquared(vectors, own, other)) - 2 * DIAGONAL_KM >= best) continue;
      for (let at = offsets[own]; at < offsets[own + 1]; at++) {
        for (let to = offsets[other]; to < offsets[other + 1]; to++) {
          const [a, b] = [accounts[at], accounts[to]];
          best = Math.min(best, distanceKm(lat[a], lng[a], lat[b], lng[b]));
        }
      }
    }
  }
  return best;
}

function chordSquared(vectors: Float64Array, a: number, b: number): number {
  const x = vectors[3 * a] - vectors[3 * b];
  const y = vectors[3 * a + 1] - vectors[3 * b + 1];
  const z = vectors[3 * a + 2] - vectors[3 * b + 2];
  return x * x + y * y + z * z;
}
