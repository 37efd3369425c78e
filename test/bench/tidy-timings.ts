/**
 * Times "Tidy up here" on a made-up market of about 12,000 hexes and 50 balanced territories: 50 edits as a hand makes
 * them (a wandering brush stroke over a border, every fourth a round lasso), each tidied from the balanced plan.
 */
import { balance } from '../../src/core/autobalance/balance';
import type { BalanceProblem } from '../../src/core/autobalance/balance-problem';
import { tidyUp } from '../../src/core/autobalance/tidy-up';
import { verifyPlan } from '../../src/core/autobalance/verify';
import { diskGrid, seededRandom } from '../support/grids';

export interface TidyTimings {
  readonly hexes: number;
  readonly territories: number;
  readonly edits: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  /** Over all edits: hexes drawn, of these still where they were drawn, hexes that tidying moved. */
  readonly drawn: number;
  readonly drawnKept: number;
  readonly moved: number;
  /** Pieces beyond one a territory, and territories outside a band, after the edits and after tidying. */
  readonly extraPieces: readonly [number, number];
  readonly outside: readonly [number, number];
}

interface HandEdit {
  readonly start: Int32Array;
  readonly drawn: Int32Array;
  readonly drawnFrom: Int32Array;
  readonly touched: readonly number[];
}

/** @param rings rings of hexes round the middle: 63 make 12,097 hexes */
export function tidyTimings(rings = 63, territories = 50, edits = 50): TidyTimings {
  const problem = market(rings, territories);
  const plan = balanced(problem);
  const random = seededRandom(7);
  const hands = Array.from({ length: edits }, (_, i) => handEdit(problem, plan, random, i % 4 === 3));
  // The first few are slow until the code is compiled.
  for (const hand of hands.slice(0, 12)) tidied(problem, hand);
  const times: number[] = [];
  let drawn = 0;
  let drawnKept = 0;
  let moved = 0;
  const extraPieces: [number, number] = [0, 0];
  const outside: [number, number] = [0, 0];
  for (const hand of hands) {
    const began = performance.now();
    const result = tidied(problem, hand);
    times.push(performance.now() - began);
    drawn += hand.drawn.length;
    for (const unit of hand.drawn) if (result.territoryOf[unit] === hand.start[unit]) drawnKept++;
    moved += result.changed.length;
    [hand.start, result.territoryOf].forEach((owner, i) => {
      const check = verifyPlan(problem, owner);
      extraPieces[i] += check.pieces.reduce((sum, count) => sum + Math.max(0, count - 1), 0);
      outside[i] += territories - check.insideAll;
    });
  }
  times.sort((a, b) => a - b);
  return {
    hexes: problem.unitCount,
    territories,
    edits,
    medianMs: times[times.length >> 1],
    p95Ms: times[Math.floor(0.95 * (times.length - 1))],
    drawn,
    drawnKept,
    moved,
    extraPieces,
    outside,
  };
}

function tidied(problem: BalanceProblem, { start, drawn, drawnFrom, touched }: HandEdit) {
  return tidyUp({ ...problem, start }, touched, { seed: 1, drawn, drawnFrom });
}

function market(rings: number, territoryCount: number): BalanceProblem {
  const grid = diskGrid(48, 10, 6, rings);
  const random = seededRandom(1);
  const column = (spread: number) =>
    Float64Array.from({ length: grid.count }, () => (random() < 0.55 ? Math.exp(spread * random()) : 0));
  const potential = column(3);
  const workload = potential.map(value => (value > 0 ? value ** 0.6 * (0.5 + random()) : 0));
  const even = { band: 0.05, hardness: 'must', compact: 0.5, most: null } as const;
  return {
    unitCount: grid.count,
    lat: grid.lat,
    lng: grid.lng,
    offsets: grid.offsets,
    neighbours: grid.neighbours,
    criteria: [
      { ...even, label: 'Potential', weights: potential },
      { ...even, label: 'Workload', weights: workload },
    ],
    travelWeights: workload,
    territoryCount,
    shares: new Float64Array(territoryCount).fill(1),
    fixed: new Int32Array(grid.count).fill(-1),
    frozen: new Uint8Array(territoryCount),
    start: null,
    keep: 0,
    disruption: null,
    mostMoved: null,
    homes: null,
  };
}

function balanced(problem: BalanceProblem): Int32Array {
  const run = balance(problem, { seed: 1, effort: 'fast' });
  for (;;) {
    const step = run.next();
    if (step.done) return step.value.territoryOf;
  }
}

/** From a hex at a border into the neighbour: a walk of 6 steps with its neighbours now and then, or a disk of 3 rings. */
function handEdit(problem: BalanceProblem, plan: Int32Array, random: () => number, lasso: boolean): HandEdit {
  const { offsets, neighbours, unitCount } = problem;
  const around = (unit: number) => neighbours.subarray(offsets[unit], offsets[unit + 1]);
  for (;;) {
    const from = Math.floor(random() * unitCount);
    const to = around(from).find(unit => plan[unit] !== plan[from]);
    if (to === undefined) continue;
    const target = plan[from];
    const hexes = new Set<number>([to]);
    if (lasso) {
      for (let ring = 0; ring < 3; ring++)
        for (const unit of [...hexes]) for (const next of around(unit)) hexes.add(next);
    } else {
      for (let step = 0, at = to; step < 6; step++) {
        const ways = around(at);
        at = ways[Math.floor(random() * ways.length)];
        hexes.add(at);
        if (random() < 0.4) hexes.add(around(at)[0]);
      }
    }
    const drawn = Int32Array.from([...hexes].filter(unit => plan[unit] !== target)).sort();
    const start = plan.slice();
    for (const unit of drawn) start[unit] = target;
    const drawnFrom = drawn.map(unit => plan[unit]);
    return { start, drawn, drawnFrom, touched: [...new Set([target, ...drawnFrom])] };
  }
}
