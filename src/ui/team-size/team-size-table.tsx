import { useState } from 'react';
import type { TeamSizeRow } from '../../state/selectors/team-size-rows';
import { useApp } from '../app-context';
import { AnchoredPopover } from '../controls/anchored-popover';
import { FormulaLines } from '../controls/formula-lines';
import { type TeamSizeFigure, teamSizeFigures } from './team-size-figures';
import styles from './team-size-table.module.css';

export interface TeamSizeTableProps {
  readonly rows: readonly TeamSizeRow[];
  readonly now: number;
  readonly chosen: number;
  readonly onChoose: (territories: number) => void;
}

/** The curve in figures: choose a line; press a figure to see how it is computed. */
export function TeamSizeTable({ rows, now, chosen, onChoose }: TeamSizeTableProps) {
  const goals = useApp(state => state.goals);
  const summary = useApp(state => state.dataset?.summary);
  const assumptions = useApp(state => state.teamSize.assumptions);
  const [asked, setAsked] = useState<{ territories: number; id: string; anchor: Element } | null>(null);
  const lines = rows.map(row => ({ row, figures: teamSizeFigures(row, goals, summary, assumptions) }));
  const answer = lines
    .find(({ row }) => row.territories === asked?.territories)
    ?.figures.find(figure => figure.id === asked?.id);
  return (
    <>
      <table className={styles.table}>
        <caption className="visually-hidden">What each number of territories comes to</caption>
        <thead>
          <tr>
            <th scope="col">Territories</th>
            {lines[0]?.figures.map(figure => (
              <th key={figure.id} scope="col">
                {figure.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ row: { territories }, figures }) => (
            <tr key={territories} className={territories === chosen ? styles.chosen : undefined}>
              <th scope="row">
                <label className={styles.choice}>
                  <input
                    type="radio"
                    name="team-size"
                    checked={territories === chosen}
                    onChange={() => onChoose(territories)}
                  />
                  <span>{territories}</span>
                  {territories === now ? <span className={styles.now}>now</span> : null}
                </label>
              </th>
              {figures.map(figure => (
                <td key={figure.id}>
                  <FigureButton
                    figure={figure}
                    territories={territories}
                    onAsk={anchor => setAsked({ territories, id: figure.id, anchor })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {asked && answer ? (
        <AnchoredPopover
          anchor={asked.anchor}
          side="top"
          align="center"
          width={400}
          title={`${answer.head} with ${asked.territories} territories`}
          onClose={() => setAsked(null)}
        >
          <FormulaLines lines={answer.lines} remark={answer.remark} />
        </AnchoredPopover>
      ) : null}
    </>
  );
}

function FigureButton({
  figure,
  territories,
  onAsk,
}: {
  readonly figure: TeamSizeFigure;
  readonly territories: number;
  readonly onAsk: (anchor: Element) => void;
}) {
  const { head, text, tone, verdict } = figure;
  return (
    <button
      type="button"
      className={tone === 'plain' ? styles.figure : `${styles.figure} ${styles[tone]}`}
      title={verdict || undefined}
      aria-label={`${head} with ${territories} territories: ${text}${verdict ? `, ${verdict}` : ''}: how is this computed?`}
      onClick={event => onAsk(event.currentTarget)}
    >
      {text}
    </button>
  );
}
