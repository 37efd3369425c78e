/**
 * A k-d tree over points in 3-D that answers "which point of another group is nearest", for joining islands.
 * Groups may merge between questions: the group of a point is asked for each time, never stored.
 */
export class NearestStranger {
  private readonly order: Int32Array;

  constructor(
    private readonly coordinates: readonly [Float64Array, Float64Array, Float64Array],
    private readonly groupOf: (point: number) => number,
  ) {
    this.order = Int32Array.from({ length: coordinates[0].length }, (_, i) => i);
    this.build(0, this.order.length - 1, 0);
  }

  /**
   * The nearest point whose group differs from that of `point`, if nearer than `limit`.
   * @returns squared distance, and the point, or −1 if none is that near.
   */
  find(point: number, limit: number): { readonly point: number; readonly squared: number } {
    const found = { point: -1, squared: limit };
    this.visit(0, this.order.length - 1, 0, point, this.groupOf(point), found);
    return found;
  }

  private build(lo: number, hi: number, axis: number): void {
    if (hi - lo < 1) return;
    const mid = (lo + hi) >> 1;
    this.select(lo, hi, mid, this.coordinates[axis]);
    this.build(lo, mid - 1, (axis + 1) % 3);
    this.build(mid + 1, hi, (axis + 1) % 3);
  }

  /** Quickselect: the point of rank `rank` along an axis comes to its place, smaller ones before it. */
  private select(from: number, to: number, rank: number, keys: Float64Array): void {
    const { order } = this;
    let lo = from;
    let hi = to;
    while (lo < hi) {
      const pivot = keys[order[(lo + hi) >> 1]];
      let i = lo;
      let j = hi;
      while (i <= j) {
        while (keys[order[i]] < pivot) i++;
        while (keys[order[j]] > pivot) j--;
        if (i <= j) {
          const swap = order[i];
          order[i++] = order[j];
          order[j--] = swap;
        }
      }
      if (rank <= j) hi = j;
      else if (rank >= i) lo = i;
      else return;
    }
  }

  private visit(
    lo: number,
    hi: number,
    axis: number,
    query: number,
    group: number,
    found: { point: number; squared: number },
  ): void {
    if (lo > hi) return;
    const [x, y, z] = this.coordinates;
    const mid = (lo + hi) >> 1;
    const here = this.order[mid];
    const dx = x[here] - x[query];
    const dy = y[here] - y[query];
    const dz = z[here] - z[query];
    const squared = dx * dx + dy * dy + dz * dz;
    if (squared < found.squared && this.groupOf(here) !== group) {
      found.squared = squared;
      found.point = here;
    }
    const toPlane = this.coordinates[axis][query] - this.coordinates[axis][here];
    const next = (axis + 1) % 3;
    const nearFirst = toPlane < 0;
    if (nearFirst) this.visit(lo, mid - 1, next, query, group, found);
    else this.visit(mid + 1, hi, next, query, group, found);
    if (toPlane * toPlane >= found.squared) return;
    if (nearFirst) this.visit(mid + 1, hi, next, query, group, found);
    else this.visit(lo, mid - 1, next, query, group, found);
  }
}
