import { UTILISATION_CORRIDOR } from '../../core/workload/capacity';
import { formatBand, formatCount, formatKm, formatShare } from '../../state/format';
import type { TeamSizeRow } from '../../state/selectors/team-size-rows';
import { useApp } from '../app-context';
import { measureLabel } from '../measure-words';
import { CurveChart } from './curve-chart';
import styles from './team-size-dialog.module.css';

interface TeamSizeCurvesProps {
  readonly rows: readonly TeamSizeRow[];
  readonly now: number;
  readonly chosen: number;
  readonly onChoose: (territories: number) => void;
}

/** Goals drawn at most: more lines could not be told apart. The table has the worst of all. */
const MOST_GOALS = 2;

/** The figures that decide, side by side over the same numbers of territories. */
export function TeamSizeCurves({ rows, now, chosen, onChoose }: TeamSizeCurvesProps) {
  const goals = useApp(state => state.goals);
  const summary = useApp(state => state.dataset?.summary);
  const from = useApp(state => Math.min(state.teamSize.from, state.teamSize.to));
  const to = useApp(state => Math.max(state.teamSize.from, state.teamSize.to));
  const shared = { territories: rows.map(row => row.territories), range: [from, to] as const, now, chosen, onChoose };
  const inHours = rows.every(row => row.work !== null);
  const widestBand = goals.reduce((most, goal) => Math.max(most, goal.band), 0);
  return (
    <div className={styles.curves}>
      {inHours ? (
        <CurveChart
          {...shared}
          title="Utilisation"
          series={[
            { label: 'mean rep', values: rows.map(row => row.work?.meanUtilisation ?? Number.NaN) },
            { label: 'fullest rep', values: rows.map(row => row.work?.largestUtilisation ?? Number.NaN), second: true },
          ]}
          corridor={[UTILISATION_CORRIDOR.least, UTILISATION_CORRIDOR.most]}
          corridorLabel={`${formatShare(UTILISATION_CORRIDOR.least)} to ${formatShare(UTILISATION_CORRIDOR.most)}`}
          atLeast={[0.5, 1.1]}
          format={formatShare}
        />
      ) : (
        <CurveChart
          {...shared}
          title="Accounts each"
          series={[{ label: 'mean', values: rows.map(row => row.accounts) }]}
          atLeast={[0, 0]}
          format={value => formatCount(Math.round(value))}
        />
      )}
      <CurveChart
        {...shared}
        title="Distance to the middle"
        series={[
          { label: 'mean', values: rows.map(row => row.point.overallKm) },
          { label: 'widest territory', values: rows.map(row => row.widestKm), second: true },
        ]}
        atLeast={[0, 0]}
        format={formatKm}
      />
      <CurveChart
        {...shared}
        title="Worst deviation"
        series={goals.slice(0, MOST_GOALS).map(({ measureId }, index) => ({
          label: measureLabel(summary, measureId).toLocaleLowerCase(),
          values: rows.map(row => row.point.worstDeviation[index] ?? Number.NaN),
          second: index > 0,
        }))}
        corridor={[0, widestBand]}
        corridorLabel={`${formatBand(widestBand)} band`}
        atLeast={[0, 2 * widestBand]}
        format={formatShare}
      />
    </div>
  );
}
