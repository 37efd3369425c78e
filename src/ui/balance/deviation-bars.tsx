import { formatDeviation } from '../../state/format';
import type { GoalFigure } from '../../state/selectors/territory-rows';
import styles from './deviation-bars.module.css';

export interface DeviationBarsProps {
  /** One figure per territory, in any order. */
  readonly figures: readonly GoalFigure[];
  readonly band: number;
  /** Deviation at the top and bottom edge, the same for charts that are compared. */
  readonly reach: number;
  readonly label: string;
}

const WIDTH = 140;
const HEIGHT = 44;

/** Every territory's deviation from its target as a bar, largest first: even plans are flat. */
export function DeviationBars({ figures, band, reach, label }: DeviationBarsProps) {
  const sorted = figures.filter(figure => Number.isFinite(figure.deviation)).sort((a, b) => b.deviation - a.deviation);
  const middle = HEIGHT / 2;
  const y = (deviation: number) => middle - (Math.max(-reach, Math.min(reach, deviation)) / reach) * middle;
  const step = WIDTH / Math.max(1, sorted.length);
  const width = Math.max(0.5, step > 3 ? step - 1 : step);
  // One path per colour: the chart is drawn anew with every step of a run.
  const bars = (state: GoalFigure['state']) =>
    sorted
      .flatMap((figure, index) => {
        if (figure.state !== state) return [];
        const rise = y(figure.deviation) - middle;
        const height = figure.deviation < 0 ? Math.max(1, rise) : Math.min(-1, rise);
        return [
          `M${(index * step).toFixed(2)} ${middle}h${width.toFixed(2)}v${height.toFixed(2)}h${(-width).toFixed(2)}z`,
        ];
      })
      .join('');
  const inside = sorted.filter(figure => figure.state === 'in').length;
  const range =
    sorted.length > 0
      ? `, from ${formatDeviation(sorted[sorted.length - 1].deviation)} to ${formatDeviation(sorted[0].deviation)}`
      : '';
  return (
    <svg
      role="img"
      aria-label={`${label}: ${inside} of ${sorted.length} inside the band${range}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className={styles.chart}
    >
      <rect x={0} width={WIDTH} y={y(band)} height={Math.max(0, y(-band) - y(band))} className={styles.band} />
      <line x1={0} x2={WIDTH} y1={middle} y2={middle} className={styles.target} />
      {(['in', 'over', 'under'] as const).map(state => (
        <path key={state} d={bars(state)} className={styles[state]} />
      ))}
    </svg>
  );
}
