// Counterpart of src/files/geo/byte-reader.ts.
export class ByteWriter {
  #bytes = new Uint8Array(1 << 20);
  #length = 0;

  constructor(magic) {
    this.bytes(new TextEncoder().encode(magic));
  }

  get length() {
    return this.#length;
  }

  #reserve(more) {
    if (this.#length + more <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    grown.set(this.#bytes);
    this.#bytes = grown;
  }

  unsigned(value) {
    if (!Number.isInteger(value) || value < 0) throw new RangeError(`${value} is no unsigned integer`);
    this.#reserve(8);
    let rest = value;
    while (rest >= 128) {
      this.#bytes[this.#length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  signed(value) {
    this.unsigned(value >= 0 ? value * 2 : -value * 2 - 1);
  }

  bytes(values) {
    this.#reserve(values.length);
    this.#bytes.set(values, this.#length);
    this.#length += values.length;
  }

  text(value) {
    const encoded = new TextEncoder().encode(value);
    this.unsigned(encoded.length);
    this.bytes(encoded);
  }

  finish() {
    return this.#bytes.slice(0, this.#length);
  }
}
