import { Ellipsis, Plus, Search, Unlink, X } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { formatCount, formatDeviation } from '../../state/format';
import { comparedFigures, planFigures } from '../../state/selectors/plan-figures';
import { activePlan } from '../../state/selectors/shown-plan';
import type { PlanFigures } from '../../state/selectors/territory-rows';
import { AccountList } from '../accounts/account-list';
import { useApp, useAppStore, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { Dialog } from '../controls/dialog';
import { EmptyState } from '../controls/empty-state';
import { IconButton } from '../controls/icon-button';
import { Menu, MenuItem, MenuSeparator } from '../controls/menu';
import { TextField } from '../controls/text-field';
import { measureLabel } from '../measure-words';
import { TerritoryPicker } from '../pickers/territory-picker';
import { CapacityPopover } from './capacity-popover';
import { FormulaPopover } from './formula-popover';
import { RowMenu } from './row-menu';
import { DEFAULT_SORT, matchingRows, sortRows } from './sort-rows';
import styles from './territory-panel.module.css';
import { focusCell, TerritoryTable } from './territory-table';

/** What stands over the table, and where. Points are wrapped so that popups can be tied to them. */
type Overlay =
  | { readonly kind: 'menu' | 'capacity' | 'merge'; readonly id: number; readonly anchor: Element | VirtualAnchor }
  | { readonly kind: 'formula'; readonly id: number; readonly goal: number; readonly anchor: VirtualAnchor }
  | { readonly kind: 'accounts'; readonly id: number };

interface VirtualAnchor {
  getBoundingClientRect(): DOMRect;
}

/** The right side of the workbench: headline figures over the table of territories. */
export function TerritoryPanel({ compact }: { readonly compact: boolean }) {
  const figures = useApp(planFigures);
  const compared = useApp(comparedFigures);
  if (!figures) return <aside className={styles.panel} aria-label="Territories" />;
  return <FilledPanel figures={figures} compared={compared} compact={compact} />;
}

interface FilledPanelProps {
  readonly figures: PlanFigures;
  readonly compared: PlanFigures | null;
  readonly compact: boolean;
}

function FilledPanel({ figures, compared, compact }: FilledPanelProps) {
  const store = useAppStore();
  const commands = useCommands();
  const runStatus = useApp(state => state.balance.run?.status);
  const isProposed = useApp(state => Boolean(state.balance.run?.best));
  const panel = useRef<HTMLElement>(null);
  const [sort, setSort] = useState(DEFAULT_SORT);
  const [query, setQuery] = useState<string | null>(null);
  const [overlay, setOverlay] = useState<Overlay | null>(null);
  const rows = useMemo(() => sortRows(matchingRows(figures.rows, query ?? ''), sort), [figures.rows, query, sort]);

  const close = useCallback(() => setOverlay(null), []);
  const openMenu = useCallback((id: number, at: Element | DOMRect) => {
    const anchor = at instanceof DOMRect ? { getBoundingClientRect: () => at } : at;
    setOverlay({ kind: 'menu', id, anchor });
  }, []);
  const explain = useCallback((id: number, goal: number, figure: Element) => {
    // Beside the panel, at the height of the figure: the rows stay in sight.
    const across = panel.current?.getBoundingClientRect() ?? figure.getBoundingClientRect();
    const { top, height } = figure.getBoundingClientRect();
    const rect = new DOMRect(across.left, top, across.width, height);
    setOverlay({ kind: 'formula', id, goal, anchor: { getBoundingClientRect: () => rect } });
  }, []);
  const showAccounts = useCallback((id: number) => setOverlay({ kind: 'accounts', id }), []);

  const row = overlay ? figures.rows.find(candidate => candidate.territory.id === overlay.id) : undefined;
  const selected = store.getState().view.selectedTerritories;
  const ids = row && selected.includes(row.territory.id) ? selected : row ? [row.territory.id] : [];

  return (
    <aside ref={panel} className={styles.panel} aria-label="Territories">
      <header className={styles.header}>
        {query === null ? (
          <>
            <h2 className={styles.title}>
              Territories <span className={styles.count}>{figures.headline.territories}</span>
            </h2>
            {isProposed ? (
              <span className={styles.note}>
                {runStatus === 'running' ? 'best so far' : 'proposed'}
                {compared ? ', tick = today' : ''}
              </span>
            ) : null}
            <IconButton label="Search territories" icon={<Search size={16} />} onClick={() => setQuery('')} />
          </>
        ) : (
          <>
            <TextField
              label="Search territories and reps"
              hideLabel
              autoFocus
              size="small"
              className={styles.search}
              icon={<Search size={14} />}
              placeholder="Territory or rep"
              value={query}
              onChange={setQuery}
              onKeyDown={event => {
                if (event.key === 'Escape') {
                  event.stopPropagation();
                  setQuery(null);
                }
              }}
            />
            <IconButton label="Close the search" icon={<X size={16} />} onClick={() => setQuery(null)} />
          </>
        )}
        <IconButton
          label="New territory"
          icon={<Plus size={16} />}
          unavailable={isProposed ? 'apply or discard the balanced plan first' : null}
          onClick={() => {
            if (!commands.createTerritory()) return;
            const { plans, activePlanId } = store.getState();
            const made = plans.find(plan => plan.id === activePlanId)?.territories.at(-1);
            if (!made) return;
            commands.selectTerritories([made.id]);
            commands.setRenaming(made.id);
          }}
        />
        <PanelMenu figures={figures} />
      </header>
      <Headline figures={figures} />
      {figures.rows.length === 0 ? (
        <div className={styles.empty}>
          <EmptyState
            title="No territories yet"
            text="Draw one with the lasso, or let Auto-balance make them."
            actions={
              <>
                <Button variant="primary" onClick={() => commands.openBalance()}>
                  Auto-balance
                </Button>
                <Button onClick={() => commands.createTerritory()}>New territory</Button>
              </>
            }
          />
        </div>
      ) : (
        <TerritoryTable
          rows={rows}
          headline={figures.headline}
          compared={compared}
          compact={compact}
          sort={sort}
          onSort={setSort}
          onMenu={openMenu}
          onExplain={explain}
          onAccounts={showAccounts}
        />
      )}
      {query && rows.length === 0 ? <p className={styles.nothing}>No territory or rep contains “{query}”.</p> : null}

      {overlay?.kind === 'menu' && row ? (
        <RowMenu
          row={row}
          ids={ids}
          anchor={overlay.anchor}
          onClose={() => setOverlay(current => (current?.kind === 'menu' ? null : current))}
          onReturnFocus={() => focusCell(panel.current, overlay.id, 0)}
          onMerge={() => setOverlay({ ...overlay, kind: 'merge' })}
          onCapacity={() => setOverlay({ ...overlay, kind: 'capacity' })}
        />
      ) : null}
      {overlay?.kind === 'capacity' && row ? (
        <CapacityPopover row={row} anchor={overlay.anchor} onClose={close} />
      ) : null}
      {overlay?.kind === 'merge' && row ? (
        <TerritoryPicker
          label={`Merge ${ids.length > 1 ? `${ids.length} territories` : row.territory.name} into…`}
          anchor={overlay.anchor}
          exclude={ids.length > 1 ? undefined : ids}
          onClose={close}
          onPick={target => {
            close();
            if (target.kind !== 'territory') return;
            const from = ids.filter(id => id !== target.id);
            commands.mergeTerritories(from, target.id);
          }}
        />
      ) : null}
      {overlay?.kind === 'formula' ? (
        <FormulaPopover
          figures={figures}
          territoryId={overlay.id}
          goalIndex={overlay.goal}
          anchor={overlay.anchor}
          onClose={close}
          onAccounts={showAccounts}
        />
      ) : null}
      <Dialog
        open={overlay?.kind === 'accounts'}
        onClose={close}
        title={`Accounts of ${row?.territory.name ?? 'this territory'}`}
        description="A click shows the account’s hex on the map."
        width={760}
      >
        {overlay?.kind === 'accounts' ? (
          <div className={styles.accounts}>
            <AccountList
              label={`Accounts of ${row?.territory.name ?? 'this territory'}`}
              query={{ kind: 'territory', territoryId: overlay.id }}
              onShow={close}
              empty={<EmptyState title="No accounts" text="None of the accounts that count lies in this territory." />}
            />
          </div>
        ) : null}
      </Dialog>
    </aside>
  );
}

function PanelMenu({ figures }: { readonly figures: PlanFigures }) {
  const commands = useCommands();
  const all = figures.rows.map(row => row.territory.id);
  const locked = figures.rows.filter(row => row.territory.locked).map(row => row.territory.id);
  const lockedAccounts = useApp(state => activePlan(state)?.lockedAccounts.length ?? 0);
  return (
    <Menu align="end" trigger={<IconButton label="More for territories" icon={<Ellipsis size={16} />} />}>
      <MenuItem
        unavailable={all.length === locked.length ? 'Every territory is locked' : null}
        onSelect={() => commands.setTerritoryLock(all, true)}
      >
        Lock all
      </MenuItem>
      <MenuItem
        unavailable={locked.length === 0 ? 'No territory is locked' : null}
        onSelect={() => commands.setTerritoryLock(locked, false)}
      >
        Unlock all
      </MenuItem>
      <MenuItem
        shortcut={lockedAccounts > 0 ? formatCount(lockedAccounts) : undefined}
        onSelect={() => commands.openDialog('locked-accounts')}
      >
        Locked accounts…
      </MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={() => commands.selectTerritories(all)}>Select all</MenuItem>
      <MenuItem onSelect={() => commands.frame('all')}>Show the whole market</MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={() => commands.openDialog('goals')}>Goals and bands…</MenuItem>
      <MenuItem onSelect={() => void commands.exportFile('territory-summary-csv')}>Download as CSV</MenuItem>
    </Menu>
  );
}

function Headline({ figures }: { readonly figures: PlanFigures }) {
  const commands = useCommands();
  const summary = useApp(state => state.dataset?.summary);
  const goals = useApp(state => state.goals);
  const { insideAll, territories, worst, extraPieces } = figures.headline;
  const worstRow = figures.rows.find(row => row.territory.id === worst?.territoryId);
  const bands = goals.length === 1 ? 'inside the band' : goals.length === 2 ? 'inside both bands' : 'inside all bands';
  return (
    <div className={styles.headline}>
      <div>
        <strong>
          {insideAll} of {territories}
        </strong>
        <span>{bands}</span>
      </div>
      {worst && worstRow ? (
        <button
          type="button"
          className={styles.worst}
          onClick={() => {
            commands.selectTerritories([worst.territoryId]);
            commands.frame({ territoryId: worst.territoryId });
          }}
        >
          <strong>
            {formatDeviation(worst.deviation)} {worstRow.territory.name}
          </strong>
          <span>largest deviation, {measureLabel(summary, worst.measureId).toLocaleLowerCase()}</span>
        </button>
      ) : (
        <div />
      )}
      <button type="button" className={styles.pieces} onClick={() => commands.openDrawer('problems')}>
        <strong>
          {extraPieces > 0 ? <Unlink size={12} aria-hidden /> : null}
          {extraPieces}
        </strong>
        <span>{extraPieces === 1 ? 'extra piece' : 'extra pieces'}</span>
      </button>
    </div>
  );
}
