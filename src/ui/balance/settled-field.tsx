import { useState } from 'react';
import { TextField } from '../controls/text-field';

export interface SettledFieldProps<T> {
  readonly label: string;
  /** How the value is written when nobody types. */
  readonly text: string;
  readonly parse: (text: string) => T | null;
  readonly onChange: (value: T) => void;
  readonly disabled?: boolean;
  readonly invalid?: boolean;
  /** Id of the remark that explains it. */
  readonly describedBy?: string;
  readonly className?: string;
}

/** A value in people's notation; what is typed is settled on Enter or when the field is left, nonsense is dropped. */
export function SettledField<T>({
  label,
  text,
  parse,
  onChange,
  disabled,
  invalid,
  describedBy,
  className,
}: SettledFieldProps<T>) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    const next = typed === null ? null : parse(typed);
    setTyped(null);
    if (next !== null) onChange(next);
  };
  return (
    <TextField
      label={label}
      hideLabel
      size="small"
      inputMode="decimal"
      className={className}
      disabled={disabled}
      aria-invalid={invalid || undefined}
      aria-describedby={describedBy}
      value={typed ?? text}
      onFocus={event => event.target.select()}
      onChange={setTyped}
      onBlur={settle}
      onKeyDown={event => {
        if (event.key === 'Enter') settle();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
