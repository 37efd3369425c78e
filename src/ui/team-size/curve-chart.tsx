import { useId, useRef } from 'react';
import { useSize } from '../use-size';
import styles from './curve-chart.module.css';
import { curveScale } from './curve-scale';

export interface CurveSeries {
  readonly label: string;
  /** One figure per number of territories; NaN is left out. */
  readonly values: readonly number[];
  /** The second of two is drawn hollow and dashed, so that colour is not needed to tell them apart. */
  readonly second?: boolean;
}

export interface CurveChartProps {
  readonly title: string;
  readonly territories: readonly number[];
  /** Ends of the axis below, whatever is there yet. */
  readonly range: readonly [number, number];
  readonly series: readonly CurveSeries[];
  /** Shaded, and what the shade says: where the figure should be. */
  readonly corridor?: readonly [number, number];
  readonly corridorLabel?: string;
  /** Figures that the axis must hold. */
  readonly atLeast: readonly [number, number];
  readonly format: (value: number) => string;
  readonly now: number;
  readonly chosen: number;
  readonly onChoose: (territories: number) => void;
}

const HEIGHT = 168;
const LEFT = 52;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 22;
/** px between two figures under the axis, so that they stay apart. */
const LABEL_GAP = 22;

/** One figure against the number of territories. The table beside it says the same by keyboard and in words. */
export function CurveChart(props: CurveChartProps) {
  const { title, series, corridorLabel } = props;
  const frame = useRef<HTMLDivElement>(null);
  const heading = useId();
  const { width } = useSize(frame);
  return (
    <figure className={styles.chart} aria-labelledby={heading}>
      <figcaption className={styles.caption}>
        <strong id={heading}>{title}</strong>
        {series.map(({ label, second }) => (
          <span key={label} className={styles.key}>
            <svg width={18} height={10} aria-hidden>
              <line x1={0} x2={18} y1={5} y2={5} className={second ? styles.second : styles.first} />
              <circle cx={9} cy={5} r={3} className={second ? styles.hollow : styles.dot} />
            </svg>
            {label}
          </span>
        ))}
        {corridorLabel ? (
          <span className={styles.key}>
            <span className={styles.shade} />
            {corridorLabel}
          </span>
        ) : null}
      </figcaption>
      <div ref={frame} className={styles.frame}>
        {width > 0 ? <Plot {...props} width={width} /> : null}
      </div>
    </figure>
  );
}

function Plot({
  title,
  territories,
  range,
  series,
  corridor,
  atLeast,
  format,
  now,
  chosen,
  onChoose,
  width,
}: CurveChartProps & { readonly width: number }) {
  const { low, high, ticks } = curveScale(
    series.flatMap(({ values }) => values),
    atLeast,
  );
  const x = (count: number): number =>
    LEFT + 8 + ((count - range[0]) / Math.max(1, range[1] - range[0])) * (width - LEFT - RIGHT - 16);
  const y = (value: number): number => TOP + (1 - (value - low) / (high - low)) * (HEIGHT - TOP - BOTTOM);
  const marks = [chosen, now, range[0], range[1]].filter(
    (count, index, all) =>
      count >= range[0] &&
      count <= range[1] &&
      !all.slice(0, index).some(other => Math.abs(x(other) - x(count)) < LABEL_GAP),
  );
  const column = territories.length > 1 ? (x(range[1]) - x(range[0])) / (territories.length - 1) : 40;
  return (
    <svg width={width} height={HEIGHT} className={styles.plot} role="img" aria-label={`${title}: figures in the table`}>
      {corridor ? (
        <rect
          x={LEFT}
          width={width - LEFT - RIGHT}
          y={y(Math.min(high, corridor[1]))}
          height={Math.max(0, y(Math.max(low, corridor[0])) - y(Math.min(high, corridor[1])))}
          className={styles.corridor}
        />
      ) : null}
      {ticks.map(tick => (
        <g key={tick}>
          <line x1={LEFT} x2={width - RIGHT} y1={y(tick)} y2={y(tick)} className={styles.grid} />
          <text x={LEFT - 6} y={y(tick) + 4} className={styles.tick}>
            {format(tick)}
          </text>
        </g>
      ))}
      {now >= range[0] && now <= range[1] ? (
        <line x1={x(now)} x2={x(now)} y1={TOP} y2={HEIGHT - BOTTOM} className={styles.now} />
      ) : null}
      {chosen > 0 ? (
        <line x1={x(chosen)} x2={x(chosen)} y1={TOP} y2={HEIGHT - BOTTOM} className={styles.chosen} />
      ) : null}
      {marks.map(count => (
        <text
          key={count}
          x={x(count)}
          y={HEIGHT - 6}
          className={count === chosen || count === now ? styles.markStrong : styles.mark}
        >
          {count}
        </text>
      ))}
      {series.map(({ label, values, second }) => (
        <g key={label}>
          <polyline
            points={values
              .flatMap((value, i) => (Number.isFinite(value) ? [`${x(territories[i])},${y(value)}`] : []))
              .join(' ')}
            className={second ? styles.second : styles.first}
          />
          {values.map((value, i) =>
            Number.isFinite(value) ? (
              <circle
                key={territories[i]}
                cx={x(territories[i])}
                cy={y(value)}
                r={territories[i] === chosen ? 4.5 : 3}
                className={second ? styles.hollow : styles.dot}
              />
            ) : null,
          )}
        </g>
      ))}
      {territories.map((count, i) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the table gives the same by keyboard
        <rect
          key={count}
          x={x(count) - column / 2}
          width={column}
          y={0}
          height={HEIGHT}
          className={styles.hit}
          onClick={() => onChoose(count)}
        >
          <title>
            {`${count} territories: ${series.map(({ label, values }) => `${label} ${format(values[i])}`).join(', ')}`}
          </title>
        </rect>
      ))}
    </svg>
  );
}
