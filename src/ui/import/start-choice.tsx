import type { ImportState } from '../../state/app-state';
import { formatCount } from '../../state/format';
import { useCommands } from '../app-context';
import { NumberField } from '../controls/number-field';
import { RadioList } from '../controls/radio-list';
import styles from './workload-choice.module.css';

/** More territories than hexes can hold names for. */
const MOST_TERRITORIES = 2000;
const NAMES_SHOWN = 4;

/** Whether the plan begins with the territories of the file or empty. */
export function StartChoice({ importing }: { readonly importing: ImportState }) {
  const { setImportOptions } = useCommands();
  const { startFrom, territories, todayLabels } = importing;
  const found = todayLabels.length;
  const names = todayLabels.slice(0, NAMES_SHOWN).map(entry => entry.label);
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
                ? `${names.join(', ')}${found > names.length ? ` and ${formatCount(found - names.length)} more` : ''}. Each hex goes to the territory with most of it.`
                : 'No column is used as territory today.',
              disabled: found === 0,
            },
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
