import { cellToLatLng, gridDisk, latLngToCell } from 'h3-js';
import { expect, test } from 'vitest';
import { buildGrid } from '../grid/build-grid';
import type { HexSums } from '../grid/hex-grid';
import type { Measure } from '../measure/measure';
import type { Plan, Territory } from '../plan/plan';
import { balance } from './balance';
import { assignmentFromResult, type BalanceWish, problemFromPlan, wishedTerritories } from './problem-from-plan';

/** A disk of 169 hexes near Kansas City, one account in each. */
const points = gridDisk(latLngToCell(39.1, -94.6, 6), 7).map(cell => cellToLatLng(cell));
const { grid } = buildGrid({
  lat: Float64Array.from(points, ([lat]) => lat),
  lng: Float64Array.from(points, ([, lng]) => lng),
  weights: [],
  resolution: 6,
  reachKm: 0,
  isLand: () => true,
  split: null,
});

const measures: Measure[] = ['potential', 'workload'].map(id => ({
  id,
  label: id,
  unit: 'number',
  source: '',
  filled: grid.count,
}));

function sums(weigh: (hex: number) => number = () => 1): HexSums {
  const column = Float64Array.from({ length: grid.count }, (_, hex) => weigh(hex));
  const total = column.reduce((sum, value) => sum + value, 0);
  const accounts = new Uint32Array(grid.count).fill(1);
  return { accounts, sums: [column, column], totals: [total, total], today: undefined };
}

function territory(id: number, change: Partial<Territory> = {}): Territory {
  return { id, name: `T${id}`, colourSlot: 0, repId: null, fte: 1, todayLabel: '', locked: false, ...change };
}

/** Bands of latitude from south to north, one per territory. */
function plan(territories: readonly Territory[], change: Partial<Plan> = {}): Plan {
  const order = Array.from({ length: grid.count }, (_, hex) => hex).sort((a, b) => grid.lat[a] - grid.lat[b]);
  const assignment = new Uint16Array(grid.count);
  order.forEach((hex, rank) => {
    assignment[hex] = territories[Math.floor((rank * territories.length) / grid.count)].id;
  });
  return {
    id: 'p',
    name: 'P',
    assignment,
    territories,
    lockedHexes: new Uint8Array(grid.count),
    lockedAccounts: [],
    ...change,
  };
}

const even = { measureId: 'potential', band: 0.1, hardness: 'must', compact: 0.5, most: null } as const;

function wish(change: Partial<BalanceWish>): BalanceWish {
  return {
    grid,
    sums: sums(),
    measures,
    criteria: [even],
    plan: null,
    territories: [],
    start: 'scratch',
    keepLocks: true,
    keep: 0.5,
    disruptionBy: 'accounts',
    mostMoved: null,
    homes: 'near',
    travelMeasureId: 'workload',
    ...change,
  };
}

function run(asked: BalanceWish) {
  const stated = problemFromPlan(asked);
  const steps = balance(stated.problem, { seed: 1, effort: 'fast' });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return assignmentFromResult(asked, stated, step.value.territoryOf);
}

test('more territories get new ids, fewer lose the lightest that no lock holds', () => {
  const today = plan([territory(5, { locked: true }), territory(2), territory(9, { fte: 0.5 })]);
  const heavyNorth = sums(hex => (today.assignment[hex] === 9 ? 10 : today.assignment[hex] === 2 ? 5 : 1));
  const ids = (count: number) => wishedTerritories(today, heavyNorth, count, 12).map(({ id, fte }) => [id, fte]);
  expect(ids(5)).toEqual([
    [5, 1],
    [2, 1],
    [9, 0.5],
    [12, 1],
    [13, 1],
  ]);
  expect(ids(2)).toEqual([
    [5, 1],
    [9, 0.5],
  ]);
  expect(wishedTerritories(null, heavyNorth, 2, 1).map(({ id }) => id)).toEqual([1, 2]);
});

test('a locked territory and locked hexes come back as they were, unassigned ones included', () => {
  const today = plan([territory(1, { locked: true }), territory(2), territory(3)]);
  const north = today.assignment.lastIndexOf(3);
  const freed = [...today.assignment.keys()].filter(hex => today.assignment[hex] === 2).slice(0, 2);
  for (const hex of freed) {
    today.assignment[hex] = 0;
    today.lockedHexes[hex] = 1;
  }
  today.lockedHexes[north] = 1;
  for (const start of ['today', 'scratch'] as const) {
    const { assignment, territoryIds } = run(
      wish({ plan: today, territories: wishedTerritories(today, sums(), 3, 4), start }),
    );
    expect([...territoryIds].sort()).toEqual([1, 2, 3]);
    for (let hex = 0; hex < grid.count; hex++) {
      expect(assignment[hex] === 1).toBe(today.assignment[hex] === 1);
      expect(assignment[hex] === 0).toBe(freed.includes(hex));
    }
    expect(assignment[north]).toBe(3);
  }
});

