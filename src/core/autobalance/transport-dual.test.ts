import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rng } from './rng';
import { TransportDual } from './transport-dual';
import type { TransportProblem } from './transport-problem';

function randomTransport(units: number, centres: number, criteria: number, rng: Rng): TransportProblem {
  const column = (length: number, most: number): Float64Array =>
    Float64Array.from({ length }, () => (most * rng.below(1000)) / 1000);
  const upper = column(centres * criteria, units / centres);
  return {
    centreCount: centres,
    centreX: column(centres, 100),
    centreY: column(centres, 100),
    centreZ: column(centres, 1),
    unitCount: units,
    x: column(units, 100),
    y: column(units, 100),
    z: column(units, 1),
    mass: column(units, 2),
    criterionCount: criteria,
    weights: column(units * criteria, 2),
    upper,
    lower: upper.map(most => 0.8 * most),
    settledTravel: 5,
    travel: 0,
    travelUnit: 1,
    bands: [],
    exactCentres: false,
  };
}

/** The dual by definition: every unit, every centre. */
function dualOf(problem: TransportProblem, prices: Float64Array): number {
  const { unitCount, centreCount, criterionCount: width } = problem;
  let value = problem.settledTravel;
  for (let v = 0; v < unitCount; v++) {
    let least = Infinity;
    for (let t = 0; t < centreCount; t++) {
      const squares =
        (problem.x[v] - problem.centreX[t]) ** 2 +
        (problem.y[v] - problem.centreY[t]) ** 2 +
        (problem.z[v] - problem.centreZ[t]) ** 2;
      let cost = problem.mass[v] * squares;
      for (let c = 0; c < width; c++) cost += prices[t * width + c] * problem.weights[v * width + c];
      least = Math.min(least, cost);
    }
    value += least;
  }
  prices.forEach((price, at) => {
    value -= Math.max(0, price) * problem.upper[at] - Math.max(0, -price) * problem.lower[at];
  });
  return value;
}

describe('TransportDual', () => {
  it('is exact after any walk of the prices, although it does not look at every centre', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 2, max: 30 }),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom(1, 30, 2000),
        fc.nat(),
        (units, centres, criteria, stride, seed) => {
          const rng = new Rng(seed);
          const problem = randomTransport(units, centres, criteria, rng);
          const dual = new TransportDual(problem, 20);
          const prices = new Float64Array(centres * criteria);
          for (let round = 0; round < 20; round++) {
            dual.begin(prices, 10);
            while (dual.advance(50) <= 0);
            const expected = dualOf(problem, prices);
            expect(Math.abs(dual.bound() - expected)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(expected)));
            for (let at = 0; at < prices.length; at++) prices[at] += stride * (rng.below(2001) / 1000 - 1);
          }
        },
      ),
    );
  });

  it('shares every weight out once, whatever the temperature', () => {
    const rng = new Rng(3);
    const problem = randomTransport(30, 6, 2, rng);
    const dual = new TransportDual(problem, 3);
    for (const temperature of [1e-3, 10, 1e5]) {
      dual.begin(new Float64Array(12), temperature);
      while (dual.advance(1000) <= 0);
      for (const c of [0, 1]) {
        const sum = (column: Float64Array): number => column.reduce((all, w, at) => all + (at % 2 === c ? w : 0), 0);
        expect(sum(dual.loads)).toBeCloseTo(sum(problem.weights), 9);
      }
    }
  });
});
