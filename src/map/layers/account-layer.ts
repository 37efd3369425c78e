/**
 * Accounts as dots: one draw call of GL points, positions static, sizes by the root of potential. Accounts that the
 * filter leaves out stay faintly visible, so that a filter never looks like lost data.
 */
import type { CustomLayerInterface, Map as MapLibreMap } from 'maplibre-gl';
import { type Camera, clipTransform, worldCopies } from '../camera';
import type { MapScene } from '../map-scene';
import { blendPlainly, createProgram, type GlProgram } from './gl-program';
import { accountRadius, NEAR_ZOOM } from './zoom-sizes';

const VERTEX_SHADER = `#version 300 es
precision highp float;
in vec2 a_position;
in float a_size;
in float a_counts;
uniform vec4 u_clip;
uniform vec2 u_radius;
uniform float u_casing;
uniform float u_pixelRatio;
flat out float v_radius;
flat out float v_strength;

void main() {
  gl_Position = vec4(a_position * u_clip.xy + u_clip.zw, 0.0, 1.0);
  v_radius = mix(u_radius.x, u_radius.y, a_size);
  v_strength = a_counts > 0.0 ? 1.0 : 0.22;
  gl_PointSize = (2.0 * (v_radius + u_casing) + 1.0) * u_pixelRatio;
}`;

const FRAGMENT_SHADER = `#version 300 es
precision highp float;
flat in float v_radius;
flat in float v_strength;
uniform float u_casing;
uniform float u_pixelRatio;
uniform vec4 u_fill;
uniform vec4 u_casingColour;
out vec4 fragColor;

void main() {
  float size = 2.0 * (v_radius + u_casing) + 1.0;
  float away = length((gl_PointCoord - 0.5) * size);
  float blur = 1.0 / u_pixelRatio;
  float inside = clamp((v_radius - away) / blur + 0.5, 0.0, 1.0);
  float within = clamp((v_radius + u_casing - away) / blur + 0.5, 0.0, 1.0);
  vec4 fill = u_fill * inside;
  fragColor = (fill + u_casingColour * within * (1.0 - fill.a)) * v_strength;
  if (fragColor.a <= 0.0) discard;
}`;

const UNIFORMS = ['u_clip', 'u_radius', 'u_casing', 'u_pixelRatio', 'u_fill', 'u_casingColour'] as const;

export class AccountLayer implements CustomLayerInterface {
  readonly id = 'accounts';
  readonly type = 'custom' as const;
  readonly #scene: MapScene;
  readonly #camera: () => Camera;
  readonly #isShown: () => boolean;
  #program: GlProgram<(typeof UNIFORMS)[number]> | null = null;
  #vertexArray: WebGLVertexArrayObject | null = null;
  #buffers: WebGLBuffer[] = [];
  #version = -1;

  constructor(scene: MapScene, camera: () => Camera, isShown: () => boolean) {
    this.#scene = scene;
    this.#camera = camera;
    this.#isShown = isShown;
  }

  onAdd(_map: MapLibreMap, gl: WebGL2RenderingContext): void {
    const attributes = ['a_position', 'a_size', 'a_counts'];
    this.#program = createProgram(gl, 'account', VERTEX_SHADER, FRAGMENT_SHADER, attributes, UNIFORMS);
    this.#vertexArray = null;
    this.#buffers = [];
    this.#version = -1;
  }

  onRemove(_map: MapLibreMap, gl: WebGL2RenderingContext): void {
    this.#release(gl);
    if (this.#program) gl.deleteProgram(this.#program.program);
    this.#program = null;
  }

  render(gl: WebGL2RenderingContext): void {
    const { points, pointsVersion, bounds, theme } = this.#scene;
    const camera = this.#camera();
    if (!(this.#program && points && bounds) || points.count === 0) return;
    if (!this.#isShown() && camera.zoom < NEAR_ZOOM) return;
    if (this.#version !== pointsVersion) this.#load(gl);
    const { program, uniforms } = this.#program;
    blendPlainly(gl);
    // biome-ignore lint/correctness/useHookAtTopLevel: a WebGL call, not a React hook.
    gl.useProgram(program);
    gl.bindVertexArray(this.#vertexArray);
    const marketPixels = (bounds.maxX - bounds.minX) * (bounds.maxY - bounds.minY) * camera.worldSize ** 2;
    const { smallest, largest } = accountRadius(camera.zoom, Math.sqrt((0.6 * marketPixels) / points.count));
    gl.uniform2f(uniforms.u_radius, smallest, largest);
    gl.uniform1f(uniforms.u_casing, Math.min(0.9, largest * 0.25));
    gl.uniform1f(uniforms.u_pixelRatio, camera.pixelRatio);
    gl.uniform4fv(uniforms.u_fill, theme.accountFill);
    gl.uniform4fv(uniforms.u_casingColour, theme.accountCasing);
    for (const copy of worldCopies(camera, bounds)) {
      gl.uniform4f(uniforms.u_clip, ...clipTransform(camera, points.origin, copy));
      gl.drawArrays(gl.POINTS, 0, points.count);
    }
    gl.bindVertexArray(null);
  }

  #load(gl: WebGL2RenderingContext): void {
    this.#release(gl);
    const { points, pointsVersion } = this.#scene;
    if (!points) return;
    this.#vertexArray = gl.createVertexArray();
    gl.bindVertexArray(this.#vertexArray);
    const attribute = (location: number, data: Float32Array | Uint8Array, size: number, isBytes: boolean): void => {
      const buffer = gl.createBuffer();
      gl.bindBuffer(gl.ARRAY_BUFFER, buffer);
      gl.bufferData(gl.ARRAY_BUFFER, data, gl.STATIC_DRAW);
      gl.enableVertexAttribArray(location);
      gl.vertexAttribPointer(location, size, isBytes ? gl.UNSIGNED_BYTE : gl.FLOAT, isBytes, 0, 0);
      this.#buffers.push(buffer);
    };
    attribute(0, points.positions, 2, false);
    attribute(1, points.size, 1, true);
    attribute(2, points.counts, 1, true);
    gl.bindVertexArray(null);
    this.#version = pointsVersion;
  }

  #release(gl: WebGL2RenderingContext): void {
    gl.deleteVertexArray(this.#vertexArray);
    for (const buffer of this.#buffers) gl.deleteBuffer(buffer);
    this.#vertexArray = null;
    this.#buffers = [];
    this.#version = -1;
  }
}
