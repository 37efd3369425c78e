import { expect, it } from 'vitest';
import type { Plan, Territory } from '../core/plan/plan';
import { transferPlan } from './plan-transfer';

const territory = (id: number): Territory => ({
  id,
  name: `T${id}`,
  colourSlot: 0,
  repId: null,
  fte: 1,
  todayLabel: '',
  locked: false,
});
const plan: Plan = {
  id: 'p',
  name: 'Plan',
  assignment: Uint16Array.of(1, 2, 2),
  territories: [territory(1), territory(2)],
  lockedHexes: Uint8Array.of(0, 1, 0),
  lockedAccounts: [],
};

it('keeps territory and lock of the hexes both sets hold and asks for the rest', () => {
  const moved = transferPlan(plan, BigUint64Array.of(10n, 20n, 30n), BigUint64Array.of(5n, 20n, 25n, 30n), () => 1);
  expect([...moved.assignment]).toEqual([1, 2, 1, 2]);
  expect([...moved.lockedHexes]).toEqual([0, 1, 0, 0]);
});

it('never assigns a territory that the plan does not have', () => {
  const moved = transferPlan(plan, BigUint64Array.of(10n), BigUint64Array.of(11n), () => 9);
  expect([...moved.assignment]).toEqual([0]);
});
