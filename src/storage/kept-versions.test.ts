import { expect, test } from 'vitest';
import { NO_FILTER } from '../core/dataset/dataset';
import type { Plan } from '../core/plan/plan';
import { reasonToKeep } from './kept-versions';
import type { ProjectRecord } from './project-record';

const HEXES = 1000;
const MINUTE = 60_000;

function plan(id: string, fill: (hex: number) => number): Plan {
  return {
    id,
    name: `Plan ${id}`,
    assignment: Uint16Array.from({ length: HEXES }, (_, hex) => fill(hex)),
    territories: [{ id: 1, name: 'North', colourSlot: 0, repId: null, fte: 1, todayLabel: '', locked: false }],
    lockedHexes: new Uint8Array(HEXES),
    lockedAccounts: [],
  };
}

function record(change: Partial<ProjectRecord> = {}): ProjectRecord {
  return {
    id: 'p1',
    version: 1,
    name: 'Field sales',
    isSample: false,
    savedAt: 100 * MINUTE,
    goals: [],
    gridOptions: { resolution: 'auto', reachKm: 'auto', territories: 20 },
    potential: { kind: 'column' },
    workload: { kind: 'equal' },
    filter: NO_FILTER,
    reps: [],
    cells: BigUint64Array.from({ length: HEXES }, (_, hex) => BigInt(hex)),
    plans: [plan('a', () => 1)],
    activePlanId: 'a',
    nextTerritoryId: 2,
    source: { fileName: 'accounts.csv', mapping: {} as never },
    hexDocument: '',
    ...change,
  };
}

test('a save that changed nothing but the time keeps no version', () => {
  expect(reasonToKeep(record(), record({ savedAt: 101 * MINUTE }), null)).toBeNull();
});

test('small changes keep a version every five minutes', () => {
  const next = record({ plans: [plan('a', hex => (hex < 3 ? 0 : 1))] });
  expect(reasonToKeep(record(), next, null)).toBe('“Plan a”, 1 territory');
  expect(reasonToKeep(record(), next, 96 * MINUTE)).toBeNull();
  expect(reasonToKeep(record(), next, 95 * MINUTE)).not.toBeNull();
});

test('the state before a big change is always kept, and says what came after', () => {
  const justKept = 99 * MINUTE;
  const reason = (next: Partial<ProjectRecord>, previous = record()) => reasonToKeep(previous, record(next), justKept);
  expect(reason({ plans: [plan('a', hex => (hex < 400 ? 0 : 1))] })).toBe('Before 400 hexes changed');
  expect(reason({ cells: BigUint64Array.of(1n, 2n) })).toBe('Before the hexes were rebuilt');
  expect(reason({ source: { fileName: 'other.csv', mapping: {} as never } })).toBe('Before other accounts were opened');
  const two = record({ plans: [plan('a', () => 1), plan('b', () => 1)] });
  expect(reason({}, two)).toBe('Before “Plan b” was deleted');
});
