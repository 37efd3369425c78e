/**
 * Where the names of territories go. Small territories choose first, since large ones have room to give way. Each name
 * takes the spot of its own territory where most of its box lies inside; where not even the bare name fits it becomes a
 * callout beside the map's colours, found by `findCallout`.
 */
import { findCallout } from './find-callout';
import { type Box, boxAround, boxesMeet, isWithin, type Line } from './label-box';
import { type LabelRaster, OUTSIDE, RASTER_CELL } from './label-raster';

export interface LabelSize {
  readonly width: number;
  readonly height: number;
}

/** `full` = name, amount, deviation; `short` = name, deviation; `name`; `callout` = name and deviation in one line. */
export type LabelVariant = 'full' | 'short' | 'name' | 'callout';

export interface LabelRequest {
  readonly territoryId: number;
  readonly sizes: Readonly<Record<LabelVariant, LabelSize>>;
  /** Where a callout's leader starts, screen pixels; null = the territory's middle. */
  readonly home: { readonly x: number; readonly y: number } | null;
  /** Where the label was before, screen pixels: kept when the spot is about as good, so that names do not hop. */
  readonly previous: { readonly x: number; readonly y: number } | null;
}

export interface PlacedLabel {
  readonly territoryId: number;
  readonly variant: LabelVariant;
  /** Middle of the box, screen pixels. */
  readonly x: number;
  readonly y: number;
  /** From the home to the box; only for callouts. */
  readonly leader: Line | null;
}

export interface LabelScene {
  readonly raster: LabelRaster;
  /** Territory per square of the raster. */
  readonly territories: Int32Array;
  /** Where labels may be. */
  readonly room: Box;
  /** Controls over the map. */
  readonly blocked: readonly Box[];
  readonly homes: readonly Box[];
}

/** Shares of the box that must lie inside, by what is written in it. */
const COMFORTABLE: readonly (readonly [LabelVariant, number])[] = [
  ['full', 0.86],
  ['short', 0.76],
  ['name', 0.72],
];
/** The least that is accepted before a name is put beside the territory. */
const TIGHT: readonly (readonly [LabelVariant, number])[] = [['name', 0.58]];
/** Only in place of a long leader. */
const SPILLING: readonly (readonly [LabelVariant, number])[] = [['name', 0.45]];
/** What a callout costs that is too far away; see `CalloutSpot.cost`. */
const LONG_LEADER = 100;
/** More callouts than this are a thicket; the table names the rest. */
const MOST_CALLOUTS = 16;
/** Orders of callouts that are tried. */
const ATTEMPTS = 8;
/** With more than these another order hardly helps. */
const MANY_CALLOUTS = 8;
/** What a callout without a spot costs against leaders that are too long. */
const UNNAMED = 600;
/** How much better a new spot must be before a label leaves its old one. */
const LOYALTY = 0.08;

/** Squares of one territory and, to count those in a box at once, sums over all squares left and above of each. */
interface Region {
  readonly count: number;
  readonly firstColumn: number;
  readonly firstRow: number;
  readonly columns: number;
  readonly rows: number;
  /** (columns + 1) × (rows + 1). */
  readonly sums: Int32Array;
  readonly middleColumn: number;
  readonly middleRow: number;
  readonly touchesEdge: boolean;
}

export function placeLabels(requests: readonly LabelRequest[], scene: LabelScene): readonly PlacedLabel[] {
  const regions = regionsOf(scene, new Set(requests.map(request => request.territoryId)));
  const placed: PlacedLabel[] = [];
  const boxes: Box[] = [...scene.blocked];
  const without: { request: LabelRequest; region: Region }[] = [];
  const bySize = requests
    .flatMap(request => {
      const region = regions.get(request.territoryId);
      return region ? [{ request, region }] : [];
    })
    .sort((a, b) => a.region.count - b.region.count || a.request.territoryId - b.request.territoryId);

  for (const { request, region } of bySize) {
    const label = placeInside(request, region, scene, boxes);
    if (label) {
      placed.push(label);
      const size = request.sizes[label.variant];
      boxes.push(boxAround(label.x, label.y, size.width, size.height));
    } else if (!region.touchesEdge) without.push({ request, region });
  }

  const callouts = without.slice(0, MOST_CALLOUTS).map(({ request, region }) => ({
    territoryId: request.territoryId,
    size: request.sizes.callout,
    from: request.home ?? {
      x: scene.raster.left + (region.middleColumn + 0.5) * RASTER_CELL,
      y: scene.raster.top + (region.middleRow + 0.5) * RASTER_CELL,
    },
  }));
  for (const { label, cost } of placeCallouts(callouts, scene, boxes)) {
    const found = without.find(({ request }) => request.territoryId === label.territoryId);
    // A name that spills over its borders is easier to read than one at the end of a long leader.
    const spilling =
      found && cost > LONG_LEADER ? bestSpot(found.request, found.region, scene, boxes, [], SPILLING) : null;
    placed.push(spilling ?? label);
    const { variant, x, y } = placed[placed.length - 1];
    const size = found?.request.sizes[variant];
    if (size) boxes.push(boxAround(x, y, size.width, size.height));
  }
  return placed;
}

