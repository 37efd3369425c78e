import type { PaintTarget, ToolId } from '../../state/app-state';
import { shownPlan } from '../../state/selectors/shown-plan';
import { useApp } from '../app-context';
import styles from './hint-strip.module.css';

type Hint = readonly (readonly [keys: string, words: string])[];

function place(target: PaintTarget, name: string): string {
  if (target.kind === 'unassign') return 'unassign';
  return target.kind === 'new' ? 'make a new territory' : `move to ${name}`;
}

const IDLE: Readonly<Record<Exclude<ToolId, 'hand' | 'pick'>, (to: string) => Hint>> = {
  brush: to => [
    ['Drag', `to ${to}`],
    ['[ ]', 'size'],
    ['Alt', 'removes'],
    ['Space', 'moves the map'],
  ],
  lasso: to => [
    ['Drag', `round hexes to ${to}`],
    ['Alt', 'removes'],
    ['Space', 'moves the map'],
  ],
  polygon: to => [
    ['Click', 'corners'],
    ['Enter', `to ${to}`],
    ['Backspace', 'takes one back'],
  ],
  rectangle: to => [
    ['Drag', `over hexes to ${to}`],
    ['Alt', 'removes'],
    ['Space', 'moves the map'],
  ],
};

/** What the tool in use does with the next move; while drawing, what release, Escape and Alt mean. */
export function HintStrip() {
  const tool = useApp(state => state.view.tool);
  const draft = useApp(state => state.draft);
  const idleTarget = useApp(state => state.view.target);
  const target = draft?.target ?? idleTarget;
  const name = useApp(state =>
    target.kind === 'territory'
      ? (shownPlan(state)?.territories.find(territory => territory.id === target.id)?.name ?? '')
      : '',
  );
  if (tool === 'hand' || (tool === 'pick' && !draft)) return null;
  const to = place(target, name);
  const hint: Hint = draft
    ? [
        [tool === 'polygon' ? 'Enter' : 'Release', `to ${to}`],
        ['Esc', 'drops it'],
        ['Alt', 'removes'],
      ]
    : tool === 'pick'
      ? []
      : IDLE[tool](to);
  return (
    <div className={styles.strip}>
      {hint.map(([keys, words]) => (
        <span key={keys}>
          <strong>{keys}</strong> {words}
        </span>
      ))}
      {draft && draft.refused > 0 ? <span className={styles.refused}>{draft.refusal}</span> : null}
    </div>
  );
}
