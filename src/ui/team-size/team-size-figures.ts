import type { DatasetSummary } from '../../core/dataset/dataset';
import type { BalanceGoal } from '../../core/plan/plan';
import { UTILISATION_CORRIDOR, utilisationState } from '../../core/workload/capacity';
import type { TeamWorkload, WorkAssumptions } from '../../core/workload/team-workload';
import { formatBand, formatCount, formatExact, formatKm, formatShare } from '../../state/format';
import type { TeamSizeRow } from '../../state/selectors/team-size-rows';
import type { FormulaLine } from '../controls/formula-lines';
import { counted, measureLabel } from '../measure-words';

/** One figure of a line: how it is written, and how it comes about. */
export interface TeamSizeFigure {
  readonly id: string;
  /** Head of the column. */
  readonly head: string;
  readonly text: string;
  /** Outside what it should be; the words say so too. */
  readonly tone: 'good' | 'fair' | 'bad' | 'plain';
  /** What the tone means, for those who do not see it. */
  readonly verdict: string;
  readonly lines: readonly FormulaLine[];
  readonly remark: string;
}

const hours = (value: number): string => formatExact(value, 'hours', '');
const decimal = (value: number, digits: number): string => value.toFixed(digits);

function travelRemark({ basis, flatMinutes }: WorkAssumptions['travel']): string {
  return basis === 'flat'
    ? `Homes of future reps are not known: ${flatMinutes} minutes of travel are assumed for every call.`
    : 'Homes of future reps are not known: each is taken to start in the middle of the territory. An estimate.';
}

/** Every figure of a line, in the order of the table. */
export function teamSizeFigures(
  row: TeamSizeRow,
  goals: readonly BalanceGoal[],
  summary: DatasetSummary | undefined,
  assumptions: WorkAssumptions,
): readonly TeamSizeFigure[] {
  const figures: TeamSizeFigure[] = [];
  if (row.work) figures.push(...workFigures(row, row.work, assumptions));
  else figures.push(accountsFigure(row));
  figures.push(...distanceFigures(row), ...balanceFigures(row, goals, summary));
  return figures;
}

function accountsFigure({ accounts, territories }: TeamSizeRow): TeamSizeFigure {
  return {
    id: 'accounts',
    head: 'Accounts each',
    text: formatCount(Math.round(accounts)),
    tone: 'plain',
    verdict: '',
    lines: [
      { label: 'accounts', value: formatCount(Math.round(accounts * territories)) },
      { label: 'territories', value: formatCount(territories) },
      { label: 'accounts ÷ territories', value: decimal(accounts, 1), tone: 'in' },
    ],
    remark: 'Every account counts as the same work, because nothing says how many hours one takes.',
  };
}

function workFigures(
  { territories }: TeamSizeRow,
  work: TeamWorkload,
  { capacity, minutesPerCall, travel }: WorkAssumptions,
): readonly TeamSizeFigure[] {
  const fieldHoursLine: FormulaLine = {
    label: `field hours: ${capacity.fieldDays} days × ${capacity.hoursPerDay} h × ${formatShare(1 - capacity.nonSellingShare)}`,
    value: hours(work.hoursPerFte),
  };
  const perCall = `${decimal(work.minutesPerCall, 1)} min`;
  const corridor = `${formatShare(UTILISATION_CORRIDOR.least)} to ${formatShare(UTILISATION_CORRIDOR.most)}`;
  const shareFigure = (id: string, head: string, share: number, inHours: number, whose: string): TeamSizeFigure => ({
    id,
    head,
    text: formatShare(share),
    tone: utilisationState(share),
    verdict: { good: 'well filled', fair: 'outside the corridor', bad: share > 1 ? 'overrun' : 'half idle' }[
      utilisationState(share)
    ],
    lines: [
      { label: `calls and travel of ${whose}`, value: hours(inHours) },
      fieldHoursLine,
      { label: 'hours ÷ field hours', value: formatShare(share), tone: 'in' },
      { label: 'well filled', value: corridor },
    ],
    remark: 'Field hours hold calls and travel; the rest of the day is not sold.',
  });
  return [
    {
      id: 'hours',
      head: 'Hours per rep',
      text: `${formatCount(Math.round(work.meanHours))} h`,
      tone: 'plain',
      verdict: '',
      lines: [
        { label: 'calls, mean of the territories', value: hours(work.callHours) },
        { label: `travel: calls × ${perCall}`, value: hours(work.travelHours) },
        { label: 'calls + travel', value: hours(work.meanHours), tone: 'in' },
      ],
      remark: `Calls = hours × 60 ÷ ${minutesPerCall} minutes per call. ${travelRemark(travel)}`,
    },
    {
      id: 'travel',
      head: 'of that travel',
      text: formatShare(work.meanHours > 0 ? work.travelHours / work.meanHours : Number.NaN),
      tone: 'plain',
      verdict: '',
      lines: [
        ...travelLines(travel),
        { label: 'per call, mean over all calls', value: perCall },
        { label: 'travel a year, mean of the territories', value: hours(work.travelHours), tone: 'in' },
      ],
      remark: travelRemark(travel),
    },
    shareFigure('mean', 'Utilisation, mean', work.meanUtilisation, work.meanHours, 'the mean rep'),
    shareFigure('largest', 'fullest', work.largestUtilisation, work.largestHours, 'the fullest territory'),
    {
      id: 'build-up',
      head: 'Build-up',
      text: `${decimal(work.buildUp, 1)} FTE`,
      tone: 'plain',
      verdict: '',
      lines: [
        {
          label: `calls and travel of ${counted(territories, 'territory', 'territories')}`,
          value: hours(work.meanHours * territories),
        },
        fieldHoursLine,
        { label: 'workload build-up: hours ÷ field hours', value: `${decimal(work.buildUp, 3)} FTE`, tone: 'in' },
      ],
      remark: 'Reps that the work would fill to the last hour. It knows no profit and takes all reps for equal.',
    },
  ];
}

