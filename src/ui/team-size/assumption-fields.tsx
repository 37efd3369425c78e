import { fieldHours } from '../../core/workload/capacity';
import type { WorkAssumptions } from '../../core/workload/team-workload';
import { useApp, useCommands } from '../app-context';
import { NumberField } from '../controls/number-field';
import { Segmented } from '../controls/segmented';
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
  const isFlat = travel.basis === 'flat';
  return (
    <details className={styles.assumptions}>
      <summary>
        Assumptions:{' '}
        <strong>
          {fieldHours(capacity).toLocaleString('en-US', { maximumFractionDigits: 1 })} h in the field a year
        </strong>
        , {minutesPerCall} minutes a call,{' '}
        {isFlat ? `${travel.flatMinutes} minutes of travel a call` : 'travel from distances'}
      </summary>
      <div className={styles.travel}>
        <span aria-hidden>Travel</span>
        <Segmented<WorkAssumptions['travel']['basis']>
          label="Travel"
          value={travel.basis}
          onChange={basis => setTravel({ basis })}
          options={[
            { value: 'flat', label: 'The same for every call' },
            { value: 'distances', label: 'From distances, home in the middle' },
          ]}
        />
      </div>
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
        {isFlat ? (
          <NumberField
            label="Travel per call"
            size="small"
            stepper={false}
            value={travel.flatMinutes}
            min={0}
            max={600}
            suffix="min"
            onChange={flatMinutes => setTravel({ flatMinutes })}
          />
        ) : (
          <DistanceFields travel={travel} onChange={setTravel} />
        )}
      </div>
      <p className={styles.note}>
        Field hours = days × hours × the share of the day for calls and travel. The share has the greatest leverage:
        surveys of it differ by more than a factor of two. Travel is an estimate, never measured.
      </p>
    </details>
  );
}

interface DistanceFieldsProps {
  readonly travel: WorkAssumptions['travel'];
  readonly onChange: (part: Partial<WorkAssumptions['travel']>) => void;
}

function DistanceFields({ travel, onChange }: DistanceFieldsProps) {
  return (
    <>
      <NumberField
        label="Calls a day"
        size="small"
        stepper={false}
        value={travel.callsPerDay}
        min={0.5}
        max={50}
        step={0.5}
        onChange={callsPerDay => onChange({ callsPerDay })}
      />
      <NumberField
        label="Days of a trip"
        size="small"
        stepper={false}
        value={travel.daysPerTrip}
        min={1}
        max={10}
        onChange={daysPerTrip => onChange({ daysPerTrip })}
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
        onChange={circuity => onChange({ circuity })}
      />
      <NumberField
        label="Speed to the first call"
        size="small"
        stepper={false}
        value={travel.haulKmPerHour}
        min={5}
        max={200}
        suffix="km/h"
        onChange={haulKmPerHour => onChange({ haulKmPerHour })}
      />
      <NumberField
        label="Speed between calls"
        size="small"
        stepper={false}
        value={travel.localKmPerHour}
        min={5}
        max={200}
        suffix="km/h"
        onChange={localKmPerHour => onChange({ localKmPerHour })}
      />
    </>
  );
}
