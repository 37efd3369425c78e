import type { Level } from './level';

/**
 * A complete assignment of a level's nodes with everything the search asks for kept up to date: sums per territory and
 * the list of nodes that touch another territory and may move. Sums drift by rounding: `recount` starts afresh.
 */
export class Partition {
  readonly owner: Int32Array;
  /** Nodes of active territories that touch another one and are not locked, in no order; the first `borderCount` count. */
  readonly border: Int32Array;
  borderCount = 0;
  /** Unit borders between territories, each counted from both sides. */
  private doubleCut = 0;
  /** Σ mass · km² round the origin, which no move changes. */
  private readonly squares: number;
  /** Per territory: nodes, units, mass, mass centre (kilometres). */
  readonly nodes: Int32Array;
  readonly units: Int32Array;
  readonly mass: Float64Array;
  readonly cx: Float64Array;
  readonly cy: Float64Array;
  readonly cz: Float64Array;
  /** Share of criterion c held by territory t at `t * criterionCount + c`. */
  readonly loads: Float64Array;
  /** 1 = the search may change this territory. Set through `reset`. */
  readonly active: Uint8Array;
  /** Place of a node in `border`, −1 = not there. */
  private readonly place: Int32Array;
  /** Neighbours in another territory per node. */
  private readonly foreign: Int32Array;

  constructor(
    readonly level: Level,
    readonly territoryCount: number,
    owner: Int32Array,
  ) {
    const n = level.nodeCount;
    this.owner = owner.slice();
    this.border = new Int32Array(n);
    this.place = new Int32Array(n);
    this.foreign = new Int32Array(n);
    this.nodes = new Int32Array(territoryCount);
    this.units = new Int32Array(territoryCount);
    this.mass = new Float64Array(territoryCount);
    this.cx = new Float64Array(territoryCount);
    this.cy = new Float64Array(territoryCount);
    this.cz = new Float64Array(territoryCount);
    this.loads = new Float64Array(territoryCount * level.criterionCount);
    this.active = new Uint8Array(territoryCount);
    let squares = level.innerInertia;
    for (let v = 0; v < n; v++) squares += level.mass[v] * (level.x[v] ** 2 + level.y[v] ** 2 + level.z[v] ** 2);
    this.squares = squares;
    this.reset(owner, null);
  }

  /** Takes another assignment, and the territories the search may change (null = all). */
  reset(owner: Int32Array, region: readonly number[] | null): void {
    const { nodeCount, offsets, neighbours, edgeWeights } = this.level;
    this.owner.set(owner);
    this.doubleCut = 0;
    this.active.fill(region === null ? 1 : 0);
    if (region !== null) for (const t of region) this.active[t] = 1;
    this.borderCount = 0;
    for (let v = 0; v < nodeCount; v++) {
      let foreign = 0;
      for (let e = offsets[v]; e < offsets[v + 1]; e++) {
        if (owner[neighbours[e]] === owner[v]) continue;
        foreign++;
        this.doubleCut += edgeWeights[e];
      }
      this.foreign[v] = foreign;
      this.place[v] = -1;
      if (foreign > 0) this.enter(v);
    }
    this.recount();
  }

  /** Sums from scratch. */
  recount(): void {
    const { nodeCount, criterionCount, x, y, z, mass, units, weights } = this.level;
    const { owner, loads, cx, cy, cz } = this;
    this.nodes.fill(0);
    this.units.fill(0);
    this.mass.fill(0);
    cx.fill(0);
    cy.fill(0);
    cz.fill(0);
    loads.fill(0);
    for (let v = 0; v < nodeCount; v++) {
      const t = owner[v];
      const u = mass[v];
      this.nodes[t]++;
      this.units[t] += units[v];
      this.mass[t] += u;
      cx[t] += u * x[v];
      cy[t] += u * y[v];
      cz[t] += u * z[v];
      for (let c = 0; c < criterionCount; c++) loads[t * criterionCount + c] += weights[v * criterionCount + c];
    }
    for (let t = 0; t < this.territoryCount; t++) {
      if (this.mass[t] === 0) continue;
      cx[t] /= this.mass[t];
      cy[t] /= this.mass[t];
      cz[t] /= this.mass[t];
    }
  }

  /** Moves node v to territory b; the caller has made sure that it may. */
  move(v: number, b: number): void {
    const { offsets, neighbours, edgeWeights, criterionCount, weights, units, mass } = this.level;
    const { owner, foreign, loads } = this;
    const a = owner[v];
    owner[v] = b;
    let own = 0;
    for (let e = offsets[v]; e < offsets[v + 1]; e++) {
      const w = neighbours[e];
      const t = owner[w];
      if (t === a) {
        this.doubleCut += 2 * edgeWeights[e];
        if (foreign[w]++ === 0) this.enter(w);
      } else if (t === b) {
        own++;
        this.doubleCut -= 2 * edgeWeights[e];
        if (--foreign[w] === 0) this.leave(w);
      }
    }
    const before = foreign[v];
    foreign[v] = offsets[v + 1] - offsets[v] - own;
    if (before > 0 && foreign[v] === 0) this.leave(v);
    else if (before === 0 && foreign[v] > 0) this.enter(v);

    const u = mass[v];
    this.nodes[a]--;
    this.nodes[b]++;
    this.units[a] -= units[v];
    this.units[b] += units[v];
    this.shift(a, v, -u);
    this.shift(b, v, u);
    for (let c = 0; c < criterionCount; c++) {
      const w = weights[v * criterionCount + c];
      loads[a * criterionCount + c] -= w;
      loads[b * criterionCount + c] += w;
    }
  }

  /** Unit borders between territories, each once. */
  cut(): number {
    return this.doubleCut / 2;
  }

  /** Σ mass · km² round the territories' centres, all territories, the insides of coarse nodes included. O(k). */
  inertia(): number {
    const { mass, cx, cy, cz } = this;
    let sum = this.squares;
    for (let t = 0; t < this.territoryCount; t++) sum -= mass[t] * (cx[t] * cx[t] + cy[t] * cy[t] + cz[t] * cz[t]);
    return Math.max(0, sum);
  }

  private shift(t: number, v: number, u: number): void {
    const { x, y, z } = this.level;
    const after = this.mass[t] + u;
    this.mass[t] = after;
    if (this.nodes[t] === 0 || after <= 0) return;
    const part = u / after;
    this.cx[t] += part * (x[v] - this.cx[t]);
    this.cy[t] += part * (y[v] - this.cy[t]);
    this.cz[t] += part * (z[v] - this.cz[t]);
  }

  private enter(v: number): void {
    if (this.level.fixed[v] >= 0 || this.active[this.owner[v]] === 0) return;
    this.place[v] = this.borderCount;
    this.border[this.borderCount++] = v;
  }

  private leave(v: number): void {
    const at = this.place[v];
    if (at < 0) return;
    const last = this.border[--this.borderCount];
    this.border[at] = last;
    this.place[last] = at;
    this.place[v] = -1;
  }
}
