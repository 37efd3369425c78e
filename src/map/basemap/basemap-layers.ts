/**
 * The base map inside a MapLibre map: its archive, its layers among those of the map's own, its paint, and which
 * countries are shaded as home. Without a readable archive the map keeps a plain background.
 */
import { addProtocol, type Map as MapLibreMap, removeProtocol } from 'maplibre-gl';
import type { MapTheme } from '../map-theme';
import { openBasemap } from './basemap-archive';
import { BASEMAP_SOURCE, basemapPaint, basemapSource, boundaryLayers, groundLayers, townLayers } from './basemap-style';
import { loadMapFonts } from './map-fonts';

export interface BasemapLayersOptions {
  readonly map: MapLibreMap;
  /** Where the files that ship with the app are, with a slash at the end. */
  readonly assetBase: string;
  /** Asked whenever colours are needed. */
  readonly theme: () => MapTheme;
  /** Layers of the map's own that parts of the base map lie under; towns lie above all unless said otherwise. */
  readonly below: { readonly ground: string; readonly boundaries: string; readonly towns?: string };
  /** From this zoom on towns are named. */
  readonly townZoom: number;
  /** After the layers have been added. */
  readonly onLoad?: () => void;
}

/** A country with less than this share of the market is its edge, not its home. */
const HOME_SHARE = 0.06;

export class BasemapLayers {
  /** Resolves when fonts and base map have come, or failed to. */
  readonly ready: Promise<void>;
  readonly #options: BasemapLayersOptions;
  readonly #scheme = `basemap-${crypto.randomUUID()}`;
  #home: readonly string[] = [];
  #isDestroyed = false;

  constructor(options: BasemapLayersOptions) {
    this.#options = options;
    this.ready = this.#load();
  }

  /** Light and dark change paint only, so no layer is rebuilt. */
  paint(): void {
    const { map, theme } = this.#options;
    for (const [layer, paint] of Object.entries(basemapPaint(theme(), this.#home))) {
      if (!map.getLayer(layer)) continue;
      for (const [property, value] of Object.entries(paint)) {
        // The style's own table of paints: names and values belong together there.
        map.setPaintProperty(layer, property as 'fill-color', value as string);
      }
    }
  }

  /**
   * Shades the countries of the market as home. They are read off the land under these places, of which the ones in
   * view count; does nothing while tiles are still coming or none of the places is in view.
   * @returns whether a country was found
   */
  shadeHome(places: readonly { readonly x: number; readonly y: number }[]): boolean {
    const { map } = this.#options;
    if (!map.getLayer('land') || !map.areTilesLoaded()) return false;
    const found = new Map<string, number>();
    let hits = 0;
    for (const { x, y } of places) {
      const [land] = map.queryRenderedFeatures([x, y], { layers: ['land'] });
      const country: unknown = land?.properties.country;
      if (typeof country !== 'string' || !country) continue;
      found.set(country, (found.get(country) ?? 0) + 1);
      hits++;
    }
    if (hits === 0) return false;
    // A place at a border may have its middle abroad.
    this.#home = [...found.keys()].filter(country => (found.get(country) ?? 0) / hits >= HOME_SHARE).sort();
    this.paint();
    return true;
  }

  destroy(): void {
    this.#isDestroyed = true;
    removeProtocol(this.#scheme);
  }

  async #load(): Promise<void> {
    const { map, assetBase, theme, below, townZoom, onLoad } = this.#options;
    const loaded = map.isStyleLoaded() ? Promise.resolve() : map.once('style.load');
    const [basemap] = await Promise.all([openBasemap(`${assetBase}basemap.pmtiles`), loadMapFonts(), loaded]);
    if (!basemap || this.#isDestroyed || !map.style) return;
    addProtocol(this.#scheme, async ({ url }, controller) => {
      const [z, x, y] = url.split('/').slice(-3).map(Number);
      return { data: await basemap.tile(z, x, y, controller.signal) };
    });
    map.addSource(BASEMAP_SOURCE, basemapSource(basemap, this.#scheme));
    for (const layer of groundLayers(basemap, theme())) map.addLayer(layer, below.ground);
    for (const layer of boundaryLayers(basemap, theme())) map.addLayer(layer, below.boundaries);
    for (const layer of townLayers(basemap, theme(), townZoom)) map.addLayer(layer, below.towns);
    onLoad?.();
  }
}
