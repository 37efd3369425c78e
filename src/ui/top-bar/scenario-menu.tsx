import { ChevronDown, Copy, Pencil, Shapes, Trash2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { useApp, useCommands } from '../app-context';
import { Button } from '../controls/button';
import { Menu, MenuChoice, MenuGroup, MenuItem, MenuSeparator } from '../controls/menu';
import { NameField } from './name-field';
import styles from './top-bar.module.css';

/** The plans of the project, one of them on screen. */
export function ScenarioMenu() {
  const commands = useCommands();
  const plans = useApp(state => state.plans);
  const activeId = useApp(state => state.activePlanId);
  const run = useApp(state => state.balance.run !== null);
  const [renaming, setRenaming] = useState(false);
  const namesNext = useRef(false);
  const active = plans.find(plan => plan.id === activeId);
  if (!active) return null;
  if (renaming) {
    return (
      <NameField
        label="Name of the scenario"
        name={active.name}
        onDone={name => {
          setRenaming(false);
          namesNext.current = false;
          if (name !== null) commands.renamePlan(active.id, name);
        }}
      />
    );
  }
  const busy = run ? 'Apply or discard the balanced plan first' : null;
  return (
    <Menu
      returnsFocus={() => !namesNext.current}
      trigger={
        <Button variant="ghost" className={styles.scenario} aria-label={`Scenario: ${active.name}`}>
          <span className={styles.clip}>{active.name}</span>
          <ChevronDown size={14} aria-hidden />
        </Button>
      }
    >
      <MenuGroup label="Scenarios of this project">
        {plans.map(plan => (
          <MenuChoice
            key={plan.id}
            checked={plan.id === activeId}
            detail={`${plan.territories.length} territories`}
            label={plan.name}
            onSelect={() => commands.selectPlan(plan.id)}
          >
            {plan.name}
          </MenuChoice>
        ))}
      </MenuGroup>
      <MenuSeparator />
      <MenuItem icon={<Copy size={14} />} unavailable={busy} onSelect={() => commands.duplicatePlan()}>
        Duplicate
      </MenuItem>
      <MenuItem icon={<Shapes size={14} />} unavailable={busy} onSelect={() => commands.openDialog('polygons')}>
        From polygons (GeoJSON)…
      </MenuItem>
      <MenuItem
        icon={<Pencil size={14} />}
        onSelect={() => {
          namesNext.current = true;
          setRenaming(true);
        }}
      >
        Rename
      </MenuItem>
      <MenuItem
        danger
        icon={<Trash2 size={14} />}
        unavailable={busy ?? (plans.length === 1 ? 'The only scenario of the project' : null)}
        onSelect={() => commands.deletePlan(active.id)}
      >
        Delete
      </MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={() => commands.openDialog('versions')}>Earlier versions…</MenuItem>
    </Menu>
  );
}
