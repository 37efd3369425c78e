import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance } from './balance';
import type { BalanceProblem } from './balance-problem';
import { choicesAmong, dominates, type FrontierFigures, planFrontier, variantOf } from './frontier';
import { lumpyProblem } from './test-problem';
import { verifyPlan } from './verify';

const scratch = lumpyProblem(12, 12, 6, 5, { band: 0.03 });
const today: BalanceProblem = {
  ...scratch,
  start: Int32Array.from({ length: 144 }, (_, unit) => Math.floor(unit / 24)),
  keep: 0.35,
};

describe('variants', () => {
  it('widen the bands that may give way and nothing else', () => {
    const [first, second] = scratch.criteria;
    const mixed: BalanceProblem = {
      ...scratch,
      criteria: [first, { ...second, hardness: 'try' }, { ...second, hardness: 'try', most: 9 }],
    };
    const bands = (problem: BalanceProblem) =>
      variantOf(problem, { bandFactor: 2, movedFactor: 1, keep: null, from: null }).criteria.map(
        ({ band }) => band / 0.03,
      );
    expect(bands(scratch)).toEqual([2, 2]);
    expect(bands(mixed)).toEqual([1, 2, 1]);
    expect(variantOf(mixed, null)).toBe(mixed);
  });

  it('set out from another plan without keeping it', () => {
    const from = new Int32Array(144);
    expect(variantOf(today, { bandFactor: 1, movedFactor: 1, keep: 0.9, from: null })).toMatchObject({
      keep: 0.9,
      start: today.start,
    });
    expect(variantOf(scratch, { bandFactor: 1, movedFactor: 1, keep: null, from })).toMatchObject({
      keep: 0,
      start: from,
    });
  });
});

describe('steps under a limit on what may move', () => {
  const limited: BalanceProblem = { ...today, mostMoved: 0.2 };

  it('raise the limit up to none, with the bands as they are', () => {
    const { kind, steps } = planFrontier(limited);
    expect(kind).toBe('disruption');
    expect(steps.every(({ bandFactor }) => bandFactor === 1)).toBe(true);
    const limits = steps.map(step => variantOf(limited, { ...step, from: null }).mostMoved);
    expect(limits[0]).toBe(0.2);
    expect(limits.at(-1)).toBeNull();
    for (const limit of limits) if (limit !== null) expect(limit).toBeLessThanOrEqual(1);
  });

  it('mean nothing where there is no limit', () => {
    expect(variantOf(today, { bandFactor: 1, movedFactor: 2, keep: null, from: null }).mostMoved).toBeNull();
  });
});

describe('steps', () => {
  it('trade change for balance from today’s plan, and travel from scratch', () => {
    const fromToday = planFrontier(today);
    expect(fromToday.kind).toBe('disruption');
    expect(fromToday.steps.every(step => step.after === -1)).toBe(true);
    // One of them changes as little as the bands that were asked for allow.
    expect(fromToday.steps).toContainEqual({ bandFactor: 1, movedFactor: 1, keep: 1, after: -1 });
    const fromScratch = planFrontier(scratch);
    expect(fromScratch.kind).toBe('travel');
    expect(fromScratch.steps.every((step, index) => step.after < index)).toBe(true);
    for (const { steps } of [fromToday, fromScratch]) expect(steps.length).toBeLessThanOrEqual(5);
  });

  it('do not differ by bands where there are none', () => {
    const maxima = { ...today, criteria: today.criteria.map(criterion => ({ ...criterion, most: 50 })) };
    expect(planFrontier(maxima).steps.map(({ keep }) => keep)).toEqual([1, 0.2, 0]);
  });

  it('solved, change more the less keeping counts', () => {
    const moved = planFrontier(today).steps.map(({ bandFactor, keep }) => {
      const run = balance(variantOf(today, { bandFactor, movedFactor: 1, keep, from: null }), {
        seed: 1,
        effort: 'fast',
      });
      let step = run.next();
      while (!step.done) step = run.next();
      return verifyPlan(today, step.value.territoryOf).moved;
    });
    // On so few hexes the first ones may be the same plan, give or take a hex.
    expect(moved[0]).toBeLessThan(moved[4]);
    expect(moved[2]).toBeLessThan(moved[4]);
  });
});

const anyFigures: fc.Arbitrary<FrontierFigures> = fc.record({
  outside: fc.nat(3),
  unevenness: fc.double({ min: 0, max: 2, noNaN: true }),
  moved: fc.double({ min: 0, max: 1, noNaN: true }),
  travel: fc.double({ min: 0, max: 100, noNaN: true }),
});

describe('choices', () => {
  it('dominate none of each other, leave out only what one of them dominates, and are in order', () => {
    fc.assert(
      fc.property(fc.array(anyFigures, { maxLength: 7 }), fc.constantFrom('disruption', 'travel'), (figures, kind) => {
        const chosen = choicesAmong(kind, figures, null);
        expect(chosen.length > 0).toBe(figures.length > 0);
        for (const one of chosen) {
          for (const other of chosen) if (one !== other) expect(dominates(figures[one], figures[other])).toBe(false);
        }
        for (const index of figures.keys()) {
          if (!chosen.includes(index)) expect(chosen.some(one => dominates(figures[one], figures[index]))).toBe(true);
        }
        const traded = chosen.map(index => (kind === 'disruption' ? figures[index].moved : figures[index].travel));
        expect(traded).toEqual([...traded].sort((a, b) => a - b));
      }),
    );
  });

  it('are none where the plan there is already is better in all, but what somebody has chosen stays', () => {
    const worse = { outside: 1, unevenness: 1.5, moved: 0.3, travel: 30 };
    const own = { outside: 0, unevenness: 0.9, moved: 0.2, travel: 20 };
    expect(choicesAmong('travel', [worse], own)).toEqual([]);
    expect(choicesAmong('travel', [worse], own, 0)).toEqual([0]);
    expect(choicesAmong('disruption', [worse, { ...worse, moved: 0.1 }], own)).toEqual([1]);
  });
});
