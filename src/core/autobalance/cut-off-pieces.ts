import type { Partition } from './partition';

/** Nodes looked at per question before it is given up. */
const SEARCH_LIMIT = 600;
/** Nodes that may travel along with the one that moves. */
const GROUP_LIMIT = 48;

/**
 * Answers what a territory would lose beyond v if v left it: searches from all of v's neighbours in the territory at
 * once, a ring at a time; searches that meet become one, searches that run dry have found a cut-off piece.
 */
export class CutOffPieces {
  private readonly stamp: Int32Array;
  private readonly searchOf: Int32Array;
  private round = 0;

  constructor(private readonly partition: Partition) {
    this.stamp = new Int32Array(partition.level.nodeCount);
    this.searchOf = new Int32Array(partition.level.nodeCount);
  }

  /**
   * v and the small pieces that leave with it, v first; [v] alone if nothing is cut off; null if the territory would
   * fall apart, lose a locked node, or the answer is too far to seek.
   */
  without(v: number): number[] | null {
    const { level, owner } = this.partition;
    const { offsets, neighbours, fixed } = level;
    const { stamp, searchOf } = this;
    const round = ++this.round;
    const territory = owner[v];
    stamp[v] = round;
    searchOf[v] = -1;
    const queues: number[][] = [];
    for (let e = offsets[v]; e < offsets[v + 1]; e++) {
      const w = neighbours[e];
      if (owner[w] !== territory || stamp[w] === round) continue;
      stamp[w] = round;
      searchOf[w] = queues.length;
      queues.push([w]);
    }
    const parent = queues.map((_, i) => i);
    const rootOf = (search: number): number => {
      let root = search;
      while (parent[root] !== root) root = parent[root];
      return root;
    };
    const heads = queues.map(() => 0);
    let visited = queues.length;
    let apart = queues.length;
    while (apart > 1) {
      // Searches with something left to look at, by the piece they belong to.
      let busy = -1;
      let several = false;
      for (let i = 0; i < queues.length; i++) {
        if (heads[i] >= queues[i].length) continue;
        const root = rootOf(i);
        if (busy >= 0 && busy !== root) several = true;
        busy = root;
      }
      if (!several) return this.group(v, queues, rootOf, busy, fixed);
      if (visited > SEARCH_LIMIT) return null;
      for (let i = 0; i < queues.length && apart > 1; i++) {
        const queue = queues[i];
        for (const end = queue.length; heads[i] < end && apart > 1; ) {
          const w = queue[heads[i]++];
          for (let e = offsets[w]; e < offsets[w + 1]; e++) {
            const next = neighbours[e];
            if (owner[next] !== territory) continue;
            if (stamp[next] === round) {
              if (searchOf[next] < 0) continue;
              const one = rootOf(searchOf[next]);
              const other = rootOf(i);
              if (one !== other) {
                parent[one] = other;
                apart--;
              }
            } else {
              stamp[next] = round;
              searchOf[next] = i;
              queue.push(next);
              visited++;
            }
          }
        }
      }
    }
    return [v];
  }

  /** Everything but the piece that is still open (or, if all are known whole, the largest). */
  private group(
    v: number,
    queues: readonly (readonly number[])[],
    rootOf: (search: number) => number,
    open: number,
    fixed: Int32Array,
  ): number[] | null {
    let stays = open;
    if (stays < 0) {
      const sizes = queues.map(() => 0);
      queues.forEach((queue, i) => {
        sizes[rootOf(i)] += queue.length;
      });
      stays = sizes.indexOf(Math.max(...sizes));
    }
    const group = [v];
    for (let i = 0; i < queues.length; i++) {
      if (rootOf(i) === stays) continue;
      if (group.length + queues[i].length > GROUP_LIMIT) return null;
      for (const w of queues[i]) {
        if (fixed[w] >= 0) return null;
        group.push(w);
      }
    }
    return group;
  }
}
