/** One territory on a strip: where it is and how far it was pushed up or down to stay in sight. */
export interface StripDot {
  readonly id: number;
  /** px from the left. */
  readonly x: number;
  /** px from the middle of the strip. */
  readonly y: number;
}

/**
 * Places dots on a line so that they do not cover each other: each takes the free place nearest to the middle, in order
 * of x, within `reach` px above and below; where the strip is full they overlap in the middle.
 */
export function layoutStrip(
  values: readonly { readonly id: number; readonly x: number }[],
  radius: number,
  reach: number,
): readonly StripDot[] {
  const step = radius * 2;
  const levels: number[] = [0];
  for (let offset = step; offset <= reach; offset += step) levels.push(-offset, offset);
  /** Right end of the last dot on each level. */
  const ends = levels.map(() => Number.NEGATIVE_INFINITY);
  return values
    .toSorted((a, b) => a.x - b.x || a.id - b.id)
    .map(({ id, x }) => {
      const level = Math.max(
        0,
        ends.findIndex(end => end <= x - radius),
      );
      ends[level] = x + radius;
      return { id, x, y: levels[level] };
    });
}

/** Ends of the axis as fractions, wide enough for every deviation and the band; beyond −100 % and +150 % dots stop. */
export function stripDomain(deviations: readonly number[], bands: readonly number[]): readonly [number, number] {
  const widest = Math.max(0.05, ...bands) * 2;
  let low = -widest;
  let high = widest;
  for (const deviation of deviations) {
    if (!Number.isFinite(deviation)) continue;
    low = Math.min(low, deviation - 0.04);
    high = Math.max(high, deviation + 0.04);
  }
  return [Math.max(-1.04, low), Math.min(1.54, high)];
}

/** Round fractions to mark on the axis, about one per 90 px. */
export function stripTicks([low, high]: readonly [number, number], width: number): readonly number[] {
  const wanted = Math.max(2, width / 90);
  const step = [0.05, 0.1, 0.2, 0.25, 0.5, 1].find(size => (high - low) / size <= wanted) ?? 1;
  const ticks: number[] = [];
  const last = Math.floor(high / step + 1e-9);
  for (let index = Math.ceil(low / step - 1e-9); index <= last; index++) ticks.push(Number((index * step).toFixed(2)));
  return ticks;
}
