/** Times what the page does per frame and per click on 100,000 hexes, without drawing: figures, a draft, map words. */

import { paintHexes } from '../../src/core/plan/territory-edits';
import { HexWords } from '../../src/map/layers/hex-words';
import type { AppState } from '../../src/state/app-state';
import { createAppStore } from '../../src/state/create-store';
import { draftOf } from '../../src/state/draft';
import { committed, undone } from '../../src/state/history';
import { planFigures } from '../../src/state/selectors/plan-figures';
import { rowDataset } from '../support/row-project';
import type { CoreMarket, CoreTiming } from './core-timings';

function stateOf({ grid, sums, plan }: CoreMarket): AppState {
  return {
    ...createAppStore().getState(),
    phase: 'ready',
    dataset: { ...rowDataset(1), grid, sums },
    plans: [plan],
    activePlanId: plan.id,
  };
}

export function pageTimings(market: CoreMarket): CoreTiming[] {
  const state = stateOf(market);
  const { grid, sums, plan } = market;
  const middle = grid.count >> 1;
  const stroke = Int32Array.from({ length: 1000 }, (_, i) => middle + i);
  const picture = {
    assignment: plan.assignment,
    lockedHexes: plan.lockedHexes,
    accounts: sums.accounts,
    pieceOfHex: null,
    picked: new Int32Array(0),
  };
  const words = new HexWords(grid.count);
  const everything = plan.assignment.map(id => (id % 200) + 1);
  let turn = 0;
  planFigures(state);
  return [
    timed('brush frame: draft of 1,000 hexes and the map’s words', 21, () => {
      draftOf(state, stroke, { kind: 'territory', id: 1 + (turn++ % 2) });
      words.write({ ...picture, draft: { hexes: stroke, territoryId: 1 + (turn % 2) } });
    }),
    timed('undo with all figures recomputed', 9, () => {
      const edit = paintHexes(plan, stroke, 1, 'Brush');
      if (!edit) throw new Error('The stroke changes nothing.');
      const painted = { ...state, ...committed(state, edit) };
      const back = { ...painted, ...undone(painted) };
      planFigures(back);
    }),
    timed('recolour every hex, words only', 21, () => {
      words.write({ ...picture, assignment: turn++ % 2 ? everything : plan.assignment, draft: null });
    }),
  ];
}

function timed(name: string, runs: number, run: () => unknown): CoreTiming {
  run();
  const times: number[] = [];
  for (let i = 0; i < runs; i++) {
    const started = performance.now();
    run();
    times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  return { name, milliseconds: times[times.length >> 1], runs };
}
