import type { ComponentProps, ReactNode } from 'react';
import styles from './chip.module.css';

export interface ChipProps extends Omit<ComponentProps<'button'>, 'type'> {
  /** On: this value counts. Left out for a chip that is only pressed. */
  readonly chosen?: boolean;
  readonly count?: ReactNode;
}

/** A pill that toggles one value of a filter. */
export function Chip({ chosen, count, className, children, ...rest }: ChipProps) {
  return (
    <button
      {...rest}
      type="button"
      aria-pressed={chosen}
      className={[styles.chip, chosen && styles.chosen, className].filter(Boolean).join(' ')}
    >
      <span className={styles.text}>{children}</span>
      {count !== undefined ? <span>{count}</span> : null}
    </button>
  );
}
