import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lngOf, type MercatorBox, mercatorX, mercatorY } from './camera';
import { atLeast, boxOfAll, boxOfMost } from './points-box';

/** 990 points over the contiguous United States, then some far away. */
function america(far: readonly number[]): number[] {
  const points: number[] = [];
  for (let i = 0; i < 990; i++) points.push(-124 + (i % 33) * 1.75, 25 + Math.floor(i / 33) * 0.82);
  return [...points, ...far];
}

const holds = (box: MercatorBox, lng: number, lat: number): boolean => {
  const y = mercatorY(lat);
  return [-1, 0, 1].some(world => {
    const x = mercatorX(lng) + world;
    return x >= box.minX - 1e-12 && x <= box.maxX + 1e-12 && y >= box.minY - 1e-12 && y <= box.maxY + 1e-12;
  });
};

describe('a box round the main mass', () => {
  it('leaves out Alaska, Hawaii and Guam, and keeps what is near', () => {
    const far = [-149.9, 61.2, -157.8, 21.3, 144.8, 13.5];
    const box = boxOfMost(america([...far, -125.2, 48.9]))!;
    expect(holds(box, -124, 30)).toBe(true);
    expect(holds(box, -125.2, 48.9)).toBe(true);
    for (let at = 0; at < far.length; at += 2) expect(holds(box, far[at], far[at + 1])).toBe(false);
  });

  it('lets what it leaves out in the west have no say about the south', () => {
    const south = mercatorY(25);
    expect(boxOfMost(america([-157.8, 21.3]))!.maxY).toBeCloseTo(south, 12);
    expect(boxOfMost(america([-100, 24]))!.maxY).toBeGreaterThan(south);
  });

  it('keeps a part of the market that is more than a slip', () => {
    const hawaii = Array.from({ length: 40 }, () => [-157.8, 21.3]).flat();
    expect(holds(boxOfMost(america(hawaii))!, -157.8, 21.3)).toBe(true);
  });

  it('holds every point of a short list', () => {
    expect(boxOfMost([13.4, 52.5, -9.1, 38.7])).toEqual(boxOfAll([13.4, 52.5, -9.1, 38.7]));
  });

  it('goes the short way over the date line', () => {
    const box = boxOfAll([178, -18, -179, -17, 179.5, -16])!;
    expect(lngOf(box.minX)).toBeCloseTo(178, 9);
    expect(lngOf(box.maxX)).toBeCloseTo(181, 9);
  });

  it('is null without points', () => {
    expect(boxOfAll([])).toBeNull();
    expect(boxOfMost([])).toBeNull();
  });

  it('holds all, or at least 96 of 100, of any points, and never more than a world', () => {
    const place = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -85, max: 85, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(place, { minLength: 1, maxLength: 400 }), places => {
        const all = boxOfAll(places.flat())!;
        expect(places.every(([lng, lat]) => holds(all, lng, lat))).toBe(true);
        expect(all.maxX - all.minX).toBeLessThanOrEqual(1);
        const most = boxOfMost(places.flat())!;
        const inside = places.filter(([lng, lat]) => holds(most, lng, lat)).length;
        expect(inside).toBeGreaterThanOrEqual(places.length * 0.96);
        expect(most.minX).toBeGreaterThanOrEqual(all.minX);
        expect(most.maxY).toBeLessThanOrEqual(all.maxY);
      }),
    );
  });
});

it('widens a single point about its middle', () => {
  const box = atLeast(boxOfAll([10, 50])!, 0.01);
  expect(box.maxX - box.minX).toBeCloseTo(0.01, 12);
  expect(box.maxY - box.minY).toBeCloseTo(0.01, 12);
  expect((box.minX + box.maxX) / 2).toBeCloseTo(mercatorX(10), 12);
});
