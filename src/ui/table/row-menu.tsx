import { Menu as Base } from '@base-ui/react/menu';
import { Crosshair, Gauge, GitMerge, Lock, LockOpen, Palette, Pencil, Split, Trash2, UserRound } from 'lucide-react';
import { useRef } from 'react';
import type { TerritoryRow } from '../../state/selectors/territory-rows';
import { useApp, useCommands } from '../app-context';
import { MenuChoice, MenuItem, MenuSeparator, SubMenu } from '../controls/menu';
import popupStyles from '../controls/popup-list.module.css';
import { Swatch } from '../controls/swatch';
import styles from './row-menu.module.css';

const SLOTS = Array.from({ length: 24 }, (_, slot) => slot);

export interface RowMenuProps {
  readonly row: TerritoryRow;
  /** All territories the menu acts on: the selection when the row is part of it. */
  readonly ids: readonly number[];
  readonly anchor: Element | { getBoundingClientRect(): DOMRect };
  readonly onClose: () => void;
  /** The focus goes back to the row, unless what was chosen takes it. */
  readonly onReturnFocus: () => void;
  readonly onMerge: () => void;
  readonly onCapacity: () => void;
}

/** What can be done with a territory; opened by right click, by the dots of a row and by Shift F10. */
export function RowMenu({ row, ids, anchor, onClose, onReturnFocus, onMerge, onCapacity }: RowMenuProps) {
  const commands = useCommands();
  const reps = useApp(state => state.reps);
  const takesFocus = useRef(false);
  const handOver = (next: () => void) => () => {
    takesFocus.current = true;
    next();
  };
  const { territory } = row;
  const several = ids.length > 1;
  const one = several ? 'Select one territory only' : null;
  const locked = territory.locked ? `${territory.name} is locked` : null;
  return (
    <Base.Root open modal={false} onOpenChange={open => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner
          className={popupStyles.positioner}
          anchor={anchor}
          align="start"
          sideOffset={2}
          collisionPadding={8}
        >
          <Base.Popup
            className={popupStyles.popup}
            finalFocus={() => {
              if (!takesFocus.current) onReturnFocus();
              return false;
            }}
            aria-label={`Actions for ${territory.name}`}
          >
            <MenuItem icon={<Crosshair size={14} />} onSelect={() => commands.frame({ territoryId: territory.id })}>
              Show on the map
            </MenuItem>
            <MenuItem
              icon={<Pencil size={14} />}
              shortcut="F2"
              unavailable={one}
              onSelect={handOver(() => commands.setRenaming(territory.id))}
            >
              Rename
            </MenuItem>
            {several ? null : (
              <SubMenu icon={<Palette size={14} />} label="Colour">
                <Base.RadioGroup
                  className={styles.colours}
                  value={territory.colourSlot}
                  onValueChange={slot => commands.recolourTerritory(territory.id, slot)}
                >
                  {SLOTS.map(slot => (
                    <Base.RadioItem
                      key={slot}
                      value={slot}
                      closeOnClick
                      aria-label={`Colour ${slot + 1}`}
                      className={`${styles.colour} ${slot === territory.colourSlot ? styles.current : ''}`}
                    >
                      <Swatch slot={slot} size={20} />
                    </Base.RadioItem>
                  ))}
                </Base.RadioGroup>
              </SubMenu>
            )}
            <MenuItem
              icon={territory.locked ? <LockOpen size={14} /> : <Lock size={14} />}
              onSelect={() => commands.setTerritoryLock(ids, !territory.locked)}
            >
              {territory.locked ? 'Unlock' : 'Lock'}
              {several ? ` ${ids.length} territories` : ''}
            </MenuItem>
            <MenuSeparator />
            {several ? null : (
              <SubMenu icon={<UserRound size={14} />} label="Assign a rep">
                <MenuChoice checked={territory.repId === null} onSelect={() => commands.assignRep(territory.id, null)}>
                  Vacant
                </MenuChoice>
                {reps.map(rep => (
                  <MenuChoice
                    key={rep.id}
                    checked={territory.repId === rep.id}
                    onSelect={() => commands.assignRep(territory.id, rep.id)}
                  >
                    {rep.name}
                  </MenuChoice>
                ))}
                <MenuSeparator />
                <MenuItem onSelect={() => commands.openDialog('reps')}>Edit reps…</MenuItem>
              </SubMenu>
            )}
            <MenuItem icon={<Gauge size={14} />} unavailable={one} onSelect={handOver(onCapacity)}>
              Capacity share…
            </MenuItem>
            <MenuSeparator />
            <MenuItem icon={<GitMerge size={14} />} unavailable={several ? null : locked} onSelect={handOver(onMerge)}>
              {several ? `Merge ${ids.length} territories into…` : 'Merge into…'}
            </MenuItem>
            <MenuItem
              icon={<Split size={14} />}
              unavailable={one ?? locked ?? (row.pieces > 1 ? null : 'It is in one piece')}
              onSelect={() => commands.splitPieces(territory.id)}
            >
              Split pieces
            </MenuItem>
            <MenuItem
              danger
              icon={<Trash2 size={14} />}
              shortcut="Del"
              unavailable={one ?? locked}
              onSelect={() => commands.deleteTerritory(territory.id)}
            >
              Delete territory
            </MenuItem>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