interface PlacedCallout {
  readonly label: PlacedLabel;
  readonly cost: number;
}

interface CalloutRequest {
  readonly territoryId: number;
  readonly size: LabelSize;
  readonly from: { readonly x: number; readonly y: number };
}

/**
 * Each callout takes the best spot left by those before it, so the order decides. Whoever found no spot, and then whoever
 * paid most, goes first in the next attempt; the cheapest attempt is taken.
 */
function placeCallouts(
  callouts: readonly CalloutRequest[],
  scene: LabelScene,
  taken: readonly Box[],
): readonly PlacedCallout[] {
  let order = callouts.toSorted((a, b) => a.from.y - b.from.y);
  let best: readonly PlacedCallout[] = [];
  let bestCost = Number.POSITIVE_INFINITY;
  const attempts = callouts.length > MANY_CALLOUTS ? 2 : ATTEMPTS;
  for (let attempt = 0; attempt < attempts; attempt++) {
    const boxes = [...taken];
    const leaders: Line[] = [];
    const placed: PlacedCallout[] = [];
    const costs = new Map<CalloutRequest, number>();
    for (const callout of order) {
      const { territoryId, size, from } = callout;
      const spot = findCallout(from, size, scene, boxes, leaders);
      costs.set(callout, spot?.cost ?? UNNAMED);
      if (!spot) continue;
      leaders.push(spot.leader);
      boxes.push(boxAround(spot.x, spot.y, size.width, size.height));
      const label = { territoryId, variant: 'callout' as const, x: spot.x, y: spot.y, leader: spot.leader };
      placed.push({ label, cost: spot.cost });
    }
    const cost = [...costs.values()].reduce((sum, each) => sum + each, 0);
    if (cost < bestCost) {
      bestCost = cost;
      best = placed;
    }
    const worst = order.reduce((a, b) => ((costs.get(b) ?? 0) > (costs.get(a) ?? 0) ? b : a), order[0]);
    if (!worst || order[0] === worst) break;
    order = [worst, ...order.filter(callout => callout !== worst)];
  }
  return best;
}

function placeInside(
  request: LabelRequest,
  region: Region,
  scene: LabelScene,
  taken: readonly Box[],
): PlacedLabel | null {
  // A label beside the home is better than one on it, unless that pushes it out of its territory.
  return (
    bestSpot(request, region, scene, taken, scene.homes, COMFORTABLE) ??
    (scene.homes.length > 0 ? bestSpot(request, region, scene, taken, [], COMFORTABLE) : null) ??
    bestSpot(request, region, scene, taken, scene.homes, TIGHT)
  );
}

