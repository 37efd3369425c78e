import type { GridLinks } from './grid-links';

/**
 * The hexes of a market as columns: occupied ones plus the empty ones that make the map whole.
 * Hex number = index into every column; hexes are sorted by H3 index, so neighbours in space are near in memory.
 *
 * A hex may be of any resolution between `coarsest` and `finest` (heavy hexes are split). Between hexes of one size the
 * border is the side of the hexagon; where sizes differ, the sides of the finer hexes are the border of the coarser one.
 * Points, areas, outlines and exports all follow these borders: an account belongs to the hex whose border holds it.
 */
export interface HexGrid {
  readonly count: number;
  /** H3 indexes, ascending. */
  readonly cells: BigUint64Array;
  readonly coarsest: number;
  readonly finest: number;
  /** Centres, degrees. */
  readonly lat: Float64Array;
  readonly lng: Float64Array;
  readonly areaKm2: Float64Array;
  /** Adjacency in CSR form, symmetric: neighbours of hex i are `neighbours[offsets[i] .. offsets[i + 1])`, with links that are on. */
  readonly offsets: Int32Array;
  readonly neighbours: Int32Array;
  /** Hexes joined over water or a gap, whether on or off; shown on the map. */
  readonly links: GridLinks;
  /** Borders: what the map and the exports draw. */
  readonly borders: BorderTable;
}

/** What a grid is made of: everything else follows (`gridFromCells`). */
export type GridCells = Pick<HexGrid, 'cells' | 'coarsest' | 'finest' | 'links'>;

/**
 * Every edge between two hexes, or a hex and the outside, once.
 * Edge e runs from vertex `edgeVertices[2e]` to `edgeVertices[2e + 1]` with hex `edgeHexes[2e]` on its left
 * (counter-clockwise round it) and `edgeHexes[2e + 1]` on its right (−1 = outside).
 */
export interface BorderTable {
  /** lng, lat pairs in degrees, ≤ 1e-7° precision; shared by all edges that meet in the vertex. */
  readonly vertices: Float64Array;
  readonly edgeVertices: Int32Array;
  readonly edgeHexes: Int32Array;
}

/**
 * Sums of the accounts in each hex, recomputed when filters or measures change while the hexes stay.
 */
export interface HexSums {
  /** Accounts per hex; of a table of hexes, the customers that it counts. */
  readonly accounts: Uint32Array;
  /** One column per measure, in the order of `measures` of the dataset; 0 where no account has a value. */
  readonly sums: readonly Float64Array[];
  /** Totals over all hexes, summed account by account (the figure that exports must equal). */
  readonly totals: readonly number[];
  /** Accounts by today's territory, see TodayTable; undefined when the file has no such column. */
  readonly today: TodayTable | undefined;
}

/**
 * Who holds the accounts of each hex today, sparse (CSR by hex): entry e says that `accounts[e]` accounts of the hex,
 * with these sums, belong to `labels[label[e]]` now. Label 0 ('') = nobody. Gives disruption without the account list.
 */
export interface TodayTable {
  readonly labels: readonly string[];
  readonly offsets: Int32Array;
  readonly label: Int32Array;
  readonly accounts: Uint32Array;
  /** One column per measure, one value per entry. */
  readonly sums: readonly Float64Array[];
  /** The labels were said of whole hexes, so each hex is just what they say, however little is in it. */
  readonly statedByHex?: boolean;
}
