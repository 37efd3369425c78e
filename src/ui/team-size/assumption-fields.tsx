import { fieldHours } from '../../core/workload/capacity';
import type { WorkAssumptions } from '../../core/workload/team-workload';
import { formatExact } from '../../state/format';
import { useApp, useCommands } from '../app-context';
import { NumberField } from '../controls/number-field';
import styles from './assumption-fields.module.css';

/** What turns hours of calls into full or idle reps. Changing them needs no new plans. */
export function AssumptionFields() {
  const commands = useCommands();
  const assumptions = useApp(state => state.teamSize.assumptions);
  const { capacity, travel, minutesPerCall } = assumptions;
  const change = (part: Partial<WorkAssumptions>) =>
    commands.changeTeamSize({ assumptions: { ...assumptions, ...part } });
  const setCapacity = (part: Partial<WorkAssumptions['capacity']>) => change({ capacity: { ...capacity, ...part } });
  const setTravel = (part: Partial<WorkAssumptions['travel']>) => change({ travel: { ...travel, ...part } });
  return (
    <details className={styles.assumptions}>
      <summary>
        Assumptions: <strong>{formatExact(fieldHours(capacity), 'hours', '')}</strong> in the field a year,{' '}
        {minutesPerCall} minutes a call, {travel.callsPerDay} calls a day
      </summary>
      <div className={styles.fields}>
        <NumberField
          label="Field days a year"
          size="small"
          stepper={false}
          value={capacity.fieldDays}
          min={1}
          max={366}
          onChange={fieldDays => setCapacity({ fieldDays })}
        />
        <NumberField
          label="Hours a day"
          size="small"
          stepper={false}
          value={capacity.hoursPerDay}
          min={0.5}
          max={24}
          step={0.5}
          suffix="h"
          onChange={hoursPerDay => setCapacity({ hoursPerDay })}
        />
        <NumberField
          label="Neither call nor travel"
          size="small"
          stepper={false}
          value={Math.round(capacity.nonSellingShare * 1000) / 10}
          min={0}
          max={95}
          suffix="%"
          onChange={percent => setCapacity({ nonSellingShare: percent / 100 })}
        />
        <NumberField
          label="Minutes per call"
          size="small"
          stepper={false}
          value={minutesPerCall}
          min={1}
          max={600}
          suffix="min"
          onChange={minutes => change({ minutesPerCall: minutes })}
        />
        <NumberField
          label="Calls a day"
          size="small"
          stepper={false}
          value={travel.callsPerDay}
          min={0.5}
          max={50}
          step={0.5}
          onChange={callsPerDay => setTravel({ callsPerDay })}
        />
        <NumberField
          label="Road ÷ straight line"
          size="small"
          stepper={false}
          value={travel.circuity}
          min={1}
          max={3}
          step={0.05}
          format={{ maximumFractionDigits: 2 }}
          onChange={circuity => setTravel({ circuity })}
        />
        <NumberField
          label="Speed to the first call"
          size="small"
          stepper={false}
          value={travel.haulKmPerHour}
          min={5}
          max={200}
          suffix="km/h"
          onChange={haulKmPerHour => setTravel({ haulKmPerHour })}
        />
        <NumberField
          label="Speed between calls"
          size="small"
          stepper={false}
          value={travel.localKmPerHour}
          min={5}
          max={200}
          suffix="km/h"
          onChange={localKmPerHour => setTravel({ localKmPerHour })}
        />
      </div>
      <p className={styles.note}>
        Field hours = days × hours × the share of the day for calls and travel. The share has the greatest leverage:
        surveys of it differ by more than a factor of two. Reps are taken to start in the middle of their territory.
      </p>
    </details>
  );
}
