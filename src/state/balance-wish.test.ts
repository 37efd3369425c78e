import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowProject, territory } from '../../test/support/row-project';
import { problemFromPlan } from '../core/autobalance/problem-from-plan';
import type { Rep } from '../core/plan/plan';
import type { BalanceForm, WishedEven } from './balance-state';
import { keptWishes, knownHomes, wishedCriteria, wishOf } from './balance-wish';
import { DEFAULT_BALANCE_FORM } from './create-store';

const even = (measureId: string, change: Partial<WishedEven> = {}): WishedEven => ({
  measureId,
  on: true,
  band: 0.1,
  hardness: 'must',
  priority: 0,
  ...change,
});

const form: BalanceForm = {
  ...DEFAULT_BALANCE_FORM,
  territories: 2,
  criteria: [even('potential'), even('workload')],
};

const rep = (id: string, home: Rep['home']): Rep => ({ id, name: `Rep ${id}`, email: '', fte: 1, home });

it('asks for what is on, in the order of the sheet, and for the maximum last', () => {
  const criteria = wishedCriteria({
    ...form,
    criteria: [even('potential', { on: false }), even('workload', { band: 0.05, hardness: 'try' })],
    maximum: { measureId: 'accounts', perFte: 250, hardness: 'must' },
  });
  expect(criteria).toMatchObject([
    { measureId: 'workload', band: 0.05, hardness: 'try', most: null },
    { measureId: 'accounts', hardness: 'must', most: 250 },
  ]);
});

it('lets a measure of its own count more or less against travel, within the scale', () => {
  const lean = fc.double({ min: -1, max: 1, noNaN: true });
  fc.assert(
    fc.property(lean, lean, lean, (all, a, b) => {
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      const [travel, balance] = wishedCriteria({
        ...form,
        lean: all,
        criteria: [even('potential', { priority: low }), even('workload', { priority: high })],
      });
      expect(travel.compact).toBeGreaterThanOrEqual(balance.compact);
      for (const { compact } of [travel, balance]) {
        expect(compact).toBeGreaterThanOrEqual(0);
        expect(compact).toBeLessThanOrEqual(1);
      }
    }),
  );
});

it('states a problem that the engine takes, with the maximum, the limit and the homes', () => {
  const store = rowProject([1, 1, 1, 2, 2, 2], [territory(1, { repId: 'a' }), territory(2, { repId: 'b', fte: 0.5 })]);
  store.setState({ reps: [rep('a', { lat: 0, lng: 1 }), rep('b', null)] });
  const wish = wishOf(store.getState(), {
    ...form,
    maximum: { measureId: 'accounts', perFte: 5, hardness: 'try' },
    mostMoved: 0.2,
    disruptionBy: 'workload',
    homes: 'near',
  })!;
  const { problem } = problemFromPlan(wish);
  expect(problem.criteria.map(({ most, hardness }) => ({ most, hardness }))).toEqual([
    { most: null, hardness: 'must' },
    { most: null, hardness: 'must' },
    { most: 5, hardness: 'try' },
  ]);
  expect(Array.from(problem.criteria[2].weights)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(problem.mostMoved).toBe(0.2);
  expect(Array.from(problem.disruption!)).toEqual([2, 2, 2, 2, 2, 2]);
  expect(Array.from(problem.homes!.slice(0, 2))).toEqual([0, 1]);
  expect(problem.homes![2]).toBeNaN();
  expect(wishOf(store.getState(), { ...form, homes: 'free' })!.territories.every(({ home }) => home === null)).toBe(
    true,
  );
  // From scratch nothing can move away from a plan.
  expect(problemFromPlan({ ...wish, start: 'scratch' }).problem.mostMoved).toBeNull();
});

it('names the reps without a home and the territories without a rep', () => {
  const store = rowProject(
    [1, 2, 3, 4],
    [
      territory(1, { repId: 'a' }),
      territory(2, { repId: 'b' }),
      territory(3, { repId: 'b' }),
      territory(4, { repId: 'gone' }),
    ],
  );
  store.setState({ reps: [rep('a', { lat: 0, lng: 0 }), rep('b', null), rep('idle', null)] });
  expect(knownHomes(store.getState())).toEqual({ known: 1, repsWithout: ['Rep b'], vacant: ['T4'] });
});

it('takes back what other data has no measure for', () => {
  const dataset = rowProject([1], [territory(1)]).getState().dataset!;
  const capped = (measureId: string): BalanceForm => ({
    ...form,
    maximum: { measureId, perFte: 5, hardness: 'must' },
    disruptionBy: measureId === 'workload' ? 'workload' : 'sales',
  });
  expect(keptWishes(capped('column:visits'), dataset)).toEqual({ maximum: null, disruptionBy: 'accounts' });
  expect(keptWishes(capped('workload'), dataset)).toEqual({
    maximum: { measureId: 'workload', perFte: 5, hardness: 'must' },
    disruptionBy: 'workload',
  });
  expect(keptWishes(capped('accounts'), dataset).maximum?.measureId).toBe('accounts');
});
