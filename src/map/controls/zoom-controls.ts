/** Zoom in, zoom out and fit, at the lower right of the map. */
import { icon, make } from './dom';
import styles from './map-controls.module.css';

const PLUS = 'M8 3.5v9M3.5 8h9';
const MINUS = 'M3.5 8h9';
const FIT = 'M3 6V3h3M10 3h3v3M13 10v3h-3M6 13H3v-3';

export function zoomControls(actions: {
  readonly zoomIn: () => void;
  readonly zoomOut: () => void;
  readonly fit: () => void;
  /** What `fit` brings into view, as the button's name. */
  readonly fitLabel: string;
}): HTMLElement {
  const button = (label: string, path: string, action: () => void): HTMLButtonElement => {
    const element = make('button', styles.zoomButton, icon(path));
    element.type = 'button';
    element.setAttribute('aria-label', label);
    element.title = label;
    element.addEventListener('click', action);
    return element;
  };
  const group = make(
    'div',
    styles.zoom,
    button('Zoom in', PLUS, actions.zoomIn),
    button('Zoom out', MINUS, actions.zoomOut),
    button(actions.fitLabel, FIT, actions.fit),
  );
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', 'Zoom');
  return group;
}
