import type { BalanceCriterion, BalanceProblem } from './balance-problem';
import { Rng } from './rng';

/** What a test says about its problem; the rest is plain. */
export interface TestProblem extends Partial<Omit<BalanceProblem, 'criteria'>> {
  readonly weights?: readonly (readonly number[] | Float64Array)[];
  readonly band?: number;
  /** How much of the third column a territory may hold; it is a maximum then. */
  readonly most?: number;
}

/** Edges (u, v) as a symmetric CSR adjacency. */
export function adjacencyOf(
  unitCount: number,
  edges: readonly (readonly [number, number])[],
): [Int32Array, Int32Array] {
  const lists: number[][] = Array.from({ length: unitCount }, () => []);
  for (const [u, v] of edges) {
    lists[u].push(v);
    lists[v].push(u);
  }
  const offsets = new Int32Array(unitCount + 1);
  lists.forEach((list, v) => {
    offsets[v + 1] = offsets[v] + list.length;
  });
  return [offsets, Int32Array.from(lists.flat())];
}

/** Problem on given points and edges; every weight 1 unless said otherwise. */
export function problemOn(
  points: readonly (readonly [number, number])[],
  edges: readonly (readonly [number, number])[],
  territoryCount: number,
  { weights, band = 0.05, most, ...rest }: TestProblem = {},
): BalanceProblem {
  const unitCount = points.length;
  const [offsets, neighbours] = adjacencyOf(unitCount, edges);
  const columns = weights ?? [new Float64Array(unitCount).fill(1)];
  const criteria: BalanceCriterion[] = columns.map((column, c) => ({
    label: ['Potential', 'Workload', 'Accounts'][c],
    weights: Float64Array.from(column),
    band,
    hardness: 'must',
    compact: 0.5,
    most: c === 2 ? (most ?? null) : null,
  }));
  return {
    unitCount,
    lat: Float64Array.from(points, ([lat]) => lat),
    lng: Float64Array.from(points, ([, lng]) => lng),
    offsets,
    neighbours,
    criteria,
    travelWeights: new Float64Array(unitCount).fill(1),
    territoryCount,
    shares: new Float64Array(territoryCount).fill(1),
    fixed: new Int32Array(unitCount).fill(-1),
    frozen: new Uint8Array(territoryCount),
    start: null,
    keep: 0,
    disruption: null,
    mostMoved: null,
    homes: null,
    ...rest,
  };
}

/** Rows × columns of units with six neighbours each, near (50, 10), 0.1° apart. Unit = row × columns + column. */
export function honeycomb(rows: number, columns: number): { points: [number, number][]; edges: [number, number][] } {
  const points: [number, number][] = [];
  const edges: [number, number][] = [];
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const unit = r * columns + c;
      points.push([50 + 0.087 * r, 10 + 0.15 * (c + (r % 2) / 2)]);
      if (c > 0) edges.push([unit, unit - 1]);
      if (r === 0) continue;
      const left = r % 2 === 1 ? c : c - 1;
      for (const up of [left, left + 1]) if (up >= 0 && up < columns) edges.push([unit, (r - 1) * columns + up]);
    }
  }
  return { points, edges };
}

/** A honeycomb problem with two lumpy criteria, many of them zero, from a seed. */
export function lumpyProblem(
  rows: number,
  columns: number,
  territoryCount: number,
  seed: number,
  rest: TestProblem = {},
): BalanceProblem {
  const { points, edges } = honeycomb(rows, columns);
  const rng = new Rng(seed);
  const draw = (): number => rng.below(1000) / 1000;
  const occupied = points.map(() => draw() < 0.5);
  const column = (): number[] => occupied.map(yes => (yes ? 1 + 9 * draw() ** 3 : 0));
  return problemOn(points, edges, territoryCount, { weights: [column(), column()], ...rest });
}
