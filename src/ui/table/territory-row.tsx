// biome-ignore-all lint/a11y/useFocusableInteractive: cells take the focus, rows do not
// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual, see the table
import { Ellipsis, Lock, Unlink } from 'lucide-react';
import { type CSSProperties, memo, useEffect, useRef, useState } from 'react';
import type { DatasetSummary } from '../../core/dataset/dataset';
import type { BalanceGoal } from '../../core/plan/plan';
import type { DraftSide } from '../../state/app-state';
import { formatCount, formatDeviation } from '../../state/format';
import type { GoalFigure, TerritoryRow as Row } from '../../state/selectors/territory-rows';
import { BalanceBar } from '../controls/balance-bar';
import { Swatch } from '../controls/swatch';
import { measureLabel, measureText } from '../measure-words';
import styles from './territory-table.module.css';

/** What a row asks of the table; one object for all rows, so that rows stay as they are. */
export interface RowActions {
  hover(id: number): void;
  click(id: number, event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): void;
  frame(id: number): void;
  menu(id: number, anchor: Element | DOMRect): void;
  explain(id: number, goal: number, anchor: Element): void;
  accounts(id: number): void;
  rename(id: number, name: string | null): void;
}

export interface TerritoryRowProps {
  readonly row: Row;
  /** 1-based position among all rows of the grid, header and unassigned counted. */
  readonly position: number;
  readonly top: number;
  readonly goals: readonly BalanceGoal[];
  readonly summary: DatasetSummary | undefined;
  readonly hovered: boolean;
  readonly chosen: boolean;
  readonly renaming: boolean;
  /** Column that takes part in the tab order, −1 = none of this row. */
  readonly activeColumn: number;
  /** The figures this plan is compared with: before a run. */
  readonly before: readonly GoalFigure[] | undefined;
  /** The gesture under way touches this territory. */
  readonly side: DraftSide | undefined;
  readonly actions: RowActions;
}

/** By the rounded percentage, as everywhere. */
function stateOf(deviation: number, band: number): GoalFigure['state'] {
  const percent = Math.round(deviation * 100);
  if (Number.isNaN(percent)) return 'in';
  if (percent > Math.round(band * 100)) return 'over';
  return percent < -Math.round(band * 100) ? 'under' : 'in';
}

const STATE_WORDS = { in: 'inside the band', over: 'above the band', under: 'below the band' };

export const TerritoryRow = memo(function TerritoryRow(props: TerritoryRowProps) {
  const { row, position, top, goals, summary, hovered, chosen, renaming, activeColumn, before, side, actions } = props;
  const { territory } = row;
  const { id } = territory;
  const names = [styles.row, hovered && styles.hovered, chosen && styles.chosen, side && styles.affected];
  const tab = (column: number) => ({ 'data-column': column, tabIndex: activeColumn === column ? 0 : -1 });
  const accountsColumn = goals.length + 1;

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid around it takes the keys
    <div
      role="row"
      data-row={id}
      aria-rowindex={position}
      aria-selected={chosen}
      className={names.filter(Boolean).join(' ')}
      style={{ transform: `translateY(${top}px)` }}
      onMouseEnter={() => actions.hover(id)}
      onMouseLeave={() => actions.hover(0)}
      onClick={event => actions.click(id, event)}
      onDoubleClick={() => actions.frame(id)}
      onContextMenu={event => {
        event.preventDefault();
        actions.menu(id, new DOMRect(event.clientX, event.clientY, 0, 0));
      }}
    >
      <div role="gridcell" className={styles.nameCell} {...tab(0)}>
        <Swatch slot={territory.colourSlot} locked={territory.locked} />
        {renaming ? (
          <RenameField name={territory.name} onDone={name => actions.rename(id, name)} />
        ) : (
          <div className={styles.names}>
            <div className={styles.name}>
              <span className={styles.nameText} title={territory.name}>
                {territory.name}
              </span>
              {territory.locked ? <Lock size={12} className={styles.lock} aria-label="locked" /> : null}
            </div>
            <div className={styles.rep}>{row.repName || 'vacant'}</div>
            <button
              type="button"
              tabIndex={-1}
              className={styles.more}
              aria-label={`Actions for ${territory.name}`}
              onClick={event => {
                event.stopPropagation();
                actions.menu(id, event.currentTarget);
              }}
            >
              <Ellipsis size={14} aria-hidden />
            </button>
          </div>
        )}
      </div>
      {goals.map((goal, index) => (
        <FigureCell
          key={goal.measureId}
          figure={row.figures[index]}
          goal={goal}
          label={measureLabel(summary, goal.measureId)}
          text={measureText(summary, goal.measureId, row.figures[index].value)}
          before={side ? side.before[index] : before?.[index]?.deviation}
          now={side ? side.now[index] : undefined}
          cellProps={tab(index + 1)}
          onExplain={anchor => actions.explain(id, index, anchor)}
        />
      ))}
      <div role="gridcell" className={styles.count} {...tab(accountsColumn)}>
        {side ? (
          <span className={styles.change}>
            {side.accountsChange > 0 ? '+' : side.accountsChange < 0 ? '−' : '±'}
            {formatCount(Math.abs(side.accountsChange))}
          </span>
        ) : (
          <button
            type="button"
            tabIndex={-1}
            className={styles.countButton}
            aria-label={`${formatCount(row.accounts)} accounts, show them`}
            onClick={event => {
              event.stopPropagation();
              actions.accounts(id);
            }}
          >
            {formatCount(row.accounts)}
          </button>
        )}
      </div>
      <div role="gridcell" className={styles.count} {...tab(accountsColumn + 1)}>
        {row.pieces > 1 ? (
          <span className={styles.broken} title={`${row.pieces} pieces that do not touch`}>
            <Unlink size={11} aria-hidden />
            {row.pieces}
          </span>
        ) : (
          <span className={styles.pieces}>{row.pieces}</span>
        )}
      </div>
    </div>
  );
});

