import { useState } from 'react';
import { formatBand } from '../../state/format';
import { TextField } from '../controls/text-field';
import { parseBand } from './parse-band';

export interface BandFieldProps {
  readonly label: string;
  /** Fraction; null = this measure is not balanced. */
  readonly band: number | null;
  readonly onChange: (band: number) => void;
  readonly className?: string;
}

/** A band as it is written, "±10 %"; what is typed is settled on Enter or when the field is left. */
export function BandField({ label, band, onChange, className }: BandFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    const next = typed === null ? null : parseBand(typed);
    setTyped(null);
    if (next !== null && next !== band) onChange(next);
  };
  return (
    <TextField
      label={label}
      hideLabel
      size="small"
      inputMode="decimal"
      className={className}
      disabled={band === null}
      value={typed ?? (band === null ? 'off' : formatBand(band))}
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
