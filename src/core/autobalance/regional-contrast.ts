import type { InSteps } from './in-steps';
import type { Level } from './level';

/** Diffusion steps at most: a longer way costs time and hardly changes the figure. */
const MOST_STEPS = 60;
/** Share of the market left out at either end of the ratios. */
const TAIL = 0.1;
/** Precision of a percentile: the range of all ratios over 2 to this. */
const HALVINGS = 40;
/** Nodes averaged between two yields. */
const STEP_NODES = 500_000;

/**
 * By what factor one criterion per unit of another differs between the regions of a market (90th against 10th
 * percentile, by weight; 1 = nowhere): both are spread over the size of a territory by diffusion along the graph and
 * then divided. Large factors are why territories cannot be even in both and compact. O(edges · steps).
 * @param unitsPerTerritory sets how far to spread
 */
export function* regionalContrast(
  level: Level,
  one: number,
  other: number,
  unitsPerTerritory: number,
): InSteps<number> {
  const steps = Math.max(2, Math.min(MOST_STEPS, Math.round(unitsPerTerritory / 8)));
  const above = yield* spread(level, one, steps);
  const below = yield* spread(level, other, steps);
  const weights = new Float64Array(level.nodeCount);
  const ratios = new Float64Array(level.nodeCount);
  for (let v = 0; v < level.nodeCount; v++) {
    if (!(above[v] > 0 && below[v] > 0)) continue;
    weights[v] = above[v] + below[v];
    ratios[v] = Math.log(above[v] / below[v]);
  }
  yield;
  return Math.exp(quantile(ratios, weights, 1 - TAIL) - quantile(ratios, weights, TAIL));
}

/** The value below which `part` of the weight lies, by halving the range: a sort of a large market takes too long. */
function quantile(values: Float64Array, weights: Float64Array, part: number): number {
  let low = Infinity;
  let high = -Infinity;
  let total = 0;
  for (let v = 0; v < values.length; v++) {
    if (weights[v] === 0) continue;
    low = Math.min(low, values[v]);
    high = Math.max(high, values[v]);
    total += weights[v];
  }
  if (total === 0) return 0;
  for (let i = 0; i < HALVINGS && low < high; i++) {
    const middle = (low + high) / 2;
    let sum = 0;
    for (let v = 0; v < values.length; v++) if (values[v] <= middle) sum += weights[v];
    if (sum >= part * total) high = middle;
    else low = middle;
  }
  return high;
}

/** A criterion after so many steps of averaging each node with its neighbours; sums are kept. */
function* spread(
  { nodeCount, offsets, neighbours, weights, criterionCount }: Level,
  criterion: number,
  steps: number,
): InSteps<Float64Array> {
  let work = 0;
  let now = Float64Array.from({ length: nodeCount }, (_, v) => weights[v * criterionCount + criterion]);
  let next = new Float64Array(nodeCount);
  for (let step = 0; step < steps; step++) {
    next.fill(0);
    for (let v = 0; v < nodeCount; v++) {
      const part = now[v] / (offsets[v + 1] - offsets[v] + 1);
      next[v] += part;
      for (let e = offsets[v]; e < offsets[v + 1]; e++) next[neighbours[e]] += part;
    }
    [now, next] = [next, now];
    work += nodeCount;
    if (work < STEP_NODES) continue;
    work = 0;
    yield;
  }
  return now;
}
