import { formatBand } from '../../state/format';
import { planFigures } from '../../state/selectors/plan-figures';
import { useApp, useCommands } from '../app-context';
import { Meter } from '../controls/meter';
import { Tooltip } from '../controls/tooltip';
import { measureLabel } from '../measure-words';
import styles from './goal-chips.module.css';

/** What the plan is judged by, and how many territories are inside each band. More than three goals share one chip. */
export function GoalChips({ most }: { readonly most: number }) {
  const commands = useCommands();
  const goals = useApp(state => state.goals);
  const summary = useApp(state => state.dataset?.summary);
  const headline = useApp(state => planFigures(state)?.headline);
  if (!headline) return null;
  const open = () => commands.openDialog('goals');
  if (goals.length > most) {
    return (
      <GoalChip
        name={`${goals.length} goals`}
        band=""
        inside={headline.insideAll}
        territories={headline.territories}
        onOpen={open}
      />
    );
  }
  return goals.map((goal, index) => (
    <GoalChip
      key={goal.measureId}
      name={measureLabel(summary, goal.measureId)}
      band={formatBand(goal.band)}
      inside={headline.insidePerGoal[index]}
      territories={headline.territories}
      onOpen={open}
    />
  ));
}

interface GoalChipProps {
  readonly name: string;
  readonly band: string;
  readonly inside: number;
  readonly territories: number;
  readonly onOpen: () => void;
}

function GoalChip({ name, band, inside, territories, onOpen }: GoalChipProps) {
  return (
    <Tooltip content={`${inside} of ${territories} territories are inside the band. Change goals and bands…`}>
      <button type="button" className={styles.chip} onClick={onOpen}>
        <strong>{name}</strong>
        {band ? <span className={styles.band}>{band}</span> : null}
        <Meter label={`${name}: territories inside the band`} value={inside} max={territories} />
        <span>
          {inside} of {territories}
        </span>
      </button>
    </Tooltip>
  );
}
