/**
 * A small map of points on the base map, before there are hexes: where the accounts of a file came to lie. Those of a
 * list stand out over the others, which turn pale, and the view goes to them.
 */
import type { CircleLayerSpecification, GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import type { AppStore } from '../state/store';
import { BasemapLayers } from './basemap/basemap-layers';
import { ATTRIBUTION } from './basemap/basemap-style';
import { frameBox, type Padding } from './camera';
import { make } from './controls/dom';
import styles from './controls/map-controls.module.css';
import { zoomControls } from './controls/zoom-controls';
import { flatMap, hasWebGl } from './flat-map';
import { type MapTheme, mapTheme, themeFor } from './map-theme';
import { atLeast, boxOfAll, boxOfMost } from './points-box';

export interface PointMapOptions {
  /** Positioned by the page; the map fills it. */
  readonly container: HTMLElement;
  /** Asked for the choice of light or dark alone. */
  readonly store: AppStore;
  /** Where the files that ship with the app are, with a slash at the end. */
  readonly assetBase: string;
  readonly reducedMotion: boolean;
}

export interface PointMap {
  /** lng, lat pairs; `chosen` are those of a list, null = none is chosen. */
  show(all: Float32Array, chosen: Float32Array | null): void;
  destroy(): void;
}

/** Room for the words above, the zoom buttons at the right and the attribution below, pixels. */
const PADDING: Padding = { top: 56, right: 60, bottom: 36, left: 28 };
/** A town, and a few chosen accounts with enough round them to see where they are; Mercator units. */
const LEAST_SPAN = 0.2 / 360;
const LEAST_SPAN_OF_CHOSEN = 4 / 360;
const CLOSEST_ZOOM = 10;
const FRAME_MILLISECONDS = 450;
/** From here on towns are named: nothing else is written on this map. */
const TOWNS_FROM = 2;
/** With fewer points than this dots grow, up to twice as large. */
const MANY_POINTS = 1200;
/** Points that are looked under to learn which countries the market is in. */
const HOME_SAMPLES = 60;

/** null where the browser cannot draw a map. */
export function openPointMap(options: PointMapOptions): PointMap | null {
  if (!hasWebGl()) return null;
  const root = make('div', styles.root);
  options.container.append(root);
  try {
    return drawnPointMap(options, root);
  } catch {
    root.remove();
    return null;
  }
}

function drawnPointMap({ store, assetBase, reducedMotion }: PointMapOptions, root: HTMLElement): PointMap {
  const darkDevice = window.matchMedia('(prefers-color-scheme: dark)');
  const themeNow = (): MapTheme => mapTheme(themeFor(store.getState().view.theme, darkDevice.matches));
  let theme = themeNow();
  let all: Float32Array = new Float32Array();
  let chosen: Float32Array | null = null;
  let homeFor: Float32Array | null = null;

  const element = make('div', styles.map);
  root.append(element);
  const map = flatMap({
    container: element,
    theme,
    title: 'Map of the accounts read',
    view: { center: [0, 30], zoom: 1, maxZoom: 13 },
  });
  const basemap = new BasemapLayers({
    map,
    assetBase,
    theme: () => theme,
    below: { ground: 'all', boundaries: 'all', towns: 'chosen' },
    townZoom: TOWNS_FROM,
  });

  const frame = (animate: boolean): void => {
    const box = chosen ? boxOfAll(chosen) : boxOfMost(all);
    if (!box) return;
    const { clientWidth, clientHeight } = element;
    const framed = atLeast(box, chosen ? LEAST_SPAN_OF_CHOSEN : LEAST_SPAN);
    const { lng, lat, zoom } = frameBox(framed, clientWidth, clientHeight, PADDING, CLOSEST_ZOOM);
    map.easeTo({ center: [lng, lat], zoom, duration: animate && !reducedMotion ? FRAME_MILLISECONDS : 0 });
  };
  const ease = reducedMotion ? { duration: 0 } : { duration: 220 };
  root.append(
    make('div', styles.attribution, ATTRIBUTION),
    zoomControls({
      zoomIn: () => map.zoomIn(ease),
      zoomOut: () => map.zoomOut(ease),
      fit: () => frame(true),
      fitLabel: 'Fit the map to the accounts',
    }),
  );

  const draw = (): void => {
    const dots = dotLayers(theme, all.length / 2, chosen !== null);
    for (const { layer, points } of [
      { layer: dots.all, points: all },
      { layer: dots.chosen, points: chosen ?? new Float32Array() },
    ]) {
      const source = map.getSource<GeoJSONSource>(layer.id);
      if (source) source.setData(multiPoint(points));
      else map.addSource(layer.id, { type: 'geojson', data: multiPoint(points), buffer: 0, maxzoom: 13 });
      if (!map.getLayer(layer.id)) map.addLayer(layer);
    }
    paintDots(map, dots);
  };
  // The base map waits for the style as well, and takes its layers from below these.
  map.on('style.load', draw);
  map.on('idle', () => {
    if (homeFor === all) return;
    const step = 2 * Math.max(1, Math.floor(all.length / 2 / HOME_SAMPLES));
    const places = [];
    for (let at = 0; at < all.length; at += step) places.push(map.project([all[at], all[at + 1]]));
    const inView = places.filter(({ x, y }) => x >= 0 && y >= 0 && x < element.clientWidth && y < element.clientHeight);
    if (basemap.shadeHome(inView)) homeFor = all;
  });

  const followTheme = (): void => {
    const next = themeNow();
    if (next === theme) return;
    theme = next;
    basemap.paint();
    if (map.getLayer('chosen')) paintDots(map, dotLayers(theme, all.length / 2, chosen !== null));
  };
  darkDevice.addEventListener('change', followTheme);
  const unsubscribe = store.subscribe(followTheme);

  return {
    show(nextAll, nextChosen) {
      const isFirst = all.length === 0;
      [all, chosen] = [nextAll, nextChosen];
      if (map.getLayer('chosen')) draw();
      frame(!isFirst);
    },
    destroy() {
      unsubscribe();
      darkDevice.removeEventListener('change', followTheme);
      basemap.destroy();
      map.remove();
      root.remove();
    },
  };
}

interface DotLayers {
  readonly all: CircleLayerSpecification;
  readonly chosen: CircleLayerSpecification;
}

function dotLayers(theme: MapTheme, count: number, isPale: boolean): DotLayers {
  const larger = Math.min(2, Math.max(1, Math.sqrt(MANY_POINTS / Math.max(1, count))));
  const layer = (id: 'all' | 'chosen', paint: CircleLayerSpecification['paint']): CircleLayerSpecification => ({
    id,
    type: 'circle',
    source: id,
    paint,
  });
  return {
    all: layer('all', {
      'circle-color': isPale ? theme.ink2 : theme.dot,
      'circle-opacity': isPale ? 0.3 : 0.85,
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 2, 1.1 * larger, 5, 1.8 * larger, 9, 3.4 * larger],
    }),
    chosen: layer('chosen', {
      'circle-color': theme.doubtDot,
      'circle-radius': ['interpolate', ['linear'], ['zoom'], 2, 3, 9, 5],
      'circle-stroke-color': theme.halo,
      'circle-stroke-width': 1,
    }),
  };
}

function paintDots(map: MapLibreMap, layers: DotLayers): void {
  for (const { id, paint = {} } of Object.values(layers) as readonly CircleLayerSpecification[]) {
    for (const [property, value] of Object.entries(paint)) {
      map.setPaintProperty(id, property as 'circle-color', value as string);
    }
  }
}

function multiPoint(positions: Float32Array): GeoJSON.Feature {
  const coordinates: number[][] = [];
  for (let at = 0; at + 1 < positions.length; at += 2) coordinates.push([positions[at], positions[at + 1]]);
  return { type: 'Feature', properties: {}, geometry: { type: 'MultiPoint', coordinates } };
}
