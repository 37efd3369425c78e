// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and come in pages, a table element cannot hold them
// biome-ignore-all lint/a11y/useFocusableInteractive: buttons in the cells take the focus
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type CSSProperties, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { AppState } from '../../state/app-state';
import { formatCount } from '../../state/format';
import { shownPlan } from '../../state/selectors/shown-plan';
import type { AccountQuery } from '../../worker/protocol';
import { useApp, useCommands } from '../app-context';
import { Swatch } from '../controls/swatch';
import { measureText } from '../measure-words';
import styles from './account-list.module.css';
import { AccountLockButton } from './account-lock-button';
import { type AccountSort, useAccountPages } from './account-pages';
import { AccountPlace } from './account-place';

const ROW_HEIGHT = 28;

export interface AccountListProps {
  readonly label: string;
  readonly query: AccountQuery;
  /** Shows today's territory beside the one of the plan. */
  readonly withToday?: boolean;
  /** Shown instead of the list when no account answers the query. */
  readonly empty: ReactNode;
  /** After an account was shown on the map. */
  readonly onShow?: () => void;
}

/** Accounts as rows, a page at a time from the worker; a click shows the account's hex on the map. */
export function AccountList({ label, query, withToday = false, empty, onShow }: AccountListProps) {
  const commands = useCommands();
  const summary = useApp(state => state.dataset?.summary);
  const sums = useApp(state => state.dataset?.sums);
  const plan = useApp(shownPlan);
  const goals = useApp(state => state.goals);
  const measures = useMemo(
    () => goals.map(goal => summary?.measures.findIndex(measure => measure.id === goal.measureId) ?? -1),
    [goals, summary],
  );
  const [sort, setSort] = useState<AccountSort>({ measure: Math.max(0, measures[0] ?? 0), descending: true });
  const version = useMemo(
    () => [plan?.assignment, plan?.territories, sums],
    [plan?.assignment, plan?.territories, sums],
  );
  const { total, rowAt, need, failed } = useAccountPages(query, sort, version);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: total ?? 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (total) need(first, last);
  }, [need, first, last, total]);
  const territories = useMemo(
    () => new Map(plan?.territories.map(territory => [territory.id, territory])),
    [plan?.territories],
  );

  const dayLabel = useApp(lastDayLabel);
  const locked = useMemo(() => new Set(plan?.lockedAccounts.map(account => account.key)), [plan?.lockedAccounts]);

  if (failed) return <p className={styles.remark}>The accounts could not be listed: {failed}</p>;
  if (total === null) return <p className={styles.remark}>Reading the accounts…</p>;
  if (total === 0) return empty;
  // All accounts of one territory: its name stands above the list.
  const withTerritory = query.kind !== 'territory';
  const columns = 3 + Number(withToday) + Number(withTerritory) + Number(dayLabel !== null) + measures.length;
  const texts = `24px minmax(140px, 2fr) repeat(${columns - 2 - measures.length}, minmax(90px, 1fr))`;
  return (
    <div
      role="table"
      aria-label={label}
      aria-rowcount={total + 1}
      aria-colcount={columns}
      className={styles.list}
      style={{ '--columns': `${texts} repeat(${Math.max(1, measures.length)}, 84px)` } as CSSProperties}
    >
      <div role="row" aria-rowindex={1} className={styles.head}>
        <HeadCell>
          <span className="visually-hidden">Lock</span>
        </HeadCell>
        <HeadCell>Account</HeadCell>
        <HeadCell>Place</HeadCell>
        {withToday ? <HeadCell>Today</HeadCell> : null}
        {withTerritory ? <HeadCell>{withToday ? 'In this plan' : 'Territory'}</HeadCell> : null}
        {dayLabel ? <HeadCell>{dayLabel}</HeadCell> : null}
        {measures.map((measure, index) => (
          <HeadCell key={goals[index].measureId} right>
            <button
              type="button"
              className={styles.sort}
              onClick={() => setSort({ measure, descending: sort.measure === measure ? !sort.descending : true })}
            >
              {summary?.measures[measure]?.label ?? goals[index].measureId}
              {sort.measure !== measure ? null : sort.descending ? (
                <ArrowDown size={11} aria-label="descending" />
              ) : (
                <ArrowUp size={11} aria-label="ascending" />
              )}
            </button>
          </HeadCell>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard */}
      <div ref={scroller} className={styles.scroller} role="rowgroup" tabIndex={0}>
        <div style={{ height: virtual.getTotalSize() }} className={styles.canvas}>
          {items.map(item => {
            const row = rowAt(item.index);
            const territory = row ? territories.get(row.territoryId) : undefined;
            return (
              <div
                key={item.key}
                role="row"
                aria-rowindex={item.index + 2}
                className={styles.row}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                {row ? (
                  <>
                    <Cell>
                      <AccountLockButton
                        account={{ key: row.key, name: row.name, reason: '', hex: row.hex }}
                        locked={locked.has(row.key)}
                      />
                    </Cell>
                    <Cell>
                      <button
                        type="button"
                        className={styles.link}
                        title={`${row.name || row.id}: show its hex on the map`}
                        onClick={() => {
                          commands.selectHexes(Int32Array.of(row.hex));
                          commands.frame({ hexes: [row.hex] });
                          onShow?.();
                        }}
                      >
                        {row.name || row.id}
                      </button>
                    </Cell>
                    <Cell>
                      <AccountPlace row={row} />
                    </Cell>
                    {withToday ? <Cell>{row.today || 'nobody'}</Cell> : null}
                    {withTerritory ? (
                      <Cell>
                        <Swatch slot={territory?.colourSlot ?? null} locked={territory?.locked} size={10} />{' '}
                        {territory?.name ?? 'Unassigned'}
                      </Cell>
                    ) : null}
                    {dayLabel ? (
                      <Cell>
                        {row.lastDay}
                        {row.lines > 1 ? <span className={styles.lines}> {formatCount(row.lines)} rows</span> : null}
                      </Cell>
                    ) : null}
                    {measures.map((measure, index) => (
                      <Cell key={goals[index].measureId} right>
                        {measureText(summary, goals[index].measureId, row.values[measure])}
                      </Cell>
                    ))}
                  </>
                ) : (
                  <Cell>
                    <span className={styles.waiting}>row {formatCount(item.index + 1)}…</span>
                  </Cell>
                )}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** What the day of an account is, null when the file has none. */
function lastDayLabel({ dataset }: AppState): string | null {
  const fields = dataset?.source?.mapping.columns.map(({ field }) => field) ?? [];
  return fields.includes('date') ? 'Last order' : fields.includes('lastActivity') ? 'Last contact' : null;
}

function HeadCell({ right, children }: { readonly right?: boolean; readonly children: ReactNode }) {
  return (
    <div role="columnheader" className={right ? styles.right : styles.cell}>
      {children}
    </div>
  );
}

function Cell({ right, children }: { readonly right?: boolean; readonly children: ReactNode }) {
  return (
    <div role="cell" className={right ? styles.right : styles.cell}>
      {children}
    </div>
  );
}
