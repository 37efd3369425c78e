import { ChevronDown } from 'lucide-react';
import type { ExportKind } from '../../worker/protocol';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { Menu, MenuGroup, MenuItem, MenuSeparator } from '../controls/menu';
import { keyText } from '../shortcuts';

const PLAN_FILES: readonly { readonly kind: ExportKind; readonly label: string; readonly detail: string }[] = [
  { kind: 'territories-geojson', label: 'Territories', detail: 'GeoJSON' },
  { kind: 'hexes-geojson', label: 'Hexes', detail: 'GeoJSON' },
  { kind: 'hexes-csv', label: 'Hexes and their territory', detail: 'CSV' },
  { kind: 'territory-summary-csv', label: 'Territory figures', detail: 'CSV' },
];

const ACCOUNT_FILES: typeof PLAN_FILES = [
  { kind: 'accounts-csv', label: 'Your file with territories added', detail: 'CSV' },
  { kind: 'assignments-csv', label: 'Account ids and territories', detail: 'CSV' },
  { kind: 'change-list-csv', label: 'Change list', detail: 'CSV' },
];

/** Everything that leaves the page does so as a file of this device. */
export function ExportMenu() {
  const commands = useCommands();
  const hasPlan = useApp(state => state.dataset !== null);
  const hasAccounts = useApp(state => Boolean(state.dataset?.source));
  const hasToday = useApp(state => state.dataset?.sums.today !== undefined);
  const rejected = useApp(state => state.dataset?.report?.rejected ?? 0);
  const hasMonths = useApp(state => Boolean(state.dataset?.report?.lines?.monthly));
  const noAccounts = hasAccounts ? null : 'This project was saved without accounts';
  return (
    <Menu
      align="end"
      trigger={
        <Button variant="ghost" unavailable={hasPlan ? null : 'Nothing is on the map yet'}>
          Export
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
    >
      <MenuGroup label="The plan">
        {PLAN_FILES.map(file => (
          <MenuItem key={file.kind} shortcut={file.detail} onSelect={() => void commands.exportFile(file.kind)}>
            {file.label}
          </MenuItem>
        ))}
      </MenuGroup>
      <MenuGroup label="The accounts">
        {ACCOUNT_FILES.map(file => (
          <MenuItem
            key={file.kind}
            shortcut={file.detail}
            unavailable={
              noAccounts ??
              (file.kind === 'change-list-csv' && !hasToday ? 'The file does not say who has what today' : null)
            }
            onSelect={() => void commands.exportFile(file.kind)}
          >
            {file.label}
          </MenuItem>
        ))}
        {hasMonths ? (
          <MenuItem shortcut="CSV" onSelect={() => void commands.exportFile('territory-months-csv')}>
            Sales per territory and month
          </MenuItem>
        ) : null}
        {rejected > 0 ? (
          <MenuItem shortcut="CSV" onSelect={() => void commands.exportFile('rejected-csv')}>
            {rejected.toLocaleString('en-US')} rows left out, with reasons
          </MenuItem>
        ) : null}
      </MenuGroup>
      <MenuSeparator />
      <MenuGroup label="The project, to go on with elsewhere">
        <MenuItem shortcut={keyText('Ctrl S')} onSelect={() => void commands.exportProject(false)}>
          Project file without accounts
        </MenuItem>
        <MenuItem unavailable={noAccounts} onSelect={() => void commands.exportProject(true)}>
          Project file with accounts
        </MenuItem>
      </MenuGroup>
    </Menu>
  );
}
