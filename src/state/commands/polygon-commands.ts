import { replacePlan } from '../../core/plan/territory-edits';
import type { PolygonTerritories } from '../../worker/protocol';
import type { PolygonState } from '../app-state';
import { committed } from '../history';
import { polygonFileTitle, polygonPlan } from '../polygon-plan';
import { adviceOf, type CommandContext, isAbort } from './command-context';
import type { Commands } from './commands';
import { freePlanName } from './scenario-commands';

type PolygonCommands = Pick<Commands, 'nameTerritoriesBy' | 'takePolygons' | 'dropPolygons'> & {
  /** Reads the file; with hexes on screen and nothing else under way the person is asked what to do with it. */
  openPolygons(file: File, ask: boolean): Promise<void>;
};

/** Territories that were drawn elsewhere, as a plan. */
export function polygonCommands(context: CommandContext): PolygonCommands {
  let running: AbortController | null = null;

  function patch(change: Partial<PolygonState>): void {
    context.store.setState(state => (state.polygons ? { polygons: { ...state.polygons, ...change } } : {}));
  }

  async function read(file: File, property: string | null): Promise<PolygonTerritories | null> {
    running?.abort();
    const controller = new AbortController();
    running = controller;
    const { signal } = controller;
    try {
      const territories = await context.services.data.run(
        'polygons',
        { file, fileName: file.name, property },
        { signal },
      );
      if (signal.aborted || context.state.polygons?.file !== file) return null;
      patch({ territories, error: null });
      return territories;
    } catch (error) {
      if (signal.aborted || isAbort(error) || context.state.polygons?.file !== file) return null;
      const message = error instanceof Error ? error.message : String(error);
      patch({ territories: null, error: { message, advice: adviceOf(error) } });
      return null;
    } finally {
      if (running === controller) running = null;
    }
  }

  return {
    async openPolygons(file, ask) {
      context.set({ polygons: { file, territories: null, error: null } });
      if (ask) context.setView({ dialog: 'polygons' });
      const territories = await read(file, null);
      const { polygons, importing } = context.state;
      if (polygons?.file !== file) return;
      if (territories && importing) context.set({ importing: { ...importing, startFrom: 'polygons' } });
      if (polygons.error && !ask) {
        context.set({ polygons: null });
        context.notify({ kind: 'error', title: polygons.error.message, text: polygons.error.advice });
      }
    },
    async nameTerritoriesBy(property) {
      const { polygons } = context.state;
      if (polygons) await read(polygons.file, property);
    },
    takePolygons(as) {
      const { polygons, dataset, nextTerritoryId, plans, activePlanId } = context.state;
      const plan = context.activePlan();
      const territories = polygons?.territories;
      const onHexes = territories?.onHexes;
      if (!polygons || !dataset || !plan || !onHexes || onHexes.assignment.length !== dataset.grid.count) return false;
      if (!context.mayWrite()) return false;
      const named = { names: territories.names, assignment: onHexes.assignment };
      const made = polygonPlan(dataset, named, plan, nextTerritoryId, as === 'this-plan');
      if (!made) {
        context.notify({ kind: 'refusal', title: 'This project has used all 65,535 territory numbers.' });
        return false;
      }
      const { assignment, held } = made;
      const title = polygonFileTitle(polygons.file.name);
      const label = `Territories of ${title}`;
      if (as === 'this-plan') {
        const change = replacePlan(plan, { ...plan, assignment, territories: made.territories }, label);
        context.set({ nextTerritoryId: made.nextTerritoryId });
        if (!change) context.notify({ kind: 'info', title: 'The plan has these territories already.' });
        else context.commit(change, false);
        if (change) {
          const text = held > 0 ? `${held.toLocaleString('en-US')} locked hexes stay as they were.` : '';
          context.notify({ kind: 'done', title: label, text, canUndo: true });
        }
      } else {
        const name = freePlanName(title, plans);
        const copy = {
          ...plan,
          id: context.services.newId(),
          name,
          assignment,
          territories: made.territories,
          lockedHexes: new Uint8Array(dataset.grid.count),
        };
        context.set({ nextTerritoryId: made.nextTerritoryId });
        context.store.setState(state =>
          committed(state, {
            label,
            plansBefore: plans,
            plansAfter: [...plans, copy],
            activeBefore: activePlanId,
            activeAfter: copy.id,
          }),
        );
        context.notify({ kind: 'done', title: `“${name}” is on screen now`, canUndo: true });
      }
      const first = made.territories[0];
      context.set({ polygons: null, draft: null });
      context.setView({
        dialog: null,
        selectedTerritories: [],
        target: first ? { kind: 'territory', id: first.id } : { kind: 'new' },
      });
      return true;
    },
    dropPolygons() {
      running?.abort();
      running = null;
      const { importing } = context.state;
      context.set({ polygons: null });
      if (importing?.startFrom === 'polygons') {
        context.set({ importing: { ...importing, startFrom: importing.todayLabels.length > 0 ? 'today' : 'none' } });
      }
    },
  };
}
