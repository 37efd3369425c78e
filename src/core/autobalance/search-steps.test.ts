import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance } from './balance';
import type { BalanceProblem, BalanceProgress, BalanceResult } from './balance-problem';
import { Energy } from './energy';
import { setUpGame, setUpGameInSteps } from './game';
import { toEnd } from './in-steps';
import { Partition } from './partition';
import { scoreOf } from './plan-score';
import { lumpyProblem } from './test-problem';
import { verifyPlan } from './verify';

function run(problem: BalanceProblem, seed: number): { steps: BalanceProgress[]; result: BalanceResult } {
  const steps: BalanceProgress[] = [];
  const work = balance(problem, { seed, effort: 'fast' });
  let step = work.next();
  for (; !step.done; step = work.next()) steps.push(step.value);
  return { steps, result: step.value };
}

/** Two columns, one three times as dense in the west, one in the east: compact territories are far out in both. */
function tornProblem(): BalanceProblem {
  const west = Array.from({ length: 900 }, (_, unit) => (unit % 30 < 15 ? 1.5 : 0.5));
  const east = west.map(weight => 2 - weight);
  return lumpyProblem(30, 30, 30, 1, { weights: [west, east], band: 0.02 });
}

describe('a run in steps', () => {
  it('sets up the same board in steps as in one go', () => {
    const problem = lumpyProblem(12, 12, 3, 7);
    expect(toEnd(setUpGameInSteps(problem))).toEqual(setUpGame(problem));
  });

  it('leaves no plan half made wherever it is stopped', () => {
    const problem = lumpyProblem(18, 18, 5, 2);
    const { steps } = run(problem, 4);
    const kept = steps.map(({ territoryOf }) => territoryOf.slice());
    // A plan handed out is never written to again.
    steps.forEach(({ territoryOf }, i) => {
      expect(territoryOf).toEqual(kept[i]);
    });
    for (const { phase, territoryOf, insideAll, worstDeviation } of steps) {
      if (phase === 'seed') continue;
      const check = verifyPlan(problem, territoryOf);
      expect([...check.pieces]).toEqual([1, 1, 1, 1, 1]);
      expect(check.insideAll).toBe(insideAll);
      check.worstDeviation.forEach((worst, c) => {
        expect(worstDeviation[c]).toBeCloseTo(worst, 9);
      });
    }
  });

  it('never leaves today’s plan for one further outside, and stays inside once it is', () => {
    fc.assert(
      fc.property(fc.nat(), seed => {
        const problem = lumpyProblem(16, 16, 4, seed);
        const start = run(problem, seed).result;
        const { steps, result } = run({ ...problem, start: start.territoryOf, keep: 0.5 }, seed + 1);
        const excess = ({ worstDeviation }: { worstDeviation: readonly number[] }): number =>
          Math.max(...worstDeviation.map(worst => Math.max(0, worst - 0.05)));
        expect(excess(result)).toBeLessThanOrEqual(excess(start) + 1e-9);
        const first = steps.findIndex(({ insideAll }) => insideAll === 4);
        if (first >= 0) for (const { insideAll } of steps.slice(first)) expect(insideAll).toBe(4);
      }),
      { numRuns: 4 },
    );
  });
});

describe('criteria that pull most territories in opposite directions', () => {
  it('give way to short travel, in the same way every time', () => {
    const problem = tornProblem();
    const { result } = run(problem, 1);
    expect(run(problem, 1).result.territoryOf).toEqual(result.territoryOf);
    expect(result.maxPieces).toBe(1);
    const game = setUpGame(problem);
    const compact = (territoryOf: Int32Array): number => new Partition(game.finest, 30, territoryOf).cut();
    // Without any band to hold, travel and border alone decide: the torn plan is hardly longer.
    const free = run(
      { ...problem, criteria: problem.criteria.map(criterion => ({ ...criterion, band: 5 })) },
      1,
    ).result;
    expect(compact(result.territoryOf)).toBeLessThan(1.06 * compact(free.territoryOf));
  });

  it('pay a smaller price once their bands are given up', () => {
    const game = setUpGame(tornProblem());
    const energy = new Energy(game, { inertia: 1, cut: 1 });
    const strips = Int32Array.from({ length: 900 }, (_, v) => v % 30);
    const partition = new Partition(game.finest, 30, strips);
    const before = scoreOf(game, partition, energy.scale, 0, 0, energy.torn);
    for (let i = 0; i < 400; i++) energy.updatePrices(partition);
    const full = Math.max(...energy.prices.map(Math.abs));
    energy.tear(0);
    energy.tear(0);
    energy.tear(1);
    for (let i = 0; i < 400; i++) energy.updatePrices(partition);
    expect(Math.max(...energy.prices.map(Math.abs))).toBeLessThan(0.1 * full);
    expect(scoreOf(game, partition, energy.scale, 0, 0, energy.torn).total).toBeLessThan(before.total);
  });
});
