import styles from './meter.module.css';

export interface MeterProps {
  readonly label: string;
  readonly value: number;
  readonly max: number;
  /** px; 28 unless told. */
  readonly width?: number;
}

/** How many of how many, as a short bar. */
export function Meter({ label, value, max, width = 28 }: MeterProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: the browser's own meter cannot be styled alike everywhere
    <span
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={max}
      aria-valuenow={value}
      className={styles.track}
      style={{ width }}
    >
      <span className={styles.fill} style={{ width: `${max > 0 ? (100 * value) / max : 0}%` }} />
    </span>
  );
}
