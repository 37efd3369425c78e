import { amountOf } from '../../state/balance-amounts';
import type { BalanceForm } from '../../state/balance-state';
import { formatDeviation, formatMeasure } from '../../state/format';
import type { PlanFigures } from '../../state/selectors/territory-rows';
import { useApp, useCommands } from '../app-context';
import { Swatch } from '../controls/swatch';
import { measureLabel } from '../measure-words';
import { isAboveMaximum, perFteOf } from './judged-maximum';
import styles from './out-of-band.module.css';

const SHOWN = 8;

export interface OutOfBandProps {
  readonly figures: PlanFigures;
  /** What the plan was wished to keep. */
  readonly form: BalanceForm;
}

/** Territories that the plan leaves outside a band or above the maximum, worst first; a click shows one on the map. */
export function OutOfBand({ figures, form }: OutOfBandProps) {
  const commands = useCommands();
  const dataset = useApp(state => state.dataset);
  if (!dataset) return null;
  const { summary } = dataset;
  const { maximum } = form;
  const amount = maximum ? amountOf(dataset, maximum.measureId) : null;
  const outside = figures.rows
    .map(row => {
      const missed = row.figures.filter(figure => figure.state !== 'in');
      const above = maximum && isAboveMaximum(row, form, dataset) ? perFteOf(row, maximum.measureId, dataset) : null;
      const off = missed.map(figure => Math.abs(figure.deviation) || 0);
      if (maximum && above !== null) off.push(above / maximum.perFte - 1);
      return { row, missed, above, worst: Math.max(0, ...off) };
    })
    .filter(({ missed, above }) => missed.length > 0 || above !== null)
    .sort((a, b) => b.worst - a.worst);
  const wishes = maximum ? 'a band or above the maximum' : 'a band';
  if (outside.length === 0) {
    return <p className={styles.all}>Every territory is inside every band{maximum ? ' and below the maximum' : ''}.</p>;
  }
  return (
    <section aria-label={`Outside ${wishes}`}>
      <h3 className={styles.title}>
        Still outside {wishes}: {outside.length}
      </h3>
      <ul>
        {outside.slice(0, SHOWN).map(({ row: { territory }, missed, above }) => (
          <li key={territory.id}>
            <button
              type="button"
              className={styles.line}
              onClick={() => {
                commands.selectTerritories([territory.id]);
                commands.frame({ territoryId: territory.id });
              }}
            >
              <Swatch slot={territory.colourSlot} locked={territory.locked} />
              <span className={styles.name}>{territory.name}</span>
              <span className={styles.figures}>
                {missed.map(figure => (
                  <span key={figure.measureId} className={styles[figure.state]}>
                    {formatDeviation(figure.deviation)} {measureLabel(summary, figure.measureId).toLowerCase()}
                  </span>
                ))}
                {amount && above !== null ? (
                  <span className={styles.over}>
                    {formatMeasure(above, amount.unit, summary.currency)} {amount.label.toLowerCase()}
                  </span>
                ) : null}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {outside.length > SHOWN ? <p className={styles.more}>and {outside.length - SHOWN} more in the table</p> : null}
    </section>
  );
}
