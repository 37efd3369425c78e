import fc from 'fast-check';
import { cellToLatLng, cellToVertexes, getPentagons, latLngToCell, vertexToLatLng } from 'h3-js';
import { expect, test } from 'vitest';
import { PointCell } from './point-cell';

function expectH3(cell: PointCell, lat: number, lng: number, resolution: number): void {
  cell.find(lat, lng, resolution);
  const found = cell.high.toString(16) + cell.low.toString(16).padStart(8, '0');
  expect(found, `${lat} ${lng} at ${resolution}`).toBe(latLngToCell(lat, lng, resolution));
}

const anywhere = fc.tuple(
  fc.double({ min: -1, max: 1, noNaN: true }).map(sine => (Math.asin(sine) * 180) / Math.PI),
  fc.double({ min: -180, max: 180, noNaN: true }),
);

test('a point anywhere has the cell that h3-js gives it', () => {
  const cell = new PointCell();
  fc.assert(
    fc.property(anywhere, fc.integer({ min: 0, max: 12 }), ([lat, lng], resolution) => {
      expectH3(cell, lat, lng, resolution);
    }),
    { numRuns: 3000 },
  );
});

test('a cell found first and a cell found after all corners are known are the same', () => {
  fc.assert(
    fc.property(anywhere, fc.integer({ min: 0, max: 9 }), ([lat, lng], resolution) => {
      expectH3(new PointCell(), lat, lng, resolution);
    }),
    { numRuns: 200 },
  );
});

test('corners and middles of cells, where sides meet', () => {
  const cell = new PointCell();
  fc.assert(
    fc.property(anywhere, fc.integer({ min: 0, max: 9 }), ([lat, lng], resolution) => {
      const near = latLngToCell(lat, lng, resolution);
      const [middleLat, middleLng] = cellToLatLng(near);
      expectH3(cell, middleLat, middleLng, resolution);
      for (const corner of cellToVertexes(near)) {
        const [cornerLat, cornerLng] = vertexToLatLng(corner);
        for (let finer = resolution; finer <= 9; finer++) expectH3(cell, cornerLat, cornerLng, finer);
      }
    }),
    { numRuns: 300 },
  );
});

test('round numbers, poles, the date line and the pentagons', () => {
  const cell = new PointCell();
  for (let resolution = 0; resolution <= 9; resolution++) {
    for (let lat = -90; lat <= 90; lat += 15) {
      for (let lng = -180; lng <= 180; lng += 15) expectH3(cell, lat, lng, resolution);
    }
    for (const pentagon of getPentagons(resolution)) {
      const [lat, lng] = cellToLatLng(pentagon);
      for (const [north, east] of [
        [0, 0],
        [0.01, 0],
        [0, 0.01],
        [-0.01, -0.01],
      ]) {
        expectH3(cell, lat + north, lng + east, resolution);
      }
    }
  }
});
