import type { Frontier } from '../../state/balance-state';
import { formatKm, formatShare } from '../../state/format';
import styles from './frontier-chart.module.css';
import { bandsText, type Choice, costOf, largestDeviation } from './frontier-points';

export interface FrontierChartProps {
  readonly kind: Frontier['kind'];
  /** Cheapest first. */
  readonly choices: readonly Choice[];
  readonly chosen: number;
  readonly bands: readonly number[];
  readonly territories: number;
  readonly onChoose: (index: number) => void;
}

const WIDTH = 356;
const HEIGHT = 148;
const LEFT = 36;
const RIGHT = 12;
const TOP = 20;
const BOTTOM = 34;
/** Upper ends of the deviation axis, fractions. */
const REACHES = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.8, 1];
/** A narrower range of costs is drawn as if it were so wide: a share of accounts, a part of the mean distance. */
const LEAST_RANGE = 0.02;

/** Each plan as a dot: what it costs to the right, how far its worst territory is off upwards. The list says the same. */
export function FrontierChart({ kind, choices, chosen, bands, territories, onChoose }: FrontierChartProps) {
  const costs = choices.map(choice => costOf(kind, choice));
  const most = Math.max(...costs);
  const least = Math.min(...costs);
  const range = Math.max(most - least, LEAST_RANGE * (kind === 'disruption' ? 1 : most), 1e-9);
  const from = Math.max(0, (least + most - range) / 2);
  const worst = Math.max(...choices.map(largestDeviation), ...bands);
  const reach = REACHES.find(candidate => candidate >= worst) ?? Math.ceil(worst);
  const x = (cost: number) => LEFT + 10 + ((cost - from) / range) * (WIDTH - LEFT - RIGHT - 20);
  const y = (deviation: number) => HEIGHT - BOTTOM - (deviation / reach) * (HEIGHT - TOP - BOTTOM);
  const text = (cost: number) => (kind === 'disruption' ? formatShare(cost) : formatKm(cost));
  const path = choices
    .map((choice, at) => `${at ? 'L' : 'M'}${x(costs[at]).toFixed(1)} ${y(largestDeviation(choice)).toFixed(1)}`)
    .join('');
  // The chosen one lies on top.
  const drawn = choices.toSorted((a, b) => Number(a.index === chosen) - Number(b.index === chosen));
  const costLabel = kind === 'disruption' ? 'accounts that get another territory' : 'mean distance to the centre';
  return (
    <svg
      role="img"
      aria-label={`Largest deviation against ${costLabel}, ${choices.length} plans; band ${bandsText(bands)}`}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={styles.chart}
    >
      {[...new Set(bands)].map(band => (
        <rect
          key={band}
          x={LEFT}
          width={WIDTH - LEFT - RIGHT}
          y={y(band)}
          height={y(0) - y(band)}
          className={styles.band}
        />
      ))}
      <text x={0} y={11} className={styles.axis}>
        largest deviation
      </text>
      <text x={WIDTH - RIGHT} y={11} className={styles.left}>
        shaded: {bandsText(bands)} band
      </text>
      {[0, reach / 2, reach].map(tick => (
        <g key={tick}>
          <line
            x1={LEFT}
            x2={WIDTH - RIGHT}
            y1={y(tick)}
            y2={y(tick)}
            className={tick === 0 ? styles.base : styles.grid}
          />
          <text x={LEFT - 6} y={y(tick) + 4} className={styles.left}>
            {tick === 0 ? '0' : tickText(tick)}
          </text>
        </g>
      ))}
      <path d={path} className={styles.path} />
      {drawn.map(choice => {
        const cost = costOf(kind, choice);
        const [cx, cy] = [x(cost), y(largestDeviation(choice))];
        const state =
          choice.index === chosen ? styles.chosen : choice.insideAll === territories ? styles.even : styles.dot;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the list gives the same by keyboard
          <g key={choice.index} onClick={() => onChoose(choice.index)} className={styles.point}>
            <circle cx={cx} cy={cy} r={11} className={styles.target} />
            {choice.index < 0 ? (
              <rect x={cx - 4.5} y={cy - 4.5} width={9} height={9} rx={1.5} className={state} />
            ) : (
              <circle cx={cx} cy={cy} r={5} className={state} />
            )}
            <title>{`${text(cost)}, largest deviation ${tickText(largestDeviation(choice))}`}</title>
          </g>
        );
      })}
      <text x={x(from)} y={HEIGHT - BOTTOM + 15} className={styles.tick}>
        {text(from)}
      </text>
      <text x={x(from + range)} y={HEIGHT - BOTTOM + 15} className={styles.tick}>
        {text(from + range)}
      </text>
      <text x={(LEFT + WIDTH - RIGHT) / 2} y={HEIGHT - 4} className={styles.middle}>
        {costLabel}
      </text>
    </svg>
  );
}

function tickText(fraction: number): string {
  return `${Number((100 * fraction).toFixed(1))} %`;
}
