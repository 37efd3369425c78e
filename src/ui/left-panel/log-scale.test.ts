import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LOG_STEPS, positionOf, rounded, valueAt } from './log-scale';

describe('log scale', () => {
  it('meets its ends exactly, so that a full range is no condition', () => {
    const scale = { min: 0.2, max: 3_500_000 };
    expect(valueAt(scale, 0)).toBe(0.2);
    expect(valueAt(scale, LOG_STEPS)).toBe(3_500_000);
    expect(positionOf(scale, 0)).toBe(0);
    expect(positionOf(scale, Number.POSITIVE_INFINITY)).toBe(LOG_STEPS);
  });

  it('comes back to the position it was at', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-3, max: 10, noNaN: true }),
        fc.double({ min: 1.5, max: 1e9, noNaN: true }),
        fc.integer({ min: 0, max: LOG_STEPS }),
        (min, factor, position) => {
          const scale = { min, max: min * factor };
          expect(Math.abs(positionOf(scale, valueAt(scale, position)) - position)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('puts a scale of one value at its low end', () => {
    expect(positionOf({ min: 5, max: 5 }, 5)).toBe(0);
  });

  it('keeps three digits', () => {
    expect(rounded(123_456)).toBe(123_000);
    expect(rounded(0.012345)).toBe(0.0123);
  });
});
