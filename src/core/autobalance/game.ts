import type { BalanceProblem } from './balance-problem';
import { type InSteps, toEnd } from './in-steps';
import { apportion, joinIslands, piecesOf } from './islands';
import { type Level, ringsOf } from './level';

/**
 * The problem as the algorithms see it: locked territories and their hexes are gone, criteria without weight are gone,
 * islands are joined, everything is in shares. The surprise: numbers here are the game's own; `unitOf` and
 * `territoryOf` lead back to the problem's.
 */
export interface Game {
  readonly territoryCount: number;
  readonly finest: Level;
  /** Problem's unit of each node of the finest level. */
  readonly unitOf: Int32Array;
  /** Problem's territory of each territory. */
  readonly territoryOf: Int32Array;
  /** Problem's criterion of each criterion. */
  readonly criterionOf: Int32Array;
  /** Share of every criterion's total that territory t shall have; sums to 1. */
  readonly targets: Float64Array;
  /** Load that territory t is measured against in criterion c at `t * criterionCount + c`: its target, or its maximum. */
  readonly goals: Float64Array;
  /** Per criterion, fraction of the target; 0 for a maximum. */
  readonly bands: Float64Array;
  /** Per criterion, 1 = a maximum: loads below the goal are as good as on it. */
  readonly maxima: Uint8Array;
  /** Per criterion, 1 = must, 0 = try. */
  readonly musts: Uint8Array;
  /** Plan to start from per node, −1 = unassigned; null from scratch. */
  readonly start: Int32Array | null;
  /** x, y, z per territory in the finest level's kilometres, NaN = none; null when nobody has one. */
  readonly homes: Float64Array | null;
  /** Land mass per node and whole territories per land mass. */
  readonly groupOf: Int32Array;
  readonly seats: Int32Array;
  /** Problem's units of each island that holds no territory of its own and was joined to the nearest. */
  readonly islands: readonly (readonly number[])[];
  readonly keep: number;
  /** Share of what moving disturbs that may move at most; Infinity = no limit. */
  readonly mostMoved: number;
  /** Per criterion, see BalanceCriterion. */
  readonly compact: Float64Array;
}

const EARTH_KM = 6371.0088;
const RADIANS = Math.PI / 180;
/** Part of every unit's mass that is there even without travel weight, so that empty hexes stay near their centre. */
const EMPTY_MASS = 0.03;

/** Point on the sphere in kilometres, written to out[at … at + 2]. */
export function chordPoint(lat: number, lng: number, out: Float64Array, at: number): void {
  const ring = Math.cos(lat * RADIANS) * EARTH_KM;
  out[at] = ring * Math.cos(lng * RADIANS);
  out[at + 1] = ring * Math.sin(lng * RADIANS);
  out[at + 2] = Math.sin(lat * RADIANS) * EARTH_KM;
}

/** Adjacency among the units that take part, by their node numbers. */
function activeAdjacency(problem: BalanceProblem, unitOf: Int32Array, nodeOf: Int32Array): [Int32Array, Int32Array] {
  const offsets = new Int32Array(unitOf.length + 1);
  const neighbours = new Int32Array(problem.neighbours.length);
  let end = 0;
  for (let v = 0; v < unitOf.length; v++) {
    for (let e = problem.offsets[unitOf[v]]; e < problem.offsets[unitOf[v] + 1]; e++) {
      const w = nodeOf[problem.neighbours[e]];
      if (w >= 0) neighbours[end++] = w;
    }
    offsets[v + 1] = end;
  }
  return [offsets, neighbours.slice(0, end)];
}

function withLinks(offsets: Int32Array, neighbours: Int32Array, links: Int32Array): [Int32Array, Int32Array] {
  if (links.length === 0) return [offsets, neighbours];
  const nodeCount = offsets.length - 1;
  const grown = new Int32Array(nodeCount + 1);
  for (const end of links) grown[end + 1]++;
  for (let v = 0; v < nodeCount; v++) grown[v + 1] += grown[v] + offsets[v + 1] - offsets[v];
  const out = new Int32Array(neighbours.length + links.length);
  const next = grown.slice(0, nodeCount);
  for (let v = 0; v < nodeCount; v++) {
    for (let e = offsets[v]; e < offsets[v + 1]; e++) out[next[v]++] = neighbours[e];
  }
  for (let i = 0; i < links.length; i += 2) {
    out[next[links[i]]++] = links[i + 1];
    out[next[links[i + 1]]++] = links[i];
  }
  return [grown, out];
}

