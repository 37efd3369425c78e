/**
 * Names, figures, rep homes and piece labels on a canvas above the map. Placing labels happens when the view or the plan
 * has changed and settled; drawing happens every frame and only copies finished sprites to where the map has moved.
 */
import type { AppState, GestureDraft } from '../../state/app-state';
import { planFigures } from '../../state/selectors/plan-figures';
import { shownPlan } from '../../state/selectors/shown-plan';
import type { PlanFigures } from '../../state/selectors/territory-rows';
import { type Camera, latOf, lngOf, sameView } from '../camera';
import type { MapScene } from '../map-scene';
import { drawHomes, type Home, homesOf } from './homes';
import type { Box } from './label-box';
import { type LabelRaster, mercatorCentres, rasterise } from './label-raster';
import { type LabelContent, LabelPen, labelContent, labelFontSize } from './label-sprite';
import { type LabelText, labelTexts } from './label-texts';
import { onScreen, type PinnedLabel, pinLabels } from './pin-labels';

/** A view that has zoomed this far since labels were placed places them again although it still moves. */
const STALE_ZOOM = 0.35;

export class LabelOverlay {
  readonly canvas: HTMLCanvasElement;
  readonly #context: CanvasRenderingContext2D | null;
  readonly #scene: MapScene;
  /** Boxes of controls above the map, screen pixels. */
  readonly #blocked: () => readonly Box[];
  #labels: readonly PinnedLabel[] = [];
  #homes: readonly Home[] = [];
  #centres: { grid: object; points: Float64Array } | null = null;
  #raster: { grid: object; camera: Camera; raster: LabelRaster } | null = null;
  #placedZoom = Number.NaN;
  #placedAt: Camera | null = null;
  #inputs: readonly unknown[] = [];
  #figures: PlanFigures | null = null;
  #draft: GestureDraft | null = null;

  constructor(scene: MapScene, blocked: () => readonly Box[]) {
    this.#scene = scene;
    this.#blocked = blocked;
    this.canvas = document.createElement('canvas');
    this.canvas.setAttribute('aria-hidden', 'true');
    this.#context = this.canvas.getContext('2d');
  }

  /** Forgets what was placed, for instance when a font has arrived. */
  invalidate(): void {
    this.#inputs = [];
  }

