/**
 * The map of a plan: a painting of the state. It follows the store, paints and turns gestures into commands; who owns a
 * hex is never asked of it. Where the browser cannot draw a map a message stands in its place and everything else works.
 */

import { TERRITORY_COLOURS } from '../core/colour/territory-colours';
import { hexAt } from '../core/grid/cell-index';
import type { AppState } from '../state/app-state';
import type { Commands } from '../state/commands/commands';
import { shownPlan } from '../state/selectors/shown-plan';
import type { AppStore } from '../state/store';
import { ATTRIBUTION } from './basemap/basemap-style';
import { samplePlaces } from './basemap/sample-places';
import {
  type Camera,
  latOf,
  lngOf,
  mercatorAtX,
  mercatorAtY,
  mercatorX,
  mercatorY,
  nearestCopy,
  sameView,
  screenX,
  screenY,
} from './camera';
import { boxesOver } from './controls/boxes-over';
import { DeltaCard } from './controls/delta-card';
import { deltaText } from './controls/delta-text';
import { make } from './controls/dom';
import { HexTip, hexText } from './controls/hex-tip';
import styles from './controls/map-controls.module.css';
import { MapLegend } from './controls/map-legend';
import { CONTEXT_LOST, mapMessage, WITHOUT_WEBGL } from './controls/map-message';
import { zoomControls } from './controls/zoom-controls';
import { hasWebGl } from './flat-map';
import { followFrames } from './follow-frames';
import { LabelOverlay } from './labels/label-overlay';
import { MapCanvas } from './map-canvas';
import { MapScene } from './map-scene';
import { type ThemeName, themeFor } from './map-theme';
import { AreaTool } from './tools/area-tool';
import { BrushTool } from './tools/brush-tool';
import { KeyboardCursor } from './tools/keyboard-cursor';
import type { ToolPoint } from './tools/map-tool';
import { PickTool } from './tools/pick-tool';
import { PolygonTool } from './tools/polygon-tool';
import { SketchOverlay } from './tools/sketch-overlay';
import { createToolHost } from './tools/tool-host';
import { ToolInput } from './tools/tool-input';

export interface MapOptions {
  /** Positioned by the page; the map fills it. */
  readonly container: HTMLElement;
  readonly store: AppStore;
  readonly commands: Commands;
  /** Where the files that ship with the app are, with a slash at the end. */
  readonly assetBase: string;
  readonly reducedMotion: boolean;
}

export interface MapView {
  destroy(): void;
  /** Resolves when tiles, fonts and everything the state asks for are drawn. */
  whenIdle(): Promise<void>;
  /** Page coordinates of a place, pixels. */
  project(lng: number, lat: number): { x: number; y: number };
  /** Call when the container's size has changed and the map should follow at once. */
  resize(): void;
}

export function mountMap(options: MapOptions): MapView {
  const { container } = options;
  const root = make('div', styles.root);
  container.append(root);
  if (hasWebGl()) {
    try {
      return drawnMap(options, root);
    } catch {
      root.replaceChildren();
    }
  }
  root.append(mapMessage(WITHOUT_WEBGL.title, WITHOUT_WEBGL.text));
  return {
    destroy: () => root.remove(),
    whenIdle: async () => {},
    project: () => {
      const box = root.getBoundingClientRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    },
    resize: () => {},
  };
}

