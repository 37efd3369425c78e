/**
 * Whether packed numbers in a page hold as many as they say, before they are unpacked: the counts inside them are
 * believed by the reader, which a damaged one would keep busy for ever or fill the memory.
 */

/** @throws RangeError */
function fail(what: string): never {
  throw new RangeError(what);
}

class Bytes {
  constructor(
    readonly bytes: Uint8Array,
    public at: number,
    readonly end: number,
  ) {}

  byte(): number {
    return this.at < this.end ? this.bytes[this.at++] : fail('The page ends too early.');
  }

  /** LEB128. */
  number(most: number): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 63; scale *= 128) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value <= most ? value : fail(`${value} is more than ${most}.`);
    }
    return fail('A number of more than 64 bits.');
  }
}

/**
 * Runs of repeated values and of values in bits, as levels and places in a dictionary are packed.
 * @param from first byte of the runs
 * @param count values to be unpacked
 * @param wanted the value counted
 * @returns how many of the values are `wanted`
 * @throws RangeError when the runs do not hold that many
 */
export function checkRuns(
  bytes: Uint8Array,
  from: number,
  end: number,
  width: number,
  count: number,
  wanted = -1,
): number {
  if (width > 32) fail(`Values of ${width} bits.`);
  const input = new Bytes(bytes, from, Math.min(end, bytes.length));
  let found = 0;
  for (let seen = 0; seen < count; ) {
    const head = input.number(2 ** 32 - 1);
    const length = Math.floor(head / 2);
    if (head % 2 === 0) {
      if (length > count - seen) fail('A run is longer than the page.');
      let value = 0;
      for (let byte = 0; byte < Math.ceil(width / 8); byte++) value += input.byte() * 256 ** byte;
      if (value === wanted) found += length;
      seen += length;
      continue;
    }
    // In groups of eight, the last of which may run on beyond the values.
    const values = Math.min(8 * length, count - seen);
    if (width === 0 && 8 * length > count - seen + 7) fail('A run is longer than the page.');
    if (input.at + Math.ceil((values * width) / 8) > input.end) fail('A run goes on beyond the page.');
    if (wanted >= 0) found += countPacked(bytes, input.at, width, values, wanted);
    input.at += length * width;
    seen += values;
  }
  return found;
}

/** Levels have few bits: none is spread over more than two bytes. */
function countPacked(bytes: Uint8Array, from: number, width: number, values: number, wanted: number): number {
  const mask = (1 << width) - 1;
  let found = 0;
  for (let bit = 0; bit < values * width; bit += width) {
    const at = from + (bit >> 3);
    if ((((bytes[at] | (bytes[at + 1] << 8)) >> (bit & 7)) & mask) === wanted) found++;
  }
  return width === 0 && wanted === 0 ? values : found;
}

/**
 * Differences between whole numbers, in blocks of small blocks.
 * @param values where the numbers go, modulo 2^32; null = they are not needed
 * @returns behind the last block
 * @throws RangeError
 */
export function checkDeltas(bytes: Uint8Array, from: number, count: number, values: Int32Array | null): number {
  const input = new Bytes(bytes, from, bytes.length);
  const block = input.number(2 ** 31 - 1);
  const parts = input.number(bytes.length);
  const perPart = block / parts;
  if (!(perPart >= 8) || perPart % 8 !== 0) fail(`Blocks of ${block} in ${parts} parts.`);
  input.number(2 ** 31 - 1);
  let value = zigzag(input);
  if (values && count > 0) values[0] = value;
  for (let seen = 1; seen < count; ) {
    const least = zigzag(input);
    const widths = input.at;
    input.at += parts;
    for (let part = 0; part < parts && seen < count; part++) {
      if (widths + part >= input.end) fail('The page ends too early.');
      const width = bytes[widths + part];
      if (width > 64) fail(`Values of ${width} bits.`);
      const used = Math.min(perPart, count - seen);
      if (input.at + Math.ceil((used * width) / 8) > input.end) fail('A block goes on beyond the page.');
      if (values) {
        for (let index = 0; index < used; index++) {
          value = (value + least + bitsAt(bytes, 8 * input.at + index * width, width)) | 0;
          values[seen + index] = value;
        }
      }
      seen += used;
      input.at += Math.ceil((perPart * width) / 8);
    }
  }
  return Math.min(input.at, bytes.length);
}

/** Modulo 2^32. */
function zigzag(input: Bytes): number {
  let low = 0;
  for (let shift = 0; shift < 70; shift += 7) {
    const byte = input.byte();
    // The 33rd bit becomes the highest of the number.
    if (shift < 35) low += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return (Math.floor(low / 2) ^ -(low % 2)) | 0;
  }
  return fail('A number of more than 64 bits.');
}

/** The lowest 32 bits of a value. */
function bitsAt(bytes: Uint8Array, bit: number, width: number): number {
  let value = 0;
  for (let done = 0; done < Math.min(width, 32); ) {
    const at = bit + done;
    const take = Math.min(8 - (at % 8), Math.min(width, 32) - done);
    value |= ((bytes[Math.floor(at / 8)] >>> (at % 8)) & ((1 << take) - 1)) << done;
    done += take;
  }
  return value;
}