function bestSpot(
  request: LabelRequest,
  region: Region,
  scene: LabelScene,
  taken: readonly Box[],
  avoided: readonly Box[],
  variants: readonly (readonly [LabelVariant, number])[],
): PlacedLabel | null {
  const { raster } = scene;
  const reach = Math.max(region.columns, region.rows) || 1;
  for (const [variant, needed] of variants) {
    const size = request.sizes[variant];
    if (region.count * RASTER_CELL * RASTER_CELL < size.width * size.height * needed) continue;
    let best: { x: number; y: number } | null = null;
    let bestScore = Number.NEGATIVE_INFINITY;
    const offer = (x: number, y: number, bonus: number): void => {
      const share = shareInside(region, raster, x, y, size);
      if (share < needed) return;
      const column = (x - raster.left) / RASTER_CELL;
      const row = (y - raster.top) / RASTER_CELL;
      const away = Math.hypot(column - region.middleColumn - 0.5, row - region.middleRow - 0.5) / reach;
      if (share - 0.25 * away + bonus <= bestScore) return;
      const box = boxAround(x, y, size.width, size.height);
      if (!isWithin(box, scene.room) || taken.some(other => boxesMeet(box, other, 3))) return;
      if (avoided.some(home => boxesMeet(box, home))) return;
      bestScore = share - 0.25 * away + bonus;
      best = { x, y };
    };
    if (request.previous) offer(request.previous.x, request.previous.y, LOYALTY);
    for (let row = 0; row < region.rows; row++) {
      for (let column = 0; column < region.columns; column++) {
        if (countIn(region, column, row, column + 1, row + 1) === 0) continue;
        const x = raster.left + (region.firstColumn + column + 0.5) * RASTER_CELL;
        const y = raster.top + (region.firstRow + row + 0.5) * RASTER_CELL;
        offer(x, y, 0);
      }
    }
    if (best) return { territoryId: request.territoryId, variant, ...(best as { x: number; y: number }), leader: null };
  }
  return null;
}

/** Share of the squares under the box that belong to the territory. */
function shareInside(region: Region, raster: LabelRaster, x: number, y: number, size: LabelSize): number {
  const from = Math.round((x - size.width / 2 - raster.left) / RASTER_CELL) - region.firstColumn;
  const above = Math.round((y - size.height / 2 - raster.top) / RASTER_CELL) - region.firstRow;
  const columns = Math.max(1, Math.round(size.width / RASTER_CELL));
  const rows = Math.max(1, Math.round(size.height / RASTER_CELL));
  return countIn(region, from, above, from + columns, above + rows) / (columns * rows);
}

/** Squares of the region between two corners, given in its own columns and rows; corners may lie beyond it. */
function countIn(region: Region, left: number, top: number, right: number, bottom: number): number {
  const clampColumn = (column: number): number => Math.min(region.columns, Math.max(0, column));
  const clampRow = (row: number): number => Math.min(region.rows, Math.max(0, row));
  const stride = region.columns + 1;
  const [x0, x1, y0, y1] = [clampColumn(left), clampColumn(right), clampRow(top), clampRow(bottom)];
  const { sums } = region;
  return sums[y1 * stride + x1] - sums[y0 * stride + x1] - sums[y1 * stride + x0] + sums[y0 * stride + x0];
}

function regionsOf({ raster, territories }: LabelScene, wanted: ReadonlySet<number>): Map<number, Region> {
  const { columns, rows } = raster;
  // Box, number and middle of each territory's squares.
  const extents = new Map<
    number,
    { x0: number; x1: number; y0: number; y1: number; n: number; x: number; y: number }
  >();
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const id = territories[row * columns + column];
      if (id === OUTSIDE || id === 0 || !wanted.has(id)) continue;
      const extent = extents.get(id);
      if (!extent) extents.set(id, { x0: column, x1: column, y0: row, y1: row, n: 1, x: column, y: row });
      else {
        extent.x0 = Math.min(extent.x0, column);
        extent.x1 = Math.max(extent.x1, column);
        extent.y1 = row;
        extent.n++;
        extent.x += column;
        extent.y += row;
      }
    }
  }
  const regions = new Map<number, Region>();
  for (const [id, extent] of extents) {
    const width = extent.x1 - extent.x0 + 1;
    const height = extent.y1 - extent.y0 + 1;
    const sums = new Int32Array((width + 1) * (height + 1));
    for (let row = 0; row < height; row++) {
      let inRow = 0;
      for (let column = 0; column < width; column++) {
        if (territories[(extent.y0 + row) * columns + extent.x0 + column] === id) inRow++;
        sums[(row + 1) * (width + 1) + column + 1] = sums[row * (width + 1) + column + 1] + inRow;
      }
    }
    regions.set(id, {
      count: extent.n,
      firstColumn: extent.x0,
      firstRow: extent.y0,
      columns: width,
      rows: height,
      sums,
      middleColumn: extent.x / extent.n,
      middleRow: extent.y / extent.n,
      touchesEdge: extent.x0 === 0 || extent.y0 === 0 || extent.x1 === columns - 1 || extent.y1 === rows - 1,
    });
  }
  return regions;
}
