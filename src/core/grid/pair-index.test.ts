import fc from 'fast-check';
import { expect, it } from 'vitest';
import { PairIndex } from './pair-index';

it('numbers pairs in order of arrival and finds them again, whatever its first size', () => {
  const int = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(int, int), { maxLength: 300 }),
      fc.integer({ min: 0, max: 40 }),
      (pairs, expected) => {
        const index = new PairIndex(expected);
        const known = new Map<string, number>();
        for (const [a, b] of pairs) {
          const key = `${a},${b}`;
          expect(index.find(a, b)).toBe(known.get(key) ?? -1);
          if (!known.has(key)) known.set(key, known.size);
          expect(index.add(a, b)).toBe(known.get(key));
        }
        expect(index.count).toBe(known.size);
        for (const [a, b] of pairs) expect(index.find(a, b)).toBe(known.get(`${a},${b}`));
      },
    ),
  );
});
