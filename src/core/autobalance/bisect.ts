import { worthOf } from './fill-empty-territories';
import type { InSteps } from './in-steps';
import type { Level } from './level';
import type { Rng } from './rng';

/** Directions tried per cut. */
const DIRECTIONS = 10;
/** Nodes cut between two yields. */
const STEP_NODES = 6_000;

/**
 * Seed by recursive bisection: cut a land mass by the straight line, among several directions, that leaves two
 * compact halves with even criteria and a short border, give each half its part of the territories, and go on.
 * Territories may come out in pieces (a line knows no coast): `repair` follows.
 * @param groupOf land mass per node
 * @param members territories of each land mass
 * @param rng varies where and in which directions is cut, for another plan than the plain one (null)
 */
export function* bisect(
  level: Level,
  groupOf: Int32Array,
  members: readonly (readonly number[])[],
  targets: Float64Array,
  rng: Rng | null,
): InSteps<Int32Array> {
  const part = new Int32Array(level.nodeCount).fill(-1);
  const worth = worthOf(level);
  const cutter = new LineCutter(level, worth);
  const nodesOf: number[][] = members.map(() => []);
  for (let v = 0; v < level.nodeCount; v++) nodesOf[groupOf[v]].push(v);
  const open: { nodes: Int32Array; territories: readonly number[] }[] = members.map((territories, group) => ({
    nodes: Int32Array.from(nodesOf[group]),
    territories,
  }));
  let work = 0;
  for (let job = open.pop(); job !== undefined; job = open.pop()) {
    const { nodes, territories } = job;
    if (territories.length <= 1) {
      for (const v of nodes) part[v] = territories[0] ?? -1;
      continue;
    }
    const count = territories.length;
    const half = rng === null || count < 4 ? count >> 1 : Math.floor(count / 3) + rng.below(Math.floor(count / 3) + 1);
    const first = territories.slice(0, half);
    const second = territories.slice(half);
    const share = first.reduce((sum, t) => sum + targets[t], 0) / territories.reduce((sum, t) => sum + targets[t], 0);
    const [left, right] = cutter.cut(
      nodes,
      share,
      first.length,
      second.length,
      rng === null ? 0 : rng.below(1000) / 1000,
    );
    open.push({ nodes: left, territories: first }, { nodes: right, territories: second });
    work += nodes.length;
    if (work < STEP_NODES) continue;
    work = 0;
    yield;
  }
  return part;
}

/** Room for a node's place beside its position in one exactly sortable number (2²¹ nodes, 2³² positions). */
const PLACES = 2 ** 21;
const POSITIONS = 2 ** 32 - 1;

class LineCutter {
  private readonly side: Uint8Array;
  private readonly keys: Float64Array;

  constructor(
    private readonly level: Level,
    private readonly worth: Float64Array,
  ) {
    this.side = new Uint8Array(level.nodeCount);
    this.keys = new Float64Array(level.nodeCount);
  }

  /** The best of several cuts (turned by a part of the step between them) that puts `share` of the worth, and at least the wanted nodes, on the first side. */
  cut(
    nodes: Int32Array,
    share: number,
    leastFirst: number,
    leastSecond: number,
    turn: number,
  ): [Int32Array, Int32Array] {
    let best = Infinity;
    let kept: [Int32Array, Int32Array] = [nodes.slice(0, leastFirst), nodes.slice(leastFirst)];
    const [east, north] = this.plane(nodes);
    for (let d = 0; d < DIRECTIONS; d++) {
      const angle = (Math.PI * (d + turn)) / DIRECTIONS;
      const direction = east.map((a, i) => Math.cos(angle) * a + Math.sin(angle) * north[i]);
      const ordered = this.sortAlong(nodes, direction);
      let total = 0;
      for (const v of ordered) total += this.worth[v];
      let sum = 0;
      let split = 0;
      while (split < ordered.length && sum + this.worth[ordered[split]] / 2 < share * total)
        sum += this.worth[ordered[split++]];
      split = Math.max(leastFirst, Math.min(ordered.length - leastSecond, split));
      const cost = this.cost(ordered, split, share);
      if (cost < best) {
        best = cost;
        kept = [ordered.slice(0, split), ordered.slice(split)];
      }
    }
    return kept;
  }

  /** Two perpendicular directions in the plane the nodes lie in: the two widest of the three axes of their spread. */
  private plane(nodes: Int32Array): [number[], number[]] {
    const { x, y, z } = this.level;
    const middle = [0, 0, 0];
    for (const v of nodes) {
      middle[0] += x[v] / nodes.length;
      middle[1] += y[v] / nodes.length;
      middle[2] += z[v] / nodes.length;
    }
    const spread = [0, 0, 0, 0, 0, 0];
    for (const v of nodes) {
      const a = x[v] - middle[0];
      const b = y[v] - middle[1];
      const c = z[v] - middle[2];
      spread[0] += a * a;
      spread[1] += a * b;
      spread[2] += a * c;
      spread[3] += b * b;
      spread[4] += b * c;
      spread[5] += c * c;
    }
    const first = powerIterate(spread, [0.61, 0.53, 0.59]);
    const along = quadratic(spread, first);
    const rest = spread.map((s, i) => s - along * first[[0, 0, 0, 1, 1, 2][i]] * first[[0, 1, 2, 1, 2, 2][i]]);
    const second = powerIterate(rest, [first[1] - first[2], first[2] - first[0], first[0] - first[1]]);
    return [first, second];
  }

