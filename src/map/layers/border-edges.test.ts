import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BorderEdges, chainSegments } from './border-edges';
import { EXTRA_PIECE, OCCUPIED, TERRITORY_MASK } from './hex-words';

/** A grid of squares stands in for hexes: only "edge → its two cells" matters here. */
function squares(side: number): { edgeHexes: Int32Array; count: number } {
  const pairs: number[] = [];
  const at = (x: number, y: number): number => (x < 0 || y < 0 || x >= side || y >= side ? -1 : y * side + x);
  for (let y = 0; y <= side; y++) {
    for (let x = 0; x <= side; x++) {
      if (y < side && (at(x - 1, y) >= 0 || at(x, y) >= 0)) pairs.push(at(x - 1, y), at(x, y));
      if (x < side && (at(x, y - 1) >= 0 || at(x, y) >= 0)) pairs.push(at(x, y - 1), at(x, y));
    }
  }
  return { edgeHexes: Int32Array.from(pairs), count: side * side };
}

const NOTHING = { selected: null, hasPieces: false, hovered: 0, hexes: new Int32Array(0) };
const sorted = (edges: Int32Array): number[] => [...edges].sort((a, b) => a - b);

describe('BorderEdges', () => {
  it('finds the edges that a comparison of all pairs finds, after any series of changes', () => {
    const { edgeHexes, count } = squares(5);
    const changes = fc.array(fc.array(fc.tuple(fc.nat(count - 1), fc.integer({ min: 0, max: 3 })), { maxLength: 12 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(
        changes,
        fc.uniqueArray(fc.nat(count - 1)),
        fc.integer({ min: 0, max: 3 }),
        (series, hexes, chosen) => {
          const words = new Uint32Array(count);
          const borders = new BorderEdges(edgeHexes, count);
          borders.update(
            words,
            Int32Array.from({ length: count }, (_, hex) => hex),
          );
          for (const step of series) {
            for (const [hex, territory] of step)
              words[hex] = territory | (hex % 2 ? OCCUPIED : 0) | (hex % 5 ? 0 : EXTRA_PIECE);
            borders.update(
              words,
              Int32Array.from(step, ([hex]) => hex),
            );
          }
          const selected = new Uint8Array(65_536);
          if (chosen > 0) selected[chosen] = 1;
          const sets = borders.sets(words, {
            selected,
            hasPieces: true,
            hovered: chosen,
            hexes: Int32Array.from(hexes),
          });
          const all = Array.from({ length: edgeHexes.length / 2 }, (_, edge) => edge);
          const territory = (hex: number): number => (hex < 0 ? -1 : words[hex] & TERRITORY_MASK);
          const sides = (edge: number): [number, number] => [edgeHexes[2 * edge], edgeHexes[2 * edge + 1]];
          const isRim = (edge: number): boolean => sides(edge).includes(-1);
          const differ = (edge: number): boolean => territory(sides(edge)[0]) !== territory(sides(edge)[1]);
          expect([...sets.borders]).toEqual(all.filter(edge => !isRim(edge) && differ(edge)));
          expect([...sets.coast]).toEqual(all.filter(isRim));
          const isChosen = (hex: number): boolean => chosen > 0 && territory(hex) === chosen;
          const round = all.filter(edge => isChosen(sides(edge)[0]) !== isChosen(sides(edge)[1]));
          expect(sorted(sets.hovered)).toEqual(round);
          const isExtra = (hex: number): boolean => hex >= 0 && (words[hex] & EXTRA_PIECE) !== 0;
          const pieces = all.filter(edge => differ(edge) && isExtra(sides(edge)[0]) !== isExtra(sides(edge)[1]));
          expect(sorted(sets.pieces)).toEqual(pieces);
          const outlined = all.filter(edge => hexes.includes(sides(edge)[0]) !== hexes.includes(sides(edge)[1]));
          expect(sorted(borders.outlineOf(Int32Array.from(hexes)))).toEqual(outlined);
          expect(sorted(sets.outline)).toEqual([...round, ...outlined].sort((a, b) => a - b));
        },
      ),
    );
  });

  it('does not border hexes that differ in anything but their territory', () => {
    const { edgeHexes, count } = squares(2);
    const words = Uint32Array.of(7, 7 | OCCUPIED, 7, 7);
    const borders = new BorderEdges(edgeHexes, count);
    borders.update(words, Int32Array.of(0, 1, 2, 3));
    expect(borders.sets(words, NOTHING).borders).toHaveLength(0);
  });
});

describe('chainSegments', () => {
  it('walks a ring in one go, whatever the order and direction of its segments', () => {
    const corners = [
      [0, 0],
      [0.001, 0],
      [0.001, 0.001],
      [0, 0.001],
    ];
    const order = [2, 0, 3, 1];
    const segments = Float32Array.from(
      order.flatMap((corner, index) => {
        const [from, to] = [corners[corner], corners[(corner + 1) % 4]];
        return index % 2 ? [...to, ...from] : [...from, ...to];
      }),
    );
    const chained = chainSegments(segments, Int32Array.of(0, 1, 2, 3));
    for (let i = 1; i < 4; i++) {
      expect(chained.segments.subarray(4 * i, 4 * i + 2)).toEqual(chained.segments.subarray(4 * i - 2, 4 * i));
    }
    expect([...chained.distances].map(distance => Math.round(distance * 1000))).toEqual([0, 1, 2, 3]);
  });

  it('begins again at zero for every separate chain', () => {
    const segments = Float32Array.of(0, 0, 0.1, 0, 0.3, 0.3, 0.4, 0.3);
    expect([...chainSegments(segments, Int32Array.of(0, 1)).distances]).toEqual([0, 0]);
  });
});
