import { NumberField as Base } from '@base-ui/react/number-field';
import { Minus, Plus } from 'lucide-react';
import { type ReactNode, useId, useRef } from 'react';
import fieldStyles from './field.module.css';
import styles from './number-field.module.css';

export interface NumberFieldProps {
  readonly label: string;
  readonly hideLabel?: boolean;
  /** null = empty. */
  readonly value: number | null;
  /** Called once a value is settled: typed and left, stepped, or Enter. */
  readonly onChange: (value: number) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  /** − and + on both sides. */
  readonly stepper?: boolean;
  readonly suffix?: ReactNode;
  readonly format?: Intl.NumberFormatOptions;
  readonly size?: 'normal' | 'small';
  readonly disabled?: boolean;
  readonly hint?: ReactNode;
  readonly className?: string;
}

export function NumberField({
  label,
  hideLabel,
  value,
  onChange,
  min,
  max,
  step = 1,
  stepper = true,
  suffix,
  format,
  size = 'normal',
  disabled,
  hint,
  className,
}: NumberFieldProps) {
  const id = useId();
  const typed = useRef(value);
  const settle = (next: number | null) => {
    if (next !== null && next !== value) onChange(next);
  };
  return (
    <Base.Root
      id={id}
      value={value}
      min={min}
      max={max}
      step={step}
      disabled={disabled}
      format={format}
      locale="en-US"
      onValueChange={next => {
        typed.current = next;
      }}
      onValueCommitted={settle}
      className={[fieldStyles.field, className].filter(Boolean).join(' ')}
    >
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : fieldStyles.label}>
        {label}
      </label>
      <Base.Group className={`${fieldStyles.box} ${size === 'small' ? fieldStyles.small : ''}`}>
        {stepper ? (
          <Base.Decrement className={styles.step}>
            <Minus size={14} aria-hidden />
          </Base.Decrement>
        ) : null}
        <Base.Input
          className={`${fieldStyles.input} ${stepper ? styles.centred : ''}`}
          onKeyDown={event => {
            if (event.key === 'Enter') settle(typed.current);
          }}
        />
        {suffix ? <span className={fieldStyles.suffix}>{suffix}</span> : null}
        {stepper ? (
          <Base.Increment className={styles.step}>
            <Plus size={14} aria-hidden />
          </Base.Increment>
        ) : null}
      </Base.Group>
      {hint ? <span className={fieldStyles.hint}>{hint}</span> : null}
    </Base.Root>
  );
}
