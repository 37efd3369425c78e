import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classOf, divergingClasses, sequentialClasses, writeValueColours } from './value-classes';

const RAMP = ['#111111', '#222222', '#333333', '#444444', '#555555', '#666666'];

describe('sequentialClasses', () => {
  it('has ascending bounds and one colour more than bounds', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e9, noNaN: true })), values => {
        const { bounds, colours } = sequentialClasses(Float64Array.from(values), RAMP);
        expect(colours).toHaveLength(bounds.length + 1);
        for (let i = 1; i < bounds.length; i++) expect(bounds[i]).toBeGreaterThan(bounds[i - 1]);
      }),
    );
  });

  it('spreads a steep distribution over all colours', () => {
    const values = Float64Array.from({ length: 600 }, (_, i) => 1.03 ** i);
    const classes = sequentialClasses(values, RAMP);
    const counts = RAMP.map((_, index) => values.filter(value => classOf(classes, value) === index).length);
    for (const count of counts) expect(count).toBeGreaterThan(70);
  });

  it('keeps to one colour when all values are the same', () => {
    expect(sequentialClasses(Float64Array.of(4, 4, 4), RAMP)).toEqual({ bounds: [], colours: ['#666666'] });
  });
});

describe('divergingClasses', () => {
  const classes = divergingClasses(0.1, 0.5, ['a', 'b', 'c', 'd', 'e', 'f', 'g']);

  it('gives everything inside the band the middle colour', () => {
    for (const deviation of [-0.09, 0, 0.1]) expect(classOf(classes, deviation)).toBe(3);
  });

  it('treats over and under alike', () => {
    for (const deviation of [0.12, 0.31, 0.9]) {
      expect(classOf(classes, deviation) - 3).toBe(3 - classOf(classes, -deviation));
    }
  });
});

describe('writeValueColours', () => {
  it('leaves hexes without a value transparent', () => {
    const bytes = new Uint8Array(8).fill(9);
    writeValueColours(bytes, Float64Array.of(Number.NaN, 3), { bounds: [], colours: ['#0A0B0C'] });
    expect(bytes[3]).toBe(0);
    expect([...bytes.subarray(4)]).toEqual([10, 11, 12, 255]);
  });
});