interface FigureCellProps {
  readonly figure: GoalFigure;
  readonly goal: BalanceGoal;
  readonly label: string;
  /** The value as it is written. */
  readonly text: string;
  /** Deviation before a run or a gesture. */
  readonly before: number | undefined;
  /** Deviation as it would be on release. */
  readonly now: number | undefined;
  readonly cellProps: { readonly 'data-column': number; readonly tabIndex: number };
  readonly onExplain: (anchor: Element) => void;
}

function FigureCell({ figure, goal, label, text, before, now, cellProps, onExplain }: FigureCellProps) {
  const deviation = now ?? figure.deviation;
  const state = now === undefined ? figure.state : stateOf(now, goal.band);
  const words =
    before === undefined
      ? `${label} ${text}, ${formatDeviation(deviation)}, ${STATE_WORDS[state]}`
      : `${label}, before and now: ${formatDeviation(before)} ${formatDeviation(deviation)}, ${STATE_WORDS[state]}`;
  return (
    <div
      role="gridcell"
      {...cellProps}
      aria-label={words}
      className={`${styles.cell} ${styles.corridor}`}
      style={bandStyle(goal.band)}
    >
      <span className={`${styles.value} ${before === undefined ? '' : styles.before}`}>
        {before === undefined ? text : formatDeviation(before)}
      </span>
      <button
        type="button"
        tabIndex={-1}
        className={`${styles.deviation} ${state === 'in' ? '' : styles[state]}`}
        aria-label={`${formatDeviation(deviation)}: how is this computed?`}
        onClick={event => onExplain(event.currentTarget)}
      >
        {formatDeviation(deviation)}
      </button>
      <span className={styles.cellBar}>
        <BalanceBar
          ratio={1 + deviation}
          band={goal.band}
          state={state}
          before={before === undefined ? undefined : 1 + before}
        />
      </span>
    </div>
  );
}

/** Where the corridor of a goal begins and ends in its column, for the style sheet. */
function bandStyle(band: number): CSSProperties {
  const percent = (ratio: number) => `${(Math.max(0, Math.min(1.7, ratio)) / 1.7) * 100}%`;
  return { '--band-from': percent(1 - band), '--band-to': percent(1 + band) } as CSSProperties;
}

/** Enter and leaving keep the name, Escape drops it (null). */
function RenameField({ name, onDone }: { readonly name: string; readonly onDone: (name: string | null) => void }) {
  const [text, setText] = useState(name);
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const finish = (result: string | null) => {
    if (done.current) return;
    done.current = true;
    onDone(result);
  };
  return (
    <input
      ref={input}
      className={styles.rename}
      aria-label="Name of the territory"
      value={text}
      maxLength={80}
      onChange={event => setText(event.target.value)}
      onBlur={() => finish(text)}
      onClick={event => event.stopPropagation()}
      onDoubleClick={event => event.stopPropagation()}
      onKeyDown={event => {
        event.stopPropagation();
        if (event.key === 'Enter') finish(text);
        if (event.key === 'Escape') finish(null);
      }}
    />
  );
}
