import { CutOffPieces } from './cut-off-pieces';
import type { Energy, Movable } from './energy';
import { RING_LIMIT } from './level';
import type { Partition } from './partition';
import type { Rng } from './rng';

/** −ln of 4096 evenly spread probabilities: the Metropolis limit is drawn first, without a logarithm per proposal. */
const LIMITS = Float64Array.from({ length: 4096 }, (_, i) => -Math.log((i + 0.5) / 4096));

/**
 * Border-flip annealing: a random border node proposes to join a random neighbouring territory. A move that would cut
 * its territory takes small cut-off pieces along or is refused; the test is made only for moves that would be accepted.
 */
export class FlipSearch {
  private readonly pieces: CutOffPieces;
  /** Nodes that move together, as one row. */
  private readonly group: Movable;

  /** @param origin today's territory per node (−1 = none), or null when nothing has to be kept */
  constructor(
    readonly partition: Partition,
    readonly energy: Energy,
    readonly origin: Int32Array | null,
    private readonly rng: Rng,
  ) {
    this.pieces = new CutOffPieces(partition);
    const column = () => new Float64Array(1);
    this.group = {
      mass: column(),
      x: column(),
      y: column(),
      z: column(),
      units: new Int32Array(1),
      weights: new Float64Array(partition.level.criterionCount),
    };
  }

  /**
   * Makes `proposals` proposals at a temperature (0 = only improvements).
   * @returns number of moves made
   */
  run(proposals: number, temperature: number): number {
    const { partition: p, energy, origin, rng } = this;
    const { level } = p;
    const { offsets, neighbours, edgeWeights, rings, stay } = level;
    const { owner, border, nodes, active } = p;
    const { heat } = energy;
    let s = rng.state;
    let accepted = 0;
    for (let i = 0; i < proposals; i++) {
      if (p.borderCount === 0) break;
      s ^= s << 13;
      s ^= s >>> 17;
      s ^= s << 5;
      const v = border[Math.floor(((s >>> 0) / 4294967296) * p.borderCount)];
      const from = offsets[v];
      const degree = offsets[v + 1] - from;
      s ^= s << 13;
      s ^= s >>> 17;
      s ^= s << 5;
      const a = owner[v];
      const b = owner[neighbours[from + Math.floor(((s >>> 0) / 4294967296) * degree)]];
      if (a === b || nodes[a] === 1 || active[b] === 0) continue;
      s ^= s << 13;
      s ^= s >>> 17;
      s ^= s << 5;
      const limit = temperature === 0 ? -1e-12 : temperature * Math.max(heat[a], heat[b]) * LIMITS[s >>> 20];

      let cut = 0;
      let mask = 0;
      for (let j = 0; j < degree; j++) {
        const t = owner[neighbours[from + j]];
        if (t === a) {
          cut += edgeWeights[from + j];
          mask |= 1 << j;
        } else if (t === b) cut -= edgeWeights[from + j];
      }
      let moved = 0;
      if (origin !== null && origin[v] >= 0) moved = origin[v] === a ? stay[v] : origin[v] === b ? -stay[v] : 0;
      if (energy.costOfMove(p, a, b, level, v, cut, moved) >= limit) continue;

      // In one piece without v if v's neighbours in the territory are joined around the ring.
      if (degree <= RING_LIMIT) {
        let reached = mask & -mask;
        let open = reached;
        while (open !== 0) {
          const bit = 31 - Math.clz32(open & -open);
          open &= open - 1;
          const more = rings[from + bit] & mask & ~reached;
          reached |= more;
          open |= more;
        }
        if (reached === mask) {
          p.move(v, b);
          accepted++;
          continue;
        }
      }
      const members = this.pieces.without(v);
      if (members === null) continue;
      if (members.length === 1 || this.costOfGroup(members, a, b) < limit) {
        for (const member of members) p.move(member, b);
        accepted++;
      }
    }
    rng.state = s;
    return accepted;
  }

  /** Exact cost of moving several nodes of a to b at once. */
  private costOfGroup(members: readonly number[], a: number, b: number): number {
    const { partition: p, group, origin } = this;
    const { offsets, neighbours, edgeWeights, mass, stay, x, y, z, units, weights, criterionCount } = p.level;
    group.weights.fill(0);
    let u = 0;
    let gx = 0;
    let gy = 0;
    let gz = 0;
    let count = 0;
    let cut = 0;
    let moved = 0;
    for (const v of members) {
      u += mass[v];
      gx += mass[v] * x[v];
      gy += mass[v] * y[v];
      gz += mass[v] * z[v];
      count += units[v];
      if (origin !== null && origin[v] >= 0) moved += origin[v] === a ? stay[v] : origin[v] === b ? -stay[v] : 0;
      for (let c = 0; c < criterionCount; c++) group.weights[c] += weights[v * criterionCount + c];
      for (let e = offsets[v]; e < offsets[v + 1]; e++) {
        const w = neighbours[e];
        const t = p.owner[w];
        if (t === b) cut -= edgeWeights[e];
        else if (t === a && !members.includes(w)) cut += edgeWeights[e];
      }
    }
    group.mass[0] = u;
    group.x[0] = gx / u;
    group.y[0] = gy / u;
    group.z[0] = gz / u;
    group.units[0] = count;
    return this.energy.costOfMove(p, a, b, group, 0, cut, moved);
  }
}
