import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { besidePointer } from './beside-pointer';

const MAP = { width: 800, height: 600 };
const CARD = { width: 300, height: 120 };

describe('besidePointer', () => {
  it('is to the lower right of the pointer where there is room', () => {
    expect(besidePointer({ x: 100, y: 100 }, CARD, MAP, 24)).toEqual({ left: 124, top: 124 });
  });

  it('changes sides at the right and at the lower edge', () => {
    expect(besidePointer({ x: 700, y: 550 }, CARD, MAP, 24)).toEqual({ left: 376, top: 406 });
  });

  it('never leaves the map', () => {
    fc.assert(
      fc.property(fc.nat(800), fc.nat(600), (x, y) => {
        const { left, top } = besidePointer({ x, y }, CARD, MAP, 24);
        expect(left).toBeGreaterThanOrEqual(8);
        expect(top).toBeGreaterThanOrEqual(8);
        expect(left + CARD.width).toBeLessThanOrEqual(792);
        expect(top + CARD.height).toBeLessThanOrEqual(592);
      }),
    );
  });
});
