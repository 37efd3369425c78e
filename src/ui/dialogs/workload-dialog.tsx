import { useState } from 'react';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { headerOf } from '../import/column-checks';
import { MeasureBasis } from '../import/measure-basis';
import { PotentialChoice } from '../import/potential-choice';
import { WorkloadChoice } from '../import/workload-choice';
import { ReadingDialog } from './reading-dialog';
import styles from './workload-dialog.module.css';

/** Where potential and workload come from, changed after the import; the hexes stay. */
export function WorkloadDialog({ onClose }: { readonly onClose: () => void }) {
  const commands = useCommands();
  const dataset = useApp(state => state.dataset);
  const [potential, setPotential] = useState(dataset?.potential ?? { kind: 'equal' as const });
  const [workload, setWorkload] = useState(dataset?.workload ?? { kind: 'equal' as const });
  const [tableWrong, setTableWrong] = useState(false);
  const mapping = dataset?.source?.mapping ?? null;
  const counted = dataset?.summary.categories.find(category => category.key === 'class')?.values ?? [];
  const classes = counted.filter(entry => entry.label !== '').sort((a, b) => (a.label < b.label ? -1 : 1));
  const unchanged = potential === dataset?.potential && workload === dataset?.workload;
  const blocker = !mapping
    ? 'This project was saved without accounts'
    : tableWrong
      ? 'A cell of the call plan is wrong'
      : unchanged
        ? 'Nothing is changed yet'
        : null;
  const apply = () => {
    void commands.setValueSources(potential, workload);
    onClose();
  };
  return (
    <ReadingDialog
      open
      onClose={onClose}
      title="Potential and workload"
      description="What the accounts are worth and what they take. The plan stays, its figures follow."
      width={680}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" unavailable={blocker} onClick={apply}>
            Use these figures
          </Button>
        </>
      }
    >
      {mapping && dataset ? (
        <>
          <section aria-label="Potential" className={styles.part}>
            <h3>Potential</h3>
            <PotentialChoice
              value={potential}
              onChange={setPotential}
              potentialHeader={headerOf(mapping, 'potential')}
              salesHeader={headerOf(mapping, 'sales')}
            />
            {potential === dataset.potential ? <MeasureBasis summary={dataset.summary} measureId="potential" /> : null}
          </section>
          <section aria-label="Workload" className={styles.part}>
            <h3>Workload</h3>
            <WorkloadChoice
              value={workload}
              onChange={setWorkload}
              hoursHeader={headerOf(mapping, 'workloadHours')}
              visitsHeader={headerOf(mapping, 'callFrequency')}
              minutesHeader={headerOf(mapping, 'callMinutes')}
              classHeader={headerOf(mapping, 'class')}
              classes={classes}
              onTableWrong={setTableWrong}
            />
            {workload === dataset.workload ? <MeasureBasis summary={dataset.summary} measureId="workload" /> : null}
          </section>
        </>
      ) : (
        <p>
          The accounts are not in this project: it was saved without them, and its hexes carry the sums as they were.
          Open the customer file to value accounts in another way.
        </p>
      )}
    </ReadingDialog>
  );
}
