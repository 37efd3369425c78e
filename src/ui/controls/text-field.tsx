import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './field.module.css';

export interface TextFieldProps extends Omit<ComponentProps<'input'>, 'onChange' | 'value' | 'size'> {
  readonly label: string;
  readonly hideLabel?: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly icon?: ReactNode;
  readonly suffix?: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly size?: 'normal' | 'small';
}

export function TextField({
  label,
  hideLabel,
  value,
  onChange,
  icon,
  suffix,
  hint,
  error,
  size = 'normal',
  className,
  ...rest
}: TextFieldProps) {
  const id = useId();
  const remark = error || hint;
  return (
    <div className={[styles.field, className].filter(Boolean).join(' ')}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <span
        className={`${styles.box} ${size === 'small' ? styles.small : ''}`}
        data-invalid={error || rest['aria-invalid'] ? '' : undefined}
      >
        {icon ? <span className={styles.icon}>{icon}</span> : null}
        <input
          autoComplete="off"
          spellCheck={false}
          {...rest}
          id={id}
          className={styles.input}
          value={value}
          aria-invalid={error ? true : rest['aria-invalid']}
          aria-describedby={remark ? `${id}-remark` : rest['aria-describedby']}
          onChange={event => onChange(event.target.value)}
        />
        {suffix ? <span className={styles.suffix}>{suffix}</span> : null}
      </span>
      {remark ? (
        <span id={`${id}-remark`} className={error ? styles.error : styles.hint}>
          {remark}
        </span>
      ) : null}
    </div>
  );
}
