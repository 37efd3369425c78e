import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cameraAt,
  clipTransform,
  frameBox,
  latOf,
  lngOf,
  mercatorAtX,
  mercatorAtY,
  mercatorX,
  mercatorY,
  nearestCopy,
  screenX,
  screenY,
  worldCopies,
} from './camera';

const lng = fc.double({ min: -180, max: 180, noNaN: true });
const lat = fc.double({ min: -80, max: 80, noNaN: true });
const zoom = fc.double({ min: 0, max: 15, noNaN: true });

describe('camera', () => {
  it('finds the ground again that it put on screen', () => {
    fc.assert(
      fc.property(lng, lat, zoom, lng, lat, (centreLng, centreLat, level, x, y) => {
        const camera = cameraAt(centreLng, centreLat, level, 800, 600, 1);
        expect(lngOf(mercatorAtX(camera, screenX(camera, mercatorX(x))))).toBeCloseTo(x, 6);
        expect(latOf(mercatorAtY(camera, screenY(camera, mercatorY(y))))).toBeCloseTo(y, 6);
      }),
    );
  });

  it('agrees with what shaders are given', () => {
    const camera = cameraAt(10, 50, 6, 800, 600, 2);
    const origin = [0.52, 0.34] as const;
    const [scaleX, scaleY, shiftX, shiftY] = clipTransform(camera, origin, 0);
    const [x, y] = [0.004, -0.003];
    expect(((x * scaleX + shiftX + 1) / 2) * 800).toBeCloseTo(screenX(camera, origin[0] + x), 6);
    expect(((1 - (y * scaleY + shiftY)) / 2) * 600).toBeCloseTo(screenY(camera, origin[1] + y), 6);
  });

  it('draws a box over the date line on both sides of it', () => {
    const fiji = { minX: 0.98, maxX: 1.02, minY: 0.54, maxY: 0.56 };
    expect(worldCopies(cameraAt(179, -17, 5, 800, 600, 1), fiji).map(String)).toEqual(['0']);
    expect(worldCopies(cameraAt(-179, -17, 5, 800, 600, 1), fiji).map(String)).toEqual(['-1']);
    expect(worldCopies(cameraAt(0, -17, 5, 800, 600, 1), fiji).map(String)).toEqual([]);
    expect(nearestCopy(cameraAt(-179, -17, 5, 800, 600, 1), 1.01)).toBeCloseTo(0.01);
  });

  it('frames a box inside its padding', () => {
    const padding = { top: 70, right: 100, bottom: 50, left: 40 };
    const span = fc.double({ min: 0.001, max: 0.3, noNaN: true });
    fc.assert(
      fc.property(span, span, (width, height) => {
        const box = { minX: 0.4, minY: 0.4, maxX: 0.4 + width, maxY: 0.4 + height };
        const framed = frameBox(box, 900, 700, padding, 12);
        const camera = cameraAt(framed.lng, framed.lat, framed.zoom, 900, 700, 1);
        expect(screenX(camera, box.minX)).toBeGreaterThan(padding.left - 0.01);
        expect(screenX(camera, box.maxX)).toBeLessThan(900 - padding.right + 0.01);
        expect(screenY(camera, box.minY)).toBeGreaterThan(padding.top - 0.01);
        expect(screenY(camera, box.maxY)).toBeLessThan(700 - padding.bottom + 0.01);
      }),
    );
  });
});
