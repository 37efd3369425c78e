/**
 * Lines of constant width on screen: one instanced quad per segment, ends rounded so that corners close, edges blurred
 * over one device pixel. Dashes are measured on screen along the walked length of a chain.
 */
import { type Camera, clipTransform } from '../camera';
import { createProgram, type GlProgram, type PremultipliedColour } from './gl-program';

export interface LineStyle {
  /** CSS pixels. */
  readonly width: number;
  readonly colour: PremultipliedColour;
  readonly opacity: number;
  /** Round ends that reach half a width beyond the segment; without them half-transparent lines do not overlap. */
  readonly cap: boolean;
  /** Length drawn and length left out, CSS pixels. */
  readonly dash: readonly [on: number, off: number] | null;
}

const UNIFORMS = [
  'u_clip',
  'u_viewport',
  'u_halfWidth',
  'u_blur',
  'u_cap',
  'u_colour',
  'u_dash',
  'u_worldSize',
] as const;

const VERTEX_SHADER = `#version 300 es
precision highp float;
in vec4 a_segment;
in float a_distance;
uniform vec4 u_clip;
uniform vec2 u_viewport;
uniform float u_halfWidth;
uniform float u_blur;
uniform float u_cap;
uniform float u_worldSize;
out vec2 v_point;
flat out float v_length;
flat out float v_distance;

void main() {
  vec2 toPixels = u_viewport * 0.5;
  vec2 from = (a_segment.xy * u_clip.xy + u_clip.zw) * toPixels;
  vec2 to = (a_segment.zw * u_clip.xy + u_clip.zw) * toPixels;
  vec2 span = to - from;
  v_length = length(span);
  vec2 along = v_length > 0.0 ? span / v_length : vec2(1.0, 0.0);
  vec2 across = vec2(-along.y, along.x);
  // Corners of the quad: bit 0 = which end, bit 1 = which side.
  float end = float(gl_VertexID & 1);
  float side = float((gl_VertexID >> 1) & 1) * 2.0 - 1.0;
  float reach = u_halfWidth + u_blur;
  float overhang = u_cap > 0.0 ? reach : 0.0;
  v_point = vec2(end * v_length + (end * 2.0 - 1.0) * overhang, side * reach);
  v_distance = a_distance * u_worldSize;
  vec2 pixel = from + along * v_point.x + across * v_point.y;
  gl_Position = vec4(pixel / toPixels, 0.0, 1.0);
}`;

const FRAGMENT_SHADER = `#version 300 es
precision highp float;
in vec2 v_point;
flat in float v_length;
flat in float v_distance;
uniform float u_halfWidth;
uniform float u_blur;
uniform vec4 u_colour;
uniform vec2 u_dash;
out vec4 fragColor;

void main() {
  float away = length(vec2(v_point.x - clamp(v_point.x, 0.0, v_length), v_point.y));
  // Lines thinner than a pixel keep their full reach and become fainter instead.
  float alpha = clamp((u_halfWidth + u_blur * 0.5 - away) / u_blur, 0.0, 1.0);
  if (u_dash.x > 0.0) {
    float walked = mod(v_distance + v_point.x, u_dash.x + u_dash.y);
    alpha *= clamp((u_dash.x - walked) / u_blur + 0.5, 0.0, 1.0) * clamp(walked / u_blur + 0.5, 0.0, 1.0);
  }
  if (alpha <= 0.0) discard;
  fragColor = u_colour * alpha;
}`;

/** Segments on the GPU; `load` sends them again only when the version is another. */
export class SegmentBuffer {
  #vertexArray: WebGLVertexArrayObject | null = null;
  #segments: WebGLBuffer | null = null;
  #distances: WebGLBuffer | null = null;
  #version = -1;
  count = 0;

  load(gl: WebGL2RenderingContext, segments: Float32Array, distances: Float32Array | null, version: number): void {
    if (version === this.#version) return;
    this.#version = version;
    this.count = segments.length / 4;
    this.#vertexArray ??= gl.createVertexArray();
    this.#segments ??= gl.createBuffer();
    gl.bindVertexArray(this.#vertexArray);
    gl.bindBuffer(gl.ARRAY_BUFFER, this.#segments);
    gl.bufferData(gl.ARRAY_BUFFER, segments, gl.DYNAMIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 4, gl.FLOAT, false, 0, 0);
    gl.vertexAttribDivisor(0, 1);
    if (distances) {
      this.#distances ??= gl.createBuffer();
      gl.bindBuffer(gl.ARRAY_BUFFER, this.#distances);
      gl.bufferData(gl.ARRAY_BUFFER, distances, gl.DYNAMIC_DRAW);
      gl.enableVertexAttribArray(1);
      gl.vertexAttribPointer(1, 1, gl.FLOAT, false, 0, 0);
      gl.vertexAttribDivisor(1, 1);
    } else gl.disableVertexAttribArray(1);
    gl.bindVertexArray(null);
  }

  bind(gl: WebGL2RenderingContext): void {
    gl.bindVertexArray(this.#vertexArray);
    gl.vertexAttrib1f(1, 0);
  }

  release(gl: WebGL2RenderingContext): void {
    gl.deleteVertexArray(this.#vertexArray);
    gl.deleteBuffer(this.#segments);
    gl.deleteBuffer(this.#distances);
    this.#vertexArray = this.#segments = this.#distances = null;
    this.#version = -1;
  }
}

export class LinePainter {
  readonly #program: GlProgram<(typeof UNIFORMS)[number]>;

  constructor(gl: WebGL2RenderingContext) {
    this.#program = createProgram(gl, 'line', VERTEX_SHADER, FRAGMENT_SHADER, ['a_segment', 'a_distance'], UNIFORMS);
  }

  begin(gl: WebGL2RenderingContext, camera: Camera): void {
    const { program, uniforms } = this.#program;
    // biome-ignore lint/correctness/useHookAtTopLevel: a WebGL call, not a React hook.
    gl.useProgram(program);
    gl.uniform2f(uniforms.u_viewport, camera.width, camera.height);
    gl.uniform1f(uniforms.u_blur, 1 / camera.pixelRatio);
    gl.uniform1f(uniforms.u_worldSize, camera.worldSize);
  }

  draw(
    gl: WebGL2RenderingContext,
    camera: Camera,
    origin: readonly [number, number],
    copy: number,
    buffer: SegmentBuffer,
    style: LineStyle,
  ): void {
    if (buffer.count === 0) return;
    const { uniforms } = this.#program;
    const [red, green, blue, alpha] = style.colour;
    // Below one device pixel a line keeps that width and fades, so that it never breaks up.
    const thinnest = 1 / camera.pixelRatio;
    const fade = style.opacity * Math.min(1, style.width / thinnest);
    gl.uniform4f(uniforms.u_clip, ...clipTransform(camera, origin, copy));
    gl.uniform1f(uniforms.u_halfWidth, Math.max(style.width, thinnest) / 2);
    gl.uniform1f(uniforms.u_cap, style.cap ? 1 : 0);
    gl.uniform4f(uniforms.u_colour, red * fade, green * fade, blue * fade, alpha * fade);
    gl.uniform2f(uniforms.u_dash, style.dash?.[0] ?? 0, style.dash?.[1] ?? 0);
    buffer.bind(gl);
    gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, buffer.count);
  }

  end(gl: WebGL2RenderingContext): void {
    gl.bindVertexArray(null);
  }

  release(gl: WebGL2RenderingContext): void {
    gl.deleteProgram(this.#program.program);
  }
}
