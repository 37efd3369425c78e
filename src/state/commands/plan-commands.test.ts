import { describe, expect, it } from 'vitest';
import { contextOf, rowProject, territory } from '../../../test/support/row-project';
import type { AppStore } from '../store';
import { planCommands } from './plan-commands';

const assignmentOf = (store: AppStore) => [...store.getState().plans[0].assignment];
const namesOf = (store: AppStore) => store.getState().plans[0].territories.map(other => other.name);

function project(assignment: readonly number[], territories = [territory(1), territory(2)]) {
  const store = rowProject(assignment, territories);
  return { store, commands: planCommands(contextOf(store)) };
}

describe('painting', () => {
  it('is one entry of the history with a label that says what went where', () => {
    const { store, commands } = project([1, 1, 2]);
    expect(commands.paint(Int32Array.of(0, 1), { kind: 'territory', id: 2 }, 'Brush')).toBe(true);
    expect(assignmentOf(store)).toEqual([2, 2, 2]);
    expect(store.getState().history.past.map(entry => entry.label)).toEqual(['Brush · 2 hexes → T2']);
    commands.undo();
    expect(assignmentOf(store)).toEqual([1, 1, 2]);
    commands.redo();
    expect(assignmentOf(store)).toEqual([2, 2, 2]);
  });

  it('leaves no entry when nothing changes', () => {
    const { store, commands } = project([1, 1]);
    expect(commands.paint(Int32Array.of(0, 1), { kind: 'territory', id: 1 }, 'Brush')).toBe(false);
    expect(store.getState().history.past).toHaveLength(0);
  });

  it('makes a new territory with a free id and colour', () => {
    const { store, commands } = project([1, 1, 2]);
    commands.paint(Int32Array.of(1), { kind: 'new' }, 'Lasso');
    expect(assignmentOf(store)).toEqual([1, 3, 2]);
    const made = store.getState().plans[0].territories[2];
    expect([made.id, made.name]).toEqual([3, 'Territory 3']);
    expect([0, 1]).not.toContain(made.colourSlot);
    commands.undo();
    expect(namesOf(store)).toEqual(['T1', 'T2']);
  });

  it('does nothing in a tab that may not write, and says why', () => {
    const { store, commands } = project([1, 1]);
    store.setState({ save: { kind: 'read-only' } });
    expect(commands.paint(Int32Array.of(0), { kind: 'unassign' }, 'Brush')).toBe(false);
    expect(store.getState().notices.at(-1)?.title).toContain('another tab');
  });
});

describe('territories', () => {
  it('merge into one and come back by undo', () => {
    const { store, commands } = project([1, 2, 3], [territory(1), territory(2), territory(3)]);
    commands.mergeTerritories([2, 3], 1);
    expect([assignmentOf(store), namesOf(store)]).toEqual([[1, 1, 1], ['T1']]);
    commands.undo();
    expect([assignmentOf(store), namesOf(store)]).toEqual([
      [1, 2, 3],
      ['T1', 'T2', 'T3'],
    ]);
  });

  it('split by their pieces, the largest keeping the name', () => {
    const { store, commands } = project([1, 1, 2, 1]);
    expect(commands.splitPieces(1)).toBe(true);
    expect(assignmentOf(store)).toEqual([1, 1, 2, 3]);
    expect(store.getState().history.past).toHaveLength(1);
  });

  it('are deleted with their hexes left unassigned, unless locked', () => {
    const { store, commands } = project([1, 2], [territory(1), territory(2, { locked: true })]);
    expect(commands.deleteTerritory(2)).toBe(false);
    expect(store.getState().notices.at(-1)?.title).toBe('T2 is locked.');
    expect(commands.deleteTerritory(1)).toBe(true);
    expect([assignmentOf(store), namesOf(store)]).toEqual([[0, 2], ['T2']]);
  });

  it('keep their lock when undo restores what was', () => {
    const { store, commands } = project([1, 2]);
    commands.paint(Int32Array.of(0), { kind: 'territory', id: 2 }, 'Brush');
    commands.setTerritoryLock([1, 2], true);
    commands.undo();
    commands.undo();
    expect(assignmentOf(store)).toEqual([1, 2]);
    expect(store.getState().plans[0].territories.some(other => other.locked)).toBe(false);
  });

  it('are renamed and given to reps', () => {
    const { store, commands } = project([1, 2]);
    commands.renameTerritory(1, '  North  ');
    commands.setTerritoryFte(2, 0.5);
    expect(namesOf(store)).toEqual(['North', 'T2']);
    expect(store.getState().plans[0].territories[1].fte).toBe(0.5);
    expect(commands.setTerritoryFte(2, -1)).toBe(false);
  });

  it('do not take locked hexes along', () => {
    const { store, commands } = project([1, 1, 2]);
    commands.setHexLock(Int32Array.of(1), true);
    commands.paint(Int32Array.of(0, 1), { kind: 'territory', id: 2 }, 'Brush');
    expect(assignmentOf(store)).toEqual([2, 1, 2]);
  });
});
