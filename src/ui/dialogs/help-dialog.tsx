import type { ReactNode } from 'react';
import { Button } from '../controls/button';
import { keyText } from '../shortcuts';
import styles from './help-dialog.module.css';
import { ReadingDialog } from './reading-dialog';

const START: readonly { readonly title: string; readonly text: string }[] = [
  {
    title: 'Bring your accounts',
    text: 'Drop a CSV, Excel, GeoJSON or Parquet file anywhere on the page. Say which column is what, read what was left out and why, and go on to the map.',
  },
  {
    title: 'Agree on the goals',
    text: 'Potential is the fair chance, workload the feasible job. Each gets a band, such as ±10 %, under “Balance goals”.',
  },
  {
    title: 'Lock what must stay',
    text: 'A locked territory neither gains nor loses a hex, by hand or by auto-balance. A locked account keeps its hex where it is.',
  },
  {
    title: 'Let auto-balance make a draft',
    text: 'From the map as it is or from scratch. Stop it when you like; nothing is changed until you apply.',
  },
  {
    title: 'Finish by hand and take it out',
    text: 'Brush, lasso or click hexes over; the sums move before you let go. Then export areas, accounts and the change list.',
  },
];

const KEYS: readonly (readonly [keys: string, text: string])[] = [
  ['Ctrl Z', 'Undo'],
  ['Shift Ctrl Z', 'Redo'],
  ['Ctrl S', 'Save the project as a file'],
  ['Ctrl K', 'Find a command or a territory'],
  ['H', 'Hand: move the map'],
  ['P', 'Pick: click and select'],
  ['B', 'Brush'],
  ['L', 'Lasso'],
  ['G', 'Polygon'],
  ['R', 'Rectangle'],
  ['[ ]', 'Smaller or larger brush'],
  ['Space', 'Hand while held'],
  ['T', 'Tidy up what was just drawn'],
  ['Delete', 'Take the selected hexes out of their territory'],
  ['Esc', 'Drop the gesture, or clear the selection'],
  ['?', 'This help'],
];

const FORMULAS: readonly (readonly [name: string, text: string])[] = [
  ['Target', 'total of the measure × FTE of the territory ÷ FTE of all territories'],
  ['Deviation', 'sum of the territory ÷ target − 1, in whole percent'],
  ['Inside the band', 'deviation not further from 0 than the band of the measure'],
  ['Workload', 'calls per year × minutes per call ÷ 60, in hours, without travel'],
  ['Mean distance', 'distance of each hex to the middle of its territory, weighted by workload'],
  ['Accounts that change rep', 'accounts that have a territory today and another one in this plan'],
  ['Pieces', 'groups of hexes of a territory that do not touch; one is what you want'],
];

/** How to begin, the keys, how figures are computed, and what happens with the data. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  return (
    <ReadingDialog
      open
      onClose={onClose}
      title="Help"
      width={720}
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <Part title="Five minutes to a balanced plan">
        <ol className={styles.start}>
          {START.map((step, index) => (
            <li key={step.title}>
              <span aria-hidden className={styles.number}>
                {index + 1}
              </span>
              <span>
                <strong>{step.title}.</strong> {step.text}
              </span>
            </li>
          ))}
        </ol>
      </Part>
      <Part title="Keys">
        <dl className={styles.keys}>
          {KEYS.map(([keys, text]) => (
            <div key={keys}>
              <dt>
                <kbd>{keyText(keys)}</kbd>
              </dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title="How figures are computed">
        <dl className={styles.formulas}>
          {FORMULAS.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </Part>
      <Part title="Your data">
        <p>
          Your files are read on this device and stay on it. Evenland has no server and sends nothing anywhere; your
          work is kept in this browser, and in the files you save.
        </p>
      </Part>
      <Part title="Map and place data">
        <p>
          Places and post codes: GeoNames, CC BY 4.0, and US Census Bureau, public domain. Land, states and lakes:
          Natural Earth, public domain. Typeface: Inter, SIL Open Font License.
        </p>
      </Part>
    </ReadingDialog>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title} className={styles.part}>
      <h3>{title}</h3>
      {children}
    </section>
  );
}
