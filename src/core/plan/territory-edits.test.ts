import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdit, type Edit, editBytes, invertEdit } from './edit';
import { LockRule, refusalText } from './locks';
import type { LockedAccount, Plan, Territory } from './plan';
import {
  addTerritory,
  changeLockReason,
  changeTerritories,
  deleteTerritory,
  lockAccounts,
  lockHexes,
  mergeTerritories,
  paintHexes,
  unlockAccounts,
} from './territory-edits';

const territory = (id: number, name: string, locked = false): Territory => ({
  id,
  name,
  colourSlot: id % 24,
  repId: null,
  fte: 1,
  todayLabel: '',
  locked,
});

const lockedIn = (hex: number, index = 0): LockedAccount => ({
  key: `id:${index}-${hex}`,
  name: `Account ${hex}`,
  reason: '',
  hex,
});

const planOf = (
  assignment: readonly number[],
  territories: readonly Territory[],
  locks: readonly number[] = [],
  accountHexes: readonly number[] = [],
): Plan => ({
  id: 'p',
  name: 'Plan',
  assignment: Uint16Array.from(assignment),
  territories,
  lockedHexes: Uint8Array.from(assignment, (_, hex) => (locks.includes(hex) ? 1 : 0)),
  lockedAccounts: accountHexes.map(lockedIn),
});

const north = territory(1, 'North');
const south = territory(2, 'South');
const shut = territory(3, 'Washington', true);

describe('painting', () => {
  it('is labelled with the tool, the hexes that really move and the target', () => {
    const edit = paintHexes(planOf([1, 1, 2, 0], [north, south]), [0, 1, 2, 3, 3], 2, 'Brush');
    expect(edit?.label).toBe('Brush · 3 hexes → South');
    expect([...(edit?.hexes ?? [])]).toEqual([0, 1, 3]);
    expect(paintHexes(planOf([1, 0], [north]), [0], 0, 'Delete')?.label).toBe('Delete · 1 hex → unassigned');
  });

  it('is no edit when nothing changes', () => {
    expect(paintHexes(planOf([1, 1], [north]), [0, 1], 1, 'Brush')).toBeNull();
    expect(paintHexes(planOf([1, 1], [north]), [], 1, 'Brush')).toBeNull();
  });
});

describe('territories', () => {
  it('are added with their hexes', () => {
    const plan = planOf([1, 1, 3], [north, shut]);
    const edit = addTerritory(plan, territory(7, 'East'), [0, 2], 'New');
    const after = applyEdit(plan, edit as Edit);
    expect([...after.assignment]).toEqual([7, 1, 3]);
    expect(after.territories.map(t => t.name)).toEqual(['North', 'Washington', 'East']);
    expect(edit?.label).toBe('New · 1 hex → East');
    expect(() => addTerritory(plan, territory(65_536, 'Too many'), [], 'New')).toThrow(RangeError);
  });

  it('merge but for those that a lock holds', () => {
    const plan = planOf([1, 2, 2, 3, 4], [north, south, shut, territory(4, 'West')], [4]);
    const after = applyEdit(plan, mergeTerritories(plan, [2, 3, 4], 1) as Edit);
    expect([...after.assignment]).toEqual([1, 1, 1, 3, 4]);
    expect(after.territories.map(t => t.id)).toEqual([1, 3, 4]);
    expect(mergeTerritories(plan, [1, 2], 3)).toBeNull();
    expect(mergeTerritories(plan, [3], 1)).toBeNull();
  });

  it('end with their hexes unassigned, unless locked or holding a locked hex', () => {
    const plan = planOf([1, 2, 3], [north, south, shut], [1]);
    expect([...applyEdit(plan, deleteTerritory(plan, 1) as Edit).assignment]).toEqual([0, 2, 3]);
    expect(deleteTerritory(plan, 2)).toBeNull();
    expect(deleteTerritory(plan, 3)).toBeNull();
    expect(deleteTerritory(plan, 9)).toBeNull();
  });

  it('change name, colour, rep, share and lock without touching hexes', () => {
    const plan = planOf([1, 2], [north, south]);
    const edit = changeTerritories(plan, [1, 2], { locked: true }, 'Lock 2 territories');
    expect(edit?.hexes.length).toBe(0);
    expect(applyEdit(plan, edit as Edit).territories.every(t => t.locked)).toBe(true);
    expect(changeTerritories(plan, [1], { name: 'North' }, 'Rename')).toBeNull();
  });
});

describe('locks', () => {
  it('say what refused', () => {
    const plan = planOf([1, 3, 2], [north, south, shut], [0]);
    const rule = new LockRule(plan);
    expect(rule.refusal(0, 2)).toEqual({ kind: 'hex', hex: 0, territoryId: 0 });
    expect(rule.refusal(1, 2)).toEqual({ kind: 'from-territory', hex: 1, territoryId: 3 });
    expect(rule.refusal(2, 3)).toEqual({ kind: 'to-territory', hex: 2, territoryId: 3 });
    expect(rule.refusal(1, 3)).toBeNull();
    expect(rule.refusal(2, 0)).toBeNull();
    const refusal = rule.refusal(1, 2);
    expect(refusal && refusalText(refusal, plan)).toBe('Washington is locked. Its hexes stay.');
  });

  it('flip on single hexes and back', () => {
    const plan = planOf([1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1], [north], [2]);
    const edit = lockHexes(plan, [2, 10, 9, 9], true) as Edit;
    expect([...(edit.lockFlips ?? [])]).toEqual([9, 10]);
    expect([...applyEdit(applyEdit(plan, edit), invertEdit(edit)).lockedHexes]).toEqual([...plan.lockedHexes]);
    expect(lockHexes(plan, [2], true)).toBeNull();
  });
});

