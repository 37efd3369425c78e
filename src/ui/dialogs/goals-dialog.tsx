import { useState } from 'react';
import type { BalanceGoal } from '../../core/plan/plan';
import { formatBand, formatCount } from '../../state/format';
import { useApp, useCommands } from '../app-context';
import { BandRow } from '../balance/band-row';
import { Button } from '../controls/button';
import { measureText } from '../measure-words';
import styles from './goals-dialog.module.css';
import { ReadingDialog } from './reading-dialog';

/** Band of a measure that was no goal before. */
const USUAL_BAND = 0.1;

interface GoalDraft extends BalanceGoal {
  readonly on: boolean;
}

/** What the plan is judged by: the measures, and how far from its target a territory may be. */
export function GoalsDialog({ onClose }: { readonly onClose: () => void }) {
  const commands = useCommands();
  const summary = useApp(state => state.dataset?.summary);
  const totals = useApp(state => state.dataset?.sums.totals);
  const goals = useApp(state => state.goals);
  const [draft, setDraft] = useState<readonly GoalDraft[]>(() =>
    (summary?.measures ?? []).map(({ id }) => {
      const goal = goals.find(entry => entry.measureId === id);
      return { measureId: id, band: goal?.band ?? USUAL_BAND, on: goal !== undefined };
    }),
  );
  const chosen = draft.filter(goal => goal.on).map(({ measureId, band }) => ({ measureId, band }));
  const first = chosen[0];
  const save = () => {
    commands.setGoals(chosen);
    onClose();
  };
  return (
    <ReadingDialog
      open
      onClose={onClose}
      title="Balance goals"
      description="Agree on these before anyone sees names: they decide what counts as even."
      width={560}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            unavailable={chosen.length > 0 ? null : 'Choose at least one measure'}
            onClick={save}
          >
            Use these goals
          </Button>
        </>
      }
    >
      <p className={styles.head}>
        <span>Measure</span>
        <span>band</span>
      </p>
      <ul>
        {draft.map((goal, index) => {
          const measure = summary?.measures[index];
          if (!measure) return null;
          return (
            <li key={goal.measureId} className={styles.goal}>
              <BandRow
                label={measure.label}
                on={goal.on}
                band={goal.band}
                onChange={part => setDraft(draft.map((entry, at) => (at === index ? { ...entry, ...part } : entry)))}
              />
              <p className={styles.source}>
                {measure.source}. In all {measureText(summary, measure.id, totals?.[index] ?? Number.NaN)}, on{' '}
                {formatCount(measure.filled)} of {formatCount(summary.accounts)} accounts.
              </p>
            </li>
          );
        })}
      </ul>
      <section className={styles.explain} aria-label="How it is computed">
        <h3>How it is computed</h3>
        <p>target = total of the measure × FTE of the territory ÷ FTE of all territories</p>
        <p>deviation = sum of the territory ÷ target − 1, rounded to whole percent</p>
        {first ? (
          <p>
            inside the band = deviation between −{formatBand(first.band).slice(1)} and +
            {formatBand(first.band).slice(1)} (
            {summary?.measures.find(measure => measure.id === first.measureId)?.label})
          </p>
        ) : null}
      </section>
    </ReadingDialog>
  );
}
