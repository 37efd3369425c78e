import { territoryOutlines } from '../core/grid/outline';
import { type AreaFeature, featureCollection } from './geojson-write';
import { type PlannedMarket, territorySummaries } from './territory-summary';

/**
 * One feature per territory, in the order of the plan, with its summary as properties. A territory without a hex has
 * `"geometry": null`.
 */
export function territoriesGeoJson(market: PlannedMarket, planName: string): Generator<string, void, undefined> {
  const outlines = territoryOutlines(market.grid, market.assignment);
  const summaries = territorySummaries(market);
  const features = market.territories.map(
    ({ id }, at): AreaFeature => ({
      coordinates: outlines.get(id) ?? null,
      properties: { ...summaries[at], plan: planName, h3_resolution: market.grid.coarsest },
    }),
  );
  return featureCollection(features);
}
