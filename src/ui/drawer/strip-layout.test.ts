import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layoutStrip, stripDomain, stripTicks } from './strip-layout';

describe('layoutStrip', () => {
  it('keeps dots apart as long as there is room', () => {
    const values = fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 40 });
    fc.assert(
      fc.property(values, xs => {
        const dots = layoutStrip(
          xs.map((x, id) => ({ id, x })),
          5,
          400,
        );
        for (const a of dots) {
          for (const b of dots) {
            if (a.id < b.id && a.y === b.y) expect(Math.abs(a.x - b.x)).toBeGreaterThanOrEqual(10);
          }
        }
      }),
    );
  });

  it('stays within its reach when the strip is full', () => {
    const crowd = Array.from({ length: 50 }, (_, id) => ({ id, x: 100 }));
    for (const dot of layoutStrip(crowd, 5, 12)) expect(Math.abs(dot.y)).toBeLessThanOrEqual(12);
  });
});

describe('the axis', () => {
  it('holds every deviation, and the band when all are inside', () => {
    expect(stripDomain([0.01, -0.02], [0.1])).toEqual([-0.2, 0.2]);
    const [low, high] = stripDomain([-0.66, 0.51, Number.NaN], [0.1]);
    expect(low).toBeLessThan(-0.66);
    expect(high).toBeGreaterThan(0.51);
  });

  it('stops at −100 % and +150 %', () => {
    expect(stripDomain([-1, 9], [0.1])).toEqual([-1.04, 1.54]);
  });

  it('marks round fractions and the target', () => {
    expect(stripTicks([-0.7, 0.6], 640)).toEqual([-0.6, -0.4, -0.2, 0, 0.2, 0.4, 0.6]);
    expect(stripTicks([-0.2, 0.2], 640)).toContain(0);
  });
});
