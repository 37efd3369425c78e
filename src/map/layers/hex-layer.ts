/**
 * The hexes: one static indexed mesh, drawn in one call. What a hex looks like comes from small textures read by its
 * number, so recolouring never touches the mesh. Thin white lines between hexes are a second call that fades out before
 * the hexes become too small to have an inside. Also draws the fill of a second world when the map shows one.
 */
import type { CustomLayerInterface, Map as MapLibreMap } from 'maplibre-gl';
import { type Camera, clipTransform, worldCopies } from '../camera';
import type { MapScene } from '../map-scene';
import { blendPlainly, createProgram, type GlProgram } from './gl-program';
import { HexLines } from './hex-lines';
import { HEX_FRAGMENT_SHADER, HEX_VERTEX_SHADER } from './hex-shader';
import { LinePainter } from './line-painter';
import { hexLineWidth } from './zoom-sizes';

const UNIFORMS = [
  'u_clip',
  'u_words',
  'u_wordsWidth',
  'u_palette',
  'u_values',
  'u_byValue',
  'u_hatchMissing',
  'u_unassigned',
  'u_opacity',
  'u_emptyFactor',
  'u_anchor',
  'u_pixelRatio',
  'u_hatch',
  'u_dots',
] as const;

/** Patterns repeat after this many CSS pixels. */
const PATTERN_PERIOD = 8;
/** Occupied and empty hexes look alike when hexes are smaller than this: a difference would only flicker. Pixels. */
const SMALLEST_SHADED_HEX = 2.5;

export class HexLayer implements CustomLayerInterface {
  readonly id = 'hexes';
  readonly type = 'custom' as const;
  readonly #scene: MapScene;
  readonly #camera: () => Camera;
  #program: GlProgram<(typeof UNIFORMS)[number]> | null = null;
  #vertexArray: WebGLVertexArrayObject | null = null;
  #buffers: WebGLBuffer[] = [];
  #meshVersion = -1;
  #indices = 0;
  #lines: LinePainter | null = null;
  #hexLines: HexLines | null = null;

  constructor(scene: MapScene, camera: () => Camera) {
    this.#scene = scene;
    this.#camera = camera;
  }

  onAdd(_map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#program = createProgram(gl, 'hex', HEX_VERTEX_SHADER, HEX_FRAGMENT_SHADER, ['a_position', 'a_hex'], UNIFORMS);
    this.#vertexArray = null;
    this.#buffers = [];
    this.#meshVersion = -1;
    this.#lines = new LinePainter(gl);
    this.#hexLines = new HexLines();
    this.#scene.forgetTextures();
  }

  onRemove(_map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#scene.releaseTextures(gl);
    this.#releaseMesh(gl);
    this.#hexLines?.release(gl);
    this.#lines?.release(gl);
    if (this.#program) gl.deleteProgram(this.#program.program);
    this.#program = null;
    this.#lines = null;
    this.#hexLines = null;
  }

  render(gl: WebGL2RenderingContext): void {
    const scene = this.#scene;
    scene.refresh();
    const { mesh, words, palette, values, theme, bounds } = scene;
    if (!(this.#program && mesh && words && bounds)) return;
    const camera = this.#camera();
    const copies = worldCopies(camera, bounds);
    if (this.#meshVersion !== scene.meshVersion) this.#loadMesh(gl);
    words.rows.upload(gl, 0);
    palette.upload(gl, 1);
    // A sampler without a texture is an error even when it is not read.
    (values ?? palette).upload(gl, 2);
    if (copies.length === 0) return;

    const { program, uniforms } = this.#program;
    blendPlainly(gl);
    // biome-ignore lint/correctness/useHookAtTopLevel: a WebGL call, not a React hook.
    gl.useProgram(program);
    gl.bindVertexArray(this.#vertexArray);
    gl.uniform1i(uniforms.u_words, 0);
    gl.uniform1i(uniforms.u_palette, 1);
    gl.uniform1i(uniforms.u_values, 2);
    gl.uniform1i(uniforms.u_wordsWidth, words.rows.width);
    gl.uniform1i(uniforms.u_byValue, values ? 1 : 0);
    gl.uniform1i(uniforms.u_hatchMissing, scene.hatchesMissing ? 1 : 0);
    gl.uniform3fv(uniforms.u_unassigned, theme.unassigned.slice(0, 3));
    gl.uniform1f(uniforms.u_opacity, theme.hexOpacity);
    const pixels = scene.hexWidth * camera.worldSize;
    const shading = Math.min(1, Math.max(0, (pixels - 1) / (SMALLEST_SHADED_HEX - 1)));
    gl.uniform1f(uniforms.u_emptyFactor, 1 - (1 - 0.74) * (0.35 + 0.65 * shading));
    gl.uniform1f(uniforms.u_pixelRatio, camera.pixelRatio);
    gl.uniform4fv(uniforms.u_hatch, theme.hatch);
    gl.uniform4fv(uniforms.u_dots, theme.lockedDots);
    for (const copy of copies) {
      gl.uniform4f(uniforms.u_clip, ...clipTransform(camera, mesh.origin, copy));
      // The lower left corner of the screen is where fragment coordinates begin.
      const anchorX = (mesh.origin[0] + copy - camera.x) * camera.worldSize + camera.width / 2;
      const anchorY = camera.height / 2 - (mesh.origin[1] - camera.y) * camera.worldSize;
      gl.uniform2f(uniforms.u_anchor, anchorX % PATTERN_PERIOD, anchorY % PATTERN_PERIOD);
      gl.drawElements(gl.TRIANGLES, this.#indices, gl.UNSIGNED_INT, 0);
    }
    gl.bindVertexArray(null);
    this.#drawHexLines(gl, camera, pixels);
  }

  #drawHexLines(gl: WebGL2RenderingContext, camera: Camera, pixels: number): void {
    const { borderMesh, theme } = this.#scene;
    const line = hexLineWidth(camera.zoom, pixels);
    if (!(borderMesh && this.#lines && this.#hexLines) || line.opacity === 0) return;
    const style = { width: line.width, colour: theme.hexLine, opacity: line.opacity, cap: false, dash: null };
    this.#hexLines.draw(gl, this.#lines, camera, borderMesh, style);
  }

  #loadMesh(gl: WebGL2RenderingContext): void {
    this.#releaseMesh(gl);
    const { mesh, meshVersion } = this.#scene;
    if (!mesh) return;
    this.#vertexArray = gl.createVertexArray();
    gl.bindVertexArray(this.#vertexArray);
    const upload = (target: number, data: Float32Array | Uint32Array): void => {
      const buffer = gl.createBuffer();
      gl.bindBuffer(target, buffer);
      gl.bufferData(target, data, gl.STATIC_DRAW);
      this.#buffers.push(buffer);
    };
    upload(gl.ARRAY_BUFFER, mesh.positions);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
    upload(gl.ARRAY_BUFFER, mesh.hex);
    gl.enableVertexAttribArray(1);
    gl.vertexAttribIPointer(1, 1, gl.UNSIGNED_INT, 0, 0);
    upload(gl.ELEMENT_ARRAY_BUFFER, mesh.indices);
    gl.bindVertexArray(null);
    this.#indices = mesh.indices.length;
    this.#meshVersion = meshVersion;
  }

  #releaseMesh(gl: WebGL2RenderingContext): void {
    gl.deleteVertexArray(this.#vertexArray);
    for (const buffer of this.#buffers) gl.deleteBuffer(buffer);
    this.#vertexArray = null;
    this.#buffers = [];
    this.#meshVersion = -1;
  }
}
