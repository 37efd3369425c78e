import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PointTree } from './point-tree';
import { chordToKm, distanceKm, unitVectors } from './sphere';

const places = fc.array(
  fc.record({ lat: fc.integer({ min: -90, max: 90 }), lng: fc.integer({ min: -180, max: 180 }) }),
  { minLength: 1, maxLength: 120 },
);

describe('PointTree', () => {
  it('finds the same nearest points as looking at all of them', () => {
    fc.assert(
      fc.property(places, fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 4 }), (points, count, modulus) => {
        const vectors = unitVectors(
          points.map(p => p.lat),
          points.map(p => p.lng),
        );
        const all = Int32Array.from(points, (_, i) => i);
        const tree = new PointTree(vectors, all);
        const passes = (i: number) => i % modulus !== 0;
        const squared = (i: number) =>
          (vectors[3 * i] - vectors[0]) ** 2 +
          (vectors[3 * i + 1] - vectors[1]) ** 2 +
          (vectors[3 * i + 2] - vectors[2]) ** 2;
        const expected = [...all]
          .filter(passes)
          .sort((a, b) => squared(a) - squared(b) || a - b)
          .slice(0, count)
          .map(squared);
        const found = tree.nearest(vectors[0], vectors[1], vectors[2], count, passes);
        expect(found.map(f => f.chordSquared)).toEqual(expected);
      }),
    );
  });
});

describe('distances', () => {
  it('agree between chord and haversine', () => {
    fc.assert(
      fc.property(places, points => {
        const [a, b] = [points[0], points[points.length - 1]];
        const v = unitVectors([a.lat, b.lat], [a.lng, b.lng]);
        const squared = (v[0] - v[3]) ** 2 + (v[1] - v[4]) ** 2 + (v[2] - v[5]) ** 2;
        expect(chordToKm(squared)).toBeCloseTo(distanceKm(a.lat, a.lng, b.lat, b.lng), 3);
      }),
    );
  });

  it('know a quarter of the equator', () => {
    expect(distanceKm(0, 0, 0, 90)).toBeCloseTo(10_007.56, 1);
  });
});
