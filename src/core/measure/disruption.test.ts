import { expect, it } from 'vitest';
import type { TodayTable } from '../grid/hex-grid';
import type { Territory } from '../plan/plan';
import { continuedLabels, disruption } from './disruption';

const territory = (id: number, todayLabel: string): Territory => ({
  id,
  name: `T${id}`,
  colourSlot: 0,
  repId: null,
  fte: 1,
  todayLabel,
  locked: false,
});

it('follows the golden numbers (F18)', () => {
  // Hexes: R1 → R1, R1 → R2, R2 → R2 (two accounts), nobody → R1, R2 → R1.
  const today: TodayTable = {
    labels: ['', 'R1', 'R2'],
    offsets: Int32Array.of(0, 1, 2, 3, 4, 5),
    label: Int32Array.of(1, 1, 2, 0, 2),
    accounts: Uint32Array.of(1, 1, 2, 1, 1),
    sums: [Float64Array.of(100, 50, 230, 20, 20)],
  };
  const continued = continuedLabels(today.labels, [territory(1, 'R1'), territory(2, 'R2')]);
  const moved = disruption(today, continued, Uint16Array.of(1, 2, 2, 1, 1));
  expect(moved.accounts).toBe(2);
  expect(moved.accountsShare).toBeCloseTo(0.4, 12);
  expect(moved.shares[0]).toBeCloseTo(0.175, 12);
  expect(moved.gained).toBe(1);
});

it('counts accounts of a label that no territory continues as moved, and house accounts never', () => {
  const today: TodayTable = {
    labels: ['', 'Gone', 'House'],
    offsets: Int32Array.of(0, 2),
    label: Int32Array.of(1, 2),
    accounts: Uint32Array.of(3, 4),
    sums: [],
  };
  const moved = disruption(today, continuedLabels(today.labels, [territory(5, '')]), Uint16Array.of(5));
  expect(moved).toEqual({ accounts: 3, accountsShare: 1, shares: [], gained: 4 });
  const nothing = disruption({ ...today, accounts: Uint32Array.of(0, 0) }, [0, 0, 0], Uint16Array.of(5));
  expect(nothing.accountsShare).toBe(0);
});
