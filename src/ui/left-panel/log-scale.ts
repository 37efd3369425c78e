/** The positive range of a measure on a log scale, as positions 0 … 1000 of a slider. */
export interface LogScale {
  readonly min: number;
  readonly max: number;
}

export const LOG_STEPS = 1000;

export function valueAt(scale: LogScale, position: number): number {
  if (position <= 0) return scale.min;
  if (position >= LOG_STEPS) return scale.max;
  const low = Math.log10(scale.min);
  return 10 ** (low + ((Math.log10(scale.max) - low) * position) / LOG_STEPS);
}

export function positionOf(scale: LogScale, value: number): number {
  if (!(value > scale.min)) return 0;
  if (!(value < scale.max)) return LOG_STEPS;
  const low = Math.log10(scale.min);
  return Math.round(((Math.log10(value) - low) / (Math.log10(scale.max) - low)) * LOG_STEPS);
}

/** Three digits are what one can aim at with a slider. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
