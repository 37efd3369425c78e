import type { AppState, Dataset } from '../app-state';
import { EMPTY_HEXES } from '../draft';
import type { CommandContext } from './command-context';

/** The parts of a project that are not its accounts. */
export type ProjectParts = Pick<
  AppState,
  'projectId' | 'projectName' | 'plans' | 'activePlanId' | 'nextTerritoryId' | 'reps'
> &
  Partial<Pick<AppState, 'goals' | 'save'>>;

/**
 * Puts a project on screen in one step: accounts, plans and a clean history together, so that nothing ever shows a plan
 * over somebody else's hexes. Takes the tab lock of the project first.
 */
export async function showProject(context: CommandContext, dataset: Dataset, parts: ProjectParts): Promise<void> {
  if (context.state.projectId !== parts.projectId) context.services.tabLock.release();
  const mine = await context.services.tabLock.acquire(parts.projectId);
  const { view, balance } = context.state;
  const first = parts.plans.find(plan => plan.id === parts.activePlanId)?.territories[0];
  context.set({
    ...parts,
    dataset,
    phase: 'ready',
    history: { past: [], future: [] },
    draft: null,
    balance: { ...balance, open: false, advice: [], run: null },
    save: mine ? (parts.save ?? { kind: 'unsaved' }) : { kind: 'read-only' },
    view: {
      ...view,
      selectedTerritories: [],
      selectedHexes: EMPTY_HEXES,
      hoveredTerritory: 0,
      hoveredHex: -1,
      target: first ? { kind: 'territory', id: first.id } : { kind: 'new' },
      layer: { kind: 'territory' },
      frame: { nonce: view.frame.nonce + 1, target: 'all' },
    },
  });
}
