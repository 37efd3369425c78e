/**
 * Seeded random numbers (xorshift32 after a scrambled seed): the only chance in the engine, so that the same problem,
 * options and seed give the same plan. Not for secrets.
 */
export class Rng {
  /** Current state, never 0. The hot loop takes it out, steps it by hand and puts it back. */
  state: number;

  constructor(seed: number) {
    // Neighbouring seeds must not give neighbouring streams: mix every bit before the first draw.
    let h = (Math.floor(seed) | 0) ^ 0x9e3779b9;
    h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
    h ^= h >>> 16;
    this.state = h === 0 ? 0x6d2b79f5 : h;
  }

  /** A 32-bit unsigned integer, 1 … 2³² − 1. */
  next(): number {
    let s = this.state;
    s ^= s << 13;
    s ^= s >>> 17;
    s ^= s << 5;
    this.state = s;
    return s >>> 0;
  }

  /** An integer 0 … count − 1. */
  below(count: number): number {
    return Math.floor((this.next() / 4294967296) * count);
  }

  /** 0, 1, …, count − 1 in random order. */
  permutation(count: number): Int32Array {
    const order = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      const j = this.below(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
