// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and move while a table element would not let them
// biome-ignore-all lint/a11y/useFocusableInteractive: cells and their buttons take the focus, not rows
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { formatCount } from '../../state/format';
import type { PlanFigures } from '../../state/selectors/territory-rows';
import { useApp, useAppStore, useCommands } from '../app-context';
import { Swatch } from '../controls/swatch';
import { counted, measureLabel, measureText } from '../measure-words';
import { nextSort, type SortColumn, type SortOrder } from './sort-rows';
import { type RowActions, TerritoryRow, type TerritoryRowProps } from './territory-row';
import styles from './territory-table.module.css';

const ROW_HEIGHT = 32;
/** Short tables are drawn as a whole, long ones as far as they are in sight. */
const SHORT_TABLE = 60;
const COUNT_COLUMNS = [
  { column: 'accounts', label: 'Accounts', short: 'Acc.' },
  { column: 'pieces', label: 'Pieces', short: 'Pcs' },
] as const;
const NO_ROWS: ReadonlyMap<number, TerritoryRowProps['before']> = new Map();

export interface TerritoryTableProps {
  /** The rows to show, in their order. */
  readonly rows: PlanFigures['rows'];
  readonly headline: PlanFigures['headline'];
  /** Figures before a run, when one is on screen. */
  readonly compared: PlanFigures | null;
  readonly compact: boolean;
  readonly sort: SortOrder;
  readonly onSort: (sort: SortOrder) => void;
  readonly onMenu: RowActions['menu'];
  readonly onExplain: RowActions['explain'];
  readonly onAccounts: RowActions['accounts'];
}

/**
 * The legend of the map and the table of measures in one. A grid for the keyboard: arrows move between cells, Enter
 * selects and frames or explains the figure, F2 renames, Delete deletes the territory.
 */
