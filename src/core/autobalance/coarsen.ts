import type { InSteps } from './in-steps';
import { type Level, ringsOf } from './level';
import type { Rng } from './rng';

/** A coarser level and where each finer node went. */
export interface Coarsening {
  readonly level: Level;
  /** Cluster of each node of the finer level. */
  readonly clusterOf: Int32Array;
}

export interface CoarsenLimits {
  /** Units a cluster may have. */
  readonly units: number;
  /** Share of any criterion's total a cluster may have. */
  readonly weight: number;
}

/** Levels with more nodes are coarsened in several steps. */
const STEP_NODES = 20_000;

/**
 * Joins nodes with their neighbours into clusters (in random order: a node and the neighbours still alone). Nodes of
 * different tags or locks never share a cluster, so a partition given as the tag survives exactly. O(nodes + edges).
 * @param tagOf one number per node, or null when nothing has to survive
 */
function* coarsen(fine: Level, limits: CoarsenLimits, tagOf: Int32Array | null, rng: Rng): InSteps<Coarsening> {
  const { nodeCount, offsets, neighbours, weights, units, fixed, criterionCount } = fine;
  const clusterOf = new Int32Array(nodeCount).fill(-1);
  const sums = new Float64Array(criterionCount);
  let clusterCount = 0;
  for (const v of rng.permutation(nodeCount)) {
    if (clusterOf[v] >= 0) continue;
    clusterOf[v] = clusterCount;
    let size = units[v];
    for (let c = 0; c < criterionCount; c++) sums[c] = weights[v * criterionCount + c];
    for (let e = offsets[v]; e < offsets[v + 1]; e++) {
      const w = neighbours[e];
      if (clusterOf[w] >= 0 || fixed[w] !== fixed[v] || size + units[w] > limits.units) continue;
      if (tagOf !== null && tagOf[w] !== tagOf[v]) continue;
      let light = true;
      for (let c = 0; c < criterionCount; c++) {
        if (sums[c] + weights[w * criterionCount + c] > limits.weight) light = false;
      }
      if (!light) continue;
      clusterOf[w] = clusterCount;
      size += units[w];
      for (let c = 0; c < criterionCount; c++) sums[c] += weights[w * criterionCount + c];
    }
    clusterCount++;
  }
  if (nodeCount > STEP_NODES) yield;
  return { level: yield* contract(fine, clusterOf, clusterCount), clusterOf };
}

