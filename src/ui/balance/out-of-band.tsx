import { formatDeviation } from '../../state/format';
import type { PlanFigures } from '../../state/selectors/territory-rows';
import { useApp, useCommands } from '../app-context';
import { Swatch } from '../controls/swatch';
import { measureLabel } from '../measure-words';
import styles from './out-of-band.module.css';

const SHOWN = 8;

/** Territories that the plan leaves outside a band, worst first; a click shows one on the map. */
export function OutOfBand({ figures }: { readonly figures: PlanFigures }) {
  const commands = useCommands();
  const summary = useApp(state => state.dataset?.summary);
  const outside = figures.rows
    .map(row => ({ row, missed: row.figures.filter(figure => figure.state !== 'in') }))
    .filter(entry => entry.missed.length > 0)
    .map(entry => ({ ...entry, worst: Math.max(...entry.missed.map(figure => Math.abs(figure.deviation) || 0)) }))
    .sort((a, b) => b.worst - a.worst);
  if (outside.length === 0) {
    return <p className={styles.all}>Every territory is inside every band.</p>;
  }
  return (
    <section aria-label="Outside a band">
      <h3 className={styles.title}>Still outside a band: {outside.length}</h3>
      <ul>
        {outside.slice(0, SHOWN).map(({ row: { territory }, missed }) => (
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
              {missed.map(figure => (
                <span key={figure.measureId} className={styles[figure.state]}>
                  {formatDeviation(figure.deviation)} {measureLabel(summary, figure.measureId).toLowerCase()}
                </span>
              ))}
            </button>
          </li>
        ))}
      </ul>
      {outside.length > SHOWN ? <p className={styles.more}>and {outside.length - SHOWN} more in the table</p> : null}
    </section>
  );
}
