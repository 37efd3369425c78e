import {
  type BalanceWish,
  type LatLng,
  type WishedCriterion,
  wishedTerritories,
} from '../core/autobalance/problem-from-plan';
import type { Territory } from '../core/plan/plan';
import type { AppState, Dataset } from './app-state';
import { amountOf } from './balance-amounts';
import type { BalanceForm } from './balance-state';
import { memoised } from './memo';
import { activePlan } from './selectors/shown-plan';
import { coloured, slotsById } from './territory-palette';

/** How strongly the plan holds on to today's accounts, from the slider: −1 change little … 1 short travel. */
function keepOf(lean: number): number {
  return lean <= 0 ? 0.2 - 0.8 * lean : 0.2 * (1 - lean);
}

function compactOf(lean: number): number {
  return lean >= 0 ? 0.5 + 0.5 * lean : 0.5 + 0.25 * lean;
}

/** How far a criterion's own slider moves its balance ↔ compactness choice. */
const PRIORITY_REACH = 0.4;

/** Homes of the reps that hold a territory, by territory id. */
export function homesByTerritory(state: AppState): ReadonlyMap<number, LatLng> {
  const homes = new Map<number, LatLng>();
  const repById = new Map(state.reps.map(rep => [rep.id, rep]));
  for (const territory of activePlan(state)?.territories ?? []) {
    const home = territory.repId ? repById.get(territory.repId)?.home : null;
    if (home) homes.set(territory.id, home);
  }
  return homes;
}

/** Who would have to be given a home before a plan can heed it. */
export interface KnownHomes {
  readonly known: number;
  /** Reps that hold a territory and have no home, by name. */
  readonly repsWithout: readonly string[];
  /** Territories without a rep, by name. */
  readonly vacant: readonly string[];
}

export const knownHomes: (state: AppState) => KnownHomes = memoised(
  (state: AppState) => [activePlan(state)?.territories, state.reps] as const,
  (territories = [], reps) => {
    const repById = new Map(reps.map(rep => [rep.id, rep]));
    const repOf = (territory: Territory) => (territory.repId ? repById.get(territory.repId) : undefined);
    const homeless = territories.flatMap(territory => {
      const rep = repOf(territory);
      return rep && !rep.home ? [rep.name] : [];
    });
    return {
      known: territories.filter(territory => repOf(territory)?.home).length,
      repsWithout: [...new Set(homeless)],
      vacant: territories.filter(territory => !repOf(territory)).map(territory => territory.name),
    };
  },
);

/** Wishes kept from other data: what this data has no measure for is taken back. */
export function keptWishes(
  form: BalanceForm,
  dataset: Pick<Dataset, 'summary' | 'sums'>,
): Pick<BalanceForm, 'maximum' | 'disruptionBy'> {
  const { maximum, disruptionBy } = form;
  const counts = dataset.summary.measures.some(({ id, filled }) => id === disruptionBy && filled > 0);
  return {
    maximum: maximum && amountOf(dataset, maximum.measureId) ? maximum : null,
    disruptionBy: counts ? disruptionBy : 'accounts',
  };
}

/**
 * What a form asks territories to be judged by, in the engine's order: every measure to make even, then the maximum.
 * Remarks name a criterion by its place in this list.
 */
export function wishedCriteria(form: BalanceForm): readonly WishedCriterion[] {
  const compact = compactOf(form.lean);
  const even = form.criteria
    .filter(criterion => criterion.on)
    .map(({ measureId, band, hardness, priority }) => ({
      measureId,
      band,
      hardness,
      compact: Math.min(1, Math.max(0, compact - PRIORITY_REACH * priority)),
      most: null,
    }));
  const { maximum } = form;
  if (!maximum) return even;
  const { measureId, hardness, perFte } = maximum;
  return [...even, { measureId, band: 0, hardness, compact, most: perFte }];
}

/** What the form asks of the engine; null without data. */
export function wishOf(state: AppState, form: BalanceForm): BalanceWish | null {
  const { dataset } = state;
  const plan = activePlan(state);
  if (!dataset || !plan) return null;
  const homes = form.homes !== 'free' ? homesByTerritory(state) : new Map<number, LatLng>();
  return {
    grid: dataset.grid,
    sums: dataset.sums,
    measures: dataset.summary.measures,
    criteria: wishedCriteria(form),
    plan,
    territories: wishedTerritories(plan, dataset.sums, form.territories, state.nextTerritoryId, homes),
    start: form.start,
    keepLocks: form.keepLocks,
    keep: keepOf(form.lean),
    disruptionBy: form.disruptionBy,
    mostMoved: form.mostMoved,
    homes: form.homes === 'inside' ? 'inside' : 'near',
    travelMeasureId: 'workload',
  };
}

/** The territories of a result: those of the plan as they are, new ones with a number for a name and a colour that fits. */
export function resultTerritories(
  state: AppState,
  ids: readonly number[],
  assignment: Uint16Array,
  names: ReadonlyMap<number, string>,
): readonly Territory[] {
  const plan = activePlan(state);
  if (!plan || !state.dataset) return [];
  const wanted = new Set(ids);
  const kept = plan.territories.filter(territory => wanted.has(territory.id));
  const known = new Set(kept.map(territory => territory.id));
  const fresh = ids
    .filter(id => !known.has(id))
    .sort((a, b) => a - b)
    .map(
      (id): Territory => ({
        id,
        name: names.get(id) ?? `Territory ${id}`,
        colourSlot: 0,
        repId: null,
        fte: 1,
        todayLabel: '',
        locked: false,
      }),
    );
  if (fresh.length === 0) return kept.length === plan.territories.length ? plan.territories : kept;
  return coloured(state.dataset.grid, assignment, [...kept, ...fresh], slotsById(kept));
}
