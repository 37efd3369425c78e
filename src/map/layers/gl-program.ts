/** Compiling shaders and finding their uniforms, with an error that names the shader. */

export interface GlProgram<Uniform extends string> {
  readonly program: WebGLProgram;
  readonly uniforms: Readonly<Record<Uniform, WebGLUniformLocation | null>>;
}

/** `attributes` are bound to locations 0, 1, … in their order. Throws when a shader does not compile. */
export function createProgram<Uniform extends string>(
  gl: WebGL2RenderingContext,
  name: string,
  vertexSource: string,
  fragmentSource: string,
  attributes: readonly string[],
  uniformNames: readonly Uniform[],
): GlProgram<Uniform> {
  const program = gl.createProgram();
  const shaders = [
    compile(gl, name, gl.VERTEX_SHADER, vertexSource),
    compile(gl, name, gl.FRAGMENT_SHADER, fragmentSource),
  ];
  for (const shader of shaders) gl.attachShader(program, shader);
  attributes.forEach((attribute, location) => {
    gl.bindAttribLocation(program, location, attribute);
  });
  gl.linkProgram(program);
  for (const shader of shaders) gl.deleteShader(shader);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) {
    throw new Error(`The ${name} shaders do not link: ${gl.getProgramInfoLog(program)}`);
  }
  const uniforms = {} as Record<Uniform, WebGLUniformLocation | null>;
  for (const uniform of uniformNames) uniforms[uniform] = gl.getUniformLocation(program, uniform);
  return { program, uniforms };
}

function compile(gl: WebGL2RenderingContext, name: string, type: number, source: string): WebGLShader {
  const shader = gl.createShader(type);
  if (!shader) throw new Error(`The browser gave no ${name} shader.`);
  gl.shaderSource(shader, source);
  gl.compileShader(shader);
  if (!gl.getShaderParameter(shader, gl.COMPILE_STATUS) && !gl.isContextLost()) {
    throw new Error(`A ${name} shader does not compile: ${gl.getShaderInfoLog(shader)}`);
  }
  return shader;
}

/** A colour as shaders take it: 0 … 1, colour multiplied by alpha. */
export type PremultipliedColour = readonly [red: number, green: number, blue: number, alpha: number];

/** `#rrggbb` with an opacity. */
export function premultiplied(hex: string, alpha = 1): PremultipliedColour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [
    (((value >> 16) & 255) / 255) * alpha,
    (((value >> 8) & 255) / 255) * alpha,
    ((value & 255) / 255) * alpha,
    alpha,
  ];
}

/** Blending for premultiplied colours without depth or stencil: what every layer here draws with. */
export function blendPlainly(gl: WebGL2RenderingContext): void {
  gl.disable(gl.DEPTH_TEST);
  gl.disable(gl.STENCIL_TEST);
  gl.disable(gl.CULL_FACE);
  gl.enable(gl.BLEND);
  gl.blendEquation(gl.FUNC_ADD);
  gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
}
