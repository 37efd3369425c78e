import type { PotentialSource } from '../../core/dataset/dataset';
import { RadioList } from '../controls/radio-list';
import styles from './workload-choice.module.css';

export interface PotentialChoiceProps {
  readonly value: PotentialSource;
  readonly onChange: (value: PotentialSource) => void;
  /** Header of the column used as potential or sales, null = none. */
  readonly potentialHeader: string | null;
  readonly salesHeader: string | null;
}

/** Where the potential of an account comes from. Ways the file has no column for say so. */
export function PotentialChoice({ value, onChange, potentialHeader, salesHeader }: PotentialChoiceProps) {
  return (
    <div className={styles.roomy}>
      <RadioList<PotentialSource['kind']>
        label="Potential comes from"
        value={value.kind}
        onChange={kind => onChange({ kind })}
        options={[
          {
            value: 'column',
            label: potentialHeader ? `Column ${potentialHeader}` : 'A column of the file',
            note: potentialHeader ? 'What each account could buy in a year.' : 'No column is used as potential.',
            disabled: potentialHeader === null,
          },
          {
            value: 'sales',
            label: salesHeader ? `Sales in column ${salesHeader} stand in` : 'Sales stand in',
            note: salesHeader
              ? 'What was sold is not what could be sold: accounts that buy little today count little.'
              : 'No column is used as sales.',
            disabled: salesHeader === null,
          },
          { value: 'equal', label: 'The same for every account', note: 'Balances the number of accounts.' },
        ]}
      />
    </div>
  );
}
