import fc from 'fast-check';
import { expect, it } from 'vitest';
import { rowProject, territory } from '../../test/support/row-project';
import { linksOfPairs } from '../core/grid/grid-links';
import { NO_LINK_CHOICES } from '../core/grid/link-choices';
import { unitVectors } from '../core/grid/sphere';
import { editBetween } from '../core/plan/edit';
import type { AppState } from './app-state';
import { committed, redone, undone } from './history';
import { linkState } from './link-state';
import { activePlan } from './selectors/shown-plan';

const HEXES = 6;

function start(): AppState {
  return rowProject(new Array(HEXES).fill(0), [territory(1), territory(2)]).getState();
}

it('brings back every earlier plan, step by step, and forward again', () => {
  const assignments = fc.array(fc.array(fc.nat(2), { minLength: HEXES, maxLength: HEXES }), { maxLength: 12 });
  fc.assert(
    fc.property(assignments, steps => {
      let state = start();
      const seen = [activePlan(state)!.assignment];
      for (const step of steps) {
        const edit = editBetween(activePlan(state)!, 'paint', Uint16Array.from(step));
        if (!edit) continue;
        state = { ...state, ...committed(state, edit) };
        seen.push(activePlan(state)!.assignment);
      }
      for (let at = seen.length - 2; at >= 0; at--) {
        state = { ...state, ...undone(state)! };
        expect([...activePlan(state)!.assignment]).toEqual([...seen[at]]);
      }
      expect(undone(state)).toBeNull();
      for (let at = 1; at < seen.length; at++) {
        state = { ...state, ...redone(state)! };
        expect([...activePlan(state)!.assignment]).toEqual([...seen[at]]);
      }
      expect(redone(state)).toBeNull();
    }),
  );
});

it('forgets what was undone when something else is done', () => {
  let state = start();
  const paint = (id: number) => {
    const edit = editBetween(activePlan(state)!, `paint ${id}`, new Uint16Array(HEXES).fill(id))!;
    state = { ...state, ...committed(state, edit) };
  };
  paint(1);
  state = { ...state, ...undone(state)! };
  paint(2);
  expect(redone(state)).toBeNull();
  expect(state.history.past.map(entry => entry.label)).toEqual(['paint 2']);
});

it('brings back a deleted plan', () => {
  let state = start();
  const plansBefore = state.plans;
  const other = { ...plansBefore[0], id: 'other' };
  state = {
    ...state,
    ...committed(state, {
      label: 'Copy',
      plansBefore,
      plansAfter: [...plansBefore, other],
      activeBefore: 'plan',
      activeAfter: 'other',
    }),
  };
  expect(state.activePlanId).toBe('other');
  state = { ...state, ...undone(state)! };
  expect([state.plans.length, state.activePlanId]).toEqual([1, 'plan']);
});

it('switches links as a step of its own, on the hexes on screen', () => {
  const state = start();
  const dataset = state.dataset!;
  const before = linkState(dataset);
  const vectors = unitVectors(dataset.grid.lat, dataset.grid.lng);
  const after = { links: linksOfPairs([0, 5], vectors, 40), choices: NO_LINK_CHOICES, gapKm: 40 };
  const linked = { ...state, ...committed(state, { label: 'link', linksBefore: before, linksAfter: after }) };
  expect([...linked.dataset!.grid.links.pairs]).toEqual([0, 5]);
  expect(linked.dataset!.gridOptions.gapKm).toBe(40);
  expect(linked.plans).toBe(state.plans);
  const back = { ...linked, ...undone(linked)! };
  expect(back.dataset!.grid.links).toBe(dataset.grid.links);
  expect(back.dataset!.gridOptions).toEqual(dataset.gridOptions);
  const again = { ...back, ...redone(back)! };
  expect([...again.dataset!.grid.links.pairs]).toEqual([0, 5]);
});
