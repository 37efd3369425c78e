import { createStore } from 'zustand/vanilla';
import type { BalanceGoal } from '../core/plan/plan';
import type { AppState } from './app-state';
import type { BalanceForm } from './balance-state';
import type { AppStore } from './store';
import { NO_TEAM_SIZE } from './team-size';

export const DEFAULT_GOALS: readonly BalanceGoal[] = [
  { measureId: 'potential', band: 0.1 },
  { measureId: 'workload', band: 0.1 },
];

export const DEFAULT_BALANCE_FORM: BalanceForm = {
  territories: 0,
  start: 'today',
  criteria: [],
  keepLocks: true,
  maximum: null,
  homes: 'free',
  disruptionBy: 'accounts',
  mostMoved: null,
  lean: 0,
  seed: 1,
  effort: 'normal',
};

function initialState(): AppState {
  return {
    phase: 'starting',
    phaseText: 'Starting',
    projectId: '',
    projectName: '',
    dataset: null,
    plans: [],
    activePlanId: '',
    nextTerritoryId: 1,
    reps: [],
    goals: DEFAULT_GOALS,
    history: { past: [], future: [] },
    draft: null,
    view: {
      theme: 'system',
      tool: 'pick',
      brushRings: 1,
      target: { kind: 'new' },
      selectedTerritories: [],
      selectedHexes: new Int32Array(0),
      hoveredTerritory: 0,
      hoveredHex: -1,
      linksListed: false,
      hoveredLinks: [],
      layer: { kind: 'territory' },
      show: { labels: true, outlines: true, homes: true, accounts: false, places: true, links: true },
      drawerOpen: true,
      drawerTab: 'balance',
      leftOpen: null,
      dialog: null,
      frame: { nonce: 0, target: 'all' },
      renaming: 0,
    },
    balance: { open: false, form: DEFAULT_BALANCE_FORM, advice: [], run: null },
    teamSize: NO_TEAM_SIZE,
    importing: null,
    polygons: null,
    save: { kind: 'unsaved' },
    notices: [],
    busy: null,
  };
}

export function createAppStore(): AppStore {
  return createStore<AppState>(initialState);
}