describe('locks of accounts', () => {
  const prairie: LockedAccount = { key: 'id:7', name: 'Prairie Partners', reason: '', hex: 1 };

  it('hold the hex and say for whom', () => {
    const bare = planOf([1, 1, 2], [north, south]);
    const edit = lockAccounts(bare, [prairie]) as Edit;
    expect(edit.label).toBe('Lock Prairie Partners');
    const plan = applyEdit(bare, edit);
    const refusal = new LockRule(plan).refusal(1, 2);
    expect(refusal && refusalText(refusal, plan)).toBe('Holds the locked account Prairie Partners.');
    expect([...applyEdit(plan, paintHexes(plan, [0, 1], 2, 'Brush') as Edit).assignment]).toEqual([2, 1, 2]);
    expect(paintHexes(plan, [1], 0, 'Unassign')).toBeNull();
    expect(deleteTerritory(plan, 1)).toBeNull();
    expect(mergeTerritories(plan, [1], 2)).toBeNull();
    expect(lockAccounts(plan, [prairie])).toBeNull();
  });

  it('say why, and how many there are', () => {
    const others = [8, 9].map(id => ({ ...prairie, key: `id:${id}`, name: `No. ${id}` }));
    const plan = applyEdit(planOf([1, 1], [north]), lockAccounts(planOf([1, 1], [north]), [prairie]) as Edit);
    const reasoned = applyEdit(plan, changeLockReason(plan, 'id:7', 'renewal in May') as Edit);
    const text = (of: Plan) => refusalText(new LockRule(of).refusal(1, 0)!, of);
    expect(text(reasoned)).toBe('Holds the locked account Prairie Partners (renewal in May).');
    const many = lockAccounts(reasoned, others) as Edit;
    expect(many.label).toBe('Lock 2 accounts');
    expect(text(applyEdit(reasoned, many))).toBe('Holds the locked account Prairie Partners and 2 more.');
    expect(changeLockReason(reasoned, 'id:7', 'renewal in May')).toBeNull();
    expect(changeLockReason(reasoned, 'id:99', 'x')).toBeNull();
  });

  it('hold nothing where nobody has the hex yet, or where the account is not known', () => {
    const plan = planOf([0, 1], [north], [], [0, -1]);
    expect(new LockRule(plan).refusal(0, 1)).toBeNull();
    expect([...applyEdit(plan, paintHexes(plan, [0], 1, 'Brush') as Edit).assignment]).toEqual([1, 1]);
  });
});

describe('any edit', () => {
  const plans = fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 60 }),
      fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
      fc.array(fc.nat(59), { maxLength: 10 }),
      fc.array(fc.integer({ min: -1, max: 59 }), { maxLength: 10 }),
    )
    .map(([assignment, locked, locks, accountHexes]) =>
      planOf(
        assignment,
        locked.map((lock, i) => territory(i + 1, `T${i + 1}`, lock)),
        locks,
        accountHexes.filter(hex => hex < assignment.length),
      ),
    );
  const builders = fc.tuple(
    fc.array(fc.nat(59), { maxLength: 40 }),
    fc.integer({ min: 0, max: 4 }),
    fc.integer({ min: 0, max: 4 }),
  );

  function editsOf(plan: Plan, hexes: number[], a: number, b: number): (Edit | null)[] {
    const inside = hexes.filter(hex => hex < plan.assignment.length);
    return [
      paintHexes(plan, inside, a, 'Brush'),
      addTerritory(plan, territory(9, 'New'), inside, 'New'),
      mergeTerritories(plan, [a, b], b),
      deleteTerritory(plan, a),
      changeTerritories(plan, [a, b], { fte: 0.5, repId: 'r' }, 'Change'),
    ];
  }

  it('is undone exactly by its inverse', () => {
    fc.assert(
      fc.property(plans, builders, (plan, [hexes, a, b]) => {
        for (const edit of [
          ...editsOf(plan, hexes, a, b),
          lockHexes(
            plan,
            hexes.filter(h => h < plan.assignment.length),
            true,
          ),
          lockAccounts(plan, hexes.map(lockedIn)),
          unlockAccounts(
            plan,
            plan.lockedAccounts.slice(0, 2).map(account => account.key),
          ),
          changeLockReason(plan, plan.lockedAccounts[0]?.key ?? '', 'because'),
        ]) {
          if (!edit) continue;
          const back = applyEdit(applyEdit(plan, edit), invertEdit(edit));
          expect(back).toEqual(plan);
          expect(editBytes(edit)).toBeGreaterThan(0);
          expect([...edit.hexes]).toEqual([...edit.hexes].sort((x, y) => x - y));
        }
      }),
    );
  });

  it('never moves a locked hex or account, nor lets a locked territory lose or gain', () => {
    fc.assert(
      fc.property(plans, builders, (plan, [hexes, a, b]) => {
        const locked = new Set(plan.territories.filter(t => t.locked).map(t => t.id));
        for (const edit of editsOf(plan, hexes, a, b)) {
          if (!edit) continue;
          const after = applyEdit(plan, edit);
          plan.assignment.forEach((before, hex) => {
            const now = after.assignment[hex];
            if (now === before) return;
            expect(plan.lockedHexes[hex]).toBe(0);
            // Who lies in a hex of nobody goes with it to the first that takes it.
            expect(before !== 0 && plan.lockedAccounts.some(account => account.hex === hex)).toBe(false);
            expect(locked.has(before) || locked.has(now)).toBe(false);
          });
          for (const id of locked) expect(after.territories.some(t => t.id === id)).toBe(true);
        }
      }),
    );
  });
});
