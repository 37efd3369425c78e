import styles from './balance-bar.module.css';

/** The right end of the scale as a share of the target. */
export const BAR_END = 1.7;

export interface BalanceBarProps {
  /** Value ÷ target; NaN when there is no target. */
  readonly ratio: number;
  /** Fraction of the target, e.g. 0.1 for ±10 %. */
  readonly band: number;
  /** By the rounded percentage, so that bar and figure agree. */
  readonly state: 'in' | 'over' | 'under';
  /** Ratio before the change: a tick. */
  readonly before?: number;
  /** Draws the band behind it too; the table draws one corridor behind all rows instead. */
  readonly corridor?: boolean;
}

const percent = (ratio: number) => `${(Math.min(Math.max(ratio, 0), BAR_END) / BAR_END) * 100}%`;

/**
 * A sum against its target, 0 to 170 %: neutral up to the band's upper edge, the excess orange, the shortfall a thin
 * blue line up to the lower edge. Decoration: the figures beside it say the same.
 */
export function BalanceBar({ ratio, band, state, before, corridor = false }: BalanceBarProps) {
  const known = Number.isFinite(ratio);
  const upper = 1 + band;
  const lower = 1 - band;
  const solid = known ? (state === 'over' ? Math.min(ratio, upper) : ratio) : 0;
  return (
    <span aria-hidden className={styles.bar}>
      {corridor ? (
        <span className={styles.band} style={{ left: percent(lower), right: `calc(100% - ${percent(upper)})` }} />
      ) : null}
      {corridor ? <span className={styles.target} style={{ left: percent(1) }} /> : null}
      <span className={`${styles.solid} ${state === 'over' ? styles.open : ''}`} style={{ width: percent(solid) }} />
      {known && state === 'over' ? (
        <span className={styles.over} style={{ left: percent(upper), right: `calc(100% - ${percent(ratio)})` }} />
      ) : null}
      {known && state === 'under' ? (
        <span className={styles.under} style={{ left: percent(ratio), right: `calc(100% - ${percent(lower)})` }} />
      ) : null}
      {before !== undefined && Number.isFinite(before) ? (
        <span className={styles.tick} style={{ left: percent(before) }} />
      ) : null}
    </span>
  );
}
