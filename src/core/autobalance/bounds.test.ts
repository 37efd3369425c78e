import { describe, expect, it } from 'vitest';
import { boundsOf } from './bounds';
import { honeycomb, problemOn } from './test-problem';

const { points, edges } = honeycomb(10, 10);

describe('boundsOf', () => {
  it('finds nothing in the way of an even market', () => {
    expect(boundsOf(problemOn(points, edges, 4))).toEqual([]);
  });

  it('names the hex that is more than a territory and how many territories would do', () => {
    const weights = new Array(100).fill(1);
    weights[42] = 101;
    const [remark] = boundsOf(problemOn(points, edges, 10, { weights: [weights] }));
    expect(remark).toMatchObject({ kind: 'heavy-unit', units: [42], criterion: 0 });
    expect(remark.value).toBeCloseTo(5.05, 9);
    expect(remark.text).toContain('at most 2 territories');
  });

  it('sees that a hex fits neither alone nor with its lightest neighbour', () => {
    const weights = new Array(100).fill(4);
    weights[0] = 8;
    // 10 territories of 40.4: nothing near; 50 territories of 8.08: hex 0 alone is 0.99.
    expect(
      boundsOf(problemOn(points, edges, 50, { weights: [weights] })).filter(({ kind }) => kind === 'heavy-unit'),
    ).toEqual([]);
    weights[0] = 6;
    const [remark] = boundsOf(problemOn(points, edges, 50, { weights: [weights] })).filter(
      ({ kind }) => kind === 'heavy-unit',
    );
    expect(remark.units).toEqual([0]);
    expect(remark.value).toBeCloseTo(10 / 8.04 - 1, 9);
  });

  it('reports locks that hold too much', () => {
    const fixed = new Int32Array(100).fill(-1).fill(1, 0, 60);
    const remarks = boundsOf(problemOn(points, edges, 4, { fixed }));
    expect(remarks[0]).toMatchObject({ kind: 'locks', territories: [1] });
    expect(remarks[0].value).toBeCloseTo(60 / 25 - 1, 9);
  });

  it('reports criteria without weight and too many territories', () => {
    const kinds = boundsOf(
      problemOn(points, edges, 40, { weights: [new Array(100).fill(1), new Array(100).fill(0)] }),
    ).map(({ kind }) => kind);
    expect(kinds).toEqual(['no-weight', 'too-many-territories']);
  });
});
