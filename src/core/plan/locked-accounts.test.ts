import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryLockedAccounts, heldHexes, hexesHeldByAccounts } from './locked-accounts';
import type { LockedAccount, Plan, Territory } from './plan';

const territory = (id: number): Territory => ({
  id,
  name: `T${id}`,
  colourSlot: 0,
  repId: null,
  fte: 1,
  todayLabel: '',
  locked: false,
});
const account = (key: string, hex: number): LockedAccount => ({ key, name: key, reason: '', hex });
const planOf = (assignment: readonly number[], lockedAccounts: readonly LockedAccount[]): Plan => ({
  id: 'p',
  name: 'P',
  assignment: Uint16Array.from(assignment),
  territories: [1, 2, 3].map(territory),
  lockedHexes: new Uint8Array(assignment.length),
  lockedAccounts,
});

describe('heldHexes', () => {
  it('joins locked hexes and the hexes of locked accounts that somebody has', () => {
    const plan = planOf([1, 1, 2, 0], [account('a', 1), account('b', 1), account('c', 3), account('d', -1)]);
    plan.lockedHexes[2] = 1;
    expect([...heldHexes(plan)]).toEqual([0, 1, 1, 0]);
    expect([...plan.lockedHexes]).toEqual([0, 0, 1, 0]);
    expect(hexesHeldByAccounts(plan)).toBe(1);
  });
});

describe('carryLockedAccounts', () => {
  it('keeps an account with its territory when its new hex would go to another', () => {
    const before = planOf([1, 2], [account('a', 0)]);
    const after = planOf([2, 2, 2], [account('a', -1)]);
    const { plan, moved } = carryLockedAccounts(before, after, new Map([['a', 1]]));
    expect([...plan.assignment]).toEqual([2, 1, 2]);
    expect(plan.lockedAccounts).toEqual([account('a', 1)]);
    expect(moved).toEqual([]);
  });

  it('gives a hex that several claim to the territory with most of the accounts, and names the others', () => {
    const before = planOf([1, 2, 2, 3], [account('a', 0), account('b', 1), account('c', 2), account('d', 3)]);
    const hexOf = new Map(['a', 'b', 'c', 'd'].map(key => [key, 0]));
    const { plan, moved } = carryLockedAccounts(before, planOf([1], before.lockedAccounts), hexOf);
    expect([...plan.assignment]).toEqual([2]);
    expect(moved.map(({ key }) => key)).toEqual(['a', 'd']);
  });

  it('never moves a locked account without naming it, and never touches other hexes', () => {
    const hexes = 8;
    const plans = fc.tuple(
      fc.array(fc.nat(3), { minLength: hexes, maxLength: hexes }),
      fc.array(fc.nat(3), { minLength: hexes, maxLength: hexes }),
      fc.array(fc.tuple(fc.integer({ min: -1, max: hexes - 1 }), fc.integer({ min: -1, max: hexes - 1 })), {
        maxLength: 12,
      }),
    );
    fc.assert(
      fc.property(plans, ([old, fresh, places]) => {
        const before = planOf(
          old,
          places.map(([hex], index) => account(`k${index}`, hex)),
        );
        const after = planOf(fresh, before.lockedAccounts);
        const hexOf = new Map(places.map(([, hex], index) => [`k${index}`, hex]));
        const { plan, moved } = carryLockedAccounts(before, after, hexOf);
        const named = new Set(moved.map(({ key }) => key));
        places.forEach(([from, to], index) => {
          const had = from < 0 ? 0 : old[from];
          expect(plan.lockedAccounts[index].hex).toBe(to);
          if (had === 0 || to < 0) expect(named.has(`k${index}`)).toBe(false);
          else expect(plan.assignment[to] === had).toBe(!named.has(`k${index}`));
        });
        const claimed = new Set(places.filter(([from, to]) => to >= 0 && from >= 0 && old[from]).map(([, to]) => to));
        fresh.forEach((id, hex) => {
          if (!claimed.has(hex)) expect(plan.assignment[hex]).toBe(id);
        });
      }),
    );
  });
});
