import { formatBand } from '../../state/format';
import { parseBand } from './parse-band';
import { SettledField } from './settled-field';

export interface BandFieldProps {
  readonly label: string;
  /** Fraction; null = this measure is not balanced. */
  readonly band: number | null;
  readonly onChange: (band: number) => void;
  readonly className?: string;
}

/** A band as it is written, "±10 %". */
export function BandField({ label, band, onChange, className }: BandFieldProps) {
  return (
    <SettledField
      label={label}
      text={band === null ? 'off' : formatBand(band)}
      parse={parseBand}
      disabled={band === null}
      onChange={onChange}
      className={className}
    />
  );
}
