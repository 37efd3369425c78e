/**
 * An array that mirrors itself into a texture row by row: writers change the array and mark rows, `upload` sends only
 * those. The array is the truth, so a lost WebGL context costs one full upload and nothing else.
 */

export type TexelFormat = 'uint32' | 'rgba8';

export class TexelRows {
  readonly width: number;
  readonly height: number;
  readonly format: TexelFormat;
  /** One number per texel for `uint32`, four for `rgba8`. */
  readonly data: Uint32Array | Uint8Array;
  readonly #dirty: Uint8Array;
  #anyDirty = true;
  #texture: WebGLTexture | null = null;

  constructor(format: TexelFormat, width: number, texels: number) {
    this.format = format;
    this.width = width;
    this.height = Math.max(1, Math.ceil(texels / width));
    this.data = format === 'uint32' ? new Uint32Array(width * this.height) : new Uint8Array(width * this.height * 4);
    this.#dirty = new Uint8Array(this.height).fill(1);
  }

  get anyDirty(): boolean {
    return this.#anyDirty;
  }

  markTexel(texel: number): void {
    this.#dirty[Math.floor(texel / this.width)] = 1;
    this.#anyDirty = true;
  }

  markAll(): void {
    this.#dirty.fill(1);
    this.#anyDirty = true;
  }

  /** Forgets the texture, which belonged to a context that is gone. */
  forget(): void {
    this.#texture = null;
    this.markAll();
  }

  release(gl: WebGL2RenderingContext): void {
    gl.deleteTexture(this.#texture);
    this.forget();
  }

  /** Sends dirty rows and leaves the texture bound to the unit. */
  upload(gl: WebGL2RenderingContext, unit: number): void {
    gl.activeTexture(gl.TEXTURE0 + unit);
    const [internal, format, type] =
      this.format === 'uint32' ? [gl.R32UI, gl.RED_INTEGER, gl.UNSIGNED_INT] : [gl.RGBA8, gl.RGBA, gl.UNSIGNED_BYTE];
    if (!this.#texture) {
      this.#texture = gl.createTexture();
      gl.bindTexture(gl.TEXTURE_2D, this.#texture);
      gl.texStorage2D(gl.TEXTURE_2D, 1, internal, this.width, this.height);
      for (const side of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
        gl.texParameteri(gl.TEXTURE_2D, side, gl.NEAREST);
      for (const side of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T])
        gl.texParameteri(gl.TEXTURE_2D, side, gl.CLAMP_TO_EDGE);
    } else gl.bindTexture(gl.TEXTURE_2D, this.#texture);
    if (!this.#anyDirty) return;
    gl.bindBuffer(gl.PIXEL_UNPACK_BUFFER, null);
    gl.pixelStorei(gl.UNPACK_ALIGNMENT, 4);
    gl.pixelStorei(gl.UNPACK_ROW_LENGTH, 0);
    gl.pixelStorei(gl.UNPACK_SKIP_ROWS, 0);
    gl.pixelStorei(gl.UNPACK_SKIP_PIXELS, 0);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
    gl.pixelStorei(gl.UNPACK_PREMULTIPLY_ALPHA_WEBGL, false);
    const stride = this.data.length / this.height;
    for (let row = 0; row < this.height; row++) {
      if (!this.#dirty[row]) continue;
      let end = row + 1;
      while (end < this.height && this.#dirty[end]) end++;
      gl.texSubImage2D(
        gl.TEXTURE_2D,
        0,
        0,
        row,
        this.width,
        end - row,
        format,
        type,
        this.data.subarray(row * stride, end * stride),
      );
      row = end;
    }
    this.#dirty.fill(0);
    this.#anyDirty = false;
  }
}
