import { useState } from 'react';
import { UTILISATION_CORRIDOR } from '../../core/workload/capacity';
import { formatShare } from '../../state/format';
import {
  corridorOf,
  type TeamSizeRow,
  teamSizeIsStale,
  teamSizeRows,
  territoriesNow,
  workloadInHours,
} from '../../state/selectors/team-size-rows';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { NumberField } from '../controls/number-field';
import { ProgressBar } from '../controls/progress-bar';
import { ReadingDialog } from '../dialogs/reading-dialog';
import { AssumptionFields } from './assumption-fields';
import { TeamSizeCurves } from './team-size-curves';
import styles from './team-size-dialog.module.css';
import { TeamSizeTable } from './team-size-table';

const MOST_TERRITORIES = 2000;

/** How many territories: what each number comes to in hours, travel and balance; one is taken over into auto-balance. */
export function TeamSizeDialog({ onClose }: { readonly onClose: () => void }) {
  const commands = useCommands();
  const rows = useApp(teamSizeRows);
  const now = useApp(territoriesNow);
  const inHours = useApp(workloadInHours);
  const [chosen, setChosen] = useState(0);
  const known = rows.some(row => row.territories === chosen);
  return (
    <ReadingDialog
      open
      onClose={onClose}
      title="How many territories?"
      description="Each number is planned anew, from scratch, with one full-time rep per territory and no locks. It goes on when this is closed."
      width={1040}
      footer={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            variant="primary"
            unavailable={known ? null : 'Choose a line of the table first'}
            onClick={() => commands.takeTeamSize(chosen)}
          >
            {known ? `Plan with ${chosen}` : 'Plan with this number'}
          </Button>
        </>
      }
    >
      <RangeLine now={now} />
      {rows.length > 0 ? (
        <>
          <p className={styles.answer} aria-live="polite">
            {inHours ? <Answer rows={rows} now={now} /> : <WithoutHours />}
          </p>
          <TeamSizeCurves rows={rows} now={now} chosen={chosen} onChoose={setChosen} />
          {inHours ? <AssumptionFields /> : null}
          <TeamSizeTable rows={rows} now={now} chosen={chosen} onChoose={setChosen} />
        </>
      ) : null}
    </ReadingDialog>
  );
}

/** Which numbers are looked at, how far it is, and what went wrong. */
function RangeLine({ now }: { readonly now: number }) {
  const commands = useCommands();
  const { status, from, to, done, error } = useApp(state => state.teamSize);
  const stale = useApp(teamSizeIsStale);
  const running = status === 'running';
  return (
    <>
      <div className={styles.range}>
        <NumberField
          label="From"
          size="small"
          value={from}
          min={1}
          max={MOST_TERRITORIES}
          className={styles.count}
          onChange={value => commands.changeTeamSize({ from: value })}
        />
        <NumberField
          label="to territories"
          size="small"
          value={to}
          min={1}
          max={MOST_TERRITORIES}
          className={styles.count}
          onChange={value => commands.changeTeamSize({ to: value })}
        />
        <Button size="small" onClick={() => (running ? commands.stopTeamSize() : void commands.runTeamSize())}>
          {running ? 'Stop' : 'Work it out'}
        </Button>
        {running ? (
          <div className={styles.progress}>
            <ProgressBar label="Planning each number of territories" value={done} />
          </div>
        ) : (
          <span className={styles.state} role="status">
            {status === 'stopped' ? 'Stopped. ' : ''}
            {stale ? 'Data or goals have changed since: work it out again.' : `Now: ${now} territories.`}
          </span>
        )}
      </div>
      {status === 'failed' ? (
        <p className={styles.error} role="alert">
          This could not be worked out: {error}
        </p>
      ) : null}
    </>
  );
}

function Answer({ rows, now }: { readonly rows: readonly TeamSizeRow[]; readonly now: number }) {
  const corridor = corridorOf(rows);
  const { least, most } = UTILISATION_CORRIDOR;
  const between = `${formatShare(least)} to ${formatShare(most)}`;
  const first = rows[0];
  const last = rows[rows.length - 1];
  const today = rows.find(row => row.territories === now);
  const shareOf = (row: TeamSizeRow): string => formatShare(row.work?.meanUtilisation ?? Number.NaN);
  return (
    <>
      <strong>
        {corridor.kind === 'inside'
          ? corridor.from === corridor.to
            ? `${corridor.from} territories keep the mean rep ${between} full.`
            : `${corridor.from} to ${corridor.to} territories keep the mean rep ${between} full.`
          : corridor.kind === 'full'
            ? `Even ${last.territories} territories leave the mean rep ${shareOf(last)} full: look at more.`
            : corridor.kind === 'idle'
              ? `Even ${first.territories} territories leave the mean rep only ${shareOf(first)} full: look at fewer.`
              : `No number looked at keeps the mean rep ${between} full.`}
      </strong>{' '}
      {today?.work
        ? `Now ${now}: ${shareOf(today)} full. Cross-check by workload build-up: ${today.work.buildUp.toFixed(1)} FTE would fill every hour.`
        : ''}
    </>
  );
}

function WithoutHours() {
  const commands = useCommands();
  const hasAccounts = useApp(state => state.dataset?.source != null);
  return (
    <>
      <strong>Hours and utilisation cannot be said:</strong> the workload is the same for every account, not in hours.
      Distances and balance still hold.{' '}
      {hasAccounts ? (
        <Button variant="ghost" size="small" className={styles.inline} onClick={() => commands.openDialog('workload')}>
          Set visits or a call plan…
        </Button>
      ) : null}
    </>
  );
}
