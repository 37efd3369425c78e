/**
 * The MapLibre map: made once, turned into a plain flat view, filled with the base map and the three layers of our own.
 * Layers of our own do not survive a lost WebGL context; `style.load` puts back whatever is missing, in its order.
 */
import { addProtocol, type GeoJSONSource, Map as MapLibreMap, removeProtocol, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { openBasemap } from './basemap/basemap-archive';
import {
  BASEMAP_SOURCE,
  basemapPaint,
  basemapSource,
  boundaryLayers,
  emptyStyle,
  groundLayers,
  LABEL_SOURCE,
  PLACE_LAYERS,
  TOWN_ZOOM,
  townLayers,
} from './basemap/basemap-style';
import { loadMapFonts } from './basemap/map-fonts';
import { type Camera, cameraAt } from './camera';
import { AccountLayer } from './layers/account-layer';
import { BorderLayer, type BorderShow } from './layers/border-layer';
import { HexLayer } from './layers/hex-layer';
import type { MapScene } from './map-scene';
import type { MapTheme } from './map-theme';

export interface MapCanvasOptions {
  readonly container: HTMLElement;
  readonly scene: MapScene;
  readonly assetBase: string;
  readonly borderShow: () => BorderShow;
  readonly accountsShown: () => boolean;
  /** After every frame the map has drawn. */
  readonly onFrame: () => void;
  readonly onContext: (isLost: boolean) => void;
}

/** A country with less than this share of the market is its edge, not its home. */
const HOME_SHARE = 0.06;
const SMALLEST_ZOOM = 1.2;
const LARGEST_ZOOM = 15;

export class MapCanvas {
  readonly map: MapLibreMap;
  /** Resolves when fonts and base map have come, or failed to. */
  readonly ready: Promise<void>;
  readonly #options: MapCanvasOptions;
  readonly #scheme = `basemap-${crypto.randomUUID()}`;
  #width: number;
  #height: number;
  #placesShown = true;
  #home: readonly string[] = [];
  #isDestroyed = false;

  /** Throws when the browser gives no WebGL 2 context. */
  constructor(options: MapCanvasOptions) {
    this.#options = options;
    setWorkerUrl(workerUrl);
    const { container, scene } = options;
    this.#width = container.clientWidth;
    this.#height = container.clientHeight;
    this.map = new MapLibreMap({
      container,
      style: emptyStyle(scene.theme),
      center: [-96, 38.5],
      zoom: 3,
      minZoom: SMALLEST_ZOOM,
      maxZoom: LARGEST_ZOOM,
      maxPitch: 0,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      boxZoom: false,
      doubleClickZoom: false,
      attributionControl: false,
      fadeDuration: 0,
      locale: { 'Map.Title': 'Map of territories' },
      canvasContextAttributes: { antialias: false, powerPreference: 'high-performance' },
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.on('style.load', () => this.#addLayers());
    this.map.on('render', options.onFrame);
    this.map.on('resize', () => {
      this.#width = container.clientWidth;
      this.#height = container.clientHeight;
    });
    this.map.on('webglcontextlost', () => options.onContext(true));
    this.map.on('webglcontextrestored', () => options.onContext(false));
    // A tile that cannot be read leaves its square plain; that is no reason to stop.
    this.map.on('error', () => {});
    this.ready = this.#load();
  }

  camera(): Camera {
    const { lng, lat } = this.map.getCenter();
    return cameraAt(lng, lat, this.map.getZoom(), this.#width, this.#height, this.map.getPixelRatio());
  }

  /** Light and dark change paint only, so no layer is rebuilt. */
  paint(theme: MapTheme): void {
    for (const [layer, paint] of Object.entries(basemapPaint(theme, this.#home))) {
      if (!this.map.getLayer(layer)) continue;
      for (const [property, value] of Object.entries(paint)) {
        // The style's own table of paints: names and values belong together there.
        this.map.setPaintProperty(layer, property as 'fill-color', value as string);
      }
    }
  }

  /**
   * Shades the countries of the market as home. They are read off the land under these places, of which the ones in
   * view count; does nothing while tiles are still coming or none of the places is in view.
   * @returns whether a country was found
   */
  shadeHome(places: readonly { readonly x: number; readonly y: number }[]): boolean {
    if (!this.map.getLayer('land') || !this.map.areTilesLoaded()) return false;
    const found = new Map<string, number>();
    let hits = 0;
    for (const { x, y } of places) {
      const [land] = this.map.queryRenderedFeatures([x, y], { layers: ['land'] });
      const country: unknown = land?.properties.country;
      if (typeof country !== 'string' || !country) continue;
      found.set(country, (found.get(country) ?? 0) + 1);
      hits++;
    }
    if (hits === 0) return false;
    // A hex at a border may have its middle abroad.
    this.#home = [...found.keys()].filter(country => (found.get(country) ?? 0) / hits >= HOME_SHARE).sort();
    this.paint(this.#options.scene.theme);
    return true;
  }

  /** Town names make way for what is written on territories: unseen labels take the places of those. */
  keepTownsClear(labels: readonly { readonly lng: number; readonly lat: number; readonly text: string }[]): void {
    const source = this.map.getSource<GeoJSONSource>(LABEL_SOURCE);
    if (!source || this.map.getZoom() < TOWN_ZOOM) return;
    source.setData({
      type: 'FeatureCollection',
      features: labels.map(({ lng, lat, text }) => ({
        type: 'Feature',
        properties: { text },
        geometry: { type: 'Point', coordinates: [lng, lat] },
      })),
    });
  }

  showPlaces(shown: boolean): void {
    if (shown === this.#placesShown) return;
    this.#placesShown = shown;
    this.#applyPlaces();
  }

  async whenIdle(): Promise<void> {
    await this.ready;
    const { map } = this;
    while (!this.#isDestroyed && !(map.loaded() && map.areTilesLoaded() && !map.isMoving())) await map.once('idle');
    if (this.#isDestroyed) return;
    // Whatever the state has asked for is drawn in the next frame.
    const drawn = map.once('render');
    map.triggerRepaint();
    await drawn;
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.map.remove();
    removeProtocol(this.#scheme);
  }

  async #load(): Promise<void> {
    const { assetBase, scene } = this.#options;
    const loaded = this.map.isStyleLoaded() ? Promise.resolve() : this.map.once('style.load');
    const [basemap] = await Promise.all([openBasemap(`${assetBase}basemap.pmtiles`), loadMapFonts(), loaded]);
    if (!basemap || this.#isDestroyed || !this.map.style) return;
    addProtocol(this.#scheme, async ({ url }, controller) => {
      const [z, x, y] = url.split('/').slice(-3).map(Number);
      return { data: await basemap.tile(z, x, y, controller.signal) };
    });
    this.map.addSource(BASEMAP_SOURCE, basemapSource(basemap, this.#scheme));
    for (const layer of groundLayers(basemap, scene.theme)) this.map.addLayer(layer, 'hexes');
    for (const layer of boundaryLayers(basemap, scene.theme)) this.map.addLayer(layer, 'borders');
    this.map.addSource(LABEL_SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
    for (const layer of townLayers(basemap, scene.theme)) this.map.addLayer(layer);
    this.#applyPlaces();
  }

  #addLayers(): void {
    const { scene, borderShow, accountsShown } = this.#options;
    const camera = (): Camera => this.camera();
    const before = (...ids: readonly string[]): string | undefined => ids.find(id => this.map.getLayer(id));
    const { map } = this;
    if (!map.getLayer('accounts')) map.addLayer(new AccountLayer(scene, camera, accountsShown), before('towns'));
    if (!map.getLayer('borders')) map.addLayer(new BorderLayer(scene, camera, borderShow), 'accounts');
    if (!map.getLayer('hexes')) map.addLayer(new HexLayer(scene, camera), before('counties', 'states', 'borders'));
    this.#applyPlaces();
  }

  #applyPlaces(): void {
    for (const layer of PLACE_LAYERS) {
      if (this.map.getLayer(layer)) {
        this.map.setLayoutProperty(layer, 'visibility', this.#placesShown ? 'visible' : 'none');
      }
    }
  }
}
