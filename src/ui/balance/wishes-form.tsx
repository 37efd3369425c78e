import type { ReactNode } from 'react';
import type { BalanceForm } from '../../state/balance-state';
import { activePlan } from '../../state/selectors/shown-plan';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { NumberField } from '../controls/number-field';
import { Segmented } from '../controls/segmented';
import { Slider } from '../controls/slider';
import { measureLabel } from '../measure-words';
import { TeamSizeButton } from '../team-size/team-size-button';
import { CriterionHead, CriterionRow } from './criterion-row';
import { HomesWish } from './homes-wish';
import { KeepLocks } from './keep-locks';
import { MaximumWish } from './maximum-wish';
import { MovingLimit } from './moving-limit';
import styles from './wishes-form.module.css';

const MOST_TERRITORIES = 2000;

/** What a plan should be like: how many territories, what is to be even, what must stay; then what stands in the way. */
export function WishesForm({ children }: { readonly children?: ReactNode }) {
  const commands = useCommands();
  const form = useApp(state => state.balance.form);
  const summary = useApp(state => state.dataset?.summary);
  const today = useApp(state => activePlan(state)?.territories.length ?? 0);
  const change = commands.changeBalanceForm;
  return (
    <div className={styles.form}>
      <div className={styles.line}>
        <span className={styles.label} aria-hidden>
          Territories
        </span>
        <NumberField
          label="Territories"
          hideLabel
          value={form.territories}
          min={1}
          max={MOST_TERRITORIES}
          className={styles.count}
          onChange={territories => change({ territories })}
        />
        {form.territories === today ? (
          <span className={styles.aside}>same as now</span>
        ) : today > 0 ? (
          <Button size="small" variant="ghost" onClick={() => change({ territories: today })}>
            Same as now: {today}
          </Button>
        ) : null}
        <TeamSizeButton />
      </div>
      <div className={styles.line}>
        <span className={styles.label} aria-hidden>
          Start from
        </span>
        <Segmented<BalanceForm['start']>
          label="Start from"
          value={form.start}
          onChange={start => change({ start, lean: start === 'scratch' ? Math.max(0, form.lean) : form.lean })}
          options={[
            { value: 'today', label: 'The map as it is', disabled: today === 0 },
            { value: 'scratch', label: 'From scratch' },
          ]}
        />
      </div>
      {form.start === 'today' ? <MovingLimit form={form} /> : null}
      <fieldset aria-label="Make even" className={styles.even}>
        <CriterionHead />
        {form.criteria.map((criterion, index) => (
          <CriterionRow
            key={criterion.measureId}
            label={measureLabel(summary, criterion.measureId)}
            criterion={criterion}
            onChange={part =>
              change({ criteria: form.criteria.map((entry, at) => (at === index ? { ...entry, ...part } : entry)) })
            }
          />
        ))}
        <p className={styles.note}>
          “If possible” gives way first: to what must be, and to short travel. With the run these become the goals of
          the plan.
        </p>
      </fieldset>
      <MaximumWish form={form} />
      <HomesWish form={form} />
      <KeepLocks form={form} />
      <LeanSlider form={form} />
      {children}
      <MoreWishes form={form} />
    </div>
  );
}

function leanWords(lean: number): string {
  if (lean === 0) return 'Balance';
  const share = `${Math.round(Math.abs(lean) * 100)} %`;
  return lean < 0 ? `${share} towards changing little` : `${share} towards short travel`;
}

/** What counts more where wishes collide. From scratch nothing can be kept, so the scale begins at balance. */
function LeanSlider({ form }: { readonly form: BalanceForm }) {
  const commands = useCommands();
  const least = form.start === 'scratch' ? 0 : -1;
  return (
    <div>
      <Slider
        label="What counts more"
        value={Math.max(least, form.lean)}
        min={least}
        max={1}
        step={0.1}
        filled={false}
        marks={least < 0 ? [-1, 0, 1] : [0, 1]}
        valueText={leanWords}
        onChange={lean => commands.changeBalanceForm({ lean: Math.round(lean * 10) / 10 })}
      />
      <div aria-hidden className={styles.ends}>
        {least < 0 ? <span>Change little</span> : null}
        <span>Balance</span>
        <span>Short travel</span>
      </div>
    </div>
  );
}

/** What few people change. */
function MoreWishes({ form }: { readonly form: BalanceForm }) {
  const { changeBalanceForm } = useCommands();
  return (
    <details className={styles.more}>
      <summary>More</summary>
      <div className={styles.moreBody}>
        <div className={styles.line}>
          <span className={styles.label} aria-hidden>
            Effort
          </span>
          <Segmented<BalanceForm['effort']>
            label="Effort"
            value={form.effort}
            onChange={effort => changeBalanceForm({ effort })}
            options={[
              { value: 'fast', label: 'Fast' },
              { value: 'normal', label: 'Normal' },
              { value: 'high', label: 'Thorough' },
            ]}
          />
        </div>
        <div className={styles.line}>
          <span className={styles.label} aria-hidden>
            Seed
          </span>
          <NumberField
            label="Seed"
            hideLabel
            value={form.seed}
            min={1}
            max={999_999}
            format={{ useGrouping: false }}
            className={styles.count}
            onChange={seed => changeBalanceForm({ seed })}
          />
        </div>
        <p className={styles.note}>
          The same data, wishes and seed always give the same plan. Another seed gives another plan to choose from.
        </p>
      </div>
    </details>
  );
}
