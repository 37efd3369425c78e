import type { BalanceForm } from '../../state/balance-state';
import { Select } from '../controls/select';

type Firmness = BalanceForm['criteria'][number]['hardness'];

const OPTIONS = [
  { value: 'must', label: 'Must' },
  { value: 'try', label: 'If possible' },
] as const;

export interface FirmnessSelectProps {
  /** What is to hold: "Potential". */
  readonly of: string;
  readonly value: Firmness;
  readonly onChange: (value: Firmness) => void;
  readonly className?: string;
}

/** Whether a wish must hold or gives way where not everything can be had. */
export function FirmnessSelect({ of, value, onChange, className }: FirmnessSelectProps) {
  return (
    <Select<Firmness>
      label={`How firm: ${of}`}
      hideLabel
      size="small"
      value={value}
      onChange={onChange}
      options={OPTIONS}
      className={className}
    />
  );
}
