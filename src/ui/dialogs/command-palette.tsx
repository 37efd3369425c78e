import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog as Base } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { commandList } from '../../state/command-list';
import { shownPlan } from '../../state/selectors/shown-plan';
import { useApp, useCommands } from '../app-context';
import dialogStyles from '../controls/dialog.module.css';
import { Swatch } from '../controls/swatch';
import { keyText } from '../shortcuts';
import styles from './command-palette.module.css';
import { search } from './command-search';

interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  readonly shortcut: string;
  readonly unavailable: string | null;
  /** Colour of a territory, null for a command. */
  readonly slot: number | null;
  run(): void;
}

/** Everything by its words: commands, with the reason when one cannot run now, and territories to go to. */
export function CommandPalette({ onClose }: { readonly onClose: () => void }) {
  const commands = useCommands();
  const state = useApp(whole => whole);
  const [typed, setTyped] = useState('');
  const input = useRef<HTMLInputElement | null>(null);
  // At once, not a frame later: people type on, and the first letter would choose a tool.
  const takeFocus = useCallback((node: HTMLInputElement | null) => {
    input.current = node;
    node?.focus();
  }, []);

  const entries = useMemo<readonly PaletteEntry[]>(() => {
    const listed = commandList(state, commands)
      .filter(command => command.id !== 'commands')
      .map(command => ({
        ...command,
        shortcut: keyText(command.shortcut.replace('Mod', 'Ctrl').replaceAll('+', ' ')),
        slot: null,
        run: () => command.run(),
      }));
    const territories = (shownPlan(state)?.territories ?? []).map(territory => ({
      id: `territory-${territory.id}`,
      label: `Go to ${territory.name}`,
      shortcut: '',
      unavailable: null,
      slot: territory.colourSlot,
      run: () => {
        commands.selectTerritories([territory.id]);
        commands.frame({ territoryId: territory.id });
      },
    }));
    // What cannot run now stands last, with its reason.
    return [
      ...listed.filter(command => command.unavailable === null),
      ...territories,
      ...listed.filter(command => command.unavailable !== null),
    ];
  }, [state, commands]);
  const found = search(entries, typed);
  const run = (entry: PaletteEntry) => {
    // First out of the way: the command may open a dialog of its own.
    onClose();
    entry.run();
  };

  return (
    <Base.Root open onOpenChange={next => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={dialogStyles.backdrop} />
        <Base.Popup className={styles.popup} initialFocus={input}>
          <Base.Title className="visually-hidden">Find a command or a territory</Base.Title>
          <Autocomplete.Root
            open
            inline
            mode="none"
            items={found}
            itemToStringValue={entry => entry.label}
            value={typed}
            onValueChange={(next, { reason }) => {
              if (reason !== 'item-press') setTyped(next);
            }}
            autoHighlight="always"
            keepHighlight
          >
            <div className={styles.search}>
              <Search size={16} aria-hidden />
              <Autocomplete.Input
                ref={takeFocus}
                aria-label="Find a command or a territory"
                placeholder="Find a command or a territory"
                spellCheck={false}
              />
            </div>
            <Autocomplete.Empty className={styles.empty}>
              <p className={styles.none}>Nothing by these words. Try a shorter one.</p>
            </Autocomplete.Empty>
            <Autocomplete.List className={styles.list} aria-label="Commands and territories">
              {(entry: PaletteEntry) => (
                <Autocomplete.Item
                  key={entry.id}
                  value={entry}
                  disabled={entry.unavailable !== null}
                  className={styles.entry}
                  onClick={() => run(entry)}
                >
                  <span className={styles.mark}>{entry.slot === null ? null : <Swatch slot={entry.slot} />}</span>
                  <span className={styles.label}>{entry.label}</span>
                  {entry.unavailable ? <span className={styles.reason}>{entry.unavailable}</span> : null}
                  {!entry.unavailable && entry.shortcut ? <kbd className={styles.keys}>{entry.shortcut}</kbd> : null}
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
