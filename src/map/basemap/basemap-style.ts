/**
 * The base map as a MapLibre style: quiet land and water below the hexes, states above them, towns on top. Colours are
 * given apart from the layers, so that light and dark are a change of paint and no layer is ever lost.
 */
import type { LayerSpecification, SourceSpecification, StyleSpecification } from 'maplibre-gl';
import type { MapTheme } from '../map-theme';
import type { Basemap } from './basemap-archive';

/** Whose data it shows. */
export const ATTRIBUTION = 'Natural Earth · GeoNames · US Census';
export const BASEMAP_SOURCE = 'basemap';
/** Points of the territories' own labels, which are drawn elsewhere but take their room here. */
export const LABEL_SOURCE = 'label-rooms';
/** From here on towns are named. */
export const TOWN_ZOOM = 5;
/** Families that `loadMapFonts` registers; MapLibre draws letters with the page's font of that very name. */
export const TOWN_FONT = 'Inter Regular';

export function emptyStyle(theme: MapTheme): StyleSpecification {
  return {
    version: 8,
    sources: {},
    layers: [{ id: 'sea', type: 'background', paint: { 'background-color': theme.sea } }],
  };
}

export function basemapSource(basemap: Basemap, scheme: string): SourceSpecification {
  return {
    type: 'vector',
    tiles: [`${scheme}://tile/{z}/{x}/{y}`],
    minzoom: basemap.minZoom,
    maxzoom: basemap.maxZoom,
  };
}

/** Below the hexes, bottom first; only what the archive has. */
export function groundLayers(basemap: Basemap, theme: MapTheme): readonly LayerSpecification[] {
  return painted(
    [
      { id: 'land', type: 'fill', source: BASEMAP_SOURCE, 'source-layer': 'land' },
      { id: 'lakes', type: 'fill', source: BASEMAP_SOURCE, 'source-layer': 'lakes' },
      { id: 'rivers', type: 'line', source: BASEMAP_SOURCE, 'source-layer': 'rivers' },
      { id: 'coast', type: 'line', source: BASEMAP_SOURCE, 'source-layer': 'coast' },
      { id: 'shores', type: 'line', source: BASEMAP_SOURCE, 'source-layer': 'lakes' },
    ],
    basemap,
    theme,
  );
}

/** Between hexes and territory borders. */
export function boundaryLayers(basemap: Basemap, theme: MapTheme): readonly LayerSpecification[] {
  return painted(
    [
      { id: 'counties', type: 'line', source: BASEMAP_SOURCE, 'source-layer': 'counties', minzoom: 6 },
      {
        id: 'states',
        type: 'line',
        source: BASEMAP_SOURCE,
        'source-layer': 'admin1',
        filter: ['==', ['get', 'kind'], 'state'],
      },
      {
        id: 'countries',
        type: 'line',
        source: BASEMAP_SOURCE,
        'source-layer': 'admin1',
        filter: ['==', ['get', 'kind'], 'country'],
      },
    ],
    basemap,
    theme,
  );
}

/** Placed before the towns, since it lies above them, and never drawn. */
export const LABEL_ROOMS: LayerSpecification = {
  id: 'label-rooms',
  type: 'symbol',
  source: LABEL_SOURCE,
  minzoom: TOWN_ZOOM,
  layout: {
    'text-field': ['get', 'text'],
    'text-font': [TOWN_FONT],
    'text-size': 14.5,
    'text-max-width': 40,
    'text-allow-overlap': true,
  },
  paint: { 'text-opacity': 0 },
};

/** Above everything else on the map. `fromZoom`: from where on they are named. */
export function townLayers(basemap: Basemap, theme: MapTheme, fromZoom: number): readonly LayerSpecification[] {
  return painted(
    [
      {
        id: 'towns',
        type: 'symbol',
        source: BASEMAP_SOURCE,
        'source-layer': 'towns',
        minzoom: fromZoom,
        // The archive ranks towns by the zoom that has room for their label.
        filter: ['<=', ['get', 'rank'], ['zoom']],
        layout: {
          'text-field': ['get', 'name'],
          'text-font': [TOWN_FONT],
          'text-size': ['interpolate', ['linear'], ['zoom'], 5, 11, 9, 13],
          'text-anchor': 'top',
          'text-offset': [0, 0.2],
          'text-padding': 6,
          'text-max-width': 8,
          // The larger the town, the earlier it gets its place.
          'symbol-sort-key': ['-', 0, ['get', 'population']],
        },
      },
    ],
    basemap,
    theme,
  );
}

type Paint = Readonly<Record<string, unknown>>;

/** Paint of every layer of the base map by layer id; `home` are the countries of the market. */
export function basemapPaint(theme: MapTheme, home: readonly string[]): Readonly<Record<string, Paint>> {
  return {
    sea: { 'background-color': theme.sea },
    land: { 'fill-color': landColour(theme, home) },
    lakes: { 'fill-color': theme.lake },
    rivers: { 'line-color': theme.lake, 'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.4, 8, 1.4] },
    coast: { 'line-color': theme.coast, 'line-width': 0.8 },
    shores: { 'line-color': theme.coast, 'line-width': 0.6 },
    counties: {
      'line-color': theme.counties,
      'line-width': 0.6,
      'line-opacity': ['interpolate', ['linear'], ['zoom'], 6, 0, 7, 1],
    },
    states: { 'line-color': theme.states, 'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.7, 7, 1.4] },
    countries: { 'line-color': theme.countries, 'line-width': ['interpolate', ['linear'], ['zoom'], 3, 0.9, 7, 1.8] },
    towns: { 'text-color': theme.townText, 'text-halo-color': theme.townHalo, 'text-halo-width': 1.2 },
  };
}

function landColour(theme: MapTheme, home: readonly string[]): unknown {
  return home.length > 0 ? ['match', ['get', 'country'], [...home], theme.land, theme.landAbroad] : theme.landAbroad;
}

function painted(layers: readonly object[], basemap: Basemap, theme: MapTheme): readonly LayerSpecification[] {
  const paint = basemapPaint(theme, []);
  return (layers as readonly (LayerSpecification & { 'source-layer': string })[])
    .filter(layer => basemap.layers.has(layer['source-layer']))
    .map(layer => ({ ...layer, paint: paint[layer.id] }) as LayerSpecification);
}

/** What "States and cities" switches. */
export const PLACE_LAYERS = ['counties', 'states', 'countries', 'towns'] as const;
