import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diskGrid } from '../../../test/support/grids';
import type { HexSums } from '../grid/hex-grid';
import type { Plan, Territory } from '../plan/plan';
import { balance } from './balance';
import { assignmentFromResult, type BalanceWish, problemFromPlan, type WishedTerritory } from './problem-from-plan';
import { verifyPlan } from './verify';

/** 127 hexes near Kansas City, one account in each. */
const grid = diskGrid(39.1, -94.6, 6, 6);
const ones = new Float64Array(grid.count).fill(1);
const sums: HexSums = {
  accounts: new Uint32Array(grid.count).fill(1),
  sums: [ones, ones],
  totals: [grid.count, grid.count],
  today: undefined,
};

const territory = (id: number, locked = false): Territory => ({
  id,
  name: `T${id}`,
  colourSlot: 0,
  repId: null,
  fte: 1,
  todayLabel: '',
  locked,
});

/** Three bands from west to east. */
function bands(change: Partial<Plan> = {}): Plan {
  const order = Array.from(grid.lng.keys()).sort((a, b) => grid.lng[a] - grid.lng[b]);
  const assignment = new Uint16Array(grid.count);
  order.forEach((hex, rank) => {
    assignment[hex] = 1 + Math.floor((3 * rank) / grid.count);
  });
  return {
    id: 'p',
    name: 'P',
    assignment,
    territories: [territory(1), territory(2), territory(3)],
    lockedHexes: new Uint8Array(grid.count),
    lockedAccounts: [],
    ...change,
  };
}

const at = (hex: number) => ({ lat: grid.lat[hex], lng: grid.lng[hex] });
const westmost = grid.lng.indexOf(Math.min(...grid.lng));
const eastmost = grid.lng.indexOf(Math.max(...grid.lng));

function wish(plan: Plan, homes: Readonly<Record<number, number>>, change: Partial<BalanceWish> = {}): BalanceWish {
  return {
    grid,
    sums,
    measures: ['potential', 'workload'].map(id => ({ id, label: id, unit: 'number', source: '', filled: grid.count })),
    criteria: [{ measureId: 'potential', band: 0.1, hardness: 'must', compact: 0.5, most: null }],
    plan,
    territories: plan.territories.map(
      ({ id, fte }): WishedTerritory => ({ id, fte, home: homes[id] === undefined ? null : at(homes[id]) }),
    ),
    start: 'today',
    keepLocks: true,
    keep: 0.5,
    disruptionBy: 'accounts',
    mostMoved: null,
    homes: 'inside',
    travelMeasureId: 'workload',
    ...change,
  };
}

function result(asked: BalanceWish): { assignment: Uint16Array; remarks: readonly { text: string }[] } {
  const stated = problemFromPlan(asked);
  const steps = balance(stated.problem, { seed: 1, effort: 'fast' });
  let step = steps.next();
  while (!step.done) step = steps.next();
  const { territoryOf } = step.value;
  const check = verifyPlan(stated.problem, territoryOf);
  expect([check.unassigned.length, check.brokenLocks.length]).toEqual([0, 0]);
  return { ...assignmentFromResult(asked, stated, territoryOf), remarks: stated.remarks };
}

describe('homes that must be inside', () => {
  it('bring their hexes along, from today and from scratch', () => {
    for (const start of ['today', 'scratch'] as const) {
      const { assignment, remarks } = result(wish(bands(), { 1: eastmost, 3: westmost }, { start }));
      expect([assignment[eastmost], assignment[westmost], remarks]).toEqual([1, 3, []]);
    }
  });

  it('yield to a locked territory of somebody else, and that is said', () => {
    const plan = bands({ territories: [territory(1), territory(2), territory(3, true)] });
    const { assignment, remarks } = result(wish(plan, { 1: eastmost }));
    plan.assignment.forEach((id, hex) => {
      expect(assignment[hex] === 3).toBe(id === 3);
    });
    expect(remarks).toMatchObject([{ kind: 'home', units: [eastmost], territories: [0] }]);
    expect(remarks[0].text).toMatch(/^One home lies in a hex that a lock .* holds for another territory\. Unlock/);
  });

  it('yield to a locked hex and to the hex of a locked account of somebody else, and that is said', () => {
    const lockedHexes = new Uint8Array(grid.count);
    lockedHexes[eastmost] = 1;
    const lockedAccounts = [{ key: 'id:1', name: 'Prairie Partners', reason: '', hex: westmost }];
    const { assignment, remarks } = result(wish(bands({ lockedHexes, lockedAccounts }), { 1: eastmost, 3: westmost }));
    expect([assignment[eastmost], assignment[westmost]]).toEqual([3, 1]);
    expect(remarks).toMatchObject([{ kind: 'home', units: [eastmost, westmost], territories: [0, 2] }]);
    expect(remarks[0].text).toMatch(/^2 homes lie in/);
  });

  it('come first where locks need not be kept', () => {
    const plan = bands({ territories: [territory(1), territory(2), territory(3, true)] });
    const { assignment, remarks } = result(wish(plan, { 1: eastmost }, { keepLocks: false }));
    expect([assignment[eastmost], remarks]).toEqual([1, []]);
  });

  it('do not open their own locked territory, and that is said', () => {
    const plan = bands({ territories: [territory(1, true), territory(2), territory(3)] });
    const { assignment, remarks } = result(wish(plan, { 1: eastmost }));
    expect(assignment[eastmost]).not.toBe(1);
    expect(remarks).toMatchObject([{ kind: 'home', units: [eastmost], territories: [0] }]);
    expect(remarks[0].text).toContain('outside its territory, which is locked');
    expect(result(wish(plan, { 1: westmost })).remarks).toEqual([]);
  });

  it('are named when they lie outside the market, or share a hex', () => {
    const asked = wish(bands(), { 1: westmost, 2: westmost });
    const away = asked.territories.map(other => (other.id === 3 ? { ...other, home: { lat: 0, lng: 0 } } : other));
    const { remarks } = problemFromPlan({ ...asked, territories: away });
    expect(remarks.map(({ kind, territories }) => [kind, territories])).toEqual([
      ['home', [2]],
      ['home', [1]],
    ]);
  });

  it('are inside or named, whatever is locked; no lock ever gives way', () => {
    const hex = fc.nat(grid.count - 1);
    const locks = fc.record({
      territories: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
      hexes: fc.array(hex, { maxLength: 8 }),
      accounts: fc.array(hex, { maxLength: 8 }),
      homes: fc.array(fc.option(hex), { minLength: 3, maxLength: 3 }),
    });
    fc.assert(
      fc.property(locks, ({ territories, hexes, accounts, homes }) => {
        const plan = bands({
          territories: territories.map((locked, index) => territory(index + 1, locked)),
          lockedHexes: Uint8Array.from(grid.lat, (_, at) => (hexes.includes(at) ? 1 : 0)),
          lockedAccounts: accounts.map((at, index) => ({ key: `row:${index}`, name: '', reason: '', hex: at })),
        });
        const homeOf = Object.fromEntries(homes.flatMap((at, index) => (at === null ? [] : [[index + 1, at]])));
        const { problem, remarks } = problemFromPlan(wish(plan, homeOf));
        const named = new Set(remarks.flatMap(remark => remark.territories));
        homes.forEach((at, index) => {
          if (at !== null) expect(problem.fixed[at] === index).toBe(!named.has(index));
        });
        plan.assignment.forEach((id, at) => {
          const held = territories[id - 1] || hexes.includes(at) || accounts.includes(at);
          if (held) expect(problem.fixed[at]).toBe(id - 1);
        });
      }),
      { numRuns: 60 },
    );
  });
});
