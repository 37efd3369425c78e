import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDeltas, checkRuns } from './parquet-runs';

const leb = (value: number): number[] =>
  value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...leb(Math.floor(value / 128))];
const zigzag = (value: number): number[] => leb(value < 0 ? -2 * value - 1 : 2 * value);

/** Numbers in so many bits each, the lowest first. */
function packed(values: readonly number[], width: number): number[] {
  const bits = values.flatMap(value => Array.from({ length: width }, (_, bit) => Math.floor(value / 2 ** bit) % 2));
  return Array.from({ length: Math.ceil(bits.length / 8) }, (_, byte) =>
    bits.slice(8 * byte, 8 * byte + 8).reduce((sum, bit, at) => sum + bit * 2 ** at, 0),
  );
}

describe('runs', () => {
  const run = (count: number, value: number) => [...leb(2 * count), value];
  const group = (values: readonly number[], width: number) => [
    ...leb(2 * Math.ceil(values.length / 8) + 1),
    ...packed([...values, ...Array<number>((8 - (values.length % 8)) % 8).fill(0)], width),
  ];
  const check = (bytes: readonly number[], width: number, count: number, wanted = -1) =>
    checkRuns(Uint8Array.from(bytes), 0, bytes.length, width, count, wanted);

  it('are counted as they were written', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 3 }).chain(width =>
          fc.record({
            width: fc.constant(width),
            pieces: fc.array(
              fc.record({
                times: fc.integer({ min: 1, max: 300 }),
                value: fc.nat(2 ** width - 1),
                isRun: fc.boolean(),
              }),
              { minLength: 1, maxLength: 6 },
            ),
            last: fc.array(fc.nat(2 ** width - 1), { minLength: 1, maxLength: 30 }),
          }),
        ),
        ({ width, pieces, last }) => {
          const values: number[] = [];
          const bytes: number[] = [];
          for (const { times, value, isRun } of pieces) {
            // Only the last group may be filled up.
            const piece = Array<number>(isRun ? times : 8 * Math.ceil(times / 8)).fill(value);
            values.push(...piece);
            bytes.push(...(isRun ? run(times, value) : group(piece, width)));
          }
          values.push(...last);
          bytes.push(...group(last, width));
          const wanted = last[0];
          expect(check(bytes, width, values.length, wanted)).toBe(values.filter(value => value === wanted).length);
        },
      ),
    );
  });

  it.each([
    ['a run longer than the page', run(2 ** 29, 1), 1, 100],
    ['groups of no bits that never end', [...leb(2 ** 31 + 1), 0], 0, 100],
    ['groups that go on beyond the page', leb(2 ** 25 + 1), 1, 100],
    ['bytes that are missing', run(10, 1), 1, 11],
    ['a number of endless bytes', Array<number>(100).fill(0xff), 1, 10],
    ['values of 200 bits', run(1, 1), 200, 1],
  ])('%s', (_, bytes, width, count) => {
    expect(() => check(bytes, width, count)).toThrow(RangeError);
  });
});

describe('differences', () => {
  /** Blocks of 32 in one part each, as the format has it. */
  function written(values: readonly number[]): number[] {
    const bytes = [...leb(32), ...leb(1), ...leb(values.length), ...zigzag(values[0])];
    for (let from = 1; from < values.length; from += 32) {
      const deltas = Array.from({ length: Math.min(32, values.length - from) }, (_, at) => {
        return values[from + at] - values[from + at - 1];
      });
      const least = Math.min(...deltas);
      const rest = [...deltas.map(delta => delta - least), ...Array<number>(32 - deltas.length).fill(0)];
      const width = Math.max(...rest.map(value => value.toString(2).length));
      bytes.push(...zigzag(least), width, ...packed(rest, width));
    }
    return bytes;
  }

  it('are summed up as they were written', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1, maxLength: 100 }), values => {
        const bytes = Uint8Array.from(written(values));
        const read = new Int32Array(values.length);
        expect(checkDeltas(bytes, 0, values.length, read)).toBe(bytes.length);
        expect([...read]).toEqual(values);
      }),
    );
  });

  it.each([
    ['no parts', [...leb(128), ...leb(0), 1, 2]],
    ['blocks of nothing', [...leb(0), ...leb(4), 1, 2]],
    ['blocks that go backwards', [0x80, 0x80, 0x80, 0x80, 0x0f, ...leb(4), 1, 2]],
    ['more parts than bytes', [...leb(2 ** 30), ...leb(2 ** 27), 1, 2]],
    ['values that are missing', written([1, 2, 3]).slice(0, -1)],
  ])('%s', (_, bytes) => {
    expect(() => checkDeltas(Uint8Array.from(bytes), 0, 33, null)).toThrow(RangeError);
  });
});
