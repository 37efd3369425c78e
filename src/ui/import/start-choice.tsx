import type { ImportState } from '../../state/app-state';
import { formatCount } from '../../state/format';
import { useApp, useCommands } from '../app-context';
import { NumberField } from '../controls/number-field';
import { RadioList } from '../controls/radio-list';
import styles from './workload-choice.module.css';

/** More territories than hexes can hold names for. */
const MOST_TERRITORIES = 2000;
const NAMES_SHOWN = 4;

/** "North, South, East, West and 8 more" */
function listed(names: readonly string[]): string {
  const more = names.length - NAMES_SHOWN;
  return `${names.slice(0, NAMES_SHOWN).join(', ')}${more > 0 ? ` and ${formatCount(more)} more` : ''}`;
}

/** Whether the plan begins with the territories of the file or empty. */
export function StartChoice({ importing }: { readonly importing: ImportState }) {
  const { setImportOptions } = useCommands();
  const { startFrom, territories, todayLabels } = importing;
  const polygons = useApp(state => state.polygons);
  const found = todayLabels.length;
  return (
    <>
      <div className={styles.roomy}>
        <RadioList<ImportState['startFrom']>
          label="Start with"
          value={startFrom}
          onChange={next => setImportOptions({ startFrom: next })}
          options={[
            {
              value: 'today',
              label: found ? `Today’s territories, ${formatCount(found)} found` : 'Today’s territories',
              note: found
                ? `${listed(todayLabels.map(entry => entry.label))}. Each hex goes to the territory with most of it.`
                : 'No column is used as territory today.',
              disabled: found === 0,
            },
            ...(polygons?.territories
              ? [
                  {
                    value: 'polygons' as const,
                    label: `The territories of ${polygons.file.name}, ${formatCount(polygons.territories.names.length)} found`,
                    note: `${listed(polygons.territories.names)}. Each hex goes to the polygon with most of it.`,
                  },
                ]
              : []),
            {
              value: 'none',
              label: 'An empty map',
              note: 'Draw territories by hand or let auto-balance make them.',
            },
          ]}
        />
      </div>
      {startFrom === 'none' ? (
        <NumberField
          label="Territories you want"
          value={territories}
          min={1}
          max={MOST_TERRITORIES}
          className={styles.minutes}
          hint="Decides how fine the hexes are."
          onChange={next => setImportOptions({ territories: next })}
        />
      ) : null}
    </>
  );
}
