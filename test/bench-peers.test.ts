import { describe, expect, it } from 'vitest';
import { honeycomb, lumpyProblem, problemOn } from '../src/core/autobalance/test-problem';
import { parseCriteria } from './bench/engine-instance';
import { metisGraph, readPartition, wholeWeights } from './bench/metis-graph';
import { type PeerCase, peerTable } from './bench/peer-table';
import { type PlanFigures, planFigures } from './bench/plan-figures';

describe('the graph for METIS', () => {
  it('has one line per unit: weights, then neighbours from 1', () => {
    const { points, edges } = honeycomb(1, 4);
    const problem = problemOn(points, edges, 2, {
      weights: [
        [1, 2, 3, 4],
        [0, 0, 0, 1],
      ],
    });
    expect(metisGraph(problem).split('\n')).toEqual([
      '4 3 010 2',
      '50000000 0 2',
      '100000000 0 1 3',
      '150000000 0 2 4',
      '200000000 500000000 3',
      '',
    ]);
  });

  it('says every edge from both sides', () => {
    const problem = lumpyProblem(7, 9, 4, 1);
    const [header, ...lines] = metisGraph(problem).trim().split('\n');
    const [units, edges, , width] = header.split(' ').map(Number);
    const lists = lines.map(line => line.split(' ').slice(width).map(Number));
    expect(lists).toHaveLength(units);
    expect(lists.flat()).toHaveLength(2 * edges);
    lists.forEach((list, v) => {
      for (const w of list) expect(lists[w - 1]).toContain(v + 1);
    });
  });

  it('keeps weights of any size within 32 bits, to a millionth', () => {
    for (const factor of [1e-9, 1, 1e12]) {
      const weights = Float64Array.of(1, 2.5, 0, 1000).map(w => w * factor);
      const whole = wholeWeights(weights);
      expect(whole.every(Number.isInteger)).toBe(true);
      expect(whole.reduce((sum, w) => sum + w, 0)).toBeLessThan(2 ** 30);
      expect(whole[1] / whole[3]).toBeCloseTo(0.0025, 8);
      expect(whole[2]).toBe(0);
    }
    expect(wholeWeights(new Float64Array(3))).toEqual([0, 0, 0]);
  });

  it('reads a partition back and refuses a torn one', () => {
    expect([...readPartition('1\n0\n2\n', 3)]).toEqual([1, 0, 2]);
    expect(() => readPartition('1\n0\n', 3)).toThrow(/2 lines/);
    expect(() => readPartition('1\n\n2\n', 3)).toThrow(/territory for each/);
  });
});

describe('figures of a plan', () => {
  it('counts broken and empty territories, cut edges and travel', () => {
    const row = Array.from({ length: 6 }, (_, i): [number, number] => [0, i]);
    const problem = problemOn(
      row,
      [0, 1, 2, 3, 4].map((i): [number, number] => [i, i + 1]),
      3,
    );
    const figures = planFigures(problem, Int32Array.of(0, 0, 1, 1, 1, 0));
    expect(figures).toMatchObject({ pieces: 2, broken: 1, empty: 1, cut: 2, deviation: { Potential: 100 } });
    // Degrees along the equator from the centres 2 and 3: 4 + 1 + 9 and 1 + 0 + 1.
    expect(figures.inertia / ((6371.0088 * Math.PI) / 180) ** 2).toBeCloseTo(16, 2);
  });
});

describe('criteria of the command line', () => {
  it('reads bands, hardness and maxima', () => {
    expect(parseCriteria('potential:5,workload:7.5:try,customers:max=400:must')).toEqual([
      { column: 'potential', band: 0.05, hardness: 'must', most: null },
      { column: 'workload', band: 0.075, hardness: 'try', most: null },
      { column: 'customers', band: 0, hardness: 'must', most: 400 },
    ]);
  });

  it.each(['potential', 'potential:', 'potential:x', ':5', 'a:-1', 'a:max=0', 'a:max=', 'a:5:soft', 'a:5:try:b'])(
    'refuses %s',
    text => {
      expect(() => parseCriteria(text)).toThrow(/Criterion/);
    },
  );
});

describe('the table of peers', () => {
  const figures: PlanFigures = {
    deviation: { potential: 4.96, workload: 5 },
    pieces: 1,
    broken: 0,
    empty: 0,
    cut: 200,
    inertia: 3.05e8,
  };
  const one: PeerCase = {
    instance: 'de',
    units: 100,
    territories: 10,
    criteria: 'potential:5,workload:5',
    rows: [
      { solver: 'ours', seconds: 1.26, figures },
      { solver: 'METIS rb', seconds: 0.004, figures: { ...figures, broken: 3, cut: 160, inertia: 6.1e8 } },
      { solver: 'METIS kway -contig', seconds: 0, figures: null },
    ],
  };

  it('sets ours against each peer', () => {
    expect(peerTable([one]).trim().split('\n').slice(2)).toEqual([
      '| de k=10 | potential:5,workload:5 | ours | 5.0 / 5.0 | 0 | 0 | 200 | 3.05e8 | 1.3 |  |  |  |',
      '|  |  | METIS rb | 5.0 / 5.0 | 3 | 0 | 160 | 6.10e8 | 0.004 | 1.25 | 0.50 | 315 |',
      '|  |  | METIS kway -contig | failed | – | – | – | – | – | – | – | – |',
    ]);
  });

  it('has as many cells in every row as in its head', () => {
    const counts = peerTable([one, { ...one, rows: one.rows.slice(0, 1) }])
      .trim()
      .split('\n')
      .map(row => row.split('|').length);
    expect(new Set(counts).size).toBe(1);
    expect(counts).toHaveLength(6);
  });
});