  private sortAlong(nodes: Int32Array, [a, b, c]: readonly number[]): Int32Array {
    const { x, y, z } = this.level;
    const keys = this.keys.subarray(0, nodes.length);
    let low = Infinity;
    let high = -Infinity;
    for (let i = 0; i < nodes.length; i++) {
      const v = nodes[i];
      const along = a * x[v] + b * y[v] + c * z[v];
      keys[i] = along;
      if (along < low) low = along;
      if (along > high) high = along;
    }
    const scale = high > low ? POSITIONS / (high - low) : 0;
    for (let i = 0; i < nodes.length; i++) keys[i] = Math.round((keys[i] - low) * scale) * PLACES + i;
    keys.sort();
    return Int32Array.from(keys, key => nodes[key % PLACES]);
  }

  /** Travel within the halves, border between them and unevenness of the criteria, each as a part of the whole. */
  private cost(ordered: Int32Array, split: number, share: number): number {
    const { x, y, z, mass, weights, criterionCount, offsets, neighbours, edgeWeights } = this.level;
    const { side } = this;
    const loads = new Float64Array(2 * criterionCount);
    let inertia = 0;
    let border = 0;
    for (const first of [true, false]) {
      const half = first ? ordered.subarray(0, split) : ordered.subarray(split);
      let total = 0;
      let cx = 0;
      let cy = 0;
      let cz = 0;
      let squares = 0;
      for (const v of half) {
        const u = mass[v];
        total += u;
        cx += u * x[v];
        cy += u * y[v];
        cz += u * z[v];
        squares += u * (x[v] * x[v] + y[v] * y[v] + z[v] * z[v]);
        side[v] = first ? 1 : 2;
        for (let c = 0; c < criterionCount; c++)
          loads[first ? c : criterionCount + c] += weights[v * criterionCount + c];
      }
      inertia += squares - (cx * cx + cy * cy + cz * cz) / Math.max(total, 1e-300);
    }
    let inner = 0;
    for (const v of ordered) {
      for (let e = offsets[v]; e < offsets[v + 1]; e++) {
        const other = side[neighbours[e]];
        if (other === 0) continue;
        if (other !== side[v]) border += edgeWeights[e];
        else inner += edgeWeights[e];
      }
    }
    for (const v of ordered) side[v] = 0;
    let uneven = 0;
    for (let c = 0; c < criterionCount; c++) {
      const sum = loads[c] + loads[criterionCount + c];
      if (sum > 0) uneven += Math.abs(loads[c] / sum - share) / Math.min(share, 1 - share);
    }
    const whole = this.inertiaOf(ordered);
    return (whole > 0 ? inertia / whole : 0) + (2 * border) / Math.sqrt(inner + border + 1) + 0.5 * uneven;
  }

  private inertiaOf(nodes: Int32Array): number {
    const { x, y, z, mass } = this.level;
    let total = 0;
    let cx = 0;
    let cy = 0;
    let cz = 0;
    let squares = 0;
    for (const v of nodes) {
      const u = mass[v];
      total += u;
      cx += u * x[v];
      cy += u * y[v];
      cz += u * z[v];
      squares += u * (x[v] * x[v] + y[v] * y[v] + z[v] * z[v]);
    }
    return squares - (cx * cx + cy * cy + cz * cz) / Math.max(total, 1e-300);
  }
}

/** Symmetric 3 × 3 matrix (xx, xy, xz, yy, yz, zz) times a vector. */
function times(m: readonly number[], [a, b, c]: readonly number[]): number[] {
  return [m[0] * a + m[1] * b + m[2] * c, m[1] * a + m[3] * b + m[4] * c, m[2] * a + m[4] * b + m[5] * c];
}

function quadratic(m: readonly number[], v: readonly number[]): number {
  const w = times(m, v);
  return v[0] * w[0] + v[1] * w[1] + v[2] * w[2];
}

/** Main axis of a spread by power iteration; the start itself where there is no spread (one point, a line). */
function powerIterate(m: readonly number[], start: readonly number[]): number[] {
  let v = normalise(start, [1, 0, 0]);
  for (let i = 0; i < 24; i++) v = normalise(times(m, v), v);
  return v;
}

function normalise(v: readonly number[], otherwise: readonly number[]): number[] {
  const length = Math.hypot(v[0], v[1], v[2]);
  return length > 1e-12 ? v.map(a => a / length) : [...otherwise];
}
