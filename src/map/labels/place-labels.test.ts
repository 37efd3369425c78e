import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Box, boxAround, boxesMeet, isWithin, lineMeetsBox } from './label-box';
import { OUTSIDE, RASTER_CELL } from './label-raster';
import { type LabelRequest, type LabelScene, type PlacedLabel, placeLabels } from './place-labels';

const SIZES = {
  full: { width: 90, height: 30 },
  short: { width: 60, height: 30 },
  name: { width: 60, height: 16 },
  callout: { width: 100, height: 16 },
};
const COLUMNS = 80;
const ROWS = 60;

/** A scene of 800 × 600 pixels; `territoryAt` tells what covers a square. */
function scene(territoryAt: (column: number, row: number) => number, extra: Partial<LabelScene> = {}): LabelScene {
  const squares = COLUMNS * ROWS;
  const at = (index: number): number => territoryAt(index % COLUMNS, Math.floor(index / COLUMNS));
  return {
    raster: { columns: COLUMNS, rows: ROWS, left: 0, top: 0, hexes: new Int32Array(squares) },
    territories: Int32Array.from({ length: squares }, (_, index) => at(index)),
    room: boxAround(400, 300, 790, 590),
    blocked: [],
    homes: [],
    ...extra,
  };
}

const request = (territoryId: number, change: Partial<LabelRequest> = {}): LabelRequest => ({
  territoryId,
  sizes: SIZES,
  home: null,
  previous: null,
  ...change,
});

const boxOf = (label: PlacedLabel): Box =>
  boxAround(label.x, label.y, SIZES[label.variant].width, SIZES[label.variant].height);

/** A rectangle of squares for territory 1, the rest outside. */
const block = (left: number, top: number, columns: number, rows: number) => (column: number, row: number) =>
  column >= left && column < left + columns && row >= top && row < top + rows ? 1 : OUTSIDE;

describe('placeLabels', () => {
  it('writes everything in the middle of a roomy territory', () => {
    const [label] = placeLabels([request(1)], scene(block(20, 20, 30, 20)));
    expect(label.variant).toBe('full');
    expect(Math.abs(label.x - 350)).toBeLessThanOrEqual(RASTER_CELL);
    expect(Math.abs(label.y - 300)).toBeLessThanOrEqual(RASTER_CELL);
  });

  it('drops the amount first, then all figures, then goes beside the territory', () => {
    const variantIn = (columns: number, rows: number): string =>
      placeLabels([request(1)], scene(block(30, 30, columns, rows)))[0].variant;
    expect(variantIn(9, 3)).toBe('full');
    expect(variantIn(6, 3)).toBe('short');
    expect(variantIn(6, 2)).toBe('name');
    expect(variantIn(3, 1)).toBe('callout');
  });

  it('keeps off a home where there is room beside it', () => {
    const home = boxAround(350, 300, 10, 10);
    const [label] = placeLabels([request(1)], scene(block(20, 20, 30, 20), { homes: [home] }));
    expect(boxesMeet(boxOf(label), home)).toBe(false);
  });

  it('starts the leader of a callout at the home and ends it beside the text', () => {
    const [label] = placeLabels([request(1, { home: { x: 311, y: 309 } })], scene(block(30, 30, 3, 2)));
    expect(label.variant).toBe('callout');
    expect([label.leader?.x0, label.leader?.y0]).toEqual([311, 309]);
    const { left, top, width, height } = boxOf(label);
    const gap = { left: left - 4, top: top - 4, width: width + 8, height: height + 8 };
    const { x1, y1 } = label.leader ?? { x1: 0, y1: 0 };
    expect(lineMeetsBox({ x0: x1, y0: y1, x1, y1 }, gap)).toBe(true);
  });

  it('names no territory of which the map shows only an edge', () => {
    expect(placeLabels([request(1)], scene(block(0, 20, 1, 4)))).toEqual([]);
  });

  it('stays where it was as long as that is about as good', () => {
    const [label] = placeLabels([request(1, { previous: { x: 365, y: 305 } })], scene(block(20, 20, 30, 20)));
    expect([label.x, label.y]).toEqual([365, 305]);
  });

  it('never lets labels meet, leave the map or cover a control, whatever the plan', () => {
    const controls = [boxAround(120, 30, 240, 60), boxAround(770, 540, 40, 100)];
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(COLUMNS - 1), fc.nat(ROWS - 1)), { minLength: 1, maxLength: 24 }),
        fc.integer({ min: 4, max: 30 }),
        (middles, reach) => {
          const nearest = (column: number, row: number): number => {
            const distances = middles.map(([x, y]) => Math.hypot(x - column, y - row));
            const least = Math.min(...distances);
            return least > reach ? OUTSIDE : distances.indexOf(least) + 1;
          };
          const labels = placeLabels(
            middles.map((_, index) => request(index + 1)),
            scene(nearest, { blocked: controls }),
          );
          const boxes = labels.map(boxOf);
          boxes.forEach((box, index) => {
            expect(isWithin(box, boxAround(400, 300, 790, 590))).toBe(true);
            for (const other of [...boxes.slice(index + 1), ...controls]) expect(boxesMeet(box, other)).toBe(false);
          });
          expect(new Set(labels.map(label => label.territoryId)).size).toBe(labels.length);
        },
      ),
      { numRuns: 30 },
    );
  });
});
