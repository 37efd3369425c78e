import type { AppState } from '../app-state';
import { memoised } from '../memo';
import { planFigures } from './plan-figures';
import { shownPlan } from './shown-plan';

/** What hexes are coloured by when not by territory. */
export interface LayerValues {
  /** One value per hex; NaN = nothing to show. */
  readonly values: Float64Array;
  /** Sequential ramps start at 0 and are read on a root scale by the map; diverging ones are fractions around 0. */
  readonly kind: 'sequential' | 'diverging';
  readonly min: number;
  readonly max: number;
  readonly label: string;
}

/** Over/under colours saturate here: beyond 50 % off, more is not worse news. */
const DEVIATION_LIMIT = 0.5;

/** null for the territory layer. Density is accounts per 100 km². */
export const layerValues: (state: AppState) => LayerValues | null = memoised(
  (state: AppState) => {
    const { layer } = state.view;
    return [
      state.dataset,
      layer,
      layer.kind === 'deviation' ? planFigures(state) : null,
      layer.kind === 'deviation' ? shownPlan(state)?.assignment : null,
    ] as const;
  },
  (dataset, layer, figures, assignment): LayerValues | null => {
    if (!dataset || layer.kind === 'territory') return null;
    const { grid, sums, summary } = dataset;
    const values = new Float64Array(grid.count).fill(Number.NaN);
    if (layer.kind === 'deviation') {
      if (!figures || !assignment) return null;
      const label = summary.measures.find(measure => measure.id === layer.measureId)?.label ?? layer.measureId;
      const byTerritory = new Map(
        figures.rows.map(row => [
          row.territory.id,
          row.figures.find(figure => figure.measureId === layer.measureId)?.deviation ?? Number.NaN,
        ]),
      );
      for (let hex = 0; hex < grid.count; hex++) values[hex] = byTerritory.get(assignment[hex]) ?? Number.NaN;
      return { values, kind: 'diverging', min: -DEVIATION_LIMIT, max: DEVIATION_LIMIT, label: `${label}, off target` };
    }
    const index = layer.kind === 'measure' ? summary.measures.findIndex(measure => measure.id === layer.measureId) : -1;
    if (layer.kind === 'measure' && index < 0) return null;
    let max = 0;
    for (let hex = 0; hex < grid.count; hex++) {
      if (sums.accounts[hex] === 0) continue;
      const value = index < 0 ? (sums.accounts[hex] / grid.areaKm2[hex]) * 100 : sums.sums[index][hex];
      values[hex] = value;
      if (value > max) max = value;
    }
    const label = index < 0 ? 'Accounts per 100 km²' : summary.measures[index].label;
    return { values, kind: 'sequential', min: 0, max, label };
  },
);
