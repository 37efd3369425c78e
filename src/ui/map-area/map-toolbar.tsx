import {
  Brush,
  ChevronDown,
  Eraser,
  Hand,
  Lasso,
  Minus,
  MousePointer2,
  Pentagon,
  Plus,
  SquareDashed,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { ToolId } from '../../state/app-state';
import { shownPlan } from '../../state/selectors/shown-plan';
import { useApp, useCommands } from '../app-context';
import { IconButton } from '../controls/icon-button';
import { Swatch } from '../controls/swatch';
import { counted } from '../measure-words';
import { TerritoryPicker } from '../pickers/territory-picker';
import { TOOL_KEYS } from '../shortcuts';
import styles from './map-toolbar.module.css';

const TOOLS: readonly { readonly id: ToolId; readonly label: string; readonly icon: ReactNode }[] = [
  { id: 'hand', label: 'Hand', icon: <Hand size={16} aria-hidden /> },
  { id: 'pick', label: 'Pick', icon: <MousePointer2 size={16} aria-hidden /> },
  { id: 'brush', label: 'Brush', icon: <Brush size={16} aria-hidden /> },
  { id: 'lasso', label: 'Lasso', icon: <Lasso size={16} aria-hidden /> },
  { id: 'polygon', label: 'Polygon', icon: <Pentagon size={16} aria-hidden /> },
  { id: 'rectangle', label: 'Rectangle', icon: <SquareDashed size={16} aria-hidden /> },
];

/** The tools that draw hexes into a territory. */
export const DRAWING_TOOLS: readonly ToolId[] = ['brush', 'lasso', 'polygon', 'rectangle'];

export function MapToolbar() {
  const commands = useCommands();
  const tool = useApp(state => state.view.tool);
  const rings = useApp(state => state.view.brushRings);
  return (
    <div role="toolbar" aria-label="Map tools" className={styles.bar}>
      {TOOLS.map(({ id, label, icon }) => (
        <IconButton
          key={id}
          label={label}
          icon={icon}
          shortcut={TOOL_KEYS[id]}
          pressed={tool === id}
          onClick={() => commands.setTool(id)}
        />
      ))}
      <span className={styles.rule} />
      <TargetSelect />
      {tool === 'brush' ? (
        <>
          <span className={styles.rule} />
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a part of a toolbar line */}
          <span className={styles.size} role="group" aria-label="Brush size">
            <IconButton
              size="small"
              label="Smaller brush"
              shortcut="["
              icon={<Minus size={14} aria-hidden />}
              unavailable={rings === 0 ? 'one hex is the least' : null}
              onClick={() => commands.setBrushRings(rings - 1)}
            />
            <span className={styles.hexes}>{counted(3 * rings * (rings + 1) + 1, 'hex', 'hexes')}</span>
            <IconButton
              size="small"
              label="Larger brush"
              shortcut="]"
              icon={<Plus size={14} aria-hidden />}
              onClick={() => commands.setBrushRings(rings + 1)}
            />
          </span>
        </>
      ) : null}
    </div>
  );
}

/** Where drawn hexes go. */
function TargetSelect() {
  const commands = useCommands();
  const target = useApp(state => state.view.target);
  const territory = useApp(state =>
    target.kind === 'territory' ? shownPlan(state)?.territories.find(other => other.id === target.id) : undefined,
  );
  const name =
    target.kind === 'unassign' ? 'Unassign' : target.kind === 'new' || !territory ? 'New territory' : territory.name;
  return (
    <span className={styles.into}>
      <span aria-hidden>into</span>
      <TerritoryPicker
        label="Draw into…"
        withOthers
        chosen={target}
        onPick={next => commands.setTarget(next)}
        trigger={
          <button type="button" className={styles.target} aria-label={`Draw into ${name}`}>
            {territory ? (
              <Swatch slot={territory.colourSlot} locked={territory.locked} />
            ) : target.kind === 'unassign' ? (
              <Eraser size={14} aria-hidden />
            ) : (
              <Plus size={14} aria-hidden />
            )}
            <span className={styles.name}>{name}</span>
            <ChevronDown size={14} aria-hidden />
          </button>
        }
      />
    </span>
  );
}
