/** A MapLibre map that neither turns nor tilts, with nothing on it but the sea. */
import { Map as MapLibreMap, type MapOptions, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { emptyStyle } from './basemap/basemap-style';
import type { MapTheme } from './map-theme';

export interface FlatMapOptions {
  readonly container: HTMLElement;
  readonly theme: MapTheme;
  /** What the map is called for those who do not see it. */
  readonly title: string;
  readonly view: Pick<MapOptions, 'center' | 'zoom' | 'minZoom' | 'maxZoom'>;
}

/** Throws when the browser gives no WebGL 2 context. */
export function flatMap({ container, theme, title, view }: FlatMapOptions): MapLibreMap {
  setWorkerUrl(workerUrl);
  const map = new MapLibreMap({
    container,
    style: emptyStyle(theme),
    ...view,
    maxPitch: 0,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    boxZoom: false,
    doubleClickZoom: false,
    attributionControl: false,
    fadeDuration: 0,
    locale: { 'Map.Title': title },
    canvasContextAttributes: { antialias: false, powerPreference: 'high-performance' },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  // A tile that cannot be read leaves its square plain; that is no reason to stop.
  map.on('error', () => {});
  return map;
}

/** Whether the browser draws maps at all, asked without keeping a context. */
export function hasWebGl(): boolean {
  const probe = document.createElement('canvas').getContext('webgl2');
  probe?.getExtension('WEBGL_lose_context')?.loseContext();
  return probe !== null;
}
