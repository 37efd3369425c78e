import { Crosshair, Eraser, GitMerge, List, Lock, LockOpen, MoveRight, Split, Trash2, X } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import type { Dataset } from '../../state/app-state';
import { planFigures } from '../../state/selectors/plan-figures';
import { shownPlan } from '../../state/selectors/shown-plan';
import type { TerritoryRow } from '../../state/selectors/territory-rows';
import { HexAccountsDialog } from '../accounts/hex-accounts-dialog';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { IconButton } from '../controls/icon-button';
import { counted, measureLabel, measureText } from '../measure-words';
import { TerritoryPicker } from '../pickers/territory-picker';
import styles from './selection-bar.module.css';

/** What is selected adds up to, and what can be done with it. */
export function SelectionBar() {
  const hexes = useApp(state => state.view.selectedHexes);
  const ids = useApp(state => state.view.selectedTerritories);
  const figures = useApp(planFigures);
  const dataset = useApp(state => state.dataset);
  const rows = useMemo(() => figures?.rows.filter(row => ids.includes(row.territory.id)) ?? [], [figures?.rows, ids]);
  if (!dataset) return null;
  if (hexes.length > 0) return <HexBar dataset={dataset} hexes={hexes} />;
  if (rows.length > 0) return <TerritoryBar rows={rows} />;
  return null;
}

function HexBar({ dataset, hexes }: { readonly dataset: Dataset; readonly hexes: Int32Array }) {
  const commands = useCommands();
  const goals = useApp(state => state.goals);
  const plan = useApp(shownPlan);
  const locks = plan?.lockedHexes;
  const [listed, setListed] = useState(false);
  const sums = useMemo(() => {
    let accounts = 0;
    for (const hex of hexes) accounts += dataset.sums.accounts[hex];
    const values = goals.map(goal => {
      const column = dataset.summary.measures.findIndex(measure => measure.id === goal.measureId);
      let sum = 0;
      if (column >= 0) for (const hex of hexes) sum += dataset.sums.sums[column][hex];
      return sum;
    });
    return { accounts, values };
  }, [dataset, hexes, goals]);
  const lockedAccounts = useMemo(() => {
    const chosen = new Set(hexes);
    return plan?.lockedAccounts.filter(account => chosen.has(account.hex)).length ?? 0;
  }, [hexes, plan?.lockedAccounts]);
  const locked = useMemo(() => locks !== undefined && hexes.every(hex => locks[hex] === 1), [hexes, locks]);
  return (
    <Bar
      title={counted(hexes.length, 'hex', 'hexes')}
      facts={[
        counted(sums.accounts, 'account') + (lockedAccounts > 0 ? `, ${lockedAccounts} locked` : ''),
        ...goals.map(
          (goal, index) =>
            `${measureText(dataset.summary, goal.measureId, sums.values[index])} ${measureLabel(dataset.summary, goal.measureId).toLocaleLowerCase()}`,
        ),
      ]}
      onClear={() => commands.selectHexes(new Int32Array(0))}
    >
      <TerritoryPicker
        label="Move to…"
        withOthers
        onPick={target => commands.paintSelection(target)}
        trigger={
          <Button size="small" variant="primary" icon={<MoveRight size={14} aria-hidden />}>
            Move to…
          </Button>
        }
      />
      <Button
        size="small"
        icon={<Split size={14} aria-hidden />}
        tooltip="Makes these hexes a territory of their own"
        onClick={() => commands.splitSelection()}
      >
        Split off
      </Button>
      {hexes.length === 1 && sums.accounts > 0 && dataset.source ? (
        <IconButton
          size="small"
          label="Accounts of this hex"
          icon={<List size={14} aria-hidden />}
          onClick={() => setListed(true)}
        />
      ) : null}
      {listed ? <HexAccountsDialog hex={hexes[0]} accounts={sums.accounts} onClose={() => setListed(false)} /> : null}
      <IconButton
        size="small"
        label={locked ? 'Unlock' : 'Lock'}
        icon={locked ? <LockOpen size={14} aria-hidden /> : <Lock size={14} aria-hidden />}
        tooltip={locked ? 'Unlock' : 'Lock: these hexes then stay where they are'}
        onClick={() => commands.setHexLock(hexes, !locked)}
      />
      <Button
        size="small"
        icon={<Eraser size={14} aria-hidden />}
        tooltip="Takes them out of their territory"
        shortcut="Delete"
        onClick={() => commands.paintSelection({ kind: 'unassign' })}
      >
        Unassign
      </Button>
    </Bar>
  );
}

