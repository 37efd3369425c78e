import type { WishedEven } from '../../state/balance-state';
import { Checkbox } from '../controls/checkbox';
import { Slider } from '../controls/slider';
import { BandField } from './band-field';
import styles from './criterion-row.module.css';
import { FirmnessSelect } from './firmness-select';

export interface CriterionRowProps {
  readonly label: string;
  readonly criterion: WishedEven;
  readonly onChange: (change: Partial<WishedEven>) => void;
}

/** What the columns of the rows below it mean. */
export function CriterionHead() {
  return (
    <div className={styles.head} aria-hidden>
      <span className={styles.title}>Make even</span>
      <span className={styles.ends}>
        <span>travel</span>
        <span>even</span>
      </span>
      <span className={styles.band}>band</span>
      <span className={styles.firmness}>how firm</span>
    </div>
  );
}

/** One measure to make even: whether at all, against travel or not, how far off a territory may be, and how firmly. */
export function CriterionRow({ label, criterion, onChange }: CriterionRowProps) {
  const { on, band, hardness, priority } = criterion;
  return (
    <div className={styles.row} data-on={on ? '' : undefined}>
      <div className={styles.name} title={label}>
        <Checkbox checked={on} onChange={next => onChange({ on: next })}>
          {label}
        </Checkbox>
      </div>
      {on ? (
        <Slider
          label={`${label}: short travel or even`}
          value={priority}
          min={-1}
          max={1}
          step={0.25}
          marks={[0]}
          valueText={priorityWords}
          onChange={next => onChange({ priority: next })}
        />
      ) : null}
      <BandField
        label={`Band of ${label}, in percent`}
        band={on ? band : null}
        onChange={next => onChange({ band: next })}
        className={styles.field}
      />
      {on ? <FirmnessSelect of={label} value={hardness} onChange={next => onChange({ hardness: next })} /> : null}
    </div>
  );
}

export function priorityWords(priority: number): string {
  if (priority === 0) return 'as usual';
  const share = `${Math.round(Math.abs(priority) * 100)} %`;
  return priority < 0 ? `${share} towards short travel` : `${share} towards even`;
}
