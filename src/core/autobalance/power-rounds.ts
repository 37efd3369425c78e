import type { InSteps } from './in-steps';
import type { Level } from './level';

/** How far from even a territory is after the mean of its criteria, and how strongly a round answers to it. */
const DAMPING = 0.6;
/** Distances computed between two yields, about. */
const STEP_DISTANCES = 2_000_000;

/**
 * A few Lloyd rounds on a softly balanced power diagram: every node goes to the centre with the least
 * distance² − reach, centres move to their mass, reach grows where load is missing. Damped and diagonal: a Newton step
 * runs away on lumpy data. Changes `part`; locked nodes stay, nobody leaves the land mass of its territory
 * (`groupOf` per node); pieces and empties are left to `repair`.
 */
export function* powerRounds(
  level: Level,
  part: Int32Array,
  groupOf: Int32Array,
  targets: Float64Array,
  worth: Float64Array,
  rounds: number,
): InSteps<void> {
  const { nodeCount, x, y, z, mass, fixed } = level;
  const k = targets.length;
  const reach = new Float64Array(k);
  const sums = new Float64Array(4 * k);
  const loads = new Float64Array(k);
  let total = 0;
  const land = new Int32Array(k).fill(-1);
  for (let v = 0; v < nodeCount; v++) {
    total += worth[v];
    land[part[v]] = groupOf[v];
  }
  let work = 0;
  for (let round = 0; round < rounds; round++) {
    sums.fill(0);
    loads.fill(0);
    let squares = 0;
    let massTotal = 0;
    for (let v = 0; v < nodeCount; v++) {
      const t = part[v];
      const u = mass[v];
      sums[4 * t] += u * x[v];
      sums[4 * t + 1] += u * y[v];
      sums[4 * t + 2] += u * z[v];
      sums[4 * t + 3] += u;
      loads[t] += worth[v];
      squares += u * (x[v] * x[v] + y[v] * y[v] + z[v] * z[v]);
      massTotal += u;
    }
    for (let t = 0; t < k; t++) {
      const m = sums[4 * t + 3];
      if (m === 0) continue;
      for (let a = 0; a < 3; a++) sums[4 * t + a] /= m;
      squares -= m * (sums[4 * t] ** 2 + sums[4 * t + 1] ** 2 + sums[4 * t + 2] ** 2);
    }
    const typical = Math.max(squares / massTotal, 1e-12);
    work += nodeCount * k;
    if (work > STEP_DISTANCES) {
      work = 0;
      yield;
    }
    for (let t = 0; t < k; t++) {
      const deviation = loads[t] / (targets[t] * total) - 1;
      reach[t] -= DAMPING * typical * Math.max(-0.5, Math.min(0.5, deviation));
    }
    for (let v = 0; v < nodeCount; v++) {
      if (fixed[v] >= 0) continue;
      let best = Infinity;
      let owner = part[v];
      const px = x[v];
      const py = y[v];
      const pz = z[v];
      for (let t = 0; t < k; t++) {
        if (land[t] !== groupOf[v] || sums[4 * t + 3] === 0) continue;
        const dx = px - sums[4 * t];
        const dy = py - sums[4 * t + 1];
        const dz = pz - sums[4 * t + 2];
        const cost = dx * dx + dy * dy + dz * dz - reach[t];
        if (cost < best) {
          best = cost;
          owner = t;
        }
      }
      part[v] = owner;
    }
  }
}
