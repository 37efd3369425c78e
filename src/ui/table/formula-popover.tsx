import { formatBand, formatCount, formatDeviation, formatExact } from '../../state/format';
import type { PlanFigures } from '../../state/selectors/territory-rows';
import { useApp } from '../app-context';
import { AnchoredPopover } from '../controls/anchored-popover';
import { Button } from '../controls/button';
import { type FormulaLine, FormulaLines } from '../controls/formula-lines';
import { counted } from '../measure-words';
import styles from './formula-popover.module.css';

export interface FormulaPopoverProps {
  readonly figures: PlanFigures;
  /** 0 = the target itself. */
  readonly territoryId: number;
  readonly goalIndex: number;
  readonly anchor: { getBoundingClientRect(): DOMRect };
  readonly onClose: () => void;
  readonly onAccounts: (territoryId: number) => void;
}

/** The bar of the selection and the drawer under it stay in use. */
const CLEAR_BELOW = 280;

const fteText = (fte: number) => `${Number(fte.toFixed(2))} FTE`;

/** "How is this computed?" for a figure of the table: the formula with its inputs, to the last digit. */
export function FormulaPopover({ figures, territoryId, goalIndex, anchor, onClose, onAccounts }: FormulaPopoverProps) {
  const goal = useApp(state => state.goals[goalIndex]);
  const summary = useApp(state => state.dataset?.summary);
  const row = figures.rows.find(candidate => candidate.territory.id === territoryId);
  const measure = summary?.measures.find(candidate => candidate.id === goal?.measureId);
  if (!goal || !measure || !summary) return null;
  const exact = (value: number) => formatExact(value, measure.unit, summary.currency);
  const { totals, targetPerFte, unassigned } = figures.headline;
  const total = totals.figures[goalIndex];
  const fte = figures.rows.reduce((sum, candidate) => sum + candidate.territory.fte, 0);
  const quantity = measure.label.toLocaleLowerCase();
  const based =
    measure.filled < summary.accounts
      ? ` Based on ${formatCount(measure.filled)} of ${formatCount(summary.accounts)} accounts.`
      : '';

  if (!row) {
    const lines: FormulaLine[] = [
      { label: `${quantity} of ${counted(totals.accounts, 'account')}`, value: exact(total) },
      { label: `capacity of ${counted(figures.rows.length, 'territory', 'territories')}`, value: fteText(fte) },
      { label: 'target of a territory with 1 FTE', value: exact(targetPerFte[goalIndex]), tone: 'in' },
      { label: 'band', value: formatBand(goal.band) },
    ];
    return (
      <AnchoredPopover
        anchor={anchor}
        title={`${measure.label} target`}
        onClose={onClose}
        width={320}
        clearBelow={CLEAR_BELOW}
      >
        <FormulaLines
          lines={lines}
          remark={`Unassigned accounts count too: ${exact(unassigned.figures[goalIndex])}. ${measure.source}.${based}`}
        />
      </AnchoredPopover>
    );
  }

  const figure = row.figures[goalIndex];
  const lines: FormulaLine[] = [
    { label: `${quantity} of ${counted(row.accounts, 'account')}`, value: exact(figure.value) },
    {
      label: `target: ${exact(total)} × ${fteText(row.territory.fte)} ÷ ${fteText(fte)}`,
      value: exact(figure.target),
    },
    { label: 'deviation: value ÷ target − 1', value: formatDeviation(figure.deviation), tone: figure.state },
    {
      label: 'band',
      value: `${formatBand(goal.band)}, ${figure.state === 'in' ? 'inside' : figure.state === 'over' ? 'above' : 'below'}`,
    },
  ];
  return (
    <AnchoredPopover
      anchor={anchor}
      title={`${measure.label} deviation, ${row.territory.name}`}
      onClose={onClose}
      width={400}
      clearBelow={CLEAR_BELOW}
    >
      <FormulaLines lines={lines} remark={`${measure.source}.${based}`} />
      <Button
        variant="ghost"
        size="small"
        className={styles.accounts}
        onClick={() => {
          onClose();
          onAccounts(territoryId);
        }}
      >
        Show the {counted(row.accounts, 'account')}
      </Button>
    </AnchoredPopover>
  );
}
