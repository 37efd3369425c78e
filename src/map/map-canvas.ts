/**
 * The MapLibre map: made once, turned into a plain flat view, filled with the base map and the three layers of our own.
 * Layers of our own do not survive a lost WebGL context; `style.load` puts back whatever is missing, in its order.
 */
import type { GeoJSONSource, Map as MapLibreMap } from 'maplibre-gl';
import { BasemapLayers } from './basemap/basemap-layers';
import { LABEL_ROOMS, LABEL_SOURCE, PLACE_LAYERS, TOWN_ZOOM } from './basemap/basemap-style';
import { type Camera, cameraAt } from './camera';
import { flatMap } from './flat-map';
import { AccountLayer } from './layers/account-layer';
import { BorderLayer, type BorderShow } from './layers/border-layer';
import { HexLayer } from './layers/hex-layer';
import type { MapScene } from './map-scene';

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

const SMALLEST_ZOOM = 1.2;
const LARGEST_ZOOM = 15;

export class MapCanvas {
  readonly map: MapLibreMap;
  readonly basemap: BasemapLayers;
  readonly #options: MapCanvasOptions;
  #width: number;
  #height: number;
  #placesShown = true;
  #isDestroyed = false;

  /** Throws when the browser gives no WebGL 2 context. */
  constructor(options: MapCanvasOptions) {
    this.#options = options;
    const { container, scene } = options;
    this.#width = container.clientWidth;
    this.#height = container.clientHeight;
    this.map = flatMap({
      container,
      theme: scene.theme,
      title: 'Map of territories',
      view: { center: [-96, 38.5], zoom: 3, minZoom: SMALLEST_ZOOM, maxZoom: LARGEST_ZOOM },
    });
    this.map.on('style.load', () => this.#addLayers());
    this.map.on('render', options.onFrame);
    this.map.on('resize', () => {
      this.#width = container.clientWidth;
      this.#height = container.clientHeight;
    });
    this.map.on('webglcontextlost', () => options.onContext(true));
    this.map.on('webglcontextrestored', () => options.onContext(false));
    this.basemap = new BasemapLayers({
      map: this.map,
      assetBase: options.assetBase,
      theme: () => scene.theme,
      below: { ground: 'hexes', boundaries: 'borders' },
      townZoom: TOWN_ZOOM,
      onLoad: () => this.#basemapLoaded(),
    });
  }

  camera(): Camera {
    const { lng, lat } = this.map.getCenter();
    return cameraAt(lng, lat, this.map.getZoom(), this.#width, this.#height, this.map.getPixelRatio());
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
    await this.basemap.ready;
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
    this.basemap.destroy();
  }

  #basemapLoaded(): void {
    this.map.addSource(LABEL_SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
    // Topmost, so that the labels of the territories get their places before the towns.
    if (this.map.getLayer('towns')) this.map.addLayer(LABEL_ROOMS);
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
