import { describe, expect, it } from 'vitest';
import { previewPath } from './preview-path';

describe('preview path', () => {
  it('holds every point inside its window, north up', () => {
    const path = previewPath(Float32Array.from([-122, 37, -71, 42, -80, 26]));
    const [left, top, width, height] = (path?.viewBox ?? '').split(' ').map(Number);
    const points = [...(path?.d ?? '').matchAll(/M(\S+) (\S+)h0/g)].map(match => [Number(match[1]), Number(match[2])]);
    expect(points).toHaveLength(3);
    for (const [x, y] of points) {
      expect(x).toBeGreaterThan(left);
      expect(x).toBeLessThan(left + width);
      expect(y).toBeGreaterThan(top);
      expect(y).toBeLessThan(top + height);
    }
    expect(points[1][1]).toBeLessThan(points[2][1]);
  });

  it('does not blow up a single point', () => {
    const path = previewPath(Float32Array.from([13.4, 52.5]));
    expect(Number(path?.viewBox.split(' ')[2])).toBeGreaterThan(0.2);
  });

  it('has nothing to show without points', () => {
    expect(previewPath(new Float32Array(0))).toBeNull();
  });
});
