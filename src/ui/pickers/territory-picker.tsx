import { Combobox } from '@base-ui/react/combobox';
import { Eraser, Plus, Search } from 'lucide-react';
import { type ReactElement, useMemo } from 'react';
import type { PaintTarget } from '../../state/app-state';
import { shownPlan } from '../../state/selectors/shown-plan';
import { useApp } from '../app-context';
import { Swatch } from '../controls/swatch';
import styles from './territory-picker.module.css';

interface Entry {
  readonly value: string;
  readonly label: string;
  readonly target: PaintTarget;
  readonly slot: number | null;
  readonly locked: boolean;
}

export interface TerritoryPickerProps {
  readonly label: string;
  readonly onPick: (target: PaintTarget) => void;
  /** The element that opens it; or leave it out and give `anchor` and `onClose`. */
  readonly trigger?: ReactElement;
  readonly anchor?: Element | { getBoundingClientRect(): DOMRect };
  readonly onClose?: () => void;
  /** Also offers a new territory and unassigning. */
  readonly withOthers?: boolean;
  readonly exclude?: readonly number[];
  readonly chosen?: PaintTarget;
}

/** A searchable list of territories. */
export function TerritoryPicker({
  label,
  onPick,
  trigger,
  anchor,
  onClose,
  withOthers = false,
  exclude,
  chosen,
}: TerritoryPickerProps) {
  const plan = useApp(shownPlan);
  const entries = useMemo((): readonly Entry[] => {
    const others: Entry[] = withOthers
      ? [
          { value: 'new', label: 'New territory', target: { kind: 'new' }, slot: null, locked: false },
          { value: 'unassign', label: 'Unassign', target: { kind: 'unassign' }, slot: null, locked: false },
        ]
      : [];
    const territories = (plan?.territories ?? [])
      .filter(territory => !exclude?.includes(territory.id))
      .map(
        (territory): Entry => ({
          value: String(territory.id),
          label: territory.name,
          target: { kind: 'territory', id: territory.id },
          slot: territory.colourSlot,
          locked: territory.locked,
        }),
      )
      .sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
    return [...others, ...territories];
  }, [plan?.territories, exclude, withOthers]);
  const chosenKey = chosen?.kind === 'territory' ? String(chosen.id) : chosen?.kind;

  return (
    <Combobox.Root
      items={entries}
      autoHighlight
      value={entries.find(entry => entry.value === chosenKey) ?? null}
      open={trigger ? undefined : true}
      onOpenChange={open => {
        if (!open) onClose?.();
      }}
      onValueChange={entry => {
        if (entry) onPick(entry.target);
      }}
    >
      {trigger ? <Combobox.Trigger render={trigger} role="button" /> : null}
      <Combobox.Portal>
        <Combobox.Positioner
          className={styles.positioner}
          anchor={anchor}
          align="start"
          sideOffset={4}
          collisionPadding={8}
        >
          <Combobox.Popup className={styles.popup} aria-label={label}>
            <div className={styles.search}>
              <Search size={14} aria-hidden />
              <Combobox.Input className={styles.input} placeholder={label} aria-label={label} />
            </div>
            <Combobox.Empty>
              <p className={styles.empty}>No territory has that name.</p>
            </Combobox.Empty>
            <Combobox.List className={styles.list}>
              {(entry: Entry) => (
                <Combobox.Item key={entry.value} value={entry} className={styles.item}>
                  <EntryMark entry={entry} />
                  <span className={styles.name}>{entry.label}</span>
                  {entry.locked ? <span className={styles.detail}>locked</span> : null}
                </Combobox.Item>
              )}
            </Combobox.List>
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

function EntryMark({ entry }: { readonly entry: Entry }) {
  if (entry.target.kind === 'new') return <Plus size={14} aria-hidden />;
  if (entry.target.kind === 'unassign') return <Eraser size={14} aria-hidden />;
  return <Swatch slot={entry.slot} locked={entry.locked} />;
}
