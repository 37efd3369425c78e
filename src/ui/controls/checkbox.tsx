import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './choice.module.css';

export interface CheckboxProps {
  readonly checked: boolean;
  readonly indeterminate?: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly children: ReactNode;
  /** A few words or a figure at the right end of the line. */
  readonly detail?: ReactNode;
  readonly disabled?: boolean;
  /** Read out instead of children, when those are not words. */
  readonly label?: string;
}

export function Checkbox({ checked, indeterminate, onChange, children, detail, disabled, label }: CheckboxProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: Base.Root renders the input
    <label className={styles.line}>
      <Base.Root
        className={`${styles.mark} ${styles.square}`}
        checked={checked}
        indeterminate={indeterminate}
        disabled={disabled}
        aria-label={label}
        onCheckedChange={next => onChange(next)}
      >
        <Base.Indicator className={styles.tick}>
          {indeterminate ? (
            <Minus size={11} strokeWidth={3} aria-hidden />
          ) : (
            <Check size={11} strokeWidth={3} aria-hidden />
          )}
        </Base.Indicator>
      </Base.Root>
      <span className={styles.text}>{children}</span>
      {detail !== undefined ? <span className={styles.detail}>{detail}</span> : null}
    </label>
  );
}