  /**
   * Places labels again when something they depend on has changed: the view only counts once it `isSettled`, figures
   * under way only change what is written. Returns whether labels were placed.
   */
  update(state: AppState, camera: Camera, isSettled: boolean): boolean {
    const plan = shownPlan(state);
    const { show } = state.view;
    const movedFar = Math.abs(camera.zoom - this.#placedZoom) > STALE_ZOOM;
    const isElsewhere = this.#placedAt === null || !sameView(this.#placedAt, camera);
    const figures = planFigures(state);
    const inputs = [
      state.dataset?.grid,
      plan,
      state.reps,
      show.labels,
      show.homes,
      this.#scene.theme,
      camera.pixelRatio,
      state.goals,
      state.dataset,
    ];
    const unchanged =
      inputs.every((value, index) => value === this.#inputs[index]) && inputs.length === this.#inputs.length;
    if (unchanged && !(isElsewhere && (isSettled || movedFar))) {
      if (figures === this.#figures && state.draft === this.#draft) return false;
      // A gesture changes what is written on the few territories it concerns, and on those it has just left.
      const sides = [...(state.draft?.sides ?? []), ...(this.#draft?.sides ?? [])].map(side => side.territoryId);
      const isGesture = figures === this.#figures && state.draft?.target.kind !== 'new';
      this.#figures = figures;
      this.#draft = state.draft;
      this.#rewrite(labelTexts(state, isGesture ? new Set(sides) : undefined), camera);
      return false;
    }
    this.#inputs = inputs;
    this.#figures = figures;
    this.#draft = state.draft;
    this.#placedZoom = camera.zoom;
    this.#placedAt = camera;
    this.#place(state, camera, show.labels ? labelTexts(state) : []);
    return true;
  }

  /** What is written where, for others to keep clear of. */
  written(): readonly { readonly lng: number; readonly lat: number; readonly text: string }[] {
    return this.#labels.map(label => ({
      lng: lngOf(label.x),
      lat: latOf(label.y),
      text: label.content.lines.map(line => line.map(run => run.text).join('  ')).join('\n'),
    }));
  }

  draw(camera: Camera): void {
    const context = this.#context;
    if (!context) return;
    const { canvas } = this;
    const width = Math.round(camera.width * camera.pixelRatio);
    const height = Math.round(camera.height * camera.pixelRatio);
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
      canvas.style.width = `${camera.width}px`;
      canvas.style.height = `${camera.height}px`;
    }
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, width, height);
    context.scale(camera.pixelRatio, camera.pixelRatio);
    this.#drawLeaders(context, camera);
    drawHomes(context, camera, this.#homes, this.#scene.theme);
    for (const label of this.#labels) {
      const [x, y] = onScreen(camera, label);
      const { canvas: sprite } = label.sprite;
      const spriteWidth = sprite.width / camera.pixelRatio;
      const spriteHeight = sprite.height / camera.pixelRatio;
      if (x < -spriteWidth || x > camera.width + spriteWidth || y < -40 || y > camera.height + 40) continue;
      // Whole device pixels keep the letters sharp.
      const left = Math.round((x - spriteWidth / 2) * camera.pixelRatio) / camera.pixelRatio;
      const top = Math.round((y - spriteHeight / 2) * camera.pixelRatio) / camera.pixelRatio;
      context.drawImage(sprite, left, top, spriteWidth, spriteHeight);
    }
  }

  /** New figures in the places there are. */
  #rewrite(texts: readonly LabelText[], camera: Camera): void {
    const pen = this.#pen(camera);
    if (!pen) return;
    const byId = new Map(texts.map(text => [text.territoryId, text]));
    this.#labels = this.#labels.map(label => {
      const text = byId.get(label.territoryId);
      if (!text || label.variant === 'piece') return label;
      const content = labelContent(text, label.variant);
      if (sameContent(content, label.content)) return label;
      return { ...label, content, sprite: pen.draw(content, label.sprite.canvas) };
    });
  }

  #pen(camera: Camera): LabelPen | null {
    const context = this.#context;
    return context ? new LabelPen(context, labelFontSize(camera.zoom), this.#scene.theme, camera.pixelRatio) : null;
  }

  #place(state: AppState, camera: Camera, texts: readonly LabelText[]): void {
    const plan = shownPlan(state);
    const grid = state.dataset?.grid;
    const pen = this.#pen(camera);
    const previous = this.#labels;
    this.#labels = [];
    this.#homes = [];
    if (!(plan && grid && pen) || plan.assignment.length !== grid.count) return;
    if (state.view.show.homes) this.#homes = homesOf(plan.territories, state.reps);
    const raster = this.#rasterOf(state, camera);
    if (!state.view.show.labels || !raster) return;
    this.#labels = pinLabels({
      state,
      plan,
      camera,
      pen,
      raster,
      centres: this.#centresOf(grid),
      hexWidth: this.#scene.hexWidth,
      homes: this.#homes,
      blocked: this.#blocked(),
      texts,
      previous,
    });
  }

  #centresOf(grid: NonNullable<AppState['dataset']>['grid']): Float64Array {
    if (this.#centres?.grid !== grid) this.#centres = { grid, points: mercatorCentres(grid) };
    return this.#centres.points;
  }

  #rasterOf(state: AppState, camera: Camera): LabelRaster | null {
    const grid = state.dataset?.grid;
    if (!grid) return null;
    const known = this.#raster;
    if (known && known.grid === grid && sameView(known.camera, camera)) return known.raster;
    const raster = rasterise(grid, this.#centresOf(grid), camera, this.#scene.hexWidth);
    this.#raster = { grid, camera, raster };
    return raster;
  }

  #drawLeaders(context: CanvasRenderingContext2D, camera: Camera): void {
    const { theme } = this.#scene;
    for (const [width, colour] of [
      [3, theme.halo],
      [1.1, theme.ink],
    ] as const) {
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.beginPath();
      for (const label of this.#labels) {
        if (!label.leader) continue;
        const [x, y] = onScreen(camera, label);
        context.moveTo(...onScreen(camera, label.leader));
        context.lineTo(x + label.leader.dx, y + label.leader.dy);
      }
      context.stroke();
    }
  }
}

function sameContent(a: LabelContent, b: LabelContent): boolean {
  const written = (content: LabelContent): string =>
    content.lines
      .flat()
      .map(run => run.text)
      .join('\n');
  return written(a) === written(b);
}
