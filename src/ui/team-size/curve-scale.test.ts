import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curveScale } from './curve-scale';

test('the axis ends on round figures', () => {
  expect(curveScale([0.83, 1.31], [0.5, 1])).toEqual({ low: 0.5, high: 1.5, ticks: [0.5, 0.75, 1, 1.25, 1.5] });
  expect(curveScale([], [0, 0])).toEqual({ low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1] });
});

test('it holds every figure and has a handful of lines', () => {
  const value = fc.double({ min: 1e-6, max: 1e5, noNaN: true });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 20 }), values => {
      const { low, high, ticks } = curveScale(values, [0, 0]);
      expect(low).toBeLessThanOrEqual(Math.min(...values));
      expect(high).toBeGreaterThanOrEqual(Math.max(...values) * (1 - 1e-8));
      expect(ticks.length).toBeGreaterThanOrEqual(3);
      expect(ticks.length).toBeLessThanOrEqual(7);
    }),
  );
});
