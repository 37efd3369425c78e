import { useId } from 'react';
import { ACCOUNTS } from '../../core/autobalance/problem-from-plan';
import { amountOf, maximumIsPossible, meanPerFte, roundedUp } from '../../state/balance-amounts';
import type { BalanceForm, WishedMaximum } from '../../state/balance-state';
import { formatExact, formatMeasure } from '../../state/format';
import { useApp, useAppStore, useCommands } from '../app-context';
import { Checkbox } from '../controls/checkbox';
import { Select } from '../controls/select';
import { FirmnessSelect } from './firmness-select';
import styles from './maximum-wish.module.css';
import { parseAmount } from './parse-amount';
import { SettledField } from './settled-field';

/** Room above the mean that a maximum is given when it is switched on. */
const ROOM = 1.25;

/** A ceiling on one more measure: nobody is to hold more than so much of it. */
export function MaximumWish({ form }: { readonly form: BalanceForm }) {
  const { changeBalanceForm } = useCommands();
  const store = useAppStore();
  const { maximum } = form;
  const roomy = (measureId: string) => roundedUp(meanPerFte(store.getState(), measureId) * ROOM, measureId);
  return (
    <fieldset aria-label="Maximum">
      <Checkbox
        checked={maximum !== null}
        onChange={on =>
          changeBalanceForm({
            maximum: on ? { measureId: ACCOUNTS, perFte: roomy(ACCOUNTS), hardness: 'must' } : null,
          })
        }
      >
        No territory above a maximum
      </Checkbox>
      {maximum ? (
        <MaximumFields
          maximum={maximum}
          onChange={change => changeBalanceForm({ maximum: { ...maximum, ...change } })}
          onMeasure={measureId => changeBalanceForm({ maximum: { ...maximum, measureId, perFte: roomy(measureId) } })}
        />
      ) : null}
    </fieldset>
  );
}

interface MaximumFieldsProps {
  readonly maximum: WishedMaximum;
  readonly onChange: (change: Partial<WishedMaximum>) => void;
  readonly onMeasure: (measureId: string) => void;
}

function MaximumFields({ maximum, onChange, onMeasure }: MaximumFieldsProps) {
  const dataset = useApp(state => state.dataset);
  const mean = useApp(state => meanPerFte(state, maximum.measureId));
  const possible = useApp(maximumIsPossible);
  const remarkId = useId();
  const amount = dataset ? amountOf(dataset, maximum.measureId) : null;
  if (!dataset || !amount) return null;
  const { measures, currency } = dataset.summary;
  const text = (value: number) => formatMeasure(value, amount.unit, currency);
  return (
    <div className={styles.fields}>
      <SettledField
        label={`Maximum of ${amount.label.toLowerCase()} per full-time rep`}
        text={text(maximum.perFte)}
        parse={parseAmount}
        invalid={!possible}
        describedBy={remarkId}
        onChange={perFte => onChange({ perFte })}
      />
      <Select
        label="Measure of the maximum"
        hideLabel
        size="small"
        value={maximum.measureId}
        onChange={onMeasure}
        options={[
          { value: ACCOUNTS, label: 'Accounts' },
          ...measures.map(({ id, label, filled }) => ({ value: id, label, disabled: filled === 0 })),
        ]}
      />
      <FirmnessSelect of="maximum" value={maximum.hardness} onChange={hardness => onChange({ hardness })} />
      <p id={remarkId} className={styles.remark} data-invalid={possible ? undefined : ''}>
        {possible
          ? `per full-time rep; the mean is ${text(mean)}`
          : `Impossible: the mean per full-time rep is ${formatExact(mean, amount.unit, currency)}.`}
      </p>
    </div>
  );
}