/** The level whose nodes are the clusters: sums of everything, borders counted in units' borders. */
function* contract(fine: Level, clusterOf: Int32Array, clusterCount: number): InSteps<Level> {
  const { nodeCount, offsets, neighbours, edgeWeights, criterionCount } = fine;
  const x = new Float64Array(clusterCount);
  const y = new Float64Array(clusterCount);
  const z = new Float64Array(clusterCount);
  const mass = new Float64Array(clusterCount);
  const stay = new Float64Array(clusterCount);
  const weights = new Float64Array(clusterCount * criterionCount);
  const units = new Int32Array(clusterCount);
  const fixed = new Int32Array(clusterCount).fill(-1);
  const memberEnds = new Int32Array(clusterCount + 1);
  let innerInertia = fine.innerInertia;
  for (let v = 0; v < nodeCount; v++) {
    const cluster = clusterOf[v];
    const u = fine.mass[v];
    innerInertia += u * (fine.x[v] ** 2 + fine.y[v] ** 2 + fine.z[v] ** 2);
    mass[cluster] += u;
    stay[cluster] += fine.stay[v];
    x[cluster] += u * fine.x[v];
    y[cluster] += u * fine.y[v];
    z[cluster] += u * fine.z[v];
    units[cluster] += fine.units[v];
    fixed[cluster] = fine.fixed[v];
    memberEnds[cluster + 1]++;
    for (let c = 0; c < criterionCount; c++)
      weights[cluster * criterionCount + c] += fine.weights[v * criterionCount + c];
  }
  for (let cluster = 0; cluster < clusterCount; cluster++) {
    x[cluster] /= mass[cluster];
    y[cluster] /= mass[cluster];
    z[cluster] /= mass[cluster];
    innerInertia -= mass[cluster] * (x[cluster] ** 2 + y[cluster] ** 2 + z[cluster] ** 2);
    memberEnds[cluster + 1] += memberEnds[cluster];
  }
  const members = new Int32Array(nodeCount);
  const next = memberEnds.slice(0, clusterCount);
  for (let v = 0; v < nodeCount; v++) members[next[clusterOf[v]]++] = v;

  if (nodeCount > STEP_NODES) yield;
  // Parallel edges become one: `slotOf` remembers where the edge to a neighbouring cluster was put.
  const coarseOffsets = new Int32Array(clusterCount + 1);
  const coarseNeighbours = new Int32Array(neighbours.length);
  const coarseEdges = new Int32Array(neighbours.length);
  const slotOf = new Int32Array(clusterCount).fill(-1);
  let end = 0;
  for (let cluster = 0; cluster < clusterCount; cluster++) {
    const from = end;
    for (let m = memberEnds[cluster]; m < memberEnds[cluster + 1]; m++) {
      const v = members[m];
      for (let e = offsets[v]; e < offsets[v + 1]; e++) {
        const other = clusterOf[neighbours[e]];
        if (other === cluster) continue;
        if (slotOf[other] < from) {
          slotOf[other] = end;
          coarseNeighbours[end] = other;
          coarseEdges[end++] = 0;
        }
        coarseEdges[slotOf[other]] += edgeWeights[e];
      }
    }
    coarseOffsets[cluster + 1] = end;
  }
  const neighbourColumn = coarseNeighbours.slice(0, end);
  if (nodeCount > STEP_NODES) yield;
  return {
    nodeCount: clusterCount,
    criterionCount,
    offsets: coarseOffsets,
    neighbours: neighbourColumn,
    edgeWeights: coarseEdges.slice(0, end),
    rings: ringsOf(coarseOffsets, neighbourColumn),
    x,
    y,
    z,
    mass,
    stay,
    weights,
    units,
    fixed,
    innerInertia: Math.max(0, innerInertia),
  };
}

/** A level and how the levels above it were made: finest first. */
export interface Hierarchy {
  readonly levels: readonly Level[];
  /** `clusterOf[i][v]`: node of level i + 1 that node v of level i belongs to. */
  readonly clusterOf: readonly Int32Array[];
}

/** Coarsens until at most `wantedNodes` are left or it no longer pays. */
export function* buildHierarchy(
  finest: Level,
  wantedNodes: number,
  limits: CoarsenLimits,
  tagOf: Int32Array | null,
  rng: Rng,
): InSteps<Hierarchy> {
  const levels = [finest];
  const clusterOf: Int32Array[] = [];
  let tags = tagOf;
  for (let level = finest; level.nodeCount > wantedNodes; ) {
    const coarsening = yield* coarsen(level, limits, tags, rng);
    yield;
    if (coarsening.level.nodeCount > 0.8 * level.nodeCount) break;
    tags = tags === null ? null : lift(coarsening.clusterOf, tags, coarsening.level.nodeCount);
    level = coarsening.level;
    levels.push(level);
    clusterOf.push(coarsening.clusterOf);
  }
  return { levels, clusterOf };
}

/** A column that is the same all over each cluster, one entry per cluster. */
export function lift(clusterOf: Int32Array, column: Int32Array, clusterCount: number): Int32Array {
  const lifted = new Int32Array(clusterCount);
  for (let v = 0; v < clusterOf.length; v++) lifted[clusterOf[v]] = column[v];
  return lifted;
}

/** A column of the coarser level, one entry per finer node. */
export function project(clusterOf: Int32Array, column: Int32Array): Int32Array {
  const projected = new Int32Array(clusterOf.length);
  for (let v = 0; v < clusterOf.length; v++) projected[v] = column[clusterOf[v]];
  return projected;
}
