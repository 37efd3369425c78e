import type { Territory } from '../../core/plan/plan';
import { Select, type SelectOption } from '../controls/select';
import { Swatch } from '../controls/swatch';
import type { RepDraft } from './rep-draft';
import styles from './reps-dialog.module.css';

const NOBODY = '';

export interface TerritoryRepsProps {
  readonly territories: readonly Territory[];
  readonly reps: readonly RepDraft[];
  readonly repOf: ReadonlyMap<number, string | null>;
  readonly onAssign: (territoryId: number, repId: string | null) => void;
}

/** Each territory with the rep in it; a rep may have several, a seat may be vacant. */
export function TerritoryReps({ territories, reps, repOf, onAssign }: TerritoryRepsProps) {
  if (territories.length === 0) return <p className={styles.none}>There are no territories yet.</p>;
  const taken = new Map<string, number>();
  for (const rep of repOf.values()) if (rep) taken.set(rep, (taken.get(rep) ?? 0) + 1);
  const options: SelectOption<string>[] = [
    { value: NOBODY, label: 'Nobody' },
    ...reps.map(rep => {
      const count = taken.get(rep.id) ?? 0;
      return {
        value: rep.id,
        label: rep.name || 'unnamed',
        detail: count === 0 ? 'free' : count > 1 ? `has ${count}` : '',
      };
    }),
  ];
  return (
    <ul className={styles.territories}>
      {territories.map(territory => (
        <li key={territory.id}>
          <Swatch slot={territory.colourSlot} locked={territory.locked} />
          <span className={styles.territory}>{territory.name}</span>
          <Select
            label={`Rep of ${territory.name}`}
            hideLabel
            size="small"
            className={styles.holder}
            value={repOf.get(territory.id) ?? NOBODY}
            options={options}
            onChange={rep => onAssign(territory.id, rep === NOBODY ? null : rep)}
          />
        </li>
      ))}
    </ul>
  );
}
