import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { colourDistance } from './colour-distance';
import { assignColourSlots, bestColourSlot, COLOUR_SLOTS, slotDistances } from './territory-colours';

describe('colourDistance', () => {
  it('is zero for a colour and itself and 100 from black to white', () => {
    expect(colourDistance('#538E7A', '#538E7A')).toBe(0);
    expect(colourDistance('#000000', '#FFFFFF')).toBeCloseTo(100, 0);
  });
  it('sees that red and green of equal lightness are near for some eyes', () => {
    expect(colourDistance('#B0552A', '#6E7A2A')).toBeLessThan(12);
  });
});

describe('assignColourSlots', () => {
  const ring = (n: number) => Int32Array.from({ length: 2 * n }, (_, i) => ((i >> 1) + (i % 2)) % n);

  it('keeps neighbours on a ring of 24 well apart, each slot once', () => {
    const ids = Array.from({ length: 24 }, (_, i) => i);
    const slots = assignColourSlots(ids, ring(24));
    expect(new Set(slots.values()).size).toBe(24);
    const distances = slotDistances();
    for (const id of ids) {
      expect(distances[slots.get(id)! * COLOUR_SLOTS + slots.get((id + 1) % 24)!]).toBeGreaterThan(9);
    }
  });

  it('never gives two neighbours one slot, whatever the graph of up to seven neighbours', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 0, max: 1000 }), (n, seed) => {
        const pairs: number[] = [];
        for (let a = 0; a < n; a++) {
          for (let step = 1; step <= 3; step++) {
            const b = (a + step * (1 + (seed % 5))) % n;
            if (a !== b) pairs.push(a, b);
          }
        }
        const slots = assignColourSlots(
          Array.from({ length: n }, (_, i) => i),
          Int32Array.from(pairs),
        );
        for (let i = 0; i < pairs.length; i += 2) {
          expect(slots.get(pairs[i])).not.toBe(slots.get(pairs[i + 1]));
        }
      }),
      { numRuns: 40 },
    );
  });

  it('leaves slots alone that territories already have', () => {
    const slots = assignColourSlots([1, 2, 3], Int32Array.of(1, 2, 2, 3), new Map([[2, 7]]));
    expect(slots.get(2)).toBe(7);
  });
});

it('picks an unused slot far from its neighbours', () => {
  const slot = bestColourSlot([0, 1], [0, 1, 2, 3]);
  expect([0, 1, 2, 3]).not.toContain(slot);
});
