import { CircleHelp } from 'lucide-react';
import type { ViewState } from '../../state/app-state';
import { useApp, useCommands } from '../app-context';
import { IconButton } from '../controls/icon-button';
import { Menu, MenuChoice, MenuGroup, MenuItem, MenuSeparator } from '../controls/menu';
import { keyText } from '../shortcuts';

const THEMES: readonly { readonly value: ViewState['theme']; readonly label: string }[] = [
  { value: 'system', label: 'As the device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

export function HelpMenu() {
  const commands = useCommands();
  const theme = useApp(state => state.view.theme);
  return (
    <Menu align="end" trigger={<IconButton label="Help and appearance" icon={<CircleHelp size={16} aria-hidden />} />}>
      <MenuItem shortcut="?" onSelect={() => commands.openDialog('help')}>
        Help and keys
      </MenuItem>
      <MenuItem shortcut={keyText('Ctrl K')} onSelect={() => commands.openDialog('commands')}>
        All commands
      </MenuItem>
      <MenuSeparator />
      <MenuGroup label="Appearance">
        {THEMES.map(({ value, label }) => (
          <MenuChoice key={value} checked={theme === value} onSelect={() => commands.setTheme(value)}>
            {label}
          </MenuChoice>
        ))}
      </MenuGroup>
    </Menu>
  );
}
