import type { WorkloadSource } from '../../core/dataset/dataset';
import { DEFAULT_MINUTES_PER_VISIT, defaultCallPlan } from '../../core/workload/account-values';
import { NumberField } from '../controls/number-field';
import { RadioList } from '../controls/radio-list';
import { CallPlanTable } from './call-plan-table';
import styles from './workload-choice.module.css';

export interface WorkloadChoiceProps {
  readonly value: WorkloadSource;
  readonly onChange: (value: WorkloadSource) => void;
  /** Headers of the columns concerned, null = none. */
  readonly hoursHeader: string | null;
  readonly visitsHeader: string | null;
  readonly minutesHeader: string | null;
  readonly classHeader: string | null;
  readonly classes: readonly { readonly label: string; readonly accounts: number }[];
  /** The table holds a cell that is wrong (true) or none any more. */
  readonly onTableWrong: (wrong: boolean) => void;
}

/** Where the hours that an account takes come from, with the figures each way needs. */
export function WorkloadChoice(props: WorkloadChoiceProps) {
  const { value, onChange, hoursHeader, visitsHeader, minutesHeader, classHeader, classes, onTableWrong } = props;
  const choose = (kind: WorkloadSource['kind']) => {
    onTableWrong(false);
    if (kind === 'visits') onChange({ kind, minutesPerVisit: DEFAULT_MINUTES_PER_VISIT });
    else if (kind === 'call-plan') onChange({ kind, rows: defaultCallPlan(classes.map(entry => entry.label)) });
    else onChange({ kind });
  };
  return (
    <>
      <div className={styles.roomy}>
        <RadioList<WorkloadSource['kind']>
          label="Workload comes from"
          value={value.kind}
          onChange={choose}
          options={[
            {
              value: 'hours',
              label: hoursHeader ? `Hours in column ${hoursHeader}` : 'A column of hours',
              note: hoursHeader ? 'Hours of calls per year, as they stand.' : 'No column is used as hours per year.',
              disabled: hoursHeader === null,
            },
            {
              value: 'visits',
              label: visitsHeader ? `Calls in column ${visitsHeader} × minutes each` : 'Calls × minutes each',
              note: visitsHeader
                ? minutesHeader
                  ? `Minutes from column ${minutesHeader}, and the figure below where it is blank.`
                  : 'The file has no minutes: the figure below holds for every call.'
                : 'No column is used as calls per year.',
              disabled: visitsHeader === null,
            },
            {
              value: 'call-plan',
              label: classHeader ? `A table by class in column ${classHeader}` : 'A table by class',
              note: classHeader ? 'Visits and minutes by class, set by you.' : 'No column is used as class.',
              disabled: classHeader === null || classes.length === 0,
            },
            {
              value: 'equal',
              label: 'The same for every account',
              note: 'One each: balances the number of accounts.',
            },
          ]}
        />
      </div>
      {value.kind === 'visits' ? (
        <NumberField
          label={minutesHeader ? 'Minutes where the file has none' : 'Minutes per call'}
          value={value.minutesPerVisit}
          min={1}
          max={1440}
          step={5}
          suffix="min"
          className={styles.minutes}
          onChange={minutesPerVisit => onChange({ kind: 'visits', minutesPerVisit })}
        />
      ) : null}
      {value.kind === 'call-plan' ? (
        <div className={styles.table}>
          <CallPlanTable
            rows={value.rows}
            accountsOf={label => classes.find(entry => entry.label === label)?.accounts ?? 0}
            onSettle={rows => {
              onTableWrong(rows === null);
              if (rows) onChange({ kind: 'call-plan', rows });
            }}
          />
        </div>
      ) : null}
    </>
  );
}
