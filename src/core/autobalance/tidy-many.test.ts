import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BalanceProblem } from './balance-problem';
import { Rng } from './rng';
import { lumpyProblem, type TestProblem } from './test-problem';
import { tidyUp } from './tidy-up';
import { verifyPlan } from './verify';

const ROWS = 20;
const COLUMNS = 24;

/** Six blocks, three beside each other in two rows. */
function blocks(): Int32Array {
  return Int32Array.from(
    { length: ROWS * COLUMNS },
    (_, unit) => 3 * Math.floor(unit / COLUMNS / 10) + Math.floor((unit % COLUMNS) / 8),
  );
}

function even(start: Int32Array, rest: TestProblem = {}): BalanceProblem {
  const weights = [new Float64Array(ROWS * COLUMNS).fill(1), new Float64Array(ROWS * COLUMNS).fill(2)];
  return lumpyProblem(ROWS, COLUMNS, 6, 1, { weights, band: 0.1, start, ...rest });
}

/** Nothing was drawn. */
const IDLE = { seed: 1, drawn: new Int32Array(0), drawnFrom: new Int32Array(0) };

const at = (row: number, column: number): number => row * COLUMNS + column;

/** The plan with these units given to `to`, and what a person would have touched by that. */
function drawnOver(plan: Int32Array, units: readonly number[], to: number) {
  const drawn = Int32Array.from(units.filter(unit => plan[unit] !== to)).sort();
  const start = plan.slice();
  for (const unit of drawn) start[unit] = to;
  const drawnFrom = drawn.map(unit => plan[unit]);
  return {
    start,
    hand: { seed: 1, drawn, drawnFrom },
    touched: [...new Set([to, ...Array.from(drawn, unit => plan[unit])])].filter(t => t >= 0),
  };
}

function disk({ offsets, neighbours }: BalanceProblem, unit: number, rings: number): number[] {
  const found = new Set([unit]);
  for (let ring = 0; ring < rings; ring++) {
    for (const v of [...found]) for (let e = offsets[v]; e < offsets[v + 1]; e++) found.add(neighbours[e]);
  }
  return [...found];
}

const extraPieces = (problem: BalanceProblem, owner: Int32Array): number =>
  verifyPlan(problem, owner).pieces.reduce((sum, count) => sum + Math.max(0, count - 1), 0);