export function TerritoryTable(props: TerritoryTableProps) {
  const { rows, headline, compared, compact, sort, onSort, onMenu, onExplain, onAccounts } = props;
  const store = useAppStore();
  const commands = useCommands();
  const goals = useApp(state => state.goals);
  const summary = useApp(state => state.dataset?.summary);
  const hovered = useApp(state => state.view.hoveredTerritory);
  const chosen = useApp(state => state.view.selectedTerritories);
  const renaming = useApp(state => state.view.renaming);
  const sides = useApp(state => state.draft?.sides);
  const scroller = useRef<HTMLDivElement>(null);
  const anchorId = useRef(0);
  const [active, setActive] = useState({ id: 0, column: 0 });

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: rows.length <= SHORT_TABLE ? SHORT_TABLE : 6,
    scrollPaddingStart: 72,
    scrollPaddingEnd: 36,
  });

  const order = useMemo(() => rows.map(row => row.territory.id), [rows]);
  const orderRef = useRef(order);
  orderRef.current = order;
  const before = useMemo(
    () => (compared ? new Map(compared.rows.map(row => [row.territory.id, row.figures])) : NO_ROWS),
    [compared],
  );
  const sideOf = useMemo(() => new Map(sides?.map(side => [side.territoryId, side])), [sides]);
  const chosenIds = useMemo(() => new Set(chosen), [chosen]);

  const actions = useMemo(
    (): RowActions => ({
      hover: id => commands.hover(id, -1),
      click: (id, event) => {
        const { selectedTerritories } = store.getState().view;
        setActive(current => ({ id, column: current.column }));
        if (event.shiftKey && anchorId.current) {
          const ids = orderRef.current;
          const [low, high] = [ids.indexOf(anchorId.current), ids.indexOf(id)].toSorted((a, b) => a - b);
          commands.selectTerritories(low < 0 ? [id] : ids.slice(low, high + 1));
          return;
        }
        anchorId.current = id;
        if (event.ctrlKey || event.metaKey) {
          const without = selectedTerritories.filter(other => other !== id);
          commands.selectTerritories(
            without.length === selectedTerritories.length ? [...selectedTerritories, id] : without,
          );
        } else commands.selectTerritories([id]);
      },
      frame: id => commands.frame({ territoryId: id }),
      menu: onMenu,
      explain: onExplain,
      accounts: onAccounts,
      rename: (id, name) => {
        commands.setRenaming(0);
        if (name !== null) commands.renameTerritory(id, name);
        focusCell(scroller.current, id, 0);
      },
    }),
    [commands, store, onMenu, onExplain, onAccounts],
  );

  // A territory chosen on the map comes into sight here.
  const { scrollToIndex } = virtual;
  useEffect(() => {
    if (chosen.length !== 1) return;
    const index = orderRef.current.indexOf(chosen[0]);
    if (index >= 0) scrollToIndex(index, { align: 'auto' });
  }, [chosen, scrollToIndex]);

  const columns = goals.length + 3;
  const activeId = order.includes(active.id) ? active.id : (order[0] ?? 0);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement || rows.length === 0) return;
    const cell = event.target instanceof Element ? event.target.closest('[role="gridcell"]') : null;
    if (!cell?.closest('[data-row]')) return;
    const index = order.indexOf(activeId);
    const move = (nextIndex: number, column: number) => {
      event.preventDefault();
      const bounded = Math.max(0, Math.min(order.length - 1, nextIndex));
      const next = { id: order[bounded], column: Math.max(0, Math.min(columns - 1, column)) };
      setActive(next);
      scrollToIndex(bounded, { align: 'auto' });
      requestAnimationFrame(() => focusCell(scroller.current, next.id, next.column));
    };
    const page = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 320) / ROW_HEIGHT) - 3);
    switch (event.key) {
      case 'ArrowDown':
        return move(index + 1, active.column);
      case 'ArrowUp':
        return move(index - 1, active.column);
      case 'ArrowRight':
        return move(index, active.column + 1);
      case 'ArrowLeft':
        return move(index, active.column - 1);
      case 'PageDown':
        return move(index + page, active.column);
      case 'PageUp':
        return move(index - page, active.column);
      case 'Home':
        return event.ctrlKey ? move(0, 0) : move(index, 0);
      case 'End':
        return event.ctrlKey ? move(order.length - 1, columns - 1) : move(index, columns - 1);
      case 'Enter':
        event.preventDefault();
        if (active.column > 0 && active.column <= goals.length) return onExplain(activeId, active.column - 1, cell);
        if (active.column === goals.length + 1) return onAccounts(activeId);
        commands.selectTerritories([activeId]);
        return commands.frame({ territoryId: activeId });
      case ' ':
        event.preventDefault();
        return actions.click(activeId, event);
      case 'F2':
        event.preventDefault();
        return commands.setRenaming(activeId);
      case 'F10':
      case 'ContextMenu':
        if (event.key === 'F10' && !event.shiftKey) return;
        event.preventDefault();
        return onMenu(activeId, cell);
      case 'Delete':
        event.preventDefault();
        event.stopPropagation();
        commands.deleteTerritory(activeId);
    }
  };

  return (
    <div className={styles.scroller} ref={scroller}>
      <div
        role="grid"
        aria-label="Territories"
        aria-rowcount={rows.length + 3}
        aria-colcount={columns}
        aria-multiselectable
        className={`${styles.grid} ${compact ? styles.compact : ''}`}
        style={{ '--goals': goals.length } as CSSProperties}
        onKeyDown={onKeyDown}
      >
        <div role="row" aria-rowindex={1} className={styles.head}>
          <div
            role="columnheader"
            aria-sort={ariaSort(sort, 'name') ?? ariaSort(sort, 'rep') ?? 'none'}
            className={`${styles.headCell} ${styles.headName}`}
          >
            <button
              type="button"
              className={styles.sort}
              title="Sort by territory, then by rep"
              onClick={() => onSort(nextSort(sort, 'name'))}
            >
              <span className={styles.headLine}>
                Territory <SortMark sort={sort} column="name" />
              </span>
              <span className={styles.headLine}>
                Rep <SortMark sort={sort} column="rep" />
              </span>
            </button>
          </div>
          {goals.map((goal, index) => {
            const label = measureLabel(summary, goal.measureId);
            return (
              <div
                key={goal.measureId}
                role="columnheader"
                aria-sort={ariaSort(sort, index) ?? 'none'}
                className={styles.headCell}
              >
                <button
                  type="button"
                  className={styles.sort}
                  title={`Sort by deviation of ${label.toLocaleLowerCase()}`}
                  onClick={() => onSort(nextSort(sort, index))}
                >
                  <span className={`${styles.headLine} ${styles.goal}`}>
                    {label} <SortMark sort={sort} column={index} />
                  </span>
                  {compared ? (
                    <span className={styles.beforeNow}>
                      <span>today</span>
                      <span>now</span>
                    </span>
                  ) : (
                    <span className={styles.headLine}>
                      target {measureText(summary, goal.measureId, headline.targetPerFte[index])}
                    </span>
                  )}
                </button>
              </div>
            );
          })}
          {COUNT_COLUMNS.map(({ column, label, short }) => (
            <div
              key={column}
              role="columnheader"
              aria-label={label}
              aria-sort={ariaSort(sort, column) ?? 'none'}
              className={`${styles.headCell} ${styles.right}`}
            >
              <button
                type="button"
                className={styles.sort}
                title={`Sort by ${label.toLocaleLowerCase()}`}
                onClick={() => onSort(nextSort(sort, column))}
              >
                <span className={styles.headLine}>
                  {short} <SortMark sort={sort} column={column} />
                </span>
              </button>
            </div>
          ))}
        </div>

        <div role="row" aria-rowindex={2} className={`${styles.row} ${styles.unassigned}`}>
          <div role="gridcell" tabIndex={-1} className={styles.nameCell}>
            <Swatch slot={null} />
            <div className={styles.names}>
              <div className={styles.name}>Unassigned</div>
              <div className={styles.rep}>{counted(headline.unassigned.hexes, 'hex', 'hexes')}</div>
            </div>
          </div>
          {goals.map((goal, index) => (
            <div key={goal.measureId} role="gridcell" tabIndex={-1} className={styles.cell}>
              <span className={styles.value}>
                {measureText(summary, goal.measureId, headline.unassigned.figures[index])}
              </span>
            </div>
          ))}
          <div role="gridcell" tabIndex={-1} className={styles.count}>
            {formatCount(headline.unassigned.accounts)}
          </div>
          <div role="gridcell" tabIndex={-1} className={styles.count} />
        </div>

        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(item => {
            const row = rows[item.index];
            const { id } = row.territory;
            return (
              <TerritoryRow
                key={id}
                row={row}
                position={item.index + 3}
                top={item.start}
                goals={goals}
                summary={summary}
                hovered={hovered === id}
                chosen={chosenIds.has(id)}
                renaming={renaming === id}
                activeColumn={id === activeId ? Math.min(active.column, columns - 1) : -1}
                before={before.get(id)}
                side={sideOf.get(id)}
                actions={actions}
              />
            );
          })}
        </div>
        <div className={styles.filler} />
        <div role="row" aria-rowindex={rows.length + 3} className={styles.totals}>
          <div role="gridcell" tabIndex={-1} className={styles.nameCell}>
            Total
          </div>
          {goals.map((goal, index) => (
            <div key={goal.measureId} role="gridcell" tabIndex={-1} className={styles.cell}>
              <button
                type="button"
                className={styles.value}
                title="How is the target computed?"
                onClick={event => onExplain(0, index, event.currentTarget)}
              >
                {measureText(summary, goal.measureId, headline.totals.figures[index])}
              </button>
              <span className={styles.deviation}>{headline.insidePerGoal[index]} in band</span>
            </div>
          ))}
          <div role="gridcell" tabIndex={-1} className={styles.count}>
            {formatCount(headline.totals.accounts)}
          </div>
          <div role="gridcell" tabIndex={-1} className={styles.count}>
            {formatCount(headline.totals.pieces)}
          </div>
        </div>
      </div>
    </div>
  );
}

function SortMark({ sort, column }: { readonly sort: SortOrder; readonly column: SortColumn }) {
  if (sort.column !== column) return null;
  return sort.descending ? <ArrowDown size={11} aria-hidden /> : <ArrowUp size={11} aria-hidden />;
}

function ariaSort(sort: SortOrder, column: SortColumn): 'ascending' | 'descending' | undefined {
  if (sort.column !== column) return undefined;
  return sort.descending ? 'descending' : 'ascending';
}

/** Puts the keyboard on a cell; 0 = the name. */
export function focusCell(root: HTMLElement | null, id: number, column: number): void {
  root?.querySelector<HTMLElement>(`[data-row="${id}"] [data-column="${column}"]`)?.focus({ preventScroll: true });
}
