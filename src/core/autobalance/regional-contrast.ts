import type { Level } from './level';

/** Diffusion steps at most: a longer way costs time and hardly changes the figure. */
const MOST_STEPS = 60;
/** Share of the market left out at either end of the ratios. */
const TAIL = 0.1;

/**
 * By what factor one criterion per unit of another differs between the regions of a market (90th against 10th
 * percentile, by weight; 1 = nowhere): both are spread over the size of a territory by diffusion along the graph and
 * then divided. Large factors are why territories cannot be even in both and compact. O(edges · steps).
 * @param unitsPerTerritory sets how far to spread
 */
export function regionalContrast(level: Level, one: number, other: number, unitsPerTerritory: number): number {
  const steps = Math.max(2, Math.min(MOST_STEPS, Math.round(unitsPerTerritory / 8)));
  const above = spread(level, one, steps);
  const below = spread(level, other, steps);
  const order = Array.from({ length: level.nodeCount }, (_, v) => v)
    .filter(v => above[v] > 0 && below[v] > 0)
    .sort((a, b) => above[a] / below[a] - above[b] / below[b] || a - b);
  let total = 0;
  for (const v of order) total += above[v] + below[v];
  let sum = 0;
  let low = Number.NaN;
  for (const v of order) {
    sum += above[v] + below[v];
    if (Number.isNaN(low) && sum >= TAIL * total) low = above[v] / below[v];
    if (sum >= (1 - TAIL) * total) return above[v] / below[v] / low;
  }
  return 1;
}

/** A criterion after so many steps of averaging each node with its neighbours; sums are kept. */
function spread(
  { nodeCount, offsets, neighbours, weights, criterionCount }: Level,
  criterion: number,
  steps: number,
): Float64Array {
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
  }
  return now;
}
