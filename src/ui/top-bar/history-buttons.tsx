import { Redo2, Undo2 } from 'lucide-react';
import { useApp, useCommands } from '../app-context';
import { IconButton } from '../controls/icon-button';
import { keyText } from '../shortcuts';

export function HistoryButtons() {
  const commands = useCommands();
  const undo = useApp(state => state.history.past.at(-1)?.label);
  const redo = useApp(state => state.history.future.at(-1)?.label);
  const run = useApp(state => state.balance.run !== null);
  const busy = run ? 'apply or discard the balanced plan first' : null;
  return (
    <>
      <IconButton
        label="Undo"
        icon={<Undo2 size={16} aria-hidden />}
        tooltip={`Undo: ${undo}`}
        shortcut={keyText('Ctrl Z')}
        unavailable={busy ?? (undo === undefined ? 'nothing to take back' : null)}
        onClick={() => commands.undo()}
      />
      <IconButton
        label="Redo"
        icon={<Redo2 size={16} aria-hidden />}
        tooltip={`Redo: ${redo}`}
        shortcut={keyText('Shift Ctrl Z')}
        unavailable={busy ?? (redo === undefined ? 'nothing was taken back' : null)}
        onClick={() => commands.redo()}
      />
    </>
  );
}
