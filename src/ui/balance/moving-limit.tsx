import type { BalanceForm } from '../../state/balance-state';
import { formatShare } from '../../state/format';
import { useApp, useCommands } from '../app-context';
import { Checkbox } from '../controls/checkbox';
import { Select } from '../controls/select';
import styles from './moving-limit.module.css';
import { parseShare } from './parse-amount';
import { SettledField } from './settled-field';
import { MOVED_WORDS } from './wish-words';
import formStyles from './wishes-form.module.css';

/** What is offered when the limit is switched on. */
const FIRST_LIMIT = 0.2;

/** How much may change territory, and in what that is counted. Only for runs that start from the map as it is. */
export function MovingLimit({ form }: { readonly form: BalanceForm }) {
  const { changeBalanceForm } = useCommands();
  const measures = useApp(state => state.dataset?.summary.measures);
  const { mostMoved, disruptionBy } = form;
  const filled = (id: string) => measures?.some(measure => measure.id === id && measure.filled > 0) ?? false;
  return (
    <fieldset aria-label="What may change">
      <div className={styles.line}>
        <Checkbox
          label="At most so much may move"
          checked={mostMoved !== null}
          onChange={on => changeBalanceForm({ mostMoved: on ? FIRST_LIMIT : null })}
        >
          At most
        </Checkbox>
        <SettledField
          label="Share that may change territory, in percent"
          text={mostMoved === null ? 'any' : formatShare(mostMoved)}
          parse={parseShare}
          disabled={mostMoved === null}
          onChange={share => changeBalanceForm({ mostMoved: share })}
          className={styles.share}
        />
        <span>of</span>
        <Select<BalanceForm['disruptionBy']>
          label="Change is counted in"
          hideLabel
          size="small"
          value={disruptionBy}
          onChange={by => changeBalanceForm({ disruptionBy: by })}
          options={[
            { value: 'accounts', label: MOVED_WORDS.accounts },
            { value: 'sales', label: MOVED_WORDS.sales, disabled: !filled('sales') },
            { value: 'workload', label: MOVED_WORDS.workload, disabled: !filled('workload') },
          ]}
          className={styles.measure}
        />
        <span>may move</span>
      </div>
      <p className={formStyles.under}>
        To move is to get another territory than now. Even without a limit, {MOVED_WORDS[disruptionBy]} that need not
        move stay.
      </p>
    </fieldset>
  );
}
