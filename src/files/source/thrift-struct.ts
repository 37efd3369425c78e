/**
 * Thrift's compact protocol, read strictly: every count is held against the bytes that are left, so that a damaged one
 * ends in an error and never in a long wait or a large array.
 */

/** By number of the field. Whole numbers beyond 2^53 are rounded; structs and lists are nested. */
export type ThriftStruct = ReadonlyMap<number, ThriftValue>;
export type ThriftValue = number | boolean | Uint8Array | ThriftStruct | readonly ThriftValue[];

const MOST_DEPTH = 64;

export class ThriftReader {
  constructor(
    readonly bytes: Uint8Array,
    public at = 0,
  ) {}

  /** @throws RangeError where the bytes are no such struct */
  struct(depth = 0): ThriftStruct {
    if (depth > MOST_DEPTH) throw new RangeError('Structs are nested too deeply.');
    const fields = new Map<number, ThriftValue>();
    for (let field = 0; ; ) {
      const head = this.#byte();
      const type = head & 0x0f;
      if (type === 0) return fields;
      field = head >> 4 ? field + (head >> 4) : this.#signed();
      fields.set(field, type === 1 || type === 2 ? type === 1 : this.#value(type, depth));
    }
  }

  #value(type: number, depth: number): ThriftValue {
    switch (type) {
      case 1:
      case 2:
        return this.#byte() === 1;
      case 3:
        return (this.#byte() << 24) >> 24;
      case 4:
      case 5:
      case 6:
        return this.#signed();
      case 7:
        this.#take(8);
        return Number.NaN;
      case 8:
        return this.#take(this.#unsigned());
      case 9:
        return this.#list(depth + 1);
      case 12:
        return this.struct(depth + 1);
      default:
        throw new RangeError(`No type ${type}.`);
    }
  }

  #list(depth: number): ThriftValue[] {
    if (depth > MOST_DEPTH) throw new RangeError('Lists are nested too deeply.');
    const head = this.#byte();
    const count = head >> 4 === 15 ? this.#unsigned() : head >> 4;
    if (count > this.bytes.length - this.at) throw new RangeError(`A list of ${count} values.`);
    return Array.from({ length: count }, () => this.#value(head & 0x0f, depth));
  }

  #byte(): number {
    if (this.at >= this.bytes.length) throw new RangeError('The end is missing.');
    return this.bytes[this.at++];
  }

  #take(length: number): Uint8Array {
    if (length > this.bytes.length - this.at) throw new RangeError(`${length} bytes are not there.`);
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  #unsigned(): number {
    let value = 0;
    for (let scale = 1, length = 0; length < 10; scale *= 128, length++) {
      const byte = this.#byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    throw new RangeError('A number of more than 64 bits.');
  }

  /** Zigzag: even numbers are not negative. */
  #signed(): number {
    const value = this.#unsigned();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
