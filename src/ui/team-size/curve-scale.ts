/** An axis: its ends, and the round figures to be marked on it, ends included. */
export interface CurveScale {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** Lines across a chart, about. */
const WANTED_TICKS = 4;

/** Step of a round number, 1, 2, 2.5 or 5 times a power of ten, that gives about as many lines as wanted. */
function roundStep(span: number): number {
  const rough = span / WANTED_TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  return power * ([1, 2, 2.5, 5].find(size => size * power >= rough * (1 - 1e-9)) ?? 10);
}

/** An axis with round ends that holds every finite value and what must be on it. */
export function curveScale(values: readonly number[], atLeast: readonly [number, number]): CurveScale {
  let [low, high] = atLeast;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (!(high > low)) high = low + 1;
  const step = roundStep(high - low);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)));
  return { low: ticks[0], high: ticks[ticks.length - 1], ticks };
}
