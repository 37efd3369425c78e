import { accountPoints } from '../core/dataset/account-points';
import { datasetHexes } from '../core/dataset/dataset-hexes';
import { datasetSums, datasetValues } from '../core/dataset/dataset-values';
import { isLand } from '../core/geo/land-mask';
import { findLinks } from '../core/grid/find-links';
import { gridFromCells } from '../core/grid/grid-from-cells';
import { linksOfPairs } from '../core/grid/grid-links';
import type { HexBundle } from '../core/grid/hex-bundle';
import type { HexGrid, HexSums, TodayTable } from '../core/grid/hex-grid';
import { buildBorderMesh, buildHexMesh } from '../core/grid/hex-mesh';
import { hexRings } from '../core/grid/hex-rings';
import { locatePoints } from '../core/grid/locate-points';
import { unitVectors } from '../core/grid/sphere';
import type { HexDocument } from '../core/project/project-document';
import { eventLoopTurn } from '../files/event-loop-turn';
import type { DataSession, LoadedHexes } from './data-session';
import { cancelledError } from './job-error';
import type { JobContext, JobHandlers } from './job-host';
import type { DataJobs, JobProgress } from './protocol';

type GridJobs = Pick<DataJobs, 'buildGrid' | 'restoreGrid' | 'aggregate' | 'openHexes' | 'findLinks'>;

/**
 * From accounts to hexes, and what the page draws them with. What the worker keeps is cloned for the page, because the
 * buffers of a result are moved.
 */
export function gridJobs(session: DataSession): JobHandlers<GridJobs, JobProgress> {
  /** Sums the accounts and puts the hexes on screen, unless somebody has cancelled. */
  async function shown(
    made: Omit<LoadedHexes, 'sums'>,
    resolutionReason: string,
    context: JobContext<JobProgress>,
  ): Promise<HexBundle> {
    const { accounts, grid, hexOfAccount, values } = made;
    context.progress({ phase: 'Summing accounts', done: Number.NaN });
    const hexes: LoadedHexes = { ...made, sums: datasetSums(accounts.table, grid, hexOfAccount, values) };
    const bundle = { ...drawing(grid), ...countedFigures(hexes), grid: structuredClone(grid), resolutionReason };
    // The last moment to stop: from here on these hexes are what is on screen.
    await eventLoopTurn();
    if (context.isCancelled()) throw cancelledError();
    session.shown = hexes;
    return bundle;
  }

  return {
    async buildGrid({ grid: options, values: valueOptions }, context) {
      const accounts = session.accountsToBuild('Hexes cannot be made');
      context.progress({ phase: 'Making hexes', done: 0 });
      const mask = await session.geo.land();
      const values = datasetValues(accounts.table, valueOptions);
      const test = mask && ((lat: number, lng: number) => isLand(mask, lat, lng));
      const { grid, hexOfAccount, reason } = datasetHexes(accounts.table, values, options, test, done =>
        context.progress({ phase: 'Making hexes', done }),
      );
      const bundle = await shown({ accounts, grid, hexOfAccount, values }, reason, context);
      session.imported = null;
      return bundle;
    },

    async restoreGrid({ grid: saved, values: valueOptions, resolutionReason }, context) {
      const { accounts } = session.shownWithAccounts('The former hexes cannot be made again');
      const { table } = accounts;
      context.progress({ phase: 'Making hexes', done: 0 });
      const grid = gridFromCells(
        saved.cells,
        saved.coarsest,
        saved.finest,
        done => context.progress({ phase: 'Making hexes', done }),
        () => saved.links,
      );
      const hexOfAccount = locatePoints(grid, table.lat, table.lng);
      if (hexOfAccount.includes(-1)) throw new Error('Some accounts lie outside of the former hexes.');
      const values = datasetValues(table, valueOptions);
      return shown({ accounts, grid, hexOfAccount, values }, resolutionReason, context);
    },

    aggregate(valueOptions) {
      const { accounts, grid, hexOfAccount } = session.shownWithAccounts('Sums cannot be made');
      const values = datasetValues(accounts.table, valueOptions);
      const sums = datasetSums(accounts.table, grid, hexOfAccount, values);
      const hexes = { accounts, grid, hexOfAccount, values, sums };
      session.shown = hexes;
      return countedFigures(hexes);
    },

    openHexes({ document: { hexes: saved, gridOptions }, gapKm }, context) {
      const cells = BigUint64Array.from(saved.cells, cell => BigInt(`0x${cell}`));
      const grid = gridFromCells(
        cells,
        saved.coarsest,
        saved.finest,
        done => context.progress({ phase: 'Making hexes', done }),
        shores =>
          gapKm === gridOptions.gapKm
            ? linksOfPairs(saved.links, unitVectors(shores.lat, shores.lng), saved.gapKm ?? 0)
            : findLinks(shores, gapKm ?? 'auto'),
      );
      const sums = sumsOf(saved);
      session.shown = { accounts: null, grid, sums };
      session.imported = null;
      return {
        ...drawing(grid),
        grid: structuredClone(grid),
        sums: structuredClone(sums),
        summary: saved.summary,
        points: noPoints(),
        resolutionReason: saved.resolutionReason,
      };
    },

    findLinks({ gapKm }) {
      return findLinks(session.shownHexes('Links cannot be found').grid, gapKm);
    },
  };
}

function drawing(grid: HexGrid): Pick<HexBundle, 'mesh' | 'borderMesh'> {
  const rings = hexRings(grid);
  return { mesh: buildHexMesh(grid, rings), borderMesh: buildBorderMesh(grid, rings) };
}

function countedFigures({ accounts, hexOfAccount, values, sums }: LoadedHexes): DataJobs['aggregate']['result'] {
  return {
    sums: structuredClone(sums),
    summary: values.summary,
    points: accountPoints(accounts.table, hexOfAccount, values.measureValues[0], values.mask),
  };
}

function sumsOf({ accounts, sums, totals, today }: HexDocument): HexSums {
  return {
    accounts: Uint32Array.from(accounts),
    sums: sums.map(column => Float64Array.from(column)),
    totals,
    today: today ? todayTable(today, accounts.length, sums.length) : undefined,
  };
}

/** Entries of the file are sorted by hex. */
function todayTable(saved: NonNullable<HexDocument['today']>, hexCount: number, measures: number): TodayTable {
  const offsets = new Int32Array(hexCount + 1);
  for (const [hex] of saved.entries) offsets[hex + 1]++;
  for (let hex = 0; hex < hexCount; hex++) offsets[hex + 1] += offsets[hex];
  return {
    labels: saved.labels,
    offsets,
    label: Int32Array.from(saved.entries, entry => entry[1]),
    accounts: Uint32Array.from(saved.entries, entry => entry[2]),
    sums: Array.from({ length: measures }, (_, measure) =>
      Float64Array.from(saved.entries, entry => entry[3 + measure]),
    ),
    ...(saved.statedByHex ? { statedByHex: true } : {}),
  };
}

function noPoints(): HexBundle['points'] {
  return {
    count: 0,
    origin: [0.5, 0.5],
    positions: new Float32Array(0),
    size: new Uint8Array(0),
    hex: new Int32Array(0),
    counts: new Uint8Array(0),
  };
}