describe('tidyUp', () => {
  it('leaves a tidy plan as it is', () => {
    const start = blocks();
    const result = tidyUp(even(start), [0, 1], IDLE);
    expect([...result.changed]).toEqual([]);
    expect([...result.territoryOf]).toEqual([...start]);
  });

  it('gives a stray hex back to the territory it lies in', () => {
    const { start, hand, touched } = drawnOver(blocks(), [at(5, 12)], 0);
    const result = tidyUp(even(start), touched, hand);
    expect(result).toMatchObject({ extraPiecesBefore: 1, extraPiecesAfter: 0, costsBalance: false });
    expect([...result.changed]).toEqual([at(5, 12)]);
  });

  it('keeps a lasso with its new territory and gives the piece that it cut off to a neighbour', () => {
    // Everything of territory 1 but its leftmost column: the upper left corner hangs in the air.
    const cut = [at(4, 8), at(3, 8), at(3, 9), at(3, 10), at(2, 10), at(1, 10), at(0, 10), at(4, 9)];
    const { start, hand, touched } = drawnOver(blocks(), cut, 0);
    const problem = even(start);
    expect(extraPieces(problem, start)).toBe(1);
    const result = tidyUp(problem, touched, hand);
    expect(extraPieces(problem, result.territoryOf)).toBe(0);
    // The corner of the stroke is a spike and may be cut off it.
    expect(cut.filter(unit => result.territoryOf[unit] !== 0).length).toBeLessThanOrEqual(1);
    expect(result.territoryOf[at(0, 8)]).toBe(0);
  });

  it('joins what was drawn on purpose over a narrow gap', () => {
    const problem = even(blocks());
    const units = disk(problem, at(5, 12), 2).filter(unit => unit % COLUMNS > 8);
    const { start, hand, touched } = drawnOver(blocks(), units, 0);
    const result = tidyUp({ ...problem, start }, touched, hand);
    expect(result.extraPiecesBefore).toBe(1);
    expect(result.extraPiecesAfter).toBe(0);
    const kept = units.filter(unit => result.territoryOf[unit] === 0).length;
    expect(kept / units.length).toBeGreaterThan(0.8);
  });

  it('meets a band that the edit just missed, from the neighbours, not by taking the edit back', () => {
    const problem = even(blocks());
    const units = Array.from({ length: 10 }, (_, row) => at(row, 8));
    const { start, hand, touched } = drawnOver(blocks(), units, 0);
    expect(verifyPlan({ ...problem, start }, start).insideAll).toBeLessThan(6);
    const result = tidyUp({ ...problem, start }, touched, hand);
    const check = verifyPlan({ ...problem, start }, result.territoryOf);
    expect(check.insideAll).toBe(6);
    expect(units.every(unit => result.territoryOf[unit] === 0)).toBe(true);
  });

  it('holds a territory that was out of its band already where the drawing put it', () => {
    // Territory 0 holds a quarter more than its target already; the stroke adds a straight column of ten hexes.
    const uneven = blocks().map((t, unit) => (t === 1 && unit % COLUMNS < 10 ? 0 : t));
    const units = Array.from({ length: 10 }, (_, row) => at(row, 10));
    const { start, hand, touched } = drawnOver(uneven, units, 0);
    const result = tidyUp(even(start), touched, hand);
    const held = (owner: Int32Array): number => owner.filter(t => t === 0).length;
    expect(Math.abs(held(result.territoryOf) - held(start))).toBeLessThanOrEqual(4);
    expect(result.changed.length).toBeLessThan(10);
  });

  it('leaves a territory that was only just begun small', () => {
    const problem = even(blocks());
    const units = disk(problem, at(9, 12), 2);
    const { start, hand, touched } = drawnOver(
      blocks().map(t => (t === 5 ? 4 : t)),
      units,
      5,
    );
    const result = tidyUp({ ...problem, start }, touched, hand);
    const held = result.territoryOf.filter(t => t === 5).length;
    expect(held).toBeGreaterThanOrEqual(units.length - 2);
    expect(held).toBeLessThan(1.5 * units.length);
  });

  it('does nothing where there is nothing to share: no neighbours, locked neighbours, unassigned hexes', () => {
    const start = blocks();
    const alone = start.map(t => (t === 0 ? 0 : -1));
    expect([...tidyUp(even(alone), [0], IDLE).changed]).toEqual([]);
    const frozen = Uint8Array.of(0, 1, 1, 1, 1, 1);
    const locked = even(start, { frozen, fixed: start.map(t => (t === 0 ? -1 : t)) });
    expect([...tidyUp(locked, [0], IDLE).changed]).toEqual([]);
    expect(tidyUp(even(alone), [], IDLE).region).toEqual([]);
  });

  it('changes only the region, keeps locks and unassigned hexes, never makes more pieces, and repeats itself', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), fc.boolean(), (seed, someLocked) => {
        const rng = new Rng(seed);
        const plain = lumpyProblem(ROWS, COLUMNS, 6, seed, { band: 0.1 });
        const plan = blocks();
        for (let i = rng.below(8); i > 0; i--) plan[rng.below(plan.length)] = -1;
        const strokes = new Set<number>();
        for (let i = 1 + rng.below(4), unit = rng.below(plan.length); i > 0; i--) {
          for (const v of disk(plain, unit, rng.below(3))) strokes.add(v);
          unit = (unit + rng.below(4) + COLUMNS * rng.below(2)) % plan.length;
        }
        const lockedTerritory = someLocked ? rng.below(6) : -1;
        const target = (lockedTerritory + 1 + rng.below(5)) % 6;
        const allowed = [...strokes].filter(unit => plan[unit] !== lockedTerritory);
        const { start, hand, touched } = drawnOver(plan, allowed, target);
        const fixed = start.map(t => (t === lockedTerritory ? t : t >= 0 && rng.below(40) === 0 ? t : -1));
        const frozen = Uint8Array.from({ length: 6 }, (_, t) => (t === lockedTerritory ? 1 : 0));
        const problem = { ...plain, start, fixed, frozen };

        const result = tidyUp(problem, touched, { ...hand, seed });
        const check = verifyPlan(problem, result.territoryOf);
        expect(check.brokenLocks).toEqual([]);
        expect(extraPieces(problem, result.territoryOf)).toBeLessThanOrEqual(extraPieces(problem, start));
        const region = new Set(result.region);
        const changed = new Set(result.changed);
        start.forEach((t, unit) => {
          expect(result.territoryOf[unit] !== t).toBe(changed.has(unit));
          if (!changed.has(unit)) return;
          expect(region.has(t)).toBe(true);
          expect(region.has(result.territoryOf[unit])).toBe(true);
        });
        if (!result.costsBalance && changed.size > 0) {
          const before = verifyPlan(problem, start);
          if (before.insideAll === 6) expect(check.insideAll).toBe(6);
        }
        expect(tidyUp(problem, touched, { ...hand, seed }).territoryOf).toEqual(result.territoryOf);
      }),
      { numRuns: 6000 },
    );
  });
});
