import { booleanPointInPolygon } from '@turf/turf';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pointsInPolygons } from './points-in-polygons';
import { PolygonAreasBuilder } from './polygon-areas';

type Ring = [number, number][];

/** A ring round a middle, its corners in order of direction: never crosses itself. */
const starRing = (x: number, y: number, radii: readonly number[]): Ring =>
  radii.map((radius, i) => {
    const turn = (2 * Math.PI * i) / radii.length;
    return [x + radius * Math.cos(turn), y + radius * Math.sin(turn)];
  });

function areasOf(features: readonly (readonly Ring[])[][]) {
  const builder = new PolygonAreasBuilder();
  features.forEach((parts, feature) => {
    for (const rings of parts) {
      builder.beginPart(feature);
      for (const ring of rings) builder.addRing(ring.flat());
    }
  });
  return builder.finish();
}

/** Points beside no side: what lies on one is a matter of rounding. */
function clearOfSides(areas: ReturnType<typeof areasOf>, points: readonly (readonly [number, number])[]) {
  const near = [
    [1e-7, 0],
    [-1e-7, 0],
    [0, 1e-7],
    [0, -1e-7],
  ] as const;
  const groups = Array.from({ length: 100 }, (_, i) => i);
  const seen = near.map(([dx, dy]) =>
    pointsInPolygons(
      areas,
      groups,
      points.map(point => point[1] + dy),
      points.map(point => point[0] + dx),
    ),
  );
  return points.filter((_, at) =>
    seen.every(({ group, contested }) => group[at] === seen[0].group[at] && contested[at] === seen[0].contested[at]),
  );
}

const coordinate = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const stars = fc
  .tuple(
    coordinate(-20, 20),
    coordinate(-20, 20),
    fc.array(coordinate(1, 9), { minLength: 3, maxLength: 40 }),
    coordinate(0.1, 0.9),
  )
  .map(([x, y, radii, share]) => [
    starRing(x, y, radii),
    starRing(
      x,
      y,
      radii.map(radius => radius * share),
    ),
  ]);
const points = fc.array(fc.tuple(coordinate(-30, 30), coordinate(-30, 30)), { minLength: 1, maxLength: 60 });

describe('pointsInPolygons', () => {
  it('agrees with another program on polygons with holes, the first feature first', () => {
    fc.assert(
      fc.property(fc.array(stars, { minLength: 1, maxLength: 12 }), points, (polygons, drawn) => {
        const areas = areasOf(polygons.map(rings => [rings]));
        const asked = clearOfSides(areas, drawn);
        const lng = asked.map(point => point[0]);
        const lat = asked.map(point => point[1]);
        const { group, contested } = pointsInPolygons(
          areas,
          polygons.map((_, i) => i),
          lat,
          lng,
        );
        asked.forEach((point, at) => {
          const holders = polygons.flatMap((rings, i) => {
            const closed = rings.map(ring => [...ring, ring[0]]);
            return booleanPointInPolygon([...point], { type: 'Polygon', coordinates: closed }) ? [i] : [];
          });
          expect([group[at], contested[at]]).toEqual([holders[0] ?? -1, holders.length > 1 ? 1 : 0]);
        });
      }),
    );
  });

  it('is the same wherever on the globe the polygons lie, the antimeridian included', () => {
    fc.assert(
      fc.property(
        fc.array(stars, { minLength: 1, maxLength: 5 }),
        points,
        coordinate(-180, 180),
        (polygons, drawn, east) => {
          const groups = polygons.map((_, i) => i);
          const asked = clearOfSides(areasOf(polygons.map(rings => [rings])), drawn);
          const home = pointsInPolygons(
            areasOf(polygons.map(rings => [rings])),
            groups,
            asked.map(point => point[1]),
            asked.map(point => point[0]),
          );
          const wrapped = (lng: number) => ((((lng + east + 180) % 360) + 360) % 360) - 180;
          const moved = polygons.map(rings => [
            rings.map(ring => ring.map(([x, y]): [number, number] => [wrapped(x), y])),
          ]);
          const there = pointsInPolygons(
            areasOf(moved),
            groups,
            asked.map(point => point[1]),
            asked.map(point => wrapped(point[0])),
          );
          expect(there.group).toEqual(home.group);
        },
      ),
    );
  });

  it('gives a point on a border that two polygons share to exactly one', () => {
    const square = (x: number, y: number): Ring => [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
    ];
    const areas = areasOf([[[square(0, 0)]], [[square(1, 0)]], [[square(0, 1)]], [[square(1, 1)]]]);
    const lng = [1, 0.5, 1, 1.5, 0.5];
    const lat = [0.5, 1, 1, 1, 0.5];
    const { group, contested } = pointsInPolygons(areas, [0, 1, 2, 3], lat, lng);
    expect([...group]).toEqual([1, 2, 3, 3, 0]);
    expect([...contested]).toEqual([0, 0, 0, 0, 0]);
  });

  it('joins the parts of a feature and the features of a group, where they overlap too', () => {
    const wide: Ring = [
      [0, 0],
      [10, 0],
      [10, 10],
      [0, 10],
    ];
    const inner: Ring = [
      [2, 2],
      [4, 2],
      [4, 4],
      [2, 4],
    ];
    const parts = areasOf([[[wide], [inner]], [[inner]]]);
    expect(pointsInPolygons(parts, [7, 7], [3, 3], [3, 8])).toEqual({
      group: Int32Array.of(7, 7),
      contested: Uint8Array.of(0, 0),
    });
  });

  it('takes a ring that crosses itself by the even-odd rule', () => {
    const bowTie: Ring = [
      [0, 0],
      [4, 4],
      [4, 0],
      [0, 4],
    ];
    const { group } = pointsInPolygons(areasOf([[[bowTie]]]), [0], [2, 2, 3.5], [1, 3, 2]);
    expect([...group]).toEqual([0, 0, -1]);
  });

  it('closes a ring round a pole over the pole', () => {
    const cap: Ring = Array.from({ length: 36 }, (_, i) => [-180 + 10 * i, -70]);
    const { group } = pointsInPolygons(areasOf([[[cap]]]), [0], [-80, -80, -89.9, -60, 80], [0, 179.9, -93, 0, 0]);
    expect([...group]).toEqual([0, 0, 0, -1, -1]);
  });

  it('knows nothing of points where there is no polygon', () => {
    expect([...pointsInPolygons(areasOf([]), [], [1, 90], [1, 2]).group]).toEqual([-1, -1]);
  });
});
