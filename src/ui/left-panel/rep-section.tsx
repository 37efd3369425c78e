import { useMemo } from 'react';
import { shownPlan } from '../../state/selectors/shown-plan';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { Swatch } from '../controls/swatch';
import { Tooltip } from '../controls/tooltip';
import { pickFile, REP_FILES } from '../pick-file';
import styles from './rep-section.module.css';

/** The people, where they start their day, and the territory each of them has. */
export function RepSection() {
  const commands = useCommands();
  const reps = useApp(state => state.reps);
  const plan = useApp(shownPlan);
  const territoryOf = useMemo(
    () => new Map(plan?.territories.flatMap(territory => (territory.repId ? [[territory.repId, territory]] : []))),
    [plan?.territories],
  );
  return (
    <>
      {reps.length === 0 ? (
        <p className={styles.note}>
          No reps yet. A file with name, territory and home (latitude, longitude) shows who starts where.
        </p>
      ) : (
        <ul className={styles.list}>
          {reps.map(rep => {
            const territory = territoryOf.get(rep.id);
            return (
              <li key={rep.id}>
                <button
                  type="button"
                  className={styles.rep}
                  disabled={!territory}
                  onClick={() => {
                    if (!territory) return;
                    commands.selectTerritories([territory.id]);
                    commands.frame({ territoryId: territory.id });
                  }}
                >
                  <Swatch slot={territory?.colourSlot ?? null} locked={territory?.locked} size={10} />
                  <span className={styles.name}>{rep.name}</span>
                  <span className={styles.place}>{territory?.name ?? 'no territory'}</span>
                  {rep.fte === 1 ? null : <span>{rep.fte} FTE</span>}
                  {rep.home ? null : (
                    <Tooltip content="No home: travel is not judged from it">
                      <span className={styles.homeless}>no home</span>
                    </Tooltip>
                  )}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <div className={styles.actions}>
        <Button size="small" onClick={() => commands.openDialog('reps')}>
          {reps.length === 0 ? 'Add reps…' : 'Edit…'}
        </Button>
        <Button
          size="small"
          variant="ghost"
          onClick={() => pickFile(REP_FILES, file => void commands.loadRepsFile(file))}
        >
          Load a file
        </Button>
      </div>
    </>
  );
}

/** "24, none vacant". */
export function RepSummary() {
  const reps = useApp(state => state.reps.length);
  const vacant = useApp(state => shownPlan(state)?.territories.filter(territory => !territory.repId).length ?? 0);
  return (
    <>
      {reps}, {vacant === 0 ? 'none vacant' : `${vacant} vacant`}
    </>
  );
}