function travelLines(travel: WorkAssumptions['travel']): readonly FormulaLine[] {
  if (travel.basis === 'flat') return [];
  const { circuity, haulKmPerHour, localKmPerHour, callsPerDay, daysPerTrip } = travel;
  return [
    {
      label: `way from the middle and back: 2 × km × ${circuity} ÷ ${haulKmPerHour} km/h ÷ ${callsPerDay * daysPerTrip} calls a trip`,
      value: '',
    },
    {
      label: `way to the next call: 0.7124 × √(km² with accounts ÷ accounts) × ${circuity} ÷ ${localKmPerHour} km/h`,
      value: '',
    },
  ];
}

function distanceFigures({ point, widestKm }: TeamSizeRow): readonly TeamSizeFigure[] {
  const remark = 'As the crow flies, from each hex to the middle of its territory, weighted by workload.';
  return [
    {
      id: 'km',
      head: 'Mean distance',
      text: formatKm(point.overallKm),
      tone: 'plain',
      verdict: '',
      lines: [
        { label: 'Σ workload × km ÷ Σ workload', value: `${decimal(point.overallKm, 2)} km`, tone: 'in' },
        { label: 'over', value: counted(point.territories, 'territory', 'territories') },
      ],
      remark,
    },
    {
      id: 'widest',
      head: 'Widest',
      text: formatKm(widestKm),
      tone: 'plain',
      verdict: '',
      lines: [
        {
          label: 'mean distance in the territory where it is longest',
          value: `${decimal(widestKm, 2)} km`,
          tone: 'in',
        },
      ],
      remark,
    },
  ];
}

function balanceFigures(
  { point }: TeamSizeRow,
  goals: readonly BalanceGoal[],
  summary: DatasetSummary | undefined,
): readonly TeamSizeFigure[] {
  const worst = worstShare(point.worstDeviation);
  const met = point.insideAll === point.territories;
  return [
    {
      id: 'worst',
      head: 'Worst deviation',
      text: formatShare(worst),
      tone: met ? 'plain' : 'fair',
      verdict: met ? '' : 'outside a band',
      lines: goals.map((goal, index) => ({
        label: `${measureLabel(summary, goal.measureId)}, band ${formatBand(goal.band)}`,
        value: `${decimal(100 * (point.worstDeviation[index] ?? Number.NaN), 1)} %`,
        tone: (point.worstDeviation[index] ?? 0) <= goal.band + 1e-9 ? 'in' : 'over',
      })),
      remark: 'Largest of |sum of the territory ÷ target − 1|. A quick plan: a longer run can come nearer.',
    },
    {
      id: 'inside',
      head: 'In every band',
      text: met ? 'all' : `${formatCount(point.insideAll)} of ${formatCount(point.territories)}`,
      tone: met ? 'plain' : 'fair',
      verdict: '',
      lines: [
        { label: 'territories inside every band', value: formatCount(point.insideAll), tone: 'in' },
        { label: 'territories', value: formatCount(point.territories) },
        ...goals.map(goal => ({
          label: `${measureLabel(summary, goal.measureId)} band`,
          value: formatBand(goal.band),
        })),
      ],
      remark: 'From a quick plan of its own for this number, from scratch and without locks.',
    },
  ];
}

export function worstShare(worst: readonly number[]): number {
  return worst.reduce((most, share) => Math.max(most, share), 0);
}
