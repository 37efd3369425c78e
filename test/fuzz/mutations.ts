/** Bytes of files as accidents and malice leave them. Everything follows from the random numbers handed in. */

export type Random = () => number;

/** What trips readers of tables: quotes, marks, delimiters, line ends, zeros, half characters, formulas. */
const SPECIAL: readonly (readonly number[])[] = [
  [0x22],
  [0x22, 0x22],
  [0x22, 0x0a],
  [0x0d],
  [0x0a],
  [0x0d, 0x0a],
  [0x2c],
  [0x3b],
  [0x09],
  [0x7c],
  [0x00],
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0xc3],
  [0x80],
  [0xf0, 0x9f, 0x98],
  [0xe2, 0x80, 0xa8],
  [0x1a],
  [0x3d],
  [0x2d],
  [0x20, 0x20],
  [0x28, 0x29],
  ...['1e999', '-0', 'NaN', '__proto__', '99999999999999999999', '0,0', '﷽', 'sep=;\n'].map(text => [
    ...new TextEncoder().encode(text),
  ]),
];
/** No file grows beyond this, or a run would be about a few large ones. */
const MOST_BYTES = 256 << 10;

function whole(random: Random, below: number): number {
  return Math.floor(random() * below);
}

function spliced(bytes: Uint8Array, at: number, removed: number, added: Uint8Array | readonly number[]): Uint8Array {
  const result = new Uint8Array(bytes.length - removed + added.length);
  result.set(bytes.subarray(0, at));
  result.set(added, at);
  result.set(bytes.subarray(at + removed), at + added.length);
  return result;
}

/** A stretch of at most so many bytes. */
function stretch(random: Random, bytes: Uint8Array, most: number): { at: number; length: number } {
  const at = whole(random, bytes.length + 1);
  return { at, length: Math.min(bytes.length - at, whole(random, most)) };
}

const MUTATIONS: readonly ((bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array)[] = [
  // Bits flip.
  (bytes, random) => {
    const changed = bytes.slice();
    for (let times = 1 + whole(random, 8); times > 0 && changed.length > 0; times--) {
      changed[whole(random, changed.length)] ^= 1 << whole(random, 8);
    }
    return changed;
  },
  // Any byte becomes any other.
  (bytes, random) => {
    const changed = bytes.slice();
    for (let times = 1 + whole(random, 8); times > 0 && changed.length > 0; times--) {
      changed[whole(random, changed.length)] = whole(random, 256);
    }
    return changed;
  },
  // Something special appears, or takes the place of something.
  (bytes, random) => {
    let changed = bytes;
    for (let times = 1 + whole(random, 4); times > 0; times--) {
      const { at, length } = stretch(random, changed, random() < 0.5 ? 1 : 4);
      changed = spliced(changed, at, length, SPECIAL[whole(random, SPECIAL.length)]);
    }
    return changed;
  },
  // A piece is lost.
  (bytes, random) => {
    const { at, length } = stretch(random, bytes, 1 + bytes.length / 4);
    return spliced(bytes, at, length, []);
  },
  // A piece comes again, there or elsewhere.
  (bytes, random) => {
    const { at, length } = stretch(random, bytes, 1 + bytes.length / 2);
    return spliced(bytes, whole(random, bytes.length + 1), 0, bytes.slice(at, at + length));
  },
  // The end is missing.
  (bytes, random) => bytes.slice(0, whole(random, bytes.length + 1)),
  // The beginning of one file and the end of another.
  (bytes, random, other) => {
    const end = other.subarray(whole(random, other.length + 1));
    const at = whole(random, bytes.length + 1);
    return spliced(bytes.subarray(0, at), at, 0, end);
  },
  // The same special bytes all over.
  (bytes, random) => {
    const special = SPECIAL[whole(random, SPECIAL.length)];
    const every = 1 + whole(random, 60);
    const pieces: number[] = [];
    for (let at = 0; at < Math.min(bytes.length, 20_000); at++) {
      pieces.push(bytes[at]);
      if (at % every === every - 1) pieces.push(...special);
    }
    return Uint8Array.from(pieces);
  },
];

/** One to four accidents, one after the other. */
export function mutated(bytes: Uint8Array, random: Random, other: Uint8Array): Uint8Array<ArrayBuffer> {
  let changed = bytes;
  for (let times = 1 + whole(random, 4); times > 0; times--) {
    changed = MUTATIONS[whole(random, MUTATIONS.length)](changed, random, other);
  }
  return changed.slice(0, MOST_BYTES);
}
