import { describe, expect, it } from 'vitest';
import { rowProject, territory } from '../../test/support/row-project';
import { draftOf } from './draft';

describe('draftOf', () => {
  const store = rowProject([1, 1, 1, 2, 2, 0], [territory(1), territory(2)]);

  it('counts only hexes that change and shows both sides before and now', () => {
    const draft = draftOf(store.getState(), Int32Array.of(1, 2, 3), { kind: 'territory', id: 2 });
    expect([...(draft?.hexes ?? [])]).toEqual([1, 2]);
    expect(draft?.accountsMoved).toBe(2);
    // Target of each: 60 / 2 = 30. Before 30 and 20, now 10 and 40.
    expect(draft?.sides.map(side => [side.name, side.accountsChange])).toEqual([
      ['T2', 2],
      ['T1', -2],
    ]);
    expect(draft?.sides[0].before[0]).toBeCloseTo(20 / 30 - 1);
    expect(draft?.sides[0].now[0]).toBeCloseTo(40 / 30 - 1);
    expect(draft?.sides[1].now[0]).toBeCloseTo(10 / 30 - 1);
  });

  it('shares the targets out anew for a new territory', () => {
    const draft = draftOf(store.getState(), Int32Array.of(5), { kind: 'new' });
    expect(draft?.sides).toHaveLength(1);
    expect(draft?.sides[0].name).toBe('New territory');
    expect(draft?.sides[0].now[0]).toBeCloseTo(10 / 20 - 1);
  });

  it('leaves locked hexes where they are and says which lock holds', () => {
    const locked = rowProject([1, 1, 2, 2], [territory(1, { locked: true, name: 'Washington' }), territory(2)]);
    const draft = draftOf(locked.getState(), Int32Array.of(1, 2), { kind: 'unassign' });
    expect([...(draft?.hexes ?? [])]).toEqual([2]);
    expect(draft?.refused).toBe(1);
    expect(draft?.refusal).toContain('Washington is locked');
  });

  it('refuses to add to a locked territory', () => {
    const locked = rowProject([1, 2], [territory(1, { locked: true }), territory(2)]);
    const draft = draftOf(locked.getState(), Int32Array.of(1), { kind: 'territory', id: 1 });
    expect(draft?.hexes).toHaveLength(0);
    expect(draft?.refusal).toContain('takes no further hexes');
  });
});