function drawnMap({ container, store, commands, assetBase, reducedMotion }: MapOptions, root: HTMLElement): MapView {
  const darkDevice = window.matchMedia('(prefers-color-scheme: dark)');
  const themeOf = (state: AppState): ThemeName => themeFor(state.view.theme, darkDevice.matches);
  let state = store.getState();
  let themeName = themeOf(state);
  const scene = new MapScene(themeName, theme => TERRITORY_COLOURS.map(colour => colour[theme]));
  scene.follow(state, themeName);

  const mapElement = make('div', styles.map);
  const overlay = make('div', styles.overlay);
  const card = new DeltaCard();
  const tip = new HexTip();
  const legend = new MapLegend();
  const live = make('div', styles.live);
  live.setAttribute('aria-live', 'polite');
  const attribution = make('div', styles.attribution, ATTRIBUTION);
  const labels = new LabelOverlay(scene, () => boxesOver(container, [zoom, attribution, legend.element]));
  const sketches = new SketchOverlay(scene);
  overlay.append(sketches.canvas, labels.canvas);
  root.append(mapElement);

  const canvas = new MapCanvas({
    container: mapElement,
    scene,
    assetBase,
    borderShow: () => ({ ...state.view.show, linksListed: state.view.linksListed }),
    accountsShown: () => state.view.show.accounts,
    onFrame: () => {
      const camera = canvas.camera();
      if (labels.update(state, camera, !map.isMoving())) canvas.keepTownsClear(labels.written());
      labels.draw(camera);
      if (!sketchedAt || !sameView(sketchedAt, camera)) drawSketch();
    },
    onContext: isLost => {
      if (isLost) root.append(lostMessage);
      else lostMessage.remove();
    },
  });
  const { map } = canvas;
  let sketchedAt: Camera | null = null;
  const lostMessage = mapMessage(CONTEXT_LOST.title, CONTEXT_LOST.text);
  const frames = followFrames({ map, scene, reducedMotion, camera: () => canvas.camera() });
  const ease = reducedMotion ? { duration: 0 } : { duration: 220 };
  const zoom = zoomControls({
    zoomIn: () => map.zoomIn(ease),
    zoomOut: () => map.zoomOut(ease),
    fit: () => commands.frame('all'),
    fitLabel: 'Fit the map to all hexes',
  });
  root.append(overlay, legend.element, attribution, zoom, card.element, tip.element, live);

  const canvasContainer = map.getCanvasContainer();
  const pointOf = (clientX: number, clientY: number): ToolPoint => {
    const box = root.getBoundingClientRect();
    const camera = canvas.camera();
    const [x, y] = [clientX - box.left, clientY - box.top];
    return { x, y, lng: lngOf(mercatorAtX(camera, x)), lat: latOf(mercatorAtY(camera, y)) };
  };
  const host = createToolHost(store, commands, () => canvas.camera());
  const input = new ToolInput({
    element: canvasContainer,
    tools: {
      hand: new PickTool(host, false),
      pick: new PickTool(host, true),
      brush: new BrushTool(host),
      lasso: new AreaTool(host, 'lasso'),
      polygon: new PolygonTool(host),
      rectangle: new AreaTool(host, 'rectangle'),
    },
    toolId: () => store.getState().view.tool,
    pointOf,
    setPanning: enabled => (enabled ? map.dragPan.enable() : map.dragPan.disable()),
    onSketch: () => {
      drawSketch();
      showCard();
    },
    onHover: point => hover(point),
  });
  const keyboard = new KeyboardCursor({
    element: canvasContainer,
    store,
    commands,
    host,
    startHex: () => {
      const { lng, lat } = map.getCenter();
      const { grid } = state.dataset ?? {};
      return grid ? hexAt(grid, lat, lng) : -1;
    },
    onMove: (lng, lat) => {
      if (Number.isFinite(lng)) frames.bringIntoView(lng, lat);
      drawSketch();
    },
    say: text => live.replaceChildren(text),
  });

  function drawSketch(): void {
    const walked = keyboard.hexes();
    sketchedAt = canvas.camera();
    sketches.draw(sketchedAt, input.tool.sketch(), walked ?? input.tool.cursorHexes(), walked !== null);
  }

  function showCard(): void {
    const pointer = input.isGesturing ? input.pointer : null;
    const size = canvas.camera();
    card.show(pointer ? deltaText(state) : null, pointer, size, id => {
      const slot = scene.territories.find(territory => territory.id === id)?.colourSlot;
      return slot === undefined
        ? scene.theme.newTerritory
        : TERRITORY_COLOURS[slot % TERRITORY_COLOURS.length][themeName];
    });
  }

  function hover(point: ToolPoint | null): void {
    const picks = state.view.tool === 'pick';
    const hex = point && picks ? host.hexAt(point) : -1;
    const territory = hex < 0 ? 0 : (shownPlan(state)?.assignment[hex] ?? 0);
    if (hex !== state.view.hoveredHex || territory !== state.view.hoveredTerritory) commands.hover(territory, hex);
    const resting = hex >= 0 && point ? () => hexText(state, hex) : null;
    tip.rest(resting, point ?? { x: 0, y: 0 }, canvas.camera());
  }

  function follow(next: AppState): void {
    const previous = state;
    state = next;
    themeName = themeOf(next);
    const themeBefore = scene.theme;
    if (scene.follow(next, themeName)) map.triggerRepaint();
    if (scene.theme !== themeBefore) canvas.basemap.paint();
    const { view } = next;
    if (view.show !== previous.view.show) {
      canvas.showPlaces(view.show.places);
      map.triggerRepaint();
    }
    if (view.tool !== previous.view.tool) {
      input.refresh();
      tip.rest(null, { x: 0, y: 0 }, canvas.camera());
      if (view.tool !== 'pick' && view.hoveredHex >= 0) commands.hover(0, -1);
    }
    if (view.brushRings !== previous.view.brushRings) drawSketch();
    if (next.reps !== previous.reps || next.goals !== previous.goals) map.triggerRepaint();
    if (next.draft !== previous.draft) showCard();
    legend.update(next, scene.classes);
    frames.follow(next);
  }

  const followTheme = (): void => follow(store.getState());
  darkDevice.addEventListener('change', followTheme);
  const unsubscribe = store.subscribe(follow);
  map.on('moveend', () => map.triggerRepaint());
  let shadedFor: unknown = null;
  map.on('idle', () => {
    const grid = state.dataset?.grid;
    if (!grid || grid === shadedFor) return;
    const camera = canvas.camera();
    if (canvas.basemap.shadeHome(samplePlaces(grid, camera))) shadedFor = grid;
  });
  void canvas.basemap.ready.then(() => {
    labels.invalidate();
    map.triggerRepaint();
  });
  canvas.showPlaces(state.view.show.places);
  legend.update(state, scene.classes);
  frames.follow(state);

  return {
    destroy() {
      unsubscribe();
      darkDevice.removeEventListener('change', followTheme);
      input.destroy();
      keyboard.destroy();
      tip.destroy();
      card.destroy();
      canvas.destroy();
      root.remove();
    },
    whenIdle: () => canvas.whenIdle(),
    project(lng, lat) {
      const camera = canvas.camera();
      const box = root.getBoundingClientRect();
      return {
        x: box.left + screenX(camera, nearestCopy(camera, mercatorX(lng))),
        y: box.top + screenY(camera, mercatorY(lat)),
      };
    },
    resize: () => map.resize(),
  };
}
