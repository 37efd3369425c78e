import styles from './swatch.module.css';

export interface SwatchProps {
  /** 0 … 23; null = unassigned, drawn as a hatch. */
  readonly slot: number | null;
  /** White dots, as on the map. */
  readonly locked?: boolean;
  /** px; 14 unless told. */
  readonly size?: number;
}

/** The colour of a territory beside its name. Decoration: the name says the same. */
export function Swatch({ slot, locked = false, size = 14 }: SwatchProps) {
  return (
    <span
      aria-hidden
      className={`${styles.swatch} ${slot === null ? styles.unassigned : locked ? styles.locked : ''}`}
      style={{ width: size, height: size, ...(slot === null ? {} : { backgroundColor: `var(--slot-${slot})` }) }}
    />
  );
}
