/**
 * Colour classes for the layers by value. Business values are so uneven that equal steps would show one bright city and
 * an empty country: a sequential layer gets classes of about equally many hexes with round bounds, a diverging one
 * gets fixed classes round the band, so that two plans compare.
 */

/** `colours[i]` is used up to and including `bounds[i]`; the last colour has no bound. */
export interface ValueClasses {
  readonly bounds: readonly number[];
  readonly colours: readonly string[];
}

/** To two digits, so that a legend reads "$1.2 M" and not "$1,234,567". */
function roundBound(value: number): number {
  if (value <= 0 || !Number.isFinite(value)) return 0;
  const scale = 10 ** (Math.floor(Math.log10(value)) - 1);
  return Math.round(value / scale) * scale;
}

/** Classes of the positive values by rank; fewer than colours when values repeat. */
export function sequentialClasses(values: Float64Array, colours: readonly string[]): ValueClasses {
  const sorted = values.filter(value => value > 0).sort();
  const bounds: number[] = [];
  for (let step = 1; step < colours.length && sorted.length > 0; step++) {
    const bound = roundBound(sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * step) / colours.length))]);
    if (bound > (bounds.at(-1) ?? 0) && bound < sorted[sorted.length - 1]) bounds.push(bound);
  }
  // With fewer classes take colours from both ends of the ramp, so that little and much stay apart.
  const used = bounds.length + 1;
  return {
    bounds,
    colours: Array.from({ length: used }, (_, i) =>
      used === 1 ? colours[colours.length - 1] : colours[Math.round((i * (colours.length - 1)) / (used - 1))],
    ),
  };
}

/** Seven classes of deviations: far, clearly and slightly under, inside the band, and the same over. */
export function divergingClasses(band: number, limit: number, colours: readonly string[]): ValueClasses {
  const inner = Math.max(0.005, Math.min(band, limit * 0.8));
  const middle = (inner + limit) / 2;
  return { bounds: [-limit, -middle, -inner, inner, middle, limit], colours };
}

export function classOf(classes: ValueClasses, value: number): number {
  let index = 0;
  while (index < classes.bounds.length && value > classes.bounds[index]) index++;
  return index;
}

/** RGBA bytes per hex; alpha 0 where there is no value. */
export function writeValueColours(bytes: Uint8Array, values: Float64Array, classes: ValueClasses): void {
  const colours = classes.colours.map(colour => Number.parseInt(colour.slice(1), 16));
  for (let hex = 0; hex < values.length; hex++) {
    const at = hex * 4;
    if (Number.isNaN(values[hex])) {
      bytes[at + 3] = 0;
      continue;
    }
    const colour = colours[classOf(classes, values[hex])];
    bytes[at] = colour >> 16;
    bytes[at + 1] = (colour >> 8) & 255;
    bytes[at + 2] = colour & 255;
    bytes[at + 3] = 255;
  }
}
