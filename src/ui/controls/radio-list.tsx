import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';
import styles from './choice.module.css';

export interface RadioOption<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  readonly detail?: ReactNode;
  /** A second line under the label. */
  readonly note?: ReactNode;
  readonly disabled?: boolean;
}

export interface RadioListProps<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly onChange: (value: T) => void;
  readonly options: readonly RadioOption<T>[];
}

/** One of a few, all of them in sight. */
export function RadioList<T extends string>({ label, value, onChange, options }: RadioListProps<T>) {
  return (
    <RadioGroup aria-label={label} value={value} onValueChange={next => onChange(next as T)}>
      {options.map(option => (
        // biome-ignore lint/a11y/noLabelWithoutControl: Radio.Root renders the input
        <label key={option.value} className={styles.line}>
          <Radio.Root value={option.value} disabled={option.disabled} className={`${styles.mark} ${styles.round}`}>
            <Radio.Indicator className={styles.dot} />
          </Radio.Root>
          <span className={styles.text}>
            {option.label}
            {option.note ? <span className={styles.note}>{option.note}</span> : null}
          </span>
          {option.detail !== undefined ? <span className={styles.detail}>{option.detail}</span> : null}
        </label>
      ))}
    </RadioGroup>
  );
}
