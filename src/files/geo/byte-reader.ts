/** A geo file that is not what it should be: cut short, or of another format. */
export class GeoFileError extends Error {
  override readonly name = 'GeoFileError';
}

const decoder = new TextDecoder();

/**
 * Reads the binary geo files from front to back. Every file begins with four letters that name its format and version;
 * numbers are little-endian base-128 varints, signed ones zigzag-coded.
 */
export class ByteReader {
  readonly #bytes: Uint8Array;
  readonly #what: string;
  #position = 4;

  /** @throws {GeoFileError} when the file does not begin with `magic` */
  constructor(buffer: ArrayBuffer, magic: string, what: string) {
    this.#bytes = new Uint8Array(buffer);
    this.#what = what;
    const found = String.fromCharCode(...this.#bytes.subarray(0, 4));
    if (found !== magic) {
      throw new GeoFileError(
        `The ${what} cannot be read: it begins with "${found}" instead of "${magic}". Reload the app.`,
      );
    }
  }

  unsigned(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      if (this.#position >= this.#bytes.length) {
        throw new GeoFileError(`The ${this.#what} ends too early, at byte ${this.#bytes.length}. Reload the app.`);
      }
      const byte = this.#bytes[this.#position++];
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 128;
    }
  }

  signed(): number {
    const value = this.unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** The next `length` bytes, not copied. */
  take(length: number): Uint8Array {
    if (this.#position + length > this.#bytes.length) {
      throw new GeoFileError(`The ${this.#what} ends too early, at byte ${this.#bytes.length}. Reload the app.`);
    }
    this.#position += length;
    return this.#bytes.subarray(this.#position - length, this.#position);
  }

  /** UTF-8 text with its length in bytes before it. */
  text(): string {
    return decoder.decode(this.take(this.unsigned()));
  }
}