/** Weights of the criteria that have any, as shares of what the open territories hold. */
function sharesOfTotals(
  problem: BalanceProblem,
  unitOf: Int32Array,
): { criterionOf: Int32Array; weights: Float64Array } {
  const totals = problem.criteria.map(({ weights }) => unitOf.reduce((sum, unit) => sum + weights[unit], 0));
  const criterionOf = Int32Array.from(problem.criteria.keys()).filter(c => totals[c] > 0);
  const width = criterionOf.length;
  const weights = new Float64Array(unitOf.length * width);
  for (let c = 0; c < width; c++) {
    const from = problem.criteria[criterionOf[c]].weights;
    const total = totals[criterionOf[c]];
    for (let v = 0; v < unitOf.length; v++) weights[v * width + c] = from[unitOf[v]] / total;
  }
  return { criterionOf, weights };
}

function massesOf(travelWeights: Float64Array, unitOf: Int32Array): Float64Array {
  const mean = unitOf.reduce((sum, unit) => sum + travelWeights[unit], 0) / unitOf.length;
  return Float64Array.from(unitOf, unit =>
    mean > 0 ? ((1 - EMPTY_MASS) * travelWeights[unit]) / mean + EMPTY_MASS : 1,
  );
}

/** Part of the whole plan's disturbance that all hexes share out evenly, so that empty land does not wander. */
const EMPTY_STAY = 0.003;

/** Shares of what moving disturbs, over all units that today's plan holds (locked ones, too). */
function staysOf(problem: BalanceProblem, unitOf: Int32Array): Float64Array {
  const weights = problem.disruption ?? problem.travelWeights;
  let total = 0;
  const { start } = problem;
  if (start !== null) for (let unit = 0; unit < start.length; unit++) if (start[unit] >= 0) total += weights[unit];
  return Float64Array.from(unitOf, unit => (total > 0 ? weights[unit] / total : 0) + EMPTY_STAY / problem.unitCount);
}

/** Shares of each criterion's open total that loads are measured against. */
function goalsOf(
  problem: BalanceProblem,
  unitOf: Int32Array,
  open: readonly number[],
  criterionOf: Int32Array,
  targets: Float64Array,
): Float64Array {
  const width = criterionOf.length;
  const goals = new Float64Array(open.length * width);
  for (let c = 0; c < width; c++) {
    const { most, weights } = problem.criteria[criterionOf[c]];
    let total = 0;
    if (most !== null) for (const unit of unitOf) total += weights[unit];
    for (let t = 0; t < open.length; t++) {
      goals[t * width + c] = most === null ? targets[t] : (most * problem.shares[open[t]]) / total;
    }
  }
  return goals;
}

/** As `setUpGameInSteps`, in one go. */
export function setUpGame(problem: BalanceProblem): Game {
  return toEnd(setUpGameInSteps(problem));
}

