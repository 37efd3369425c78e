/** Widths of lines and sizes of dots by zoom, in CSS pixels: straight lines between the stops of the design. */

type Stops = readonly (readonly [zoom: number, size: number])[];

/** Between stops linear, beyond them constant. */
export function atZoom(stops: Stops, zoom: number): number {
  let [beforeZoom, beforeSize] = stops[0];
  if (zoom <= beforeZoom) return beforeSize;
  for (const [stopZoom, size] of stops) {
    if (zoom <= stopZoom) {
      const share = (zoom - beforeZoom) / (stopZoom - beforeZoom || 1);
      return beforeSize + (size - beforeSize) * share;
    }
    beforeZoom = stopZoom;
    beforeSize = size;
  }
  return beforeSize;
}

const HEX_LINE: Stops = [
  [3, 0.5],
  [5, 0.8],
  [7, 1],
];
const CASING: Stops = [
  [3, 2.6],
  [6, 5],
];
const CORE: Stops = [
  [3, 0.8],
  [6, 1.6],
];
/** Hexes narrower than this have no lines; from half as wide again on lines are drawn in full. Pixels. */
const SMALLEST_LINED_HEX = 4;

export function hexLineWidth(zoom: number, hexPixels: number): { width: number; opacity: number } {
  const opacity = Math.min(1, Math.max(0, (2 * hexPixels) / SMALLEST_LINED_HEX - 2));
  return { width: atZoom(HEX_LINE, zoom), opacity };
}

export function casingWidth(zoom: number): number {
  return atZoom(CASING, zoom);
}

export function coreWidth(zoom: number): number {
  return atZoom(CORE, zoom);
}

const SMALLEST_ACCOUNT: Stops = [
  [2, 0.5],
  [5, 1.2],
  [8, 2.4],
  [12, 4],
];
const LARGEST_ACCOUNT: Stops = [
  [2, 2],
  [5, 6],
  [8, 10],
  [12, 14],
];

/** Radius of the smallest and the largest account's dot; `spacing` is the mean distance between dots, pixels. */
export function accountRadius(zoom: number, spacing: number): { smallest: number; largest: number } {
  // Dots that overlap everywhere hide the map and each other.
  const largest = Math.min(atZoom(LARGEST_ACCOUNT, zoom), Math.max(0.9, spacing * 0.75));
  return { smallest: Math.min(atZoom(SMALLEST_ACCOUNT, zoom), largest * 0.4), largest };
}

/** From this zoom on accounts are drawn without being asked for: hexes are large, single customers matter. */
export const NEAR_ZOOM = 8;