function TerritoryBar({ rows }: { readonly rows: readonly TerritoryRow[] }) {
  const commands = useCommands();
  const summary = useApp(state => state.dataset?.summary);
  const goals = useApp(state => state.goals);
  const ids = useMemo(() => rows.map(row => row.territory.id), [rows]);
  const [first] = rows;
  const single = rows.length === 1;
  const locked = rows.every(row => row.territory.locked);
  const sum = (read: (row: TerritoryRow) => number) => rows.reduce((total, row) => total + read(row), 0);
  return (
    <Bar
      title={single ? first.territory.name : `${rows.length} territories`}
      facts={[
        counted(
          sum(row => row.hexes),
          'hex',
          'hexes',
        ),
        counted(
          sum(row => row.accounts),
          'account',
        ),
        ...goals.map(
          (goal, index) =>
            `${measureText(
              summary,
              goal.measureId,
              sum(row => row.figures[index].value),
            )} ${measureLabel(summary, goal.measureId).toLocaleLowerCase()}`,
        ),
      ]}
      onClear={() => commands.selectTerritories([])}
    >
      <IconButton
        size="small"
        label={locked ? 'Unlock' : 'Lock'}
        icon={locked ? <LockOpen size={14} aria-hidden /> : <Lock size={14} aria-hidden />}
        tooltip={locked ? 'Unlock' : 'Lock: it then neither gains nor loses a hex'}
        onClick={() => commands.setTerritoryLock(ids, !locked)}
      />
      {single ? (
        <IconButton
          size="small"
          label="Show on the map"
          icon={<Crosshair size={14} aria-hidden />}
          onClick={() => commands.frame({ territoryId: first.territory.id })}
        />
      ) : null}
      <TerritoryPicker
        label={`Merge ${single ? first.territory.name : `${rows.length} territories`} into…`}
        exclude={single ? ids : undefined}
        onPick={target => {
          if (target.kind !== 'territory') return;
          commands.mergeTerritories(
            ids.filter(id => id !== target.id),
            target.id,
          );
        }}
        trigger={
          <Button size="small" icon={<GitMerge size={14} aria-hidden />}>
            Merge into…
          </Button>
        }
      />
      {single && first.pieces > 1 ? (
        <Button
          size="small"
          icon={<Split size={14} aria-hidden />}
          tooltip="Makes every further piece a territory of its own"
          onClick={() => commands.splitPieces(first.territory.id)}
        >
          Split pieces
        </Button>
      ) : null}
      {single ? (
        <IconButton
          size="small"
          label="Delete the territory"
          tooltip="Delete: its hexes become unassigned"
          icon={<Trash2 size={14} aria-hidden />}
          unavailable={locked ? `${first.territory.name} is locked` : null}
          onClick={() => commands.deleteTerritory(first.territory.id)}
        />
      ) : null}
    </Bar>
  );
}

interface BarProps {
  readonly title: string;
  readonly facts: readonly string[];
  readonly onClear: () => void;
  readonly children: ReactNode;
}

function Bar({ title, facts, onClear, children }: BarProps) {
  return (
    <section className={styles.bar} aria-label="Selection">
      <div className={styles.words} aria-live="polite">
        <strong>{title}</strong>
        <span>{facts.join(' · ')}</span>
      </div>
      <div className={styles.actions}>
        {children}
        <IconButton
          size="small"
          label="Clear the selection"
          shortcut="Esc"
          icon={<X size={14} aria-hidden />}
          onClick={onClear}
        />
      </div>
    </section>
  );
}
