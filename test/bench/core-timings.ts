/**
 * Times the steps of the core that people wait for, on a made-up market of about 100,000 hexes: a disk of hexes, half of
 * them with accounts, 200 territories grown from random hexes. Nothing is read from files; the same seed gives the same market.
 */
import { cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import { aggregate } from '../../src/core/grid/aggregate';
import { buildGrid } from '../../src/core/grid/build-grid';
import { hexAt } from '../../src/core/grid/cell-index';
import type { HexGrid, HexSums } from '../../src/core/grid/hex-grid';
import { buildBorderMesh, buildHexMesh } from '../../src/core/grid/hex-mesh';
import { hexRings } from '../../src/core/grid/hex-rings';
import { brushByRings, HexSet, hexesInRing } from '../../src/core/grid/hit-sets';
import { territoryOutlines } from '../../src/core/grid/outline';
import { piecesOf } from '../../src/core/measure/pieces';
import { meanDistances, territorySums } from '../../src/core/measure/territory-figures';
import { applyEdit, invertEdit } from '../../src/core/plan/edit';
import type { Plan, Territory } from '../../src/core/plan/plan';
import { paintHexes } from '../../src/core/plan/territory-edits';
import { randomAssignment, seededRandom } from '../support/grids';

export interface CoreMarket {
  readonly lat: Float64Array;
  readonly lng: Float64Array;
  readonly values: readonly Float64Array[];
  readonly hexOfAccount: Int32Array;
  readonly grid: HexGrid;
  readonly sums: HexSums;
  readonly plan: Plan;
}

export interface CoreTiming {
  readonly name: string;
  /** Median of the runs. */
  readonly milliseconds: number;
  readonly runs: number;
}

const RESOLUTION = 6;
const RINGS = 182;
const TERRITORIES = 200;
const ACCOUNTS = 1_000_000;

/** @param accounts the first ones stand in the middle of hexes, the rest anywhere near them */
export function coreMarket(accounts = ACCOUNTS): CoreMarket {
  const random = seededRandom(1);
  const centres = gridDisk(latLngToCell(48, 10, RESOLUTION), RINGS).map(cell => cellToLatLng(cell));
  const lat = new Float64Array(accounts);
  const lng = new Float64Array(accounts);
  const potential = new Float64Array(accounts);
  const workload = new Float64Array(accounts);
  for (let i = 0; i < accounts; i++) {
    const [centreLat, centreLng] = centres[i < centres.length ? i : Math.floor(random() * centres.length)];
    lat[i] = centreLat + (i < centres.length ? 0 : (random() - 0.5) * 0.02);
    lng[i] = centreLng + (i < centres.length ? 0 : (random() - 0.5) * 0.02);
    potential[i] = Math.exp(3 * random());
    workload[i] = 1 + random();
  }
  const values = [potential, workload];
  const { grid, hexOfAccount } = build(lat, lng);
  const territories = Array.from(
    { length: TERRITORIES },
    (_, i): Territory => ({
      id: i + 1,
      name: `Territory ${i + 1}`,
      colourSlot: i % 24,
      repId: null,
      fte: 1,
      todayLabel: '',
      locked: false,
    }),
  );
  const plan: Plan = {
    id: 'bench',
    name: 'Bench',
    assignment: randomAssignment(grid, TERRITORIES, 1),
    territories,
    lockedHexes: new Uint8Array(grid.count),
    lockedAccounts: [],
  };
  return {
    lat,
    lng,
    values,
    hexOfAccount,
    grid,
    sums: aggregate(grid.count, hexOfAccount, values, null, undefined),
    plan,
  };
}

function build(lat: Float64Array, lng: Float64Array) {
  return buildGrid({ lat, lng, weights: [], resolution: RESOLUTION, reachKm: 0, isLand: () => false, split: null });
}

/** Every timing on one market, quick ones repeated more often. */
export function coreTimings(market: CoreMarket = coreMarket()): CoreTiming[] {
  const { lat, lng, values, hexOfAccount, grid, sums, plan } = market;
  const hexes = `${Math.round(grid.count / 1000)}k hexes`;
  const some = grid.count < lat.length ? lat.slice(0, grid.count) : lat;
  const ring = lasso(400);
  const set = new HexSet(grid.count);
  const stroke = { from: [10, 48] as const, to: [10.2, 48.1] as const };
  const painted = paintHexes(plan, brushByRings(grid, stroke.from, stroke.to, 4, set), 1, 'Brush');
  if (!painted) throw new Error('The stroke of the benchmark changes nothing: its seed or its place is wrong');
  const after = applyEdit(plan, painted);
  return [
    timed(`grid of ${hexes} from as many accounts`, 3, () => build(some, lng.slice(0, some.length))),
    timed(`meshes of ${hexes}`, 3, () => {
      const rings = hexRings(grid);
      buildHexMesh(grid, rings);
      buildBorderMesh(grid, rings);
    }),
    timed(`${lat.length / 1e6} M accounts summed to hexes`, 5, () =>
      aggregate(grid.count, hexOfAccount, values, null, undefined),
    ),
    timed('hex under a point, 1,000 times', 9, () => {
      for (let i = 0; i < 1000; i++) hexAt(grid, lat[i], lng[i]);
    }),
    timed(`sums of ${TERRITORIES} territories`, 21, () => territorySums(grid, sums, plan.assignment, TERRITORIES)),
    timed('mean distances', 9, () => meanDistances(grid, sums.sums[1], plan.assignment, TERRITORIES)),
    timed('pieces of all territories', 9, () => piecesOf(grid, plan.assignment, TERRITORIES)),
    timed(`outlines of ${TERRITORIES} territories`, 5, () => territoryOutlines(grid, plan.assignment)),
    timed('outlines of 2 changed territories', 9, () => territoryOutlines(grid, plan.assignment, [1, 2])),
    timed('brush step, 4 rings', 21, () => {
      set.clear();
      brushByRings(grid, stroke.from, stroke.to, 4, set);
    }),
    timed('lasso of 400 points', 9, () => {
      set.clear();
      hexesInRing(grid, ring, set);
    }),
    timed('undo', 21, () => applyEdit(after, invertEdit(painted))),
  ];
}

/** A wavy ring over most of the market. */
function lasso(points: number): [number, number][] {
  return Array.from({ length: points }, (_, i): [number, number] => {
    const angle = (2 * Math.PI * i) / points;
    const radius = 6 + 1.5 * Math.sin(9 * angle);
    return [10 + 1.4 * radius * Math.cos(angle), 48 + radius * Math.sin(angle)];
  });
}

function timed(name: string, runs: number, run: () => unknown): CoreTiming {
  run();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const start = performance.now();
    run();
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  return { name, milliseconds: times[times.length >> 1], runs };
}