/** Sets the board. One pass over the columns each; expects a problem that `checkProblem` accepted. */
export function* setUpGameInSteps(problem: BalanceProblem): InSteps<Game> {
  const { unitCount, fixed, frozen, shares } = problem;
  const gameTerritory = new Int32Array(problem.territoryCount).fill(-1);
  const open: number[] = [];
  for (let t = 0; t < problem.territoryCount; t++) if (frozen[t] === 0) gameTerritory[t] = open.push(t) - 1;
  const territoryOf = Int32Array.from(open);
  const k = open.length;

  const nodeOf = new Int32Array(unitCount).fill(-1);
  const unitOf = new Int32Array(unitCount);
  let n = 0;
  for (let unit = 0; unit < unitCount; unit++) {
    if (fixed[unit] >= 0 && frozen[fixed[unit]] === 1) continue;
    nodeOf[unit] = n;
    unitOf[n++] = unit;
  }
  const units = unitOf.slice(0, n);
  const gameOwner = (owner: number): number => (owner < 0 ? -1 : gameTerritory[owner]);

  // Positions as chord kilometres round the middle of the market.
  const points = new Float64Array(3 * n);
  const middle = [0, 0, 0];
  for (let v = 0; v < n; v++) {
    chordPoint(problem.lat[units[v]], problem.lng[units[v]], points, 3 * v);
    for (let a = 0; a < 3; a++) middle[a] += points[3 * v + a] / n;
  }
  const axis = (a: number): Float64Array => {
    const column = new Float64Array(n);
    for (let v = 0; v < n; v++) column[v] = points[3 * v + a] - middle[a];
    return column;
  };
  const coordinates = [axis(0), axis(1), axis(2)] as const;

  yield;
  const { criterionOf, weights } = sharesOfTotals(problem, units);
  yield;
  const width = criterionOf.length;
  const mass = massesOf(problem.travelWeights, units);
  const nodeFixed = Int32Array.from(units, unit => gameOwner(fixed[unit]));
  let start: Int32Array | null = null;
  if (problem.start !== null) {
    const owners = problem.start;
    start = Int32Array.from(units, (unit, v) => (nodeFixed[v] >= 0 ? nodeFixed[v] : gameOwner(owners[unit])));
    if (start.every(owner => owner < 0)) start = null;
  }

  const shareTotal = open.reduce((sum, t) => sum + shares[t], 0);
  const targets = Float64Array.from(open, t => shares[t] / shareTotal);

  // What each unit is worth in territories: the mean over what is made even, or its mass when nothing has weight.
  const massTotal = mass.reduce((sum, u) => sum + u, 0);
  const worth = new Float64Array(n);
  const even = Array.from(criterionOf.keys()).filter(c => problem.criteria[criterionOf[c]].most === null);
  for (let v = 0; v < n; v++) {
    let sum = 0;
    for (const c of even) sum += weights[v * width + c];
    worth[v] = (even.length > 0 ? sum / even.length : mass[v] / massTotal) * k;
  }
  yield;
  const [landOffsets, landNeighbours] = activeAdjacency(problem, units, nodeOf);
  const pieces = piecesOf(landOffsets, landNeighbours);
  yield;
  const held = new Uint8Array(pieces.count);
  if (start !== null) for (let v = 0; v < n; v++) if (start[v] >= 0) held[pieces.pieceOf[v]] = 1;
  const land = joinIslands(pieces, coordinates, worth, k, piece => start !== null && held[piece] === 0);
  const [offsets, neighbours] = withLinks(landOffsets, landNeighbours, land.links);

  yield;
  const rings = ringsOf(offsets, neighbours);
  yield;
  const homes = problem.homes === null ? null : new Float64Array(3 * k).fill(Number.NaN);
  if (homes !== null && problem.homes !== null) {
    for (let t = 0; t < k; t++) {
      chordPoint(problem.homes[2 * open[t]], problem.homes[2 * open[t] + 1], homes, 3 * t);
      for (let a = 0; a < 3; a++) homes[3 * t + a] -= middle[a];
    }
  }
  return {
    territoryCount: k,
    finest: {
      nodeCount: n,
      criterionCount: width,
      offsets,
      neighbours,
      edgeWeights: new Int32Array(neighbours.length).fill(1),
      rings,
      x: coordinates[0],
      y: coordinates[1],
      z: coordinates[2],
      mass,
      stay: staysOf(problem, units),
      weights,
      units: new Int32Array(n).fill(1),
      fixed: nodeFixed,
      innerInertia: 0,
    },
    unitOf: units,
    territoryOf,
    criterionOf,
    targets,
    goals: goalsOf(problem, units, open, criterionOf, targets),
    bands: Float64Array.from(criterionOf, c => (problem.criteria[c].most === null ? problem.criteria[c].band : 0)),
    maxima: Uint8Array.from(criterionOf, c => (problem.criteria[c].most === null ? 0 : 1)),
    musts: Uint8Array.from(criterionOf, c => (problem.criteria[c].hardness === 'must' ? 1 : 0)),
    start,
    homes: homes?.some(value => !Number.isNaN(value)) ? homes : null,
    groupOf: land.groupOf,
    seats: seatsOf(land.quotas, land.groupOf, nodeFixed, k),
    islands: land.islands.map(island => island.map(v => units[v])),
    keep: problem.keep,
    mostMoved: problem.mostMoved ?? Infinity,
    compact: Float64Array.from(criterionOf, c => problem.criteria[c].compact),
  };
}

/** Land mass in which each territory has most of its locked nodes, −1 = nothing locked. */
export function anchorGroups(groupOf: Int32Array, fixed: Int32Array, territoryCount: number): Int32Array {
  const counts = new Map<number, number>();
  const anchor = new Int32Array(territoryCount).fill(-1);
  const most = new Int32Array(territoryCount);
  const groupCount = groupOf.reduce((max, g) => Math.max(max, g), 0) + 1;
  for (let v = 0; v < fixed.length; v++) {
    const t = fixed[v];
    if (t < 0) continue;
    const key = t * groupCount + groupOf[v];
    const count = (counts.get(key) ?? 0) + 1;
    counts.set(key, count);
    if (count > most[t]) {
      most[t] = count;
      anchor[t] = groupOf[v];
    }
  }
  return anchor;
}

function seatsOf(quotas: Float64Array, groupOf: Int32Array, fixed: Int32Array, territoryCount: number): Int32Array {
  const least = new Int32Array(quotas.length);
  const most = new Int32Array(quotas.length);
  for (const group of anchorGroups(groupOf, fixed, territoryCount)) if (group >= 0) least[group]++;
  for (const group of groupOf) most[group]++;
  return apportion(quotas, territoryCount, least, most);
}