test('a locked account keeps its hex with the territory that has it; in a hex of nobody it keeps nothing', () => {
  const bands = plan([territory(1), territory(2), territory(3)]);
  // The northern rim of the southern band and the southern rim of the northern one: an even plan would move them.
  const corner = bands.assignment.lastIndexOf(3);
  const nobody = bands.assignment.indexOf(2);
  bands.assignment[nobody] = 0;
  const held = [bands.assignment.indexOf(1), corner];
  const locked = [...held, nobody, -1].map((hex, index) => ({ key: `id:${index}`, name: '', reason: '', hex }));
  const today = { ...bands, lockedAccounts: locked };
  const heavySouth = sums(hex => (today.assignment[hex] === 1 ? 9 : 1));
  for (const start of ['today', 'scratch'] as const) {
    const asked = wish({
      plan: today,
      sums: heavySouth,
      territories: wishedTerritories(today, heavySouth, 3, 4),
      start,
    });
    const { problem, territoryIds } = problemFromPlan(asked);
    expect([...problem.fixed.keys()].filter(hex => problem.fixed[hex] >= 0)).toEqual(held.toSorted((a, b) => a - b));
    expect(territoryIds).not.toContain(0);
    const { assignment } = run(asked);
    for (const hex of held) expect(assignment[hex]).toBe(today.assignment[hex]);
    expect(assignment[nobody]).toBeGreaterThan(0);
  }
  const free = problemFromPlan(
    wish({ plan: today, territories: wishedTerritories(today, sums(), 3, 4), keepLocks: false }),
  );
  expect(free.problem.fixed.every(index => index < 0)).toBe(true);
});

test('too few territories for the locks is refused in words', () => {
  const today = plan([territory(1, { locked: true }), territory(2, { locked: true }), territory(3)]);
  expect(() => problemFromPlan(wish({ plan: today, territories: wishedTerritories(today, sums(), 1, 4) }))).toThrow(
    'Locks hold 2 territories, but only 1 are wished',
  );
  expect(() => problemFromPlan(wish({ criteria: [{ ...even, measureId: 'margin' }] }))).toThrow('no measure "margin"');
});

test('from scratch, a new territory keeps the id of the old one it overlaps most, within the same capacity', () => {
  const today = plan([territory(7), territory(3), territory(5, { fte: 2 }), territory(4, { fte: 2 })]);
  const asked = wish({ plan: today, territories: wishedTerritories(today, sums(), 4, 8) });
  const stated = problemFromPlan(asked);
  // The same bands, but the engine numbers them the other way round within each capacity.
  const swapped = new Map([
    [7, 1],
    [3, 0],
    [5, 3],
    [4, 2],
  ]);
  const territoryOf = Int32Array.from(today.assignment, id => swapped.get(id)!);
  expect(assignmentFromResult(asked, stated, territoryOf).assignment).toEqual(today.assignment);
});

test('a territory that was to go may stay when it fits better', () => {
  const today = plan([territory(1), territory(2), territory(3)]);
  const light = sums(hex => (today.assignment[hex] === 3 ? 1 : 2));
  const asked = wish({ plan: today, sums: light, territories: wishedTerritories(today, light, 2, 4) });
  expect(asked.territories.map(({ id }) => id)).toEqual([1, 2]);
  const south = Int32Array.from(today.assignment, id => (id === 3 ? 0 : 1));
  expect(assignmentFromResult(asked, problemFromPlan(asked), south).territoryIds.toSorted()).toContain(3);
});

test('credits count as nothing, homes and shares reach the engine, travel falls back on accounts', () => {
  const asked = wish({
    sums: { ...sums(hex => (hex === 0 ? -5 : 1)), totals: [10, 0] },
    territories: [
      { id: 1, fte: 2, home: { lat: 39, lng: -94 } },
      { id: 2, fte: 1, home: null },
    ],
  });
  const { problem } = problemFromPlan(asked);
  expect(problem.criteria[0].weights[0]).toBe(0);
  expect([...problem.shares]).toEqual([2, 1]);
  expect([...problem.homes!]).toEqual([39, -94, Number.NaN, Number.NaN]);
  expect(problem.travelWeights[0]).toBe(1);
  expect(problem.start).toBeNull();
});
