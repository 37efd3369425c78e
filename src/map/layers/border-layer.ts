/**
 * Lines above the hexes: territory borders, links over water and gaps, dashes round further pieces, the hovered territory and the
 * outline of what is selected or would change hands. Each kind is one instanced call over the few edges the scene found.
 */
import type { CustomLayerInterface, Map as MapLibreMap } from 'maplibre-gl';
import { type Camera, worldCopies } from '../camera';
import type { MapScene, SceneLines } from '../map-scene';
import { blendPlainly } from './gl-program';
import { LinePainter, type LineStyle, SegmentBuffer } from './line-painter';
import { casingWidth, coreWidth } from './zoom-sizes';

type LineKind = 'borders' | 'coast' | 'links' | 'linksOff' | 'linksHovered' | 'pieces' | 'hovered' | 'outline';
const KINDS: readonly LineKind[] = [
  'borders',
  'coast',
  'links',
  'linksOff',
  'linksHovered',
  'pieces',
  'hovered',
  'outline',
];

/** What the layer reads from the view each frame. */
export interface BorderShow {
  readonly outlines: boolean;
  readonly links: boolean;
  /** Their list is open: all are drawn, those that are off fainter. */
  readonly linksListed: boolean;
}

export class BorderLayer implements CustomLayerInterface {
  readonly id = 'borders';
  readonly type = 'custom' as const;
  readonly #scene: MapScene;
  readonly #camera: () => Camera;
  readonly #show: () => BorderShow;
  #lines: LinePainter | null = null;
  #buffers = new Map<LineKind, SegmentBuffer>();

  constructor(scene: MapScene, camera: () => Camera, show: () => BorderShow) {
    this.#scene = scene;
    this.#camera = camera;
    this.#show = show;
  }

  onAdd(_map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#lines = new LinePainter(gl);
    this.#buffers = new Map(KINDS.map(kind => [kind, new SegmentBuffer()]));
  }

  onRemove(_map: MapLibreMap, gl: WebGL2RenderingContext): void {
    for (const buffer of this.#buffers.values()) buffer.release(gl);
    this.#lines?.release(gl);
    this.#lines = null;
  }

  render(gl: WebGL2RenderingContext): void {
    const scene = this.#scene;
    const painter = this.#lines;
    if (!(painter && scene.borderMesh && scene.bounds)) return;
    const { origin } = scene.borderMesh;
    const { theme } = scene;
    const camera = this.#camera();
    const copies = worldCopies(camera, scene.bounds);
    if (copies.length === 0) return;
    const show = this.#show();
    for (const [kind, buffer] of this.#buffers) {
      const lines: SceneLines = scene[kind];
      buffer.load(gl, lines.segments, lines.distances, lines.version);
    }
    blendPlainly(gl);
    painter.begin(gl, camera);
    const draw = (kind: LineKind, width: number, colour: LineStyle['colour'], dash: LineStyle['dash'] = null): void => {
      const buffer = this.#buffers.get(kind);
      const style = { width, colour, opacity: 1, cap: dash === null, dash };
      if (buffer) for (const copy of copies) painter.draw(gl, camera, origin, copy, buffer, style);
    };
    const casing = casingWidth(camera.zoom);
    const core = coreWidth(camera.zoom);
    if (show.linksListed) draw('linksOff', 1, theme.linkOff, [1.5, 3.5]);
    if (show.links || show.linksListed) draw('links', 1.2, theme.link, [3, 3]);
    if (show.outlines) {
      // The rim of the market is no border between anybody: it stays quiet.
      draw('coast', core, theme.marketRim);
      draw('borders', casing, theme.borderCasing);
      draw('borders', core, theme.borderCore);
    }
    draw('linksHovered', 6, theme.outlineCasing);
    draw('linksHovered', 2.4, theme.outlineCore);
    draw('hovered', casing + 1, theme.borderCasing);
    draw('hovered', core + 0.9, theme.borderCore);
    draw('pieces', 4, theme.borderCasing);
    draw('pieces', 2, theme.piece, [5, 3]);
    draw('outline', 6, theme.outlineCasing);
    draw('outline', 2.4, theme.outlineCore);
    painter.end(gl);
  }
}
