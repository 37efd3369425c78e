import { useMemo } from 'react';
import type { BalanceGoal } from '../../core/plan/plan';
import { amountOf, movedShare } from '../../state/balance-amounts';
import type { BalanceRun } from '../../state/balance-state';
import { formatCount, formatDeviation, formatKm, formatMeasure, formatShare } from '../../state/format';
import type { PlanFigures } from '../../state/selectors/territory-rows';
import { useApp } from '../app-context';
import { measureLabel } from '../measure-words';
import styles from './before-after.module.css';
import { DeviationBars } from './deviation-bars';
import { perFteOf } from './judged-maximum';
import { MOVED_WORDS } from './wish-words';

export interface BeforeAfterProps {
  /** The plan the run began from. */
  readonly before: PlanFigures | null;
  readonly now: PlanFigures;
  readonly goals: readonly BalanceGoal[];
  readonly run: BalanceRun;
}

/** Deviations beyond this are drawn to the edge, so that one outlier does not flatten the rest. */
const MOST_REACH = 0.8;
const LEAST_REACH = 0.2;

/** The plan a run began from beside the best one so far; alone where there was no territory before. */
export function BeforeAfter({ before, now, goals, run }: BeforeAfterProps) {
  const dataset = useApp(state => state.dataset);
  const summary = dataset?.summary;
  const { maximum, mostMoved, disruptionBy, start } = run.form;
  const sides = [...(before ? [{ name: 'Before', figures: before }] : []), { name: 'Now', figures: now }] as const;
  const line = (label: string, text: (figures: PlanFigures, isNow: boolean) => string) => (
    <tr>
      <th scope="row">{label}</th>
      {sides.map(({ name, figures }) => (
        <td key={name} className={name === 'Now' ? styles.now : undefined}>
          {text(figures, name === 'Now')}
        </td>
      ))}
    </tr>
  );
  const assignment = run.best?.assignment;
  const moved = useMemo(
    () =>
      dataset && assignment && start === 'today'
        ? movedShare(dataset, disruptionBy, run.before.assignment, assignment)
        : null,
    [dataset, assignment, start, disruptionBy, run.before],
  );
  const amount = dataset && maximum ? amountOf(dataset, maximum.measureId) : null;
  return (
    <>
      <div className={styles.charts} data-sides={sides.length}>
        <span />
        {sides.map(({ name }) => (
          <span key={name} className={styles.head}>
            {name}
          </span>
        ))}
        {goals.map((goal, index) => {
          const label = measureLabel(summary, goal.measureId);
          const all = sides.flatMap(({ figures }) => figures.rows.map(row => row.figures[index]));
          const largest = all.reduce((most, { deviation }) => Math.max(most, Math.abs(deviation) || 0), 0);
          const reach = Math.min(MOST_REACH, Math.max(LEAST_REACH, goal.band * 1.5, largest));
          return (
            <div key={goal.measureId} className={styles.measure}>
              <span>{label}</span>
              {sides.map(({ name, figures }) => (
                <DeviationBars
                  key={name}
                  figures={figures.rows.map(row => row.figures[index])}
                  band={goal.band}
                  reach={reach}
                  label={`${label} ${name.toLowerCase()}`}
                />
              ))}
            </div>
          );
        })}
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            <td />
            {sides.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {line(
            goals.length === 2 ? 'Territories inside both bands' : 'Territories inside every band',
            ({ headline }) => `${headline.insideAll} of ${headline.territories}`,
          )}
          {line('Largest deviation', ({ headline }) => formatDeviation(headline.worst?.deviation ?? Number.NaN))}
          {dataset && maximum && amount
            ? line(`Most ${amount.label.toLowerCase()} per full-time rep`, ({ rows }) =>
                formatMeasure(
                  rows.reduce((most, row) => Math.max(most, perFteOf(row, maximum.measureId, dataset)), 0),
                  amount.unit,
                  dataset.summary.currency,
                ),
              )
            : null}
          {moved !== null && mostMoved !== null
            ? line(`Moved, of ${MOVED_WORDS[disruptionBy]} (at most ${formatShare(mostMoved)})`, (_, isNow) =>
                isNow ? formatShare(moved) : '',
              )
            : null}
          {now.headline.disruption ? line('Accounts that change rep', changeText) : null}
          {line('Mean distance to the centre', ({ headline }) => formatKm(headline.meanKm))}
          {line('Extra pieces', ({ headline }) => formatCount(headline.extraPieces))}
        </tbody>
      </table>
    </>
  );
}

function changeText({ headline: { disruption } }: PlanFigures): string {
  return disruption ? `${formatCount(disruption.accounts)} (${formatShare(disruption.accountsShare)})` : '–';
}
