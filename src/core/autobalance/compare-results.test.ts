import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { BalanceProblem } from './balance-problem';
import { compareWorth, PlanJudge, type PlanWorth } from './compare-results';
import { lumpyProblem } from './test-problem';
import { verifyPlan } from './verify';

const anyWorth: fc.Arbitrary<PlanWorth> = fc.record({
  complete: fc.boolean(),
  overMoved: fc.nat(2),
  met: fc.boolean(),
  mustExcess: fc.nat(2),
  tryExcess: fc.nat(2),
  outside: fc.nat(2),
  cost: fc.constantFrom(0, 0.5, 1),
  restart: fc.nat(1000),
});

const restartOf = ({ restart }: PlanWorth) => restart;

it('picks the same plan in whatever order plans come', () => {
  const several = fc.uniqueArray(anyWorth, { minLength: 1, maxLength: 8, selector: restartOf });
  const shuffled = several.chain(plans =>
    fc.tuple(fc.constant(plans), fc.shuffledSubarray(plans, { minLength: plans.length })),
  );
  fc.assert(
    fc.property(shuffled, ([plans, other]) => {
      expect([...other].sort(compareWorth).map(restartOf)).toEqual([...plans].sort(compareWorth).map(restartOf));
    }),
  );
});

it('puts the limit on moving before bands, bands before travel, musts before tries, and the earlier before the later', () => {
  const plain: PlanWorth = {
    complete: true,
    overMoved: 0,
    met: true,
    mustExcess: 0,
    tryExcess: 0,
    outside: 0,
    cost: 1,
    restart: 1,
  };
  const fromBestToWorst: PlanWorth[] = [
    { ...plain, cost: 0.9, restart: 2 },
    { ...plain, restart: 0 },
    plain,
    { ...plain, met: false, tryExcess: 3, outside: 9, cost: 0 },
    { ...plain, met: false, tryExcess: 4, outside: 1, cost: -1 },
    { ...plain, met: false, mustExcess: 1, outside: 1, cost: -2 },
    { ...plain, overMoved: 1, cost: -3 },
    { ...plain, complete: false, cost: -4 },
  ];
  expect([...fromBestToWorst].reverse().sort(compareWorth)).toEqual(fromBestToWorst);
});

/** Problems with a lock, a maximum, a criterion to try, and a plan to keep. */
const anyProblem = fc
  .record({ seed: fc.nat(1000), most: fc.option(fc.integer({ min: 1, max: 400 })) })
  .map(({ seed, most }): BalanceProblem => {
    const plain = lumpyProblem(6, 7, 4, seed, { band: 0.2, keep: 0.5 });
    const fixed = plain.fixed.map((_, unit) => (unit < 8 ? 3 : -1));
    const [first, second] = plain.criteria;
    return {
      ...plain,
      criteria: [first, { ...second, hardness: 'try', most }],
      fixed,
      frozen: Uint8Array.of(0, 0, 0, 1),
      start: fixed.map(t => (t >= 0 ? t : 0)),
      mostMoved: 0.5,
    };
  });

it('judges bands, maxima and what moved as the check by separate code does', () => {
  const cases = anyProblem.chain(problem =>
    fc.tuple(fc.constant(problem), fc.array(fc.nat(2), { minLength: problem.unitCount, maxLength: problem.unitCount })),
  );
  fc.assert(
    fc.property(cases, ([problem, drawn]) => {
      const plan = problem.fixed.map((t, unit) => (t >= 0 ? t : drawn[unit]));
      const worth = new PlanJudge(problem).worthOf(plan, 0);
      const check = verifyPlan(problem, plan);
      const [must, soft] = problem.criteria.map(({ band, most }, c) =>
        Math.max(0, check.worstDeviation[c] - (most === null ? band : 0)),
      );
      expect(worth.outside).toBe(3 - check.insideAll);
      expect(worth.met).toBe(check.insideAll === 3);
      expect(Math.abs(worth.mustExcess - must * 1000)).toBeLessThanOrEqual(1);
      expect(Math.abs(worth.tryExcess - soft * 1000)).toBeLessThanOrEqual(1);
      expect(Math.abs(worth.overMoved - Math.max(0, check.moved - 0.5) * 1000)).toBeLessThanOrEqual(1);
    }),
  );
});

it('finds the shorter ways cheaper, and a tenth more travel worth a tenth', () => {
  const problem = lumpyProblem(6, 12, 2, 1, { weights: [new Float64Array(72).fill(1)] });
  const judge = new PlanJudge(problem);
  const sides = judge.worthOf(
    Int32Array.from({ length: 72 }, (_, unit) => (unit % 12 < 6 ? 0 : 1)),
    0,
  );
  const layers = judge.worthOf(
    Int32Array.from({ length: 72 }, (_, unit) => (unit < 36 ? 0 : 1)),
    0,
  );
  const strewn = judge.worthOf(
    Int32Array.from({ length: 72 }, (_, unit) => unit % 2),
    0,
  );
  expect(sides.met && layers.met).toBe(true);
  expect(sides.cost).toBeLessThan(layers.cost);
  expect(layers.cost).toBeLessThan(strewn.cost);
});

it('holds what moved against the ways only as far as keeping is wished', () => {
  const start = Int32Array.from({ length: 72 }, (_, unit) => (unit < 36 ? 0 : 1));
  const better = Int32Array.from({ length: 72 }, (_, unit) => (unit % 12 < 6 ? 0 : 1));
  const ahead = (keep: number) => {
    const judge = new PlanJudge(lumpyProblem(6, 12, 2, 1, { start, keep }));
    return judge.worthOf(start, 0).cost - judge.worthOf(better, 1).cost;
  };
  expect(ahead(0)).toBeGreaterThan(0);
  expect(ahead(1)).toBeLessThan(0);
});
