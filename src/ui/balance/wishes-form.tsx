import type { BalanceForm } from '../../state/app-state';
import { homesByTerritory } from '../../state/balance-wish';
import { formatCount } from '../../state/format';
import { activePlan } from '../../state/selectors/shown-plan';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { Checkbox } from '../controls/checkbox';
import { NumberField } from '../controls/number-field';
import { Segmented } from '../controls/segmented';
import { Slider } from '../controls/slider';
import { measureLabel } from '../measure-words';
import { BandRow } from './band-row';
import styles from './wishes-form.module.css';

const MOST_TERRITORIES = 2000;

/** What a plan should be like: how many territories, what is to be even, what must stay. */
export function WishesForm() {
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
      <fieldset aria-label="Make even" className={styles.even}>
        <p className={styles.head}>
          <span>Make even</span>
          <span>band</span>
        </p>
        {form.criteria.map((criterion, index) => (
          <BandRow
            key={criterion.measureId}
            label={measureLabel(summary, criterion.measureId)}
            on={criterion.on}
            band={criterion.band}
            onChange={part =>
              change({ criteria: form.criteria.map((entry, at) => (at === index ? { ...entry, ...part } : entry)) })
            }
          />
        ))}
        <p className={styles.note}>With the run these become the goals of the plan.</p>
      </fieldset>
      <KeepWishes form={form} />
      <LeanSlider form={form} />
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
              onChange={effort => change({ effort })}
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
              onChange={seed => change({ seed })}
            />
          </div>
          <p className={styles.note}>
            The same data, wishes and seed always give the same plan. Another seed gives another plan to choose from.
          </p>
        </div>
      </details>
    </div>
  );
}

/** What must stay as it is. */
function KeepWishes({ form }: { readonly form: BalanceForm }) {
  const commands = useCommands();
  const lockedTerritories = useApp(
    state => activePlan(state)?.territories.filter(territory => territory.locked).length ?? 0,
  );
  const lockedHexes = useApp(state => activePlan(state)?.lockedHexes.reduce((sum, lock) => sum + lock, 0) ?? 0);
  const lockedAccounts = useApp(state => activePlan(state)?.lockedAccounts.length ?? 0);
  const homes = useApp(state => homesByTerritory(state).size);
  const locks = [
    lockedTerritories > 0 ? `${lockedTerritories} ${lockedTerritories === 1 ? 'territory' : 'territories'}` : '',
    lockedHexes > 0 ? `${formatCount(lockedHexes)} ${lockedHexes === 1 ? 'hex' : 'hexes'}` : '',
    lockedAccounts > 0 ? `${formatCount(lockedAccounts)} ${lockedAccounts === 1 ? 'account' : 'accounts'}` : '',
  ].filter(Boolean);
  return (
    <div>
      <Checkbox
        checked={form.keepLocks && locks.length > 0}
        disabled={locks.length === 0}
        detail={locks.length > 0 ? locks.join(', ') : 'nothing is locked'}
        onChange={keepLocks => commands.changeBalanceForm({ keepLocks })}
      >
        Keep what is locked
      </Checkbox>
      <Checkbox
        checked={form.homes !== 'free' && homes > 0}
        disabled={homes === 0}
        detail={homes > 0 ? `${homes} ${homes === 1 ? 'home' : 'homes'}` : 'no territory has a rep with a home'}
        onChange={near => commands.changeBalanceForm({ homes: near ? 'near' : 'free' })}
      >
        Near rep homes
      </Checkbox>
      <p className={styles.note}>Every territory stays in one piece wherever the hexes allow it.</p>
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
    <div className={styles.lean}>
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
