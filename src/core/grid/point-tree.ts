/**
 * A flat k-d tree over unit vectors: nearest points in space, hence on the ground, with nothing special at the poles or
 * the antimeridian. Built once, queried with a filter ("nearest hex of another island").
 */
const LEAF = 8;

export class PointTree {
  readonly #points: Float64Array;
  /** Point numbers, arranged so that the middle of every range splits it along one axis. */
  readonly #order: Int32Array;

  /** @param points unit vectors, flat; @param members the points to hold */
  constructor(points: Float64Array, members: Int32Array) {
    this.#points = points;
    this.#order = members.slice();
    this.#split(0, members.length - 1, 0);
  }

  /**
   * Up to `count` nearest points that pass the filter, nearest first, ties by number.
   * @param within squared chord beyond which nothing counts
   */
  nearest(
    x: number,
    y: number,
    z: number,
    count: number,
    passes: (point: number) => boolean,
    within = Number.POSITIVE_INFINITY,
  ): { readonly point: number; readonly chordSquared: number }[] {
    const found: { point: number; chordSquared: number }[] = [];
    const target = [x, y, z];
    const points = this.#points;
    const order = this.#order;
    const limit = () => (found.length < count ? within : found[found.length - 1].chordSquared);
    const offer = (point: number) => {
      const dx = points[3 * point] - x;
      const dy = points[3 * point + 1] - y;
      const dz = points[3 * point + 2] - z;
      const chordSquared = dx * dx + dy * dy + dz * dz;
      if (chordSquared > limit() || !passes(point)) return;
      let at = found.length;
      while (
        at > 0 &&
        (found[at - 1].chordSquared > chordSquared ||
          (found[at - 1].chordSquared === chordSquared && found[at - 1].point > point))
      ) {
        at--;
      }
      if (at >= count) return;
      found.splice(at, 0, { point, chordSquared });
      if (found.length > count) found.pop();
    };
    const visit = (from: number, to: number, axis: number) => {
      if (to - from < LEAF) {
        for (let i = from; i <= to; i++) offer(order[i]);
        return;
      }
      const middle = (from + to) >> 1;
      offer(order[middle]);
      const gap = target[axis] - points[3 * order[middle] + axis];
      const next = (axis + 1) % 3;
      if (gap < 0) visit(from, middle - 1, next);
      else visit(middle + 1, to, next);
      if (gap * gap > limit()) return;
      if (gap < 0) visit(middle + 1, to, next);
      else visit(from, middle - 1, next);
    };
    visit(0, order.length - 1, 0);
    return found;
  }

  #split(from: number, to: number, axis: number): void {
    if (to - from < LEAF) return;
    const middle = (from + to) >> 1;
    this.#select(from, to, middle, axis);
    this.#split(from, middle - 1, (axis + 1) % 3);
    this.#split(middle + 1, to, (axis + 1) % 3);
  }

  /** Quickselect: afterwards nothing before `wanted` is larger along the axis and nothing after it smaller. */
  #select(from: number, to: number, wanted: number, axis: number): void {
    const order = this.#order;
    const at = (i: number) => this.#points[3 * order[i] + axis];
    const swap = (i: number, j: number) => {
      const kept = order[i];
      order[i] = order[j];
      order[j] = kept;
    };
    let low = from;
    let high = to;
    while (low < high) {
      const pivot = at((low + high) >> 1);
      let i = low;
      let j = high;
      while (i <= j) {
        while (at(i) < pivot) i++;
        while (at(j) > pivot) j--;
        if (i <= j) swap(i++, j--);
      }
      if (wanted <= j) high = j;
      else if (wanted >= i) low = i;
      else return;
    }
  }
}
